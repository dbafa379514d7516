/**
 * The law of due pages: every embed with a due time stands on a page of that time or an earlier one, whatever crashes
 * and whatever runs beside it; so none is ever forgotten.
 */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readDuePages } from '../../../functions/aws/table/due.ts';
import { embedIdOf } from '../../../functions/aws/table/embed-row.ts';
import { makeDue } from '../../../functions/aws/table/embeds.ts';
import { settle } from '../../../functions/aws/table/settle.ts';
import { recheckRound } from '../../../functions/recheck/round.ts';
import type { Check } from '../../../shared/contract/clip.ts';
import type { ProbeResult } from '../../../shared/embed/index.ts';
import { crashAtEachRequest } from '../../support/crash.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { clipResult, fileVersion, removed } from '../../support/results.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-02T03:00:00.000Z');
let table: FakeTable;

beforeEach(() => {
  Object.assign(process.env, { TABLE_NAME: 'table' });
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  table = new FakeTable();
  return () => vi.useRealTimers();
});

const wait = (hours: number) => vi.setSystemTime(Date.now() + hours * HOUR);
const answers = (url: string): ProbeResult => ({
  kind: 'response',
  status: url.includes('/1') ? 404 : 200,
  finalUrl: url,
  headers: { 'content-type': 'video/mp4' },
  body: 'x',
  truncated: false,
  tookMs: 1,
});

/** A clip with three videos on two hosts, one of which is gone. */
function store(version: number, key = 'a', count = 3) {
  const checkedAt = new Date(Date.now() - 2 * HOUR).toISOString();
  const embeds = Array.from({ length: count }, (_, i) => {
    const place = `${i % 2 ? 'b' : 'a'}.example/${key}/${i}.mp4`;
    return { provider: 'direct', videoId: place, url: `https://${place}` };
  });
  const seen = { httpStatus: null, finalUrl: null, title: null, tookMs: 3 };
  const checks = embeds.map(
    (): Check => ({ status: 'unknown', reason: 'timeout', seen, checkedAt, nextCheckAt: checkedAt }),
  );
  const result = clipResult(version, { file: fileVersion(version, key), checks, clip: { embeds, mentions: [] } });
  return settle(result, { now: new Date(), archiveText: async () => 'key' });
}

function round() {
  const clock = {
    now: () => Date.now(),
    wait: async (milliseconds: number, signal: AbortSignal) => {
      await new Promise(setImmediate);
      if (!signal.aborted) vi.setSystemTime(Date.now() + milliseconds);
    },
  };
  return recheckRound({
    fetch: async ({ url }) => answers(url),
    siteOrigins: ['https://www.example.org'],
    clock,
    now: () => new Date(),
    isFollowed: async () => true,
    keepStill: async () => null,
  });
}

async function expectLaw(label = '') {
  const pages = await readDuePages(new Date(Date.now() + 9000 * HOUR), 1e6, 'longest');
  for (const { pk, sk, dueAt } of table.ofKind('embed')) {
    if (dueAt === undefined) continue;
    const leads = pages.filter(({ embeds }) => embeds.some((key) => key.pk === pk && key.sk === sk));
    const times = leads.map(({ key }) => key.sk.split('#')[0] ?? '');
    expect(
      times.some((time) => time <= String(dueAt)),
      `${label} nothing leads to ${sk} at ${dueAt}`,
    ).toBe(true);
  }
}

describe('every embed that is due has a page that leads to it', () => {
  it('after a crash at any request of the store', async () => {
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: async () => {
        for (const version of [1, 2]) await store(version).catch(() => {});
      },
      check: expectLaw,
    });
  });

  it('after a crash at any request of a round; and the next round finds what is left', async () => {
    await store(1);
    const before = table.snapshot();
    await crashAtEachRequest({
      start: () => {
        vi.setSystemTime(START);
        table = new FakeTable(before);
        return table;
      },
      work: () => round().catch(() => {}),
      check: async (label) => {
        await expectLaw(label);
        wait(0.1);
        await round();
        await expectLaw(label);
        const checked = table.ofKind('embed').map(({ history }) => (history as unknown[]).length);
        expect(checked, label).toHaveLength(3);
        expect(table.ofKind('embed').every(({ dueAt }) => String(dueAt) > new Date().toISOString())).toBe(true);
      },
    });
  });

  it('whatever runs side by side: rounds, a new version, a wish for a check, a delete, deliveries twice', async () => {
    const work = ['round', 'round', 'new version', 'again', 'wish', 'delete', 'later'] as const;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.subarray([...work]), async (s, some) => {
        vi.setSystemTime(START);
        table = new FakeTable();
        await store(1);
        await store(1, 'b');
        const ids = table.ofKind('embed').map(({ pk, sk }) => embedIdOf({ pk: String(pk), sk: String(sk) }));
        table.beforeRequest = () => s.schedule(Promise.resolve());
        const acts: Record<(typeof work)[number], () => Promise<unknown>> = {
          round,
          'new version': () => store(2),
          again: () => store(1),
          wish: () => Promise.all(ids.map((id) => makeDue(id, new Date()))),
          delete: () =>
            settle({ ...removed(3), file: fileVersion(3, 'b') }, { now: new Date(), archiveText: async () => '' }),
          later: () => store(4, 'a', 2),
        };
        await s.waitFor(Promise.all(some.map((one) => acts[one]())));
        table.beforeRequest = () => {};
        await expectLaw(some.join(', '));
        // All are checked in the end, and pages that lead nowhere go.
        for (let hours = 0; hours < 2; hours += 0.5) {
          wait(0.5);
          await round();
          await expectLaw(some.join(', '));
        }
        const now = new Date().toISOString();
        expect(table.ofKind('embed').filter(({ dueAt }) => String(dueAt) <= now)).toEqual([]);
        expect(table.ofKind('due').filter(({ sk }) => String(sk) <= now)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

it('a page whose row is just being written is kept, though it leads to nothing that is due', async () => {
  await store(1);
  await round();
  wait(0.1);
  const [row] = table.ofKind('embed');
  const id = embedIdOf({ pk: String(row?.pk), sk: String(row?.sk) });
  let requests = 0;
  // The round runs between the page and the row of the wish.
  table.beforeRequest = async () => {
    if (table.client.calls().at(-1)?.args[0].constructor.name !== 'PutCommand' || ++requests !== 2) return;
    table.beforeRequest = () => {};
    await round();
  };
  await makeDue(id, new Date());
  await expectLaw();
  wait(0.1);
  await round();
  expect(table.ofKind('embed').filter(({ dueAt }) => String(dueAt) <= new Date().toISOString())).toEqual([]);
});
