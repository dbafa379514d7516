import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fakeApi, TOKENS } from '../../../support/fake/dependencies.ts';

const hill = { name: 'Radio Hill', aliases: ['RH FM'], domains: ['radiohill.example'], country: 'GB', kind: 'radio' };
const star = { name: 'The Star', aliases: [] };
const put = (api: ReturnType<typeof fakeApi>, id: string, body: unknown, headers = {}) =>
  api.app.request(`/v1/outlets/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${TOKENS.write}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const Page = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.nullable(z.string()) });
const Refusal = z.object({ errors: z.array(z.object({ path: z.string() })).min(1) });

describe('outlets', () => {
  it('are created, replaced, read, listed and removed', async () => {
    const api = fakeApi();
    const created = await put(api, 'radio-hill', hill);
    expect([created.status, await created.json()]).toEqual([201, { id: 'radio-hill', ...hill }]);
    const replaced = await put(api, 'radio-hill', { ...hill, id: 'radio-hill', language: 'en' });
    expect([replaced.status, await replaced.json()]).toEqual([200, { id: 'radio-hill', ...hill, language: 'en' }]);
    await put(api, 'star', star);

    const read = await api.ask('GET', '/v1/outlets/star', 'read');
    expect([read.status, read.headers.get('etag'), await read.json()]).toEqual([
      200,
      expect.stringMatching(/^"/),
      { id: 'star', ...star },
    ]);
    const page = Page.parse(await (await api.ask('GET', '/v1/outlets?limit=1', 'read')).json());
    expect(page).toMatchObject({ items: [{ id: 'radio-hill' }], nextCursor: expect.any(String) });
    const rest = await api.ask('GET', `/v1/outlets?limit=1&cursor=${page.nextCursor}`, 'read');
    expect(await rest.json()).toEqual({ items: [{ id: 'star', ...star }], nextCursor: null });

    expect((await api.ask('DELETE', '/v1/outlets/star', 'write')).status).toBe(204);
    expect((await api.ask('DELETE', '/v1/outlets/star', 'write')).status).toBe(404);
    expect((await api.ask('GET', '/v1/outlets/star', 'read')).status).toBe(404);
  });

  it('are changed by a token with the scope write', async () => {
    const { ask } = fakeApi();
    expect((await ask('PUT', '/v1/outlets/star', 'read', star)).status).toBe(403);
    expect((await ask('DELETE', '/v1/outlets/star', 'read')).status).toBe(403);
    expect((await ask('GET', '/v1/outlets', null)).status).toBe(401);
  });

  it('are changed only as the caller knows them, if it says so', async () => {
    const api = fakeApi();
    await put(api, 'star', star);
    const tag = (await api.ask('GET', '/v1/outlets/star', 'read')).headers.get('etag') ?? '';
    expect((await put(api, 'star', { ...star, aliases: ['Star'] }, { 'if-match': tag })).status).toBe(200);
    expect((await put(api, 'star', star, { 'if-match': tag })).status).toBe(412);
    const headers = { authorization: `Bearer ${TOKENS.write}`, 'if-match': tag };
    expect((await api.app.request('/v1/outlets/star', { method: 'DELETE', headers })).status).toBe(412);
    expect((await put(api, 'new', { name: 'New' }, { 'if-match': '*' })).status).toBe(412);
  });

  it.each([
    [{ name: 'RH-FM' }, 'name', '"RH-FM" is a name or alias of the outlet radio-hill'],
    [{ name: 'Other', aliases: ['a', 'radio hill'] }, 'aliases.1', '"radio hill" is a name or alias'],
    [{ name: 'Other', domains: ['a.example', 'radiohill.example'] }, 'domains.1', '"radiohill.example" is a domain'],
  ])('%j is known by what another one has: 409 that names it', async (body, path, message) => {
    const api = fakeApi();
    await put(api, 'radio-hill', hill);
    const response = await put(api, 'other', body);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining(message),
      errors: [{ in: 'body', path, message: expect.stringContaining('radio-hill') }],
    });
    expect(api.stored.audit.map(({ what, id }) => [what, id])).toEqual([['outlet.put', 'radio-hill']]);
  });

  it.each<[id: string, body: object, path: string, why: string]>([
    ['star', {}, 'name', 'no name'],
    ['star', { ...star, alias: ['x'] }, '', 'a field that there is not'],
    ['star', { ...star, id: 'moon' }, 'id', 'another id than the path'],
    ['a b', star, 'id', 'an id with a space'],
    ['star', { ...star, domains: ['https://star.example/'] }, 'domains.0', 'an address for a host'],
    ['star', { ...star, country: 'Kazakhstan' }, 'country', 'a country in words'],
    ['star', { ...star, language: 'english' }, 'language', 'a language in words'],
    ['star', { ...star, kind: 'blog' }, 'kind', 'a kind that there is not'],
  ])('%s %j: 400 that names %s (%s)', async (id, body, path) => {
    const response = await put(fakeApi(), encodeURIComponent(id), body);
    expect(response.status).toBe(400);
    expect(Refusal.parse(await response.json()).errors[0]?.path).toContain(path);
  });

  it('413 when there is no room for more', async () => {
    const unused = async () => Promise.reject(new Error('not asked for'));
    const outlets = {
      list: unused,
      get: async () => null,
      put: async () => ({ kind: 'full' as const }),
      remove: unused,
    };
    expect((await put(fakeApi({}, { outlets }), 'star', star)).status).toBe(413);
  });

  it('leave a trail', async () => {
    const api = fakeApi();
    await put(api, 'star', star);
    await put(api, 'star', { ...star, language: 'en' });
    await api.ask('DELETE', '/v1/outlets/star', 'write');
    expect(api.stored.audit).toMatchObject([
      { what: 'outlet.put', id: 'star', after: { id: 'star', ...star } },
      { what: 'outlet.put', id: 'star', after: { language: 'en' } },
      { what: 'outlet.remove', id: 'star', before: { name: 'The Star', language: 'en' } },
    ]);
  });
});
