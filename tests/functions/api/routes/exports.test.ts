import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fakeApi } from '../../../support/fake/dependencies.ts';

const Begun = z.strictObject({ id: z.uuid(), state: z.literal('running'), rows: z.literal(0) });

describe('an export', () => {
  it('begins, is asked about, and is where its file is once it is done', async () => {
    const api = fakeApi();
    const asked = { format: 'csv', bom: true, from: '2017-01-01', language: 'EN' };
    const answer = await api.ask('POST', '/v1/exports', 'read', asked);
    const begun = Begun.parse(await answer.json());
    const path = `/v1/exports/${begun.id}`;
    expect([answer.status, answer.headers.get('location')]).toEqual([202, path]);
    expect(api.stored.started).toEqual([begun.id]);
    const stored = api.stored.exports.get(begun.id);
    expect(stored).toMatchObject({ filters: { from: '2017-01-01', language: 'en' }, asOf: '1970-01-01T00:00:00.000Z' });
    expect(await (await api.ask('GET', path)).json()).toEqual(begun);
    if (stored !== undefined) api.stored.exports.set(begun.id, { ...stored, state: 'done', rows: 3 });
    expect(await (await api.ask('GET', path)).json()).toEqual({
      ...{ id: begun.id, state: 'done', rows: 3 },
      ...{ url: `https://archive.example/${begun.id}`, expiresAt: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('whose runs died has failed, and says so', async () => {
    let now = 0;
    const api = fakeApi({}, { now: () => now });
    const { id } = Begun.parse(await (await api.ask('POST', '/v1/exports', 'read', { format: 'jsonl' })).json());
    now = 20 * 60_000;
    const look = async () => (await api.ask('GET', `/v1/exports/${id}`)).json();
    expect(await look()).toEqual({ id, state: 'running', rows: 0 });
    now += 1;
    const failed = { id, state: 'failed', rows: 0, reason: 'No run went on with it: ask for another export.' };
    expect([await look(), await look()]).toEqual([failed, failed]);
    expect(api.stored.started).toEqual([id]);
  });

  it.each<[why: string, body: object, path: string]>([
    ['without a format', {}, 'format'],
    ['in another format', { format: 'xml' }, 'format'],
    ['of days that are none', { format: 'csv', from: '2017-02-30' }, 'from'],
    ['of days out of order', { format: 'csv', from: '2018-01-01', to: '2017-01-01' }, 'from'],
    ['with a filter that there is not', { format: 'csv', outlets: 'x' }, 'outlets'],
  ])('%s is refused', async (_, body, path) => {
    const answer = await fakeApi().ask('POST', '/v1/exports', 'read', body);
    expect([answer.status, await answer.json()]).toMatchObject([400, { errors: [{ in: 'body', path }] }]);
  });

  it('that there is not is none, and who has no token gets none even where everybody may read', async () => {
    expect((await fakeApi().ask('GET', '/v1/exports/x')).status).toBe(404);
    const open = fakeApi({}, { publicRead: true });
    expect((await open.ask('POST', '/v1/exports', null, { format: 'csv' })).status).toBe(401);
    expect((await open.ask('GET', '/v1/exports/x', null)).status).toBe(401);
  });
});
