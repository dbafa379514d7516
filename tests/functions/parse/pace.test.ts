/** A host gets one request a second from all parse runs and all rounds of re-checks together. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeBreaker } from '../../../functions/aws/table/embed/breaker.ts';
import { readLeases, takeLease } from '../../../functions/aws/table/embed/turns.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { checkEmbeds } from '../../../functions/net/check.ts';
import type { Fetch } from '../../../functions/net/fetch.ts';
import { turnsFor } from '../../../functions/parse/turns.ts';
import { recheckRound } from '../../../functions/recheck/round.ts';
import type { Check, Embed } from '../../../shared/contract/clip.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { itemBytes } from '../../support/request-units.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';
import { VirtualTime } from '../../support/world/virtual-time.ts';

const START = Date.parse('2026-01-02T03:00:00.000Z');
const siteOrigins = ['https://www.example.org'];
let time: VirtualTime;
let table: FakeTable;
/** When each host was asked. */
let asked: Map<string, number[]>;
/** Time that a host takes to respond. */
let respondsAfter: number;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  time = new VirtualTime(START);
  table = new FakeTable();
  asked = new Map();
  respondsAfter = 80;
  return () => vi.useRealTimers();
});

const now = () => new Date();
const fetch: Fetch = async ({ url }) => {
  const { host } = new URL(url);
  asked.set(host, [...(asked.get(host) ?? []), Date.now()]);
  await time.wait(respondsAfter);
  const headers = { 'content-type': 'video/mp4' };
  return { kind: 'response', status: 200, finalUrl: url, headers, body: 'x', truncated: false, tookMs: respondsAfter };
};
const video = (host: string, name: string): Embed => ({
  provider: 'direct',
  videoId: `${host}/${name}.mp4`,
  url: `https://${host}/${name}.mp4`,
});

const check = (embeds: readonly Embed[], busy = new Map<string, number>()) =>
  checkEmbeds(embeds, { fetch, siteOrigins, budgetMs: 3000, now, takeTurns: turnsFor(busy, 1, now), clock: time });

/** One file through parse and store. */
async function add(key: string, embeds: readonly Embed[], busy?: Map<string, number>) {
  const checks = await check(embeds, busy);
  const result = clipResult(1, { file: fileVersion(1, key), checks, clip: { embeds: [...embeds], mentions: [] } });
  await settle(result, { now: now(), archiveText: async () => 'key' });
  return checks;
}

const round = () =>
  recheckRound({ fetch, siteOrigins, now, clock: time, isFollowed: async () => true, keepStill: async () => null });
const gaps = (host: string) => {
  const times = asked.get(host) ?? [];
  return times.slice(1).map((at, i) => at - (times[i] ?? 0));
};
const statuses = () =>
  Object.fromEntries(
    [...Map.groupBy(table.ofKind('embed'), ({ check }) => (check as { reason: string }).reason)].map(
      ([reason, all]) => [reason, all.length],
    ),
  );
const latency = () => time.wait(1 + ((Date.now() * 7919) % 23));

describe('a first import of 2,000 videos of one host', () => {
  it('by 200 runs at once asks it once a second, and leaves the rest to the re-check', async () => {
    table.beforeRequest = latency;
    const runs = Array.from({ length: 200 }, async (_, run) => {
      await time.wait((run * 37) % 5000);
      await add(
        `clip-${run}`,
        Array.from({ length: 10 }, (_, i) => video('a.example', `${run}-${i}`)),
      );
    });
    // A timer may start two rounds at once, and goes on while files come.
    const minutes = Array.from({ length: 3 }, async (_, minute) => {
      await time.wait(minute * 60_000 + 1500);
      await Promise.all([round(), round()]);
    });
    const late = Array.from({ length: 30 }, async (_, i) => {
      await time.wait(6000 + i * 5000);
      await add(`late-${i}`, [video('a.example', `late-${i}`)]);
    });
    await time.pass(Promise.all([...runs, ...minutes, ...late]));
    const seconds = (Date.now() - START) / 1000;
    const imported = statuses();
    expect(Math.min(...gaps('a.example'))).toBeGreaterThanOrEqual(1000);
    // The host is not left idle either: by turns of a second and a half, and by rounds of forty.
    expect(asked.get('a.example')?.length).toBeGreaterThan(seconds / 2);
    expect(imported).toEqual({ 'not-asked-yet': expect.any(Number), 'file-ok': asked.get('a.example')?.length });

    table.beforeRequest = () => {};
    for (let minute = 1; minute <= 8; minute++) {
      vi.setSystemTime(Math.ceil((Date.now() + 1) / 60_000) * 60_000);
      const before = Number(statuses()['file-ok']);
      expect((await time.pass(round())).asked).toBeGreaterThan(35);
      const checked = Number(statuses()['file-ok']);
      expect(checked).toBeGreaterThan(before + 35);
      expect(statuses()).toEqual({ 'not-asked-yet': 2030 - checked, 'file-ok': checked });
    }
    expect(Math.min(...gaps('a.example'))).toBeGreaterThanOrEqual(1000);
  }, 120_000);
});

