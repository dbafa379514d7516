/** What a re-check costs in DynamoDB's units. */
import { beforeEach, expect, it, vi } from 'vitest';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import type { Check } from '../../../shared/contract/clip.ts';
import type { ProbeResult } from '../../../shared/embed/index.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { itemBytes } from '../../support/request-units.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';
import { virtualRound } from '../../support/world/virtual-round.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-02T03:00:00.000Z');
let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  table = new FakeTable();
  return () => vi.useRealTimers();
});

/** The video of `examples/clips/astana-platform.txt`, with an id of the same length for each clip. */
function bunny(i: number) {
  const videoId = `18ae59c9-b8f3-49c4-b505-${String(i).padStart(12, '0')}`;
  return { provider: 'bunny', videoId, url: `https://iframe.mediadelivery.net/embed/455361/${videoId}` };
}

async function store(count: number) {
  for (let i = 0; i < count; i++) {
    const embed = bunny(i);
    const check: Check = {
      status: 'playable',
      reason: 'player-ok',
      seen: { httpStatus: 200, finalUrl: embed.url, title: 'The Astana platform, an interview', tookMs: 213 },
      checkedAt: new Date(START - i * 1000).toISOString(),
      nextCheckAt: new Date(START).toISOString(),
    };
    const result = clipResult(1, {
      file: fileVersion(1, `clips/${i}.txt`),
      checks: [check],
      clip: { embeds: [embed], mentions: [] },
    });
    await settle(result, { now: new Date(START), archiveText: async () => 'key' });
  }
}

const plays = (url: string): ProbeResult => ({
  kind: 'response',
  status: 200,
  finalUrl: url,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>The Astana platform, an interview</title></head><body><video></video></body></html>',
  truncated: false,
  tookMs: 213,
});

const round = () => virtualRound(plays);
const sum = (units: Readonly<Record<string, number>>) => Object.values(units).reduce((all, one) => all + one, 0);

it('the row of a video stays under a kilobyte: what would be said twice is said once', async () => {
  await store(1);
  vi.setSystemTime(START + DAY);
  await round();
  const [row] = table.ofKind('embed');
  expect(row).toMatchObject({ check: { status: 'playable' } });
  expect(itemBytes(row ?? {})).toBeLessThanOrEqual(1024);
});

it('forty videos of a host: the first time each brings a page of its own to remove, from then on they share theirs', async () => {
  await store(40);
  for (const most of [2.13, 1.23, 1.23]) {
    // At a full hour, when what is due in the hour before is due.
    vi.setSystemTime(Math.ceil((Date.now() + 8 * DAY) / HOUR) * HOUR);
    let asked = 0;
    const { writes } = await table.measure(async () => {
      asked += (await round()).asked;
    });
    expect(asked).toBe(40);
    expect(sum(writes) / asked).toBeLessThanOrEqual(most);
    // No entry of an index moves.
    expect(writes).toEqual({ table: sum(writes) });
  }
});

it('one video alone costs its row, its page, and the page of before; its round a lease', async () => {
  await store(1);
  vi.setSystemTime(START + DAY);
  const { writes } = await table.measure(round);
  expect(sum(writes)).toBeLessThanOrEqual(3 + 1);
});

it('a round with nothing due reads half a unit a shard, and writes nothing', async () => {
  await store(40);
  const { writes, reads } = await table.measure(round);
  expect([sum(writes), sum(reads)]).toEqual([0, 2]);
});
