import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Scan } from '../../../../functions/aws/table/name/scan.ts';
import { Backfill, DryRun } from '../../../../shared/contract/api.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';

const STARTED = '2026-01-02T03:04:05.000Z';
const ENDED = '2026-01-02T03:05:05.000Z';
const scanOf = (given: Partial<Scan>): Scan => ({
  version: 3,
  position: '',
  startedAt: STARTED,
  seen: 7,
  changed: 2,
  failed: 1,
  ...given,
});

describe('the back-fill', () => {
  it.each<[string, number, Scan | null, Partial<Backfill>]>([
    ['no names yet', 0, null, { state: 'done', startedAt: null }],
    ['names, and no scan yet', 3, null, { state: 'waiting', seen: 0 }],
    ['a scan under way', 3, scanOf({}), { state: 'running', seen: 7, changed: 2, failed: 1, finishedAt: null }],
    ['names that changed on its way', 4, scanOf({}), { state: 'running', version: 4 }],
    ['a scan that ended', 3, scanOf({ finishedAt: ENDED }), { state: 'done', startedAt: STARTED, finishedAt: ENDED }],
    ['names that changed since', 4, scanOf({ finishedAt: ENDED }), { state: 'waiting', seen: 0, finishedAt: null }],
  ])('%s', async (_, version, scan, expected) => {
    const { ask } = fakeApi({ version }, { readScan: async () => scan });
    const response = await ask('GET', '/v1/names/backfill');
    expect(response.status).toBe(200);
    expect(Backfill.parse(await response.json())).toMatchObject(expected);
  });

  it('says which version new clips are matched with', async () => {
    const compiledOf = async (api: ReturnType<typeof fakeApi>) =>
      Backfill.parse(await (await api.ask('GET', '/v1/names/backfill')).json()).compiled;
    const stored = { version: 2, format: 2, bytes: 1, weight: 0, object: 'o', previous: null, compiledAt: STARTED };
    expect(await compiledOf(fakeApi({ version: 3 }))).toBe(0);
    expect(await compiledOf(fakeApi({ version: 3 }, { storedAutomaton: async () => stored }))).toBe(2);
  });

  it('is begun once more where it is done, and only there', async () => {
    const done = fakeApi({ version: 3 }, { readScan: async () => scanOf({ finishedAt: ENDED }) });
    const answer = await done.ask('POST', '/v1/names/backfill', 'write', {});
    expect([answer.status, await answer.json()]).toMatchObject([202, { version: 4, state: 'waiting' }]);
    expect(done.stored.compiles).toBe(1);
    expect(done.stored.asked).toBe(4);
    const again = await done.ask('POST', '/v1/names/backfill', 'write', {});
    expect(await again.json()).toMatchObject({ version: 4, state: 'waiting' });
    const running = fakeApi({ version: 3 }, { readScan: async () => scanOf({}) });
    expect(await (await running.ask('POST', '/v1/names/backfill', 'write')).json()).toMatchObject({
      version: 3,
      state: 'running',
    });
    expect(running.stored.compiles).toBe(0);
  });

  it('that waits for the names to rest is asked for at once, without a new version', async () => {
    const waiting = fakeApi({ version: 4 }, { readScan: async () => scanOf({ finishedAt: ENDED }) });
    const answer = await waiting.ask('POST', '/v1/names/backfill', 'write', {});
    expect(await answer.json()).toMatchObject({ version: 4, state: 'waiting' });
    expect(waiting.stored).toMatchObject({ asked: 4, compiles: 0 });
  });

  it('needs a token that may write', async () => {
    const { ask, stored } = fakeApi();
    expect((await ask('POST', '/v1/names/backfill', 'read', {})).status).toBe(403);
    expect(stored.asked).toBe(0);
  });
});

describe('a dry run', () => {
  const texts = Array.from({ length: 60 }, (_, i) => ({
    clipId: `c${i}`,
    title: null,
    outlet: null,
    publishedOn: null,
    language: 'en',
    text: { kind: 'text' as const, text: 'Yesterday Ada Berg spoke.' },
    mentions: false,
  }));
  function slowApi() {
    let clock = 0;
    return fakeApi(
      {},
      {
        now: () => {
          clock += 4000;
          return clock;
        },
        listTexts: async ({ position, limit }) => {
          const from = Number(position ?? 0);
          const next = from + limit;
          return { items: texts.slice(from, next), position: next < texts.length ? String(next) : null };
        },
      },
    );
  }

  it('answers the counts so far and a cursor that leads on', async () => {
    const { ask, stored } = slowApi();
    const first = DryRun.parse(await (await ask('POST', '/v1/names/dry-run', 'read', { name: 'Ada Berg' })).json());
    expect(first).toMatchObject({ id: 'ada-berg', lost: 0 });
    expect(first.searched).toBeLessThan(60);
    expect(first.samples).toHaveLength(20);
    let last = first;
    while (last.nextCursor !== null) {
      const path = `/v1/names/dry-run?cursor=${last.nextCursor}`;
      last = DryRun.parse(await (await ask('POST', path, 'read', { name: 'Ada Berg' })).json());
    }
    expect(last).toMatchObject({ searched: 60, hits: 60, added: 60 });
    expect(stored.names.size).toBe(0);
  });

  it('takes no cursor of another name, and no forged one', async () => {
    const { ask } = slowApi();
    const { nextCursor } = DryRun.parse(
      await (await ask('POST', '/v1/names/dry-run', 'read', { name: 'Ada Berg' })).json(),
    );
    const Problem = z.object({ detail: z.string() });
    for (const cursor of [nextCursor, `A${nextCursor}`]) {
      const answer = await ask('POST', `/v1/names/dry-run?cursor=${cursor}`, 'read', { name: 'Ada Byrd' });
      expect(answer.status).toBe(400);
      expect(Problem.parse(await answer.json()).detail).toContain('not a cursor of this dry run');
    }
  });

  it('needs a token, and a name', async () => {
    const { ask } = slowApi();
    expect((await ask('POST', '/v1/names/dry-run', null, { name: 'Ada Berg' })).status).toBe(401);
    expect((await ask('POST', '/v1/names/dry-run', 'read', { name: '' })).status).toBe(400);
    expect((await ask('POST', '/v1/names/dry-run', 'read', { name: 'A', alias: ['x'] })).status).toBe(400);
  });
});
