import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { compiledBytes, MAX_AUTOMATON_BYTES } from '../../../shared/name/size.ts';
import { fakeApi } from '../../support/fake/dependencies.ts';

const Detail = z.object({ detail: z.string() });
const ada = { id: 'ada', name: 'Ada Berg', aliases: [] };
const room = compiledBytes(ada);
const compiled = (bytes: number, weight = 0) => ({
  storedAutomaton: async () => ({
    version: 1,
    format: 2,
    bytes,
    weight,
    object: 'o',
    previous: null,
    compiledAt: '2026-01-02T03:04:05.000Z',
  }),
});

describe('a list that would be too large when compiled', () => {
  it.each<[why: string, weight: number, stored: ReturnType<typeof compiled> | object, status: number]>([
    ['nothing compiled yet', 0, {}, 201],
    ['just room', 0, compiled(MAX_AUTOMATON_BYTES - room), 201],
    ['no room', 0, compiled(MAX_AUTOMATON_BYTES - room + 1), 413],
    ['room, if those that came before take less than they might', MAX_AUTOMATON_BYTES, compiled(1000), 429],
    ['those that came before are compiled', MAX_AUTOMATON_BYTES, compiled(1000, MAX_AUTOMATON_BYTES), 201],
  ])('%s', async (_, weight, stored, status) => {
    const api = fakeApi({ weight }, stored);
    const answer = await api.ask('POST', '/v1/names', 'write', ada);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, status === 429 ? '15' : null]);
    expect((await api.ask('PUT', '/v1/names/ben', 'write', { name: 'Ben Cole' })).status).toBe(status);
    expect((await api.ask('POST', '/v1/names/import', 'write', [{ ...ada, id: 'cem' }])).status).toBe(
      status === 201 ? 200 : status,
    );
    expect(api.stored.names.size).toBe(status === 201 ? 3 : 0);
  });

  it('counts names once: a list that is stored may be imported again, with one name changed', async () => {
    const api = fakeApi({}, compiled(MAX_AUTOMATON_BYTES - room));
    const list = ['cem', 'dov', 'eli'].map((id) => ({ ...ada, id }));
    for (const name of list) api.stored.names.set(name.id, name);
    const importing = (names: unknown) => api.ask('POST', '/v1/names/import', 'write', names);
    expect((await importing(list)).status).toBe(200);
    expect((await importing([...list.slice(1), { ...ada, id: 'cem', aliases: ['A'] }])).status).toBe(413);
    expect((await importing([...list.slice(1), { ...ada, id: 'cem', name: 'Ada Borg' }])).status).toBe(200);
  });

  it('is told what to do', async () => {
    const large = await fakeApi({}, compiled(MAX_AUTOMATON_BYTES)).ask('POST', '/v1/names', 'write', ada);
    expect(Detail.parse(await large.json()).detail).toMatch(
      /about 192 MB when compiled, 192 MB at most\. Remove names/,
    );
    const soon = await fakeApi({ weight: MAX_AUTOMATON_BYTES }).ask('POST', '/v1/names', 'write', ada);
    expect([soon.headers.get('retry-after'), Detail.parse(await soon.json()).detail]).toEqual([
      '15',
      'The names that came before are still being compiled: send these again in a moment.',
    ]);
  });
});
