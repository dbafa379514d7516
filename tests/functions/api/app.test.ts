import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { fakeApi, fakeClip, fakeReceipt, TOKENS } from '../../support/fake/dependencies.ts';

const mention = { nameId: 'ada', count: 1, spans: [], snippet: 'Ada Lind spoke.' };

/** What the tests look at in a JSON answer. */
const Body = z.looseObject({
  id: z.string().optional(),
  confirmed: z.boolean().optional(),
  items: z.array(z.looseObject({})).optional(),
  errors: z.array(z.looseObject({})).optional(),
});

async function answer(response: Promise<Response>) {
  const { status, headers } = await response;
  const body = Body.parse(await (await response).json());
  return { status, type: headers.get('content-type'), headers, body };
}

describe('clips', () => {
  it('answers a list, one clip and its text', async () => {
    const clip = fakeClip({ mentions: [mention] });
    const { ask, stored } = fakeApi({ clips: [clip] });
    const list = await answer(ask('GET', '/v1/clips'));
    expect(list).toMatchObject({ status: 200, type: 'application/json', body: { items: [clip], nextCursor: null } });
    expect((await answer(ask('GET', `/v1/clips/${clip.clipId}`))).body).toEqual(clip);

    stored.texts.set(clip.clipId, { kind: 'text', text: 'Words, <b>words</b>.' });
    const text = await ask('GET', `/v1/clips/${clip.clipId}/text`);
    expect(text.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await text.text()).toBe('Words, <b>words</b>.');

    stored.texts.set(clip.clipId, { kind: 'archived', key: 'texts/x.txt' });
    expect(await (await ask('GET', `/v1/clips/${clip.clipId}/text`)).text()).toBe('archived under texts/x.txt');
  });

  it('hands every filter to the list', async () => {
    const listClips = vi.fn(async () => ({ items: [], position: null }));
    const { ask } = fakeApi({}, { listClips });
    const query =
      'from=2017-01-01&to=2017-12-31&outlet=Al%20Mayadeen&language=EN&name=ada&limit=5&order=oldest&story=s1&embedStatus=gone&receivedAfter=2026-01-31T13:00:00%2B01:00&q=peace%20astan';
    expect((await ask('GET', `/v1/clips?${query}`)).status).toBe(200);
    expect(listClips).toHaveBeenCalledWith({
      from: '2017-01-01',
      to: '2017-12-31',
      outlet: 'Al Mayadeen',
      language: 'en',
      nameId: 'ada',
      story: 's1',
      embedStatus: 'gone',
      receivedAfter: '2026-01-31T13:00:00+01:00',
      q: 'peace astan',
      order: 'oldest',
      limit: 5,
      position: null,
    });
  });

  it.each([
    ['limit=0', 'limit', 'nothing to give'],
    ['limit=101', 'limit', 'over the most'],
    ['limit=ten', 'limit', 'no number'],
    ['limit=1.5', 'limit', 'no whole number'],
    ['limit=1&limit=2', 'limit', 'said twice'],
    ['from=2017-02-30', 'from', 'no day of the calendar'],
    ['from=15.02.2017', 'from', 'another way of writing days'],
    ['from=2018-01-01&to=2017-01-01', 'from', 'a range that ends before it begins'],
    ['order=best', 'order', 'no order'],
    ['q=', 'q', 'nothing to search for'],
    ['q=-%27%E2%80%94', 'q', 'no word'],
    [`q=${'a '.repeat(21)}`, 'q', 'a page that was pasted'],
    [`q=${'a'.repeat(201)}`, 'q', 'so many letters'],
    ['embedStatus=dead', 'embedStatus', 'no status'],
    ['receivedAfter=2026-01-31', 'receivedAfter', 'a day, which does not say of which time zone'],
    ['name=a&nameId=b', 'name', 'two names where one is meant'],
    ['outlt=x', 'outlt', 'a slip that would silently filter nothing'],
    ['cursor=abc', 'cursor', 'no cursor'],
  ])('400 for ?%s (%s: %s)', async (query, path) => {
    const { status, type, body } = await answer(fakeApi().ask('GET', `/v1/clips?${query}`));
    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
    expect(body).toMatchObject({ title: 'Bad Request', errors: [{ in: 'query', path }] });
  });

  it.each(['clips', 'stats', 'names/ada/timeline'])('%s shows how a day is written', async (list) => {
    const { status, body } = await answer(fakeApi().ask('GET', `/v1/${list}?from=2017-13-01`));
    const message = 'is no day of the calendar: write it as 2017-02-15 (given: "2017-13-01")';
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ in: 'query', path: 'from', message }] });
  });
});

