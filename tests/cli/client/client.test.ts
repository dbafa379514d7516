import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ApiError, createClient } from '../../../cli/client/client.ts';
import { type ApiRequest, type ApiResponse, contextWith, startApi, unreachableUrl } from '../../support/run-command.ts';

const Item = z.object({ id: z.number() });

async function clientOf(answer: (asked: ApiRequest) => ApiResponse, token: string | null = 'cw_token') {
  const context = contextWith();
  const { url, asked } = await startApi(answer);
  return { client: createClient(context, url, { token, local: false }), asked, context, url };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('listings', () => {
  const pages: Record<string, { items: { id: number }[]; nextCursor: string | null }> = {
    first: { items: [{ id: 1 }, { id: 2 }], nextCursor: 'a+/=&' },
    'a+/=&': { items: [], nextCursor: 'b' },
    b: { items: [{ id: 3 }], nextCursor: null },
  };
  const answer = ({ query }: ApiRequest) => ({ body: pages[query.cursor ?? 'first'] });

  test('follows cursors as they are given, over an empty page too, and keeps the query', async () => {
    const { client, asked } = await clientOf(answer);
    expect(await all(client.list('/things', Item, { from: '2017-01-01', to: undefined }))).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
    ]);
    expect(asked.map(({ path, query }) => [path, query])).toEqual([
      ['/v1/things', { from: '2017-01-01', limit: '100' }],
      ['/v1/things', { from: '2017-01-01', limit: '100', cursor: 'a+/=&' }],
      ['/v1/things', { from: '2017-01-01', limit: '100', cursor: 'b' }],
    ]);
  });

  test('asks for no more than it needs', async () => {
    const { client, asked } = await clientOf(answer);
    expect(await all(client.list('/things', Item, {}, 2))).toEqual([{ id: 1 }, { id: 2 }]);
    expect(asked.map(({ query }) => query)).toEqual([{ limit: '2' }]);
  });

  test('takes no more than asked for from an API that gives more', async () => {
    const { client } = await clientOf(answer);
    expect(await all(client.list('/things', Item, {}, 1))).toEqual([{ id: 1 }]);
  });
});

test('an answer that the API sends on to another host is fetched there, without the token', async () => {
  const archive = await startApi(() => ({ body: { id: 7 } }));
  const { client } = await clientOf(() => ({ status: 307, headers: { location: `${archive.url}/answers/1?signed` } }));
  expect(await client.get('/things/7', Item)).toEqual({ id: 7 });
  expect(archive.asked).toMatchObject([{ method: 'GET', path: '/answers/1', authorization: undefined }]);
});

describe('trying again', () => {
  const failing = (times: number, failure: ApiResponse) => {
    let left = times;
    return (): ApiResponse => (left-- > 0 ? failure : { body: { id: 1 } });
  };

  test.each([429, 500, 502, 503, 504])('a GET answered %i is asked again, ever later', async (status) => {
    const { client, asked, context } = await clientOf(failing(3, { status }));
    expect(await client.get('/x', Item)).toEqual({ id: 1 });
    expect(asked).toHaveLength(4);
    expect(context.waits).toEqual([250, 500, 1000]);
  });

  test.each([
    ['3', 3000, 'seconds'],
    ['86400', 20_000, 'longer than anybody waits'],
    ['Fri, 02 Jan 2026 03:04:12 GMT', 7000, 'a date (RFC 9110, section 10.2.3)'],
    ['Fri, 02 Jan 2026 03:04:00 GMT', 0, 'a date that is over'],
    ['soon', 250, 'neither'],
  ])('Retry-After: %s is waited for %i ms (%s)', async (header, milliseconds) => {
    const { client, context } = await clientOf(failing(1, { status: 429, headers: { 'retry-after': header } }));
    await client.get('/x', Item);
    expect(context.waits).toEqual([milliseconds]);
  });

  test('gives up in the end', async () => {
    const { client, asked } = await clientOf(() => ({ status: 503 }));
    await expect(client.get('/x', Item)).rejects.toThrow('/v1/x answered 503');
    expect(asked).toHaveLength(5);
  });

  test('a POST that may have been done is not done twice; one turned away unread is', async () => {
    const failed = await clientOf(failing(1, { status: 502 }));
    await expect(failed.client.post('/x', Item, {})).rejects.toThrow('answered 502');
    expect(failed.asked).toHaveLength(1);
    const busy = await clientOf(failing(1, { status: 429 }));
    expect(await busy.client.post('/x', Item, { a: 1 })).toEqual({ id: 1 });
    expect(busy.asked.map(({ body }) => body)).toEqual([{ a: 1 }, { a: 1 }]);
  });

  test.each([400, 401, 403, 404])('%i is an answer: not asked again', async (status) => {
    const { client, asked } = await clientOf(() => ({ status }));
    await expect(client.get('/x', Item)).rejects.toBeInstanceOf(ApiError);
    expect(asked).toHaveLength(1);
  });
});

describe('messages', () => {
  const problem = (status: number, detail: string): ApiResponse => ({ status, body: { title: 'T', status, detail } });

  test.each([
    [400, 'cw_t', 'The cursor is not one of this list.', /^The cursor is not one of this list\.$/],
    [401, 'cw_t', 'Unknown token.', /^Unknown token\. – CLIPWATCH_TOKEN is not accepted; `clipwatch tokens create`/],
    [401, null, 'Send a token.', /^Send a token\. – set CLIPWATCH_TOKEN; /],
    [403, 'cw_t', 'This needs write.', /^This needs write\. – the token may not do this; .*--scope write/],
  ])('%i with token %s: what the API says, and what to do', async (status, token, detail, expected) => {
    const { client, asked } = await clientOf(() => problem(status, detail), token);
    await expect(client.get('/x', Item)).rejects.toThrow(expected);
    expect(asked[0]?.authorization).toBe(token === null ? undefined : 'Bearer cw_t');
  });

  test('an error page that is no JSON is named by address and status', async () => {
    const { client, url } = await clientOf(() => ({ status: 404, body: '<h1>nginx</h1>' }));
    await expect(client.get('/x', Item)).rejects.toThrow(`${url}/v1/x answered 404`);
  });

  test('an answer of another shape names the address and the field', async () => {
    const { client, url } = await clientOf(() => ({ body: { id: 'one' } }));
    await expect(client.get('/x', Item)).rejects.toThrow(new RegExp(`${url}/v1/x .*expected number.*id`, 's'));
  });

  test('an API that is not there is named, with the reason', async () => {
    const context = contextWith();
    const client = createClient(context, await unreachableUrl(), { token: null, local: true });
    await expect(client.get('/x', Item)).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:\d+ cannot be reached \(.*ECONNREFUSED.*\): is `npm start` still running\?$/,
    );
    expect(context.waits).toHaveLength(4);
  });
});
