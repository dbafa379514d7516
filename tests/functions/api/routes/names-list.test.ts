import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Scope } from '../../../../shared/contract/api.ts';
import { fakeApi, TOKENS } from '../../../support/fake/dependencies.ts';

const Body = z.looseObject({ errors: z.array(z.looseObject({})).optional() });
const mara = { id: 'mara-lind', name: 'Mara Lind', aliases: ['Мара Линд'] };
const CSV = 'id,name,aliases\nmara-lind,Mara Lind,Мара Линд\nada,Ada Berg,\n';

function apiWith(...names: (typeof mara)[]) {
  const api = fakeApi({ names: new Map(names.map((name) => [name.id, name])) });
  const send = async (body: string, type: string, query = '', scope: Scope = 'write') => {
    const headers = { authorization: `Bearer ${TOKENS[scope]}`, 'content-type': type };
    const response = await api.app.request(`/v1/names/import${query}`, { method: 'POST', headers, body });
    return { status: response.status, body: Body.parse(await response.json()) };
  };
  return { ...api, send };
}

describe('import', () => {
  it.each([
    ['CSV', CSV, 'text/csv'],
    ['CSV with a byte order mark', `\ufeff${CSV}`, 'text/csv; charset=utf-8'],
    ['JSON', JSON.stringify([mara, { name: 'Ada Berg', id: 'ada' }]), 'application/json'],
  ])('of %s creates and replaces', async (_, body, type) => {
    const { send, stored } = apiWith({ ...mara, aliases: [] });
    expect(await send(body, type)).toEqual({
      status: 200,
      body: { created: 1, replaced: 1, unchanged: 0, errors: [] },
    });
    expect(stored.compiles).toBe(1);
    expect(stored.names.get('mara-lind')).toEqual(mara);
    expect(stored.names.get('ada')).toEqual({ id: 'ada', name: 'Ada Berg', aliases: [] });
  });

  it('writes nothing where a row is wrong, and names the rows', async () => {
    const { send, stored } = apiWith();
    const { status, body } = await send('id,name\nada,Ada\nben,\n-,Cem', 'text/csv');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      detail: 'Nothing was imported: there are 2 errors.',
      errors: [
        { in: 'body', path: 'line 3, name', message: 'is missing' },
        { in: 'body', path: 'line 4, id' },
      ],
    });
    expect(stored.names.size).toBe(0);
  });

  it('with ?partial=true takes the rows that are right', async () => {
    const { send, stored } = apiWith();
    const { status, body } = await send('id,name\nada,Ada\nben,', 'text/csv', '?partial=true');
    expect([status, body]).toEqual([
      200,
      { created: 1, replaced: 0, unchanged: 0, errors: [{ line: 3, field: 'name', message: 'is missing' }] },
    ]);
    expect([...stored.names.keys()]).toEqual(['ada']);
  });

  it('tells the first hundred of many errors', async () => {
    const { status, body } = await apiWith().send(
      `name\n${'x'.repeat(201)}\n`.repeat(1) + `${'y'.repeat(201)}\n`.repeat(300),
      'text/csv',
    );
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(100);
    expect(body.detail).toBe('Nothing was imported: there are 301 errors. The first 100 are told.');
  });

  it.each<[string, string, string, string, number]>([
    ['no JSON', '[', 'application/json', '', 400],
    ['another type', CSV, 'text/plain', '', 415],
    [
      'more names than a request may have',
      `name\n${Array.from({ length: 2001 }, (_, i) => `A${i}`).join('\n')}`,
      'text/csv',
      '',
      413,
    ],
    ['a longer list than is taken', `name\n${'x'.repeat(5_000_000)}`, 'text/csv', '', 413],
    ['an unknown parameter', CSV, 'text/csv', '?dry=true', 400],
  ])('refuses %s', async (_, body, type, query, status) => {
    const { send, stored } = apiWith();
    expect((await send(body, type, query)).status).toBe(status);
    expect(stored.names.size).toBe(0);
  });

  it('takes a list far longer than other bodies may be', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `Name ${i},${'alias '.repeat(30)}${i}`).join('\n');
    expect((await apiWith().send(`name,aliases\n${rows}`, 'text/csv')).status).toBe(200);
  });

  it('needs a token that may write', async () => {
    expect((await apiWith().send(CSV, 'text/csv', '', 'read')).status).toBe(403);
  });
});

describe('export', () => {
  it.each([
    ['?format=csv', '*/*', 'text/csv; charset=utf-8'],
    ['?format=json', 'text/csv', 'application/json'],
    ['', 'text/csv', 'text/csv; charset=utf-8'],
    ['', '*/*', 'application/json'],
  ])('%s, accepting %s, gives %s', async (query, accept, type) => {
    const { app } = apiWith(mara);
    const headers = { authorization: `Bearer ${TOKENS.read}`, accept };
    const response = await app.request(`/v1/names/export${query}`, { headers });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="names\.(csv|json)"$/);
    expect(await response.text()).toContain('Мара Линд');
  });

  it('is what import takes', async () => {
    const { app, send } = apiWith(mara);
    const headers = { authorization: `Bearer ${TOKENS.read}` };
    for (const format of ['csv', 'json']) {
      const list = await (await app.request(`/v1/names/export?format=${format}`, { headers })).text();
      expect((await send(list, format === 'csv' ? 'text/csv' : 'application/json')).body).toMatchObject({
        replaced: 1,
        errors: [],
      });
    }
  });

  it('no name hides behind its path', async () => {
    const { ask, stored } = apiWith();
    expect((await ask('POST', '/v1/names', 'write', { id: 'export', name: 'X' })).status).toBe(400);
    expect((await ask('PUT', '/v1/names/import', 'write', { name: 'X' })).status).toBe(405);
    expect((await ask('POST', '/v1/names', 'write', { name: 'Export' })).status).toBe(201);
    expect([...stored.names.keys()]).toEqual([expect.stringMatching(/^name-[0-9a-f]{10}$/)]);
  });
});