describe('names', () => {
  it('are created with a given id, and once only', async () => {
    const { ask } = fakeApi();
    const body = { id: 'randa-kassis', name: 'Randa Kassis', aliases: ['رندا قسيس'] };
    const created = await answer(ask('POST', '/v1/names', 'write', body));
    expect(created).toMatchObject({ status: 201, body });
    expect(created.headers.get('location')).toBe('/v1/names/randa-kassis');
    const again = await answer(ask('POST', '/v1/names', 'write', body));
    expect(again).toMatchObject({ status: 409, type: 'application/problem+json', body: { title: 'Conflict' } });
  });

  it.each([
    ['Randa Kassis', 'randa-kassis', 'plain'],
    ['Zoë Łukasik-Ørn', 'zoe-lukasik-orn', 'marks and letters with strokes'],
    ["Seán O'Driscoll", 'sean-odriscoll', 'an apostrophe parts nothing'],
    ['Weiß & Æther', 'weiss-aether', 'letters that become two'],
  ])('%s gets the id %s (%s)', async (name, id) => {
    expect((await answer(fakeApi().ask('POST', '/v1/names', 'write', { name }))).body).toMatchObject({ id });
  });

  it.each(['رندا قسيس', 'Рандa Кассис', '李明'])('%s gets an id made up', async (name) => {
    const { status, body } = await answer(fakeApi().ask('POST', '/v1/names', 'write', { name }));
    expect(status).toBe(201);
    expect(body.id).toMatch(/^name-[0-9a-f]{10}$/);
  });

  it('PUT creates, then replaces; DELETE removes, then finds nothing', async () => {
    const { ask, stored } = fakeApi();
    expect((await ask('PUT', '/v1/names/ada', 'write', { name: 'Ada' })).status).toBe(201);
    expect((await ask('PUT', '/v1/names/ada', 'write', { id: 'ada', name: 'Ada Lind' })).status).toBe(200);
    expect((await answer(ask('GET', '/v1/names/ada'))).body).toMatchObject({
      id: 'ada',
      name: 'Ada Lind',
      aliases: [],
    });
    const removed = await ask('DELETE', '/v1/names/ada', 'write');
    expect([removed.status, await removed.text()]).toEqual([204, '']);
    expect((await ask('DELETE', '/v1/names/ada', 'write')).status).toBe(404);
    expect((await ask('GET', '/v1/names/ada')).status).toBe(404);
    expect(stored.compiles, 'created, replaced, removed').toBe(3);
  });

  it('an id in another script works in the path', async () => {
    const { ask } = fakeApi();
    const path = `/v1/names/${encodeURIComponent('رندا')}`;
    expect((await ask('PUT', path, 'write', { name: 'رندا' })).status).toBe(201);
    expect((await answer(ask('GET', path))).body).toMatchObject({ id: 'رندا' });
  });

  it.each([
    [{ name: 'Ada', alias: ['A'] }, 'alias', 'there is no such field'],
    [{ aliases: [] }, 'name', 'is missing'],
    [{ name: '   ' }, 'name', 'must not be empty'],
    [{ name: 'Ada', aliases: 'A' }, 'aliases', 'use a list (given: "A")'],
    [{ name: 'Ada', aliases: ['A', 7] }, 'aliases.1', 'use text (given: 7)'],
    [{ name: 'Ada', id: 'a b' }, 'id', 'letters, digits'],
    [['Ada'], '', 'use an object with fields'],
  ])('400 for %j, at %j', async (body, path, message) => {
    const { status, body: problem } = await answer(fakeApi().ask('POST', '/v1/names', 'write', body));
    expect(status).toBe(400);
    expect(problem.errors).toEqual([{ in: 'body', path, message: expect.stringContaining(message) }]);
  });

  it.each([
    ['/v1/names/ada', { id: 'ben', name: 'Ada' }, 'body'],
    ['/v1/names/a%20b', { name: 'Ada' }, 'path'],
  ])('400 for PUT %s with %j', async (path, body, part) => {
    const { status, body: problem } = await answer(fakeApi().ask('PUT', path, 'write', body));
    expect([status, problem.errors?.[0]]).toMatchObject([400, { in: part, path: 'id' }]);
  });

  it('have mentions, with the clip they stand in', async () => {
    const { clipId, title, outlet, publishedOn } = fakeClip();
    const { ask } = fakeApi({ clips: [fakeClip({ mentions: [mention] })] });
    const { body } = await answer(ask('GET', '/v1/names/ada/mentions'));
    // The name is no longer tracked: what was found for it is still told.
    expect(body).toEqual({ items: [{ ...mention, clipId, title, outlet, publishedOn }], nextCursor: null });
    expect((await ask('GET', '/v1/names/nobody/mentions')).status).toBe(404);
  });

  it('without a mention yet have an empty list', async () => {
    const { ask } = fakeApi({ names: new Map([['ada', { id: 'ada', name: 'Ada', aliases: [] }]]) });
    expect((await answer(ask('GET', '/v1/names/ada/mentions'))).body).toEqual({ items: [], nextCursor: null });
  });
});

