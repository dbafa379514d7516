import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ApiError, createClient, list, read } from '../../../cli/client/client.ts';
import { type ApiRequest, type ApiResponse, contextWith, startApi, unreachableUrl } from '../../support/run-command.ts';

const Item = z.object({ id: z.number() });
type Item = z.infer<typeof Item>;

/** An API with one list and one thing, as the generated types would have it. */
interface Things {
  '/v1/things': { get: Operation<{ items: Item[]; nextCursor: string | null }> };
  '/v1/things/{id}': { get: Operation<Item>; post: Operation<Item> & { requestBody: Json<{ a?: number }> } };
}
interface Json<Body> {
  content: { 'application/json': Body };
}
interface Operation<Answer> {
  parameters: { query?: Record<string, string | number | undefined>; path?: { id: string } };
  responses: { 200: Json<Answer> };
}
const x = { params: { path: { id: 'x' } } };

async function clientOf(answer: (asked: ApiRequest) => ApiResponse, token: string | null = 'cw_token') {
  const context = contextWith();
  const { url, asked } = await startApi(answer);
  const client = createClient<Things>(context, url, { token, local: false });
  const get = (id = 'x') => read(Item, client.GET('/v1/things/{id}', { params: { path: { id } } }));
  const post = (body: { a?: number }) => read(Item, client.POST('/v1/things/{id}', { ...x, body }));
  const things = (query: Record<string, string | undefined>, limit?: number) =>
    list(Item, (page) => client.GET('/v1/things', { params: { query: { ...query, ...page } } }), limit);
  return { get, post, things, asked, context, url };
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
    const { things, asked } = await clientOf(answer);
    expect(await all(things({ from: '2017-01-01', to: undefined }))).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(asked.map(({ path, query }) => [path, query])).toEqual([
      ['/v1/things', { from: '2017-01-01', limit: '100' }],
      ['/v1/things', { from: '2017-01-01', limit: '100', cursor: 'a+/=&' }],
      ['/v1/things', { from: '2017-01-01', limit: '100', cursor: 'b' }],
    ]);
  });

  test('asks for no more than it needs', async () => {
    const { things, asked } = await clientOf(answer);
    expect(await all(things({}, 2))).toEqual([{ id: 1 }, { id: 2 }]);
    expect(asked.map(({ query }) => query)).toEqual([{ limit: '2' }]);
  });

  test('takes no more than asked for from an API that gives more', async () => {
    const { things } = await clientOf(answer);
    expect(await all(things({}, 1))).toEqual([{ id: 1 }]);
  });
});

test('an answer that the API sends on to another host is fetched there, without the token', async () => {
  const archive = await startApi(() => ({ body: { id: 7 } }));
  const { get } = await clientOf(() => ({ status: 307, headers: { location: `${archive.url}/answers/1?signed` } }));
  expect(await get('7')).toEqual({ id: 7 });
  expect(archive.asked).toMatchObject([{ method: 'GET', path: '/answers/1', authorization: undefined }]);
});

describe('trying again', () => {
  const failing = (times: number, failure: ApiResponse) => {
    let left = times;
    return (): ApiResponse => (left-- > 0 ? failure : { body: { id: 1 } });
  };

  test.each([429, 500, 502, 503, 504])('a GET answered %i is asked again, ever later', async (status) => {
    const { get, asked, context } = await clientOf(failing(3, { status }));
    expect(await get()).toEqual({ id: 1 });
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
    const { get, context } = await clientOf(failing(1, { status: 429, headers: { 'retry-after': header } }));
    await get();
    expect(context.waits).toEqual([milliseconds]);
  });

  test('gives up in the end', async () => {
    const { get, asked } = await clientOf(() => ({ status: 503 }));
    await expect(get()).rejects.toThrow('/v1/things/x answered 503');
    expect(asked).toHaveLength(5);
  });

  test('a POST that may have been done is not done twice; one turned away unread is', async () => {
    const failed = await clientOf(failing(1, { status: 502 }));
    await expect(failed.post({})).rejects.toThrow('answered 502');
    expect(failed.asked).toHaveLength(1);
    const busy = await clientOf(failing(1, { status: 429 }));
    expect(await busy.post({ a: 1 })).toEqual({ id: 1 });
    expect(busy.asked.map(({ body }) => body)).toEqual([{ a: 1 }, { a: 1 }]);
  });

  test.each([400, 401, 403, 404])('%i is an answer: not asked again', async (status) => {
    const { get, asked } = await clientOf(() => ({ status }));
    await expect(get()).rejects.toBeInstanceOf(ApiError);
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
    const { get, asked } = await clientOf(() => problem(status, detail), token);
    await expect(get()).rejects.toThrow(expected);
    expect(asked[0]?.authorization).toBe(token === null ? undefined : 'Bearer cw_t');
  });

  test('an error page that is no JSON is named by address and status', async () => {
    const { get, url } = await clientOf(() => ({ status: 404, body: '<h1>nginx</h1>' }));
    await expect(get()).rejects.toThrow(`${url}/v1/things/x answered 404`);
  });

  test('an answer of another shape names the address and the field', async () => {
    const { get, url } = await clientOf(() => ({ body: { id: 'one' } }));
    await expect(get()).rejects.toThrow(new RegExp(`${url}/v1/things/x .*expected number.*id`, 's'));
  });

  test('an API that is not there is named, with the reason', async () => {
    const context = contextWith();
    const client = createClient<Things>(context, await unreachableUrl(), { token: null, local: true });
    await expect(client.GET('/v1/things/{id}', x)).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:\d+ cannot be reached \(.*ECONNREFUSED.*\): is `npm start` still running\?$/,
    );
    expect(context.waits).toHaveLength(4);
  });
});
