/**
 * The law of due pages: every embed with a due time stands on a page of that time or an earlier one, whatever crashes
 * and whatever runs beside it; so none is ever forgotten.
 */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readDuePages } from '../../../functions/aws/table/embed/due.ts';
import { embedIdOf } from '../../../functions/aws/table/embed/embed-row.ts';
import { makeDue } from '../../../functions/aws/table/embed/embeds.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import type { Check } from '../../../shared/contract/clip.ts';
import type { Result } from '../../../shared/contract/message.ts';
import type { ProbeResult } from '../../../shared/embed/index.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { clipResult, fileVersion, removed } from '../../support/world/results.ts';
import { virtualRound } from '../../support/world/virtual-round.ts';

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

/** A clip with three videos on two hosts, one of which is gone; they are due an hour after `at`. */
function newClip(version: number, key = 'a', count = 3, at = new Date(Date.now() - 2 * HOUR)) {
  const checkedAt = at.toISOString();
  const embeds = Array.from({ length: count }, (_, i) => {
    const place = `${i % 2 ? 'b' : 'a'}.example/${key}/${i}.mp4`;
    return { provider: 'direct', videoId: place, url: `https://${place}` };
  });
  const seen = { httpStatus: null, finalUrl: null, title: null, tookMs: 3 };
  const checks = embeds.map(
    (): Check => ({ status: 'unknown', reason: 'timeout', seen, checkedAt, nextCheckAt: checkedAt }),
  );
  return clipResult(version, { file: fileVersion(version, key), checks, clip: { embeds, mentions: [] } });
}

const settleNow = (result: Result) => settle(result, { now: new Date(), archiveText: async () => 'key' });
const store = (...clip: Parameters<typeof newClip>) => settleNow(newClip(...clip));

const round = () => virtualRound(answers);

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
          delete: () => settleNow({ ...removed(3), file: fileVersion(3, 'b') }),
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

type Requested = 'page' | 'row' | 'removal' | 'other';

/** What the table is asked for: to write a page or the row of an embed, to remove a page, or anything else. */
function requested(): Requested {
  const command = table.client.calls().at(-1)?.args[0];
  if (command instanceof DeleteCommand) return String(command.input.Key?.pk).startsWith('DUE#') ? 'removal' : 'other';
  if (!(command instanceof PutCommand)) return 'other';
  return command.input.Item?.kind === 'due' ? 'page' : command.input.Item?.kind === 'embed' ? 'row' : 'other';
}

/** Holds the next requests of a kind, `most` of them, until they are released; `reached`: the first is held. */
function hold(kind: Requested, most = 1) {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const others = table.beforeRequest;
  let held = 0;
  table.beforeRequest = async (...request) => {
    const isHeld = requested() === kind && ++held <= most;
    await others(...request);
    if (!isHeld) return;
    reached.resolve();
    await released.promise;
  };
  return { reached: reached.promise, release: released.resolve };
}

const dueNow = () => table.ofKind('embed').filter(({ dueAt }) => String(dueAt) <= new Date().toISOString());
const firstId = () => {
  const [row] = table.ofKind('embed');
  return embedIdOf({ pk: String(row?.pk), sk: String(row?.sk) });
};

describe('no round removes the page of a row that is just being written', () => {
  it.each<[why: string, others: number]>([
    ['nothing that is due', 0],
    ['nothing that is due, while another video is', 1],
  ])('as long as the page leads to %s', async (_, others) => {
    await store(1);
    await round();
    const id = firstId();
    await store(1, 'b', others);
    wait(0.1);
    const row = hold('row');
    const wish = makeDue(id, new Date());
    await row.reached;
    expect((await round()).asked).toBe(others);
    row.release();
    await wish;
    await expectLaw();
    wait(0.1);
    await round();
    expect(dueNow()).toEqual([]);
  });

  it('when a store that died long ago is repeated, and writes its page again after the round read it', async () => {
    const again = newClip(1);
    table.beforeRequest = () => {
      if (requested() === 'row') throw new Error('crash');
    };
    await expect(settleNow(again)).rejects.toThrow('crash');
    table.beforeRequest = () => {};
    wait(0.5);
    const [removal, row] = [hold('removal'), hold('row')];
    const removing = round();
    await removal.reached;
    const storing = settleNow(again);
    await row.reached;
    removal.release();
    await removing;
    row.release();
    await storing;
    expect(dueNow()).toHaveLength(3);
    await expectLaw();
  });

  it('when a wish is written again, to the same millisecond, after the round wrote the row', async () => {
    await store(1);
    const first = hold('row');
    const wish = makeDue(firstId(), new Date());
    await first.reached;
    // The round has the page of the wish too, and is done with it.
    const removal = hold('removal', Number.POSITIVE_INFINITY);
    const removing = round();
    await removal.reached;
    const second = hold('row');
    first.release();
    await second.reached;
    removal.release();
    await removing;
    second.release();
    await wish;
    expect(dueNow()).toHaveLength(1);
    await expectLaw();
  });
});

it('a page that leads nowhere is removed once nobody can be writing its rows, also while nothing is due', async () => {
  table.beforeRequest = () => {
    if (requested() === 'row') throw new Error('crash');
  };
  await store(1).catch(() => {});
  table.beforeRequest = () => {};
  await round();
  expect(table.ofKind('due')).toHaveLength(1);
  wait(0.5);
  await round();
  expect(table.ofKind('due')).toEqual([]);
});

it('a video whose attempt counts for nothing, as no later than the last, stays on its page', async () => {
  const { clip, checks, ...rest } = newClip(1, 'a', 1, new Date(START));
  // Due at once; and nobody is asked, so that no time passes.
  const embeds = clip.embeds.map((embed) => ({ ...embed, provider: 'nobody' }));
  const unasked = checks?.map((check) => check && { ...check, reason: 'not-asked-yet' });
  await settleNow({ ...rest, checks: unasked, clip: { ...clip, embeds } });
  await round();
  expect(dueNow()).toHaveLength(1);
  await expectLaw();
  wait(0.1);
  await round();
  expect(dueNow()).toEqual([]);
});