describe('receipts', () => {
  const receipts = [fakeReceipt(), fakeReceipt({ key: 'b é.txt', outcome: 'refused', reason: 'It is empty.' })];

  it('are found by key in the inbox and by outcome', async () => {
    const { ask } = fakeApi({ receipts });
    const byKey = await answer(ask('GET', `/v1/receipts?key=${encodeURIComponent('b é.txt')}`));
    expect(byKey.body).toEqual({ items: [receipts[1]], nextCursor: null });
    expect((await answer(ask('GET', '/v1/receipts?outcome=parsed'))).body.items).toEqual([receipts[0]]);
    expect((await answer(ask('GET', '/v1/receipts?key=unknown'))).body.items).toEqual([]);
  });

  it('of days: those of the settling, in UTC; a cursor is of its days', async () => {
    const settled = (at: string) => fakeReceipt({ versionId: at, settledAt: at });
    const [early, late, next] = ['2026-11-22T00:00:00.000Z', '2026-11-22T23:59:59.999Z', '2026-11-23T00:00:00.000Z'];
    const { ask } = fakeApi({ receipts: [early, late, next].map((at) => settled(at ?? '')) });
    const ids = async (query: string) => {
      const { body } = await answer(ask('GET', `/v1/receipts?${query}`));
      return body.items?.map(({ versionId }) => versionId);
    };
    expect(await ids('outcome=parsed&from=2026-11-22&to=2026-11-22')).toEqual([late, early]);
    expect(await ids('outcome=parsed&from=2026-11-23')).toEqual([next]);
    expect(await ids('key=a.txt&to=2026-11-22')).toEqual([late, early]);
    const { body } = await answer(ask('GET', '/v1/receipts?outcome=parsed&to=2026-11-23&limit=1'));
    expect(await ids(`outcome=parsed&to=2026-11-23&limit=1&cursor=${body.nextCursor}`)).toEqual([late]);
    expect((await ask('GET', `/v1/receipts?outcome=parsed&to=2026-11-24&cursor=${body.nextCursor}`)).status).toBe(400);
  });

  it.each(['2026-11-31', '2026-1-1', '2026-11-22T00:00:00Z', '2026-11-25&to=2026-11-24'])(
    '400 that names the field for from=%s',
    async (from) => {
      const { status, body } = await answer(fakeApi().ask('GET', `/v1/receipts?outcome=parsed&from=${from}`));
      expect([status, body.errors]).toEqual([400, [expect.objectContaining({ path: 'from' })]]);
    },
  );

  it.each(['', '?key=a&outcome=parsed', '?outcome=lost', '?key='])('400 for /v1/receipts%s', async (query) => {
    const { status, type } = await answer(fakeApi().ask('GET', `/v1/receipts${query}`));
    expect([status, type]).toEqual([400, 'application/problem+json']);
  });
});

describe('tokens', () => {
  it('are shown in clear once, when they are made', async () => {
    const { ask, stored } = fakeApi();
    const made = await answer(ask('POST', '/v1/tokens', 'admin', { label: 'console', scopes: ['read', 'read'] }));
    expect(made).toMatchObject({ status: 201, body: { token: 'cw_new', scopes: ['read'], label: 'console' } });
    const { body } = await answer(ask('GET', '/v1/tokens', 'admin'));
    expect(Object.keys(body.items?.[0] ?? {}).sort()).toEqual(['createdAt', 'id', 'label', 'scopes']);
    expect((await ask('DELETE', '/v1/tokens/abc123', 'admin')).status).toBe(204);
    expect(stored.revoked).toEqual(['abc123']);
    expect((await ask('DELETE', '/v1/tokens/none', 'admin')).status).toBe(404);
  });

  it.each([{ label: 'x', scopes: [] }, { label: 'x', scopes: ['root'] }, { scopes: ['read'] }])(
    '400 for %j',
    async (b) => {
      expect((await fakeApi().ask('POST', '/v1/tokens', 'admin', b)).status).toBe(400);
    },
  );
});