describe('a file', () => {
  it('with many videos of a host asks about two of them, a second apart; the rest is due at once', async () => {
    const embeds = Array.from({ length: 5 }, (_, i) => video('a.example', String(i)));
    const checks = await time.pass(check(embeds));
    expect(checks.map(({ reason }) => reason)).toEqual([
      'file-ok',
      'file-ok',
      ...Array.from({ length: 3 }, () => 'not-asked-yet'),
    ]);
    expect(gaps('a.example')).toEqual([expect.toSatisfy((gap: number) => gap >= 1000)]);
    expect(checks[4]).toMatchObject({ status: 'unknown', nextCheckAt: checks[4]?.checkedAt });
  });

  it.each<[why: string, embeds: Embed[], writeUnits: number]>([
    ['no video: no turn', [], 0],
    [
      'a video that nobody can be asked about',
      [{ provider: 'x-unknown', videoId: null, url: 'https://x.example/' }],
      0,
    ],
    ['one video', [video('a.example', '1')], 1],
    [
      'videos of three hosts: the one with most of them',
      ['a', 'b', 'b', 'c'].map((host, i) => video(`${host}.example`, String(i))),
      1,
    ],
  ])('takes at most one write unit: %s', async (_, embeds, writeUnits) => {
    const { writes } = await table.measure(() => time.pass(check(embeds)));
    expect(writes).toEqual(writeUnits === 0 ? {} : { table: writeUnits });
    expect([...asked.keys()]).toHaveLength(writeUnits);
  });

  it('does not try a host again that it found busy, until that ends', async () => {
    const busy = new Map<string, number>();
    await time.pass(check([video('a.example', '1')], busy));
    const again = await table.measure(() => time.pass(check([video('a.example', '2')], busy)));
    expect(again.writes).toEqual({});
    vi.setSystemTime(Date.now() + 2000);
    expect((await time.pass(check([video('a.example', '3')], busy)))[0]?.reason).toBe('file-ok');
  });

  it.each<[why: string, close: () => Promise<unknown>]>([
    ['fails', () => changeBreaker('a.example', now(), (b) => ({ ...b, trips: 1, openUntil: Date.now() + 60_000 }))],
    ['is tried by one round only', () => changeBreaker('a.example', now(), (b) => ({ ...b, trips: 1, openUntil: 1 }))],
    ['wants rest', () => changeBreaker('a.example', now(), (b) => ({ ...b, openUntil: Date.now() + 60_000 }))],
    ['has a round at it', () => takeLease(new Map([['a.example', Date.now() + 9000]]), Date.now(), Date.now() + 9000)],
  ])('leaves a host alone that %s', async (_, close) => {
    await close();
    expect((await time.pass(check([video('a.example', '1'), video('b.example', '1')])))[0]?.reason).toBe(
      'not-asked-yet',
    );
    expect(asked.get('a.example')).toBeUndefined();
  });

  it('whose host is slow: what was asked is a time-out, what was not is not', async () => {
    respondsAfter = 9000;
    const checks = await time.pass(check(['1', '2', '3'].map((name) => video('a.example', name))));
    expect(checks.map(({ reason }) => reason)).toEqual(['timeout', 'timeout', 'not-asked-yet']);
  });
});

describe('a host longer than any can be', () => {
  const long = video(`${'a.'.repeat(1100)}example`, 'x');
  const unasked: Check = {
    ...{ status: 'unknown', reason: 'not-asked-yet' },
    seen: { httpStatus: null, finalUrl: null, title: null, tookMs: 0 },
    ...{ checkedAt: new Date(START).toISOString(), nextCheckAt: new Date(START).toISOString() },
  };

  it('is not asked; its file is stored like any other', async () => {
    const frame: Embed = { provider: 'unknown', videoId: null, url: long.url };
    const checks = await time.pass(add('a', [long, frame, video('a.example', '1')]));
    expect(checks.map(({ status }) => status)).toEqual(['invalid', 'invalid', 'playable']);
    expect(table.ofKind('embed')).toHaveLength(3);
    expect([...asked.keys()]).toEqual(['a.example']);
  });

  it('that is stored as due does not keep a round from the other hosts', async () => {
    const embeds = [long, video('a.example', '1'), video('b.example', '1')];
    const checks = embeds.map(() => unasked);
    const result = clipResult(1, { file: fileVersion(1, 'a'), checks, clip: { embeds, mentions: [] } });
    await settle(result, { now: now(), archiveText: async () => 'key' });
    vi.setSystemTime(START + 60_000);
    expect(await time.pass(round())).toMatchObject({ due: 3, asked: 2 });
    expect(statuses()).toEqual({ 'bad-address': 1, 'file-ok': 2 });
    expect(table.ofKind('embed').filter(({ dueAt }) => String(dueAt) <= now().toISOString())).toEqual([]);
  });
});

describe('the lease of a round', () => {
  /** As long as a host may be. */
  const hosts = Array.from({ length: 1000 }, (_, i) => `${1000 + i}.${'a.'.repeat(120)}example`);
  const until = START + 60_000;

  it('stays small, however long the names of its hosts', async () => {
    await takeLease(new Map(hosts.map((host) => [host, until])), START, until);
    expect(itemBytes(table.ofKind('lease')[0] ?? {})).toBeLessThan(64 * 1024);
  });

  it('holds for each of them', async () => {
    const [first = '', second = '', other = ''] = hosts;
    await takeLease(new Map([first, second, 'a.example'].map((host, i) => [host, until + i])), START, until);
    expect([...(await readLeases([first, second, 'a.example', other])).values()]).toEqual([
      ...[until, until + 1, until + 2, 0],
    ]);
  });
});

it('a new version of a file whose videos could not be asked about leaves them as they were', async () => {
  await time.pass(add('a', [video('a.example', '1')]));
  const [before] = table.ofKind('embed');
  await takeLease(new Map([['a.example', Date.now() + 9000]]), Date.now(), Date.now() + 9000);
  const checks = await time.pass(check([video('a.example', '1')]));
  expect(checks[0]?.reason).toBe('not-asked-yet');
  const embeds = [video('a.example', '1')];
  const result = clipResult(2, { file: fileVersion(2, 'a'), checks, clip: { embeds, mentions: [] } });
  await settle(result, { now: now(), archiveText: async () => 'key' });
  const [after] = table.ofKind('embed');
  expect({ ...after, revision: '' }).toEqual({ ...before, revision: '' });
});
