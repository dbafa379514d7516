import type { LambdaEvent } from 'hono/aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createToken } from '../../../functions/aws/table/tokens.ts';
import { rows } from '../../../shared/wiring.ts';
import { type HttpRequest, httpEvent } from '../../support/cost/events.ts';
import { FakeParameters } from '../../support/fake/parameters.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';

Object.assign(process.env, {
  TABLE_NAME: 'table',
  INBOX_BUCKET: 'inbox',
  ARCHIVE_BUCKET: 'archive',
  API_URL: 'https://api.example',
  PUBLIC_READ: 'false',
  SIGNING_KEYS_PARAMETER: '/signing-keys',
  SITE_ORIGINS: 'https://clips.example https://www.clips.example',
  AUDIT_DAYS: '365',
});
vi.mock('../../../functions/aws/start-compile.ts', () => ({ startCompile: async () => {} }));
const { handler } = await import('../../../functions/api/handler.ts');

const event = (method: HttpRequest['method'], path: string, given: object = {}): LambdaEvent => ({
  ...httpEvent({ method, path }),
  ...given,
});

let headers: Record<string, string>;
let table: FakeTable;

beforeEach(async () => {
  table = new FakeTable();
  new FakeParameters();
  const { clear } = await createToken(['write'], 'test');
  headers = { host: 'api.example', authorization: `Bearer ${clear}`, 'content-type': 'application/json' };
});

describe('behind the HTTP API', () => {
  it('asks for a token', async () => {
    const answer = await handler(event('GET', '/v1/clips'));
    expect(answer).toMatchObject({ statusCode: 401, isBase64Encoded: false });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 401 });
  });

  it.each([false, true])('takes a body, in base64: %s', async (isBase64Encoded) => {
    const json = JSON.stringify({ id: 'رندا', name: 'رندا قسيس' });
    const body = isBase64Encoded ? Buffer.from(json).toString('base64') : json;
    const created = await handler(event('POST', '/v1/names', { headers, body, isBase64Encoded }));
    expect(created.statusCode).toBe(201);
    const one = await handler(event('GET', '/v1/names/رندا', { headers }));
    expect(JSON.parse(one.body)).toEqual({
      ...{ id: 'رندا', name: 'رندا قسيس', aliases: [] },
      feeds: { atom: expect.stringContaining('https://api.example/v1/feeds/'), json: expect.any(String) },
    });
  });

  it.each(['TRACE', 'TRACK', 'CONNECT'])('answers 405 to %s, which no Request may have', async (method) => {
    const answer = await handler(event(method, '/v1/clips', { headers }));
    expect([answer.statusCode, answer.headers?.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(answer.headers?.['content-type']).toBe('application/problem+json');
  });

  it.each([
    ['?', 'would begin the query'],
    ['#', 'would begin the fragment'],
    ['\\', 'would be a slash'],
    ['\u0013', 'would be cut off at the end'],
  ])('finds the route of an id with %j, which %s', async (character) => {
    const answer = await handler(event('GET', `/v1/subscriptions/a${character}`, { headers }));
    expect([answer.statusCode, JSON.parse(answer.body).detail]).toEqual([
      404,
      'There is no subscription with this id.',
    ]);
  });

  it.each(['GET', 'HEAD'])('takes no notice of the body of a %s', async (method) => {
    const answer = await handler(event(method, '/v1/clips', { headers, body: '{"limit":0}' }));
    expect(answer.statusCode).toBe(200);
  });

  it('lists with the real repositories', async () => {
    const answer = await handler(
      event('GET', '/v1/clips', { headers, rawQueryString: 'outlet=Al%20Mayadeen&limit=5' }),
    );
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ items: [], nextCursor: null });
    const receipts = await handler(event('GET', '/v1/receipts', { headers, rawQueryString: 'key=a%2Bb%20%C3%A9.txt' }));
    expect(JSON.parse(receipts.body)).toEqual({ items: [], nextCursor: null });
  });
});

describe('a change', () => {
  it('has its trail wherever its run dies; one that is done says what it changed', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(console, 'warn').mockReturnValue();
    let last: readonly (readonly unknown[])[] = [];
    const start = table.snapshot();
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable(start);
        return table;
      },
      work: async () => {
        await handler(event('PUT', '/v1/names/ada', { headers, body: '{"name":"Ada Lind"}' }));
      },
      check: (label) => {
        const trail = table.ofKind(rows.audit).map(({ what, who, id, asked, after }) => [what, who, id, asked, after]);
        const isChanged = table.ofKind(rows.name).length > 0;
        expect(trail.length, label).toBeGreaterThanOrEqual(isChanged ? 1 : 0);
        last = trail;
      },
    });
    const after = '{"id":"ada","name":"Ada Lind","aliases":[]}';
    expect(last).toEqual([['name.put', 'test', 'ada', undefined, after]]);
  });
});