describe('errors', () => {
  const authorization = `Bearer ${TOKENS.admin}`;
  const json = { authorization, 'content-type': 'application/json' };
  const request = (method: string, path: string, init: RequestInit = {}) =>
    Promise.resolve(fakeApi().app.request(path, { method, headers: json, ...init }));

  it.each<[string, string, RequestInit, number, string]>([
    ['GET', '/nothing', {}, 404, 'no page there'],
    ['GET', '/v1', {}, 404, 'no route there'],
    ['GET', '/v1/clips/none', {}, 404, 'no such clip'],
    ['GET', '/v1/clips/none/text', {}, 404, 'no text either'],
    ['POST', '/v1/names', { body: '{"name":' }, 400, 'half a body'],
    ['POST', '/v1/names', { body: '' }, 400, 'no body'],
    ['POST', '/v1/names', { body: 'null' }, 400, 'JSON, but no object'],
    ['POST', '/v1/names', { body: '{}', headers: { authorization } }, 415, 'a body of no type'],
    ['POST', '/v1/names', { body: 'x', headers: { ...json, 'content-type': 'text/plain' } }, 415, 'no JSON'],
    ['POST', '/v1/names', { body: JSON.stringify({ name: 'a'.repeat(300_000) }) }, 413, 'more than a row holds'],
  ])('%s %s %j → %i: %s', async (method, path, init, status) => {
    const { body, ...response } = await answer(request(method, path, init));
    expect(response).toMatchObject({ status, type: 'application/problem+json' });
    expect(body).toMatchObject({ type: 'about:blank', status, title: expect.any(String), detail: expect.any(String) });
  });

  it.each([
    ['POST', '/v1/clips', 'GET, HEAD, OPTIONS'],
    ['PUT', '/v1/clips/x', 'GET, HEAD, PATCH, OPTIONS'],
    ['DELETE', '/v1/names', 'GET, HEAD, POST, OPTIONS'],
    ['PATCH', '/v1/names/ada', 'GET, HEAD, PUT, DELETE, OPTIONS'],
    ['POST', '/openapi.json', 'GET, HEAD, OPTIONS'],
  ])('405 for %s %s, which says what is allowed', async (method, path, allow) => {
    const { status, type, headers } = await answer(request(method, path));
    expect({ status, type, allow: headers.get('allow') }).toEqual({
      status: 405,
      type: 'application/problem+json',
      allow,
    });
  });

  it('500 gives nothing away and logs the cause, without the query', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const getClip = async () => {
      throw new Error('table arn:aws:secret is on fire');
    };
    const response = await fakeApi({}, { getClip }).ask('GET', '/v1/clips/x?key=hidden');
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.text()).not.toContain('secret');
    const logged = log.mock.calls[0]?.[0];
    expect(logged).toMatchObject({
      method: 'GET',
      path: '/v1/clips/x',
      error: { errorType: 'Error', errorMessage: 'table arn:aws:secret is on fire' },
    });
    expect(JSON.stringify(logged)).not.toContain('hidden');
  });

  it.each([
    ['/v1/clips', 200],
    ['/v1/nothing', 404],
    ['/clips/none', 404],
  ])('every answer is guarded and kept by nobody: %s', async (path, status) => {
    const { status: got, headers } = await request('GET', path);
    expect(got).toBe(status);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    // Pages of the console name what they load by a number of their own.
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; (?:style-src 'sha256-[\w+/=]+'|script-src '(?:none|nonce-[\w+/=]{24})'; style-src 'nonce-[\w+/=]{24}');/,
    );
  });

  it.each<[origin: string, allowed: string | null, why: string]>([
    ['https://clips.example', 'https://clips.example', 'a site of the deployment'],
    ['https://elsewhere.example', null, 'another site'],
    ['https://clips.example.org', null, 'one that begins the same'],
    ['http://clips.example', null, 'the same host without TLS'],
    ['null', null, 'a page of a file or a sandbox'],
  ])('a page of %s may ask from a browser: %s (%s)', async (origin, allowed) => {
    const crossing = { origin, 'access-control-request-method': 'PATCH' };
    const preflight = await request('OPTIONS', '/v1/clips/x', { headers: crossing });
    const answered = await request('GET', '/v1/clips', { headers: { ...json, origin } });
    const refused = await request('GET', '/v1/clips/none', { headers: { ...json, origin } });
    for (const { headers } of [preflight, answered, refused]) {
      expect(headers.get('access-control-allow-origin')).toBe(allowed);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')?.toLowerCase()).toContain('origin');
    }
    expect([preflight.status, answered.status, refused.status]).toEqual([204, 200, 404]);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,HEAD,POST,PUT,PATCH,DELETE');
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'authorization,content-type,if-match,if-none-match',
    );
    expect(answered.headers.get('access-control-expose-headers')).toBe('location,etag,retry-after');
  });
});
