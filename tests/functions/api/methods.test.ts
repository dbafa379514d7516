import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fakeApi, fakeClip, TOKENS } from '../../support/fake/dependencies.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.object({}))) });
const documented = Document.parse(await (await fakeApi().ask('GET', '/openapi.json', null)).json());

/** Every path with an id in it, and what may be asked of it. */
const PATHS: [path: string, allowed: string[]][] = Object.entries(documented.paths).map(([path, methods]) => {
  const own = Object.keys(methods).map((method) => method.toUpperCase());
  return [path.replaceAll(/\{\w+\}/g, 'an-id'), own.includes('GET') ? ['HEAD', ...own] : own];
});
PATHS.push(
  ['/openapi.json', ['GET', 'HEAD']],
  ['/confirm', ['GET', 'HEAD', 'POST']],
  ['/clips/an-id', ['GET', 'HEAD', 'POST']],
);

const { app } = fakeApi(
  {},
  {
    getStory: async () => null,
    listAlerts: async () => ({ items: [], position: null }),
  },
);
const authorization = `Bearer ${TOKENS.admin}`;
const listed = (response: Response) => (response.headers.get('allow') ?? '').split(', ').sort();

/** The headers, without the nonces that each answer has of its own. */
const steady = (headers: Headers) =>
  [...headers].map(([name, value]) => [name, value.replaceAll(/nonce-[^']+/g, 'nonce')]);

describe.each(PATHS)('%s', (path, allowed) => {
  const allow = [...allowed, 'OPTIONS'].sort();

  it('says what it allows, to everybody', async () => {
    const response = await app.request(path, { method: 'OPTIONS' });
    expect([response.status, await response.text(), listed(response)]).toEqual([204, '', allow]);
  });

  it.each(METHODS.filter((method) => !allowed.includes(method)))('405 for %s', async (method) => {
    const response = await app.request(path, { method, headers: { authorization } });
    expect([response.status, listed(response)]).toEqual([405, allow]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const text = await response.text();
    if (method === 'HEAD') expect(text).toBe('');
    else expect(JSON.parse(text)).toMatchObject({ status: 405, title: 'Method Not Allowed' });
  });

  it('answers HEAD as GET, without the body', async () => {
    if (!allowed.includes('GET')) return;
    const ask = (method: string) => app.request(path, { method, headers: { authorization } });
    const [get, head] = [await ask('GET'), await ask('HEAD')];
    expect(await head.text()).toBe('');
    expect([head.status, steady(head.headers)]).toEqual([get.status, steady(get.headers)]);
  });
});

it('HEAD of what is there has the tag of GET, and 304 where it is known', async () => {
  const { clipId } = fakeClip();
  const { app: own } = fakeApi({ clips: [fakeClip()] });
  const ask = (method: string, more = {}) =>
    own.request(`/v1/clips/${clipId}`, { method, headers: { authorization, ...more } });
  const tag = (await ask('GET')).headers.get('etag') ?? '';
  expect((await ask('HEAD')).headers.get('etag')).toBe(tag);
  expect((await ask('HEAD', { 'if-none-match': tag })).status).toBe(304);
});

it.each(['/v1/nothing', '/nothing'])('%s is nowhere, whatever is asked', async (path) => {
  for (const method of [...METHODS, 'OPTIONS']) expect((await app.request(path, { method })).status).toBe(404);
});
