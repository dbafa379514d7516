/** Names that many follow: everybody is told once, and no run looks at all of them. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { byNextDigit } from '../../../functions/alert/fan-out.ts';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { followersIn } from '../../../functions/aws/table/subscription/followers.ts';
import { AlertRun } from '../../support/world/alert-run.ts';
import { follow } from '../../support/world/follow.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';

const START = new Date('2026-01-02T03:04:06.000Z');
let run: AlertRun;

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  run = new AlertRun();
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
});

const drop = (i = 1) =>
  settle(clipResult(1, { file: fileVersion(1, `clips/${i}.txt`), story: `s${i}` }), {
    now: START,
    archiveText: async () => 'key',
  });

describe('ranges of ids', () => {
  it('cover every id once, however often they are divided', () => {
    const id = fc.oneof(fc.stringMatching(/^[0-9a-f]{16}$/), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 3 }), (id, times) => {
        let ranges: { from: string; before: string | null }[] = [{ from: '', before: null }];
        for (let divided = 0; divided < times; divided++) {
          ranges = ranges.flatMap((range) => byNextDigit({ ...range, divided }));
        }
        const holding = ranges.filter(({ from, before }) => from <= id && (before === null || id < before));
        expect(holding).toHaveLength(1);
      }),
    );
  });

  it('are read by their ends', async () => {
    for (const id of ['a', 'b', 'b1', 'c', 'zoe', 'Ärzte']) await follow(id, { address: 'a@b.org', nameIds: ['ada'] });
    expect(await followersIn('ada', { from: 'b', before: 'c' }, 10)).toEqual(['b', 'b1']);
    expect(await followersIn('ada', { from: 'b', before: null }, 10)).toEqual(['b', 'b1', 'c', 'zoe', 'Ärzte']);
    expect(await followersIn('ada', { from: '', before: 'a' }, 10)).toEqual([]);
    expect(await followersIn('ada', { from: '', before: null }, 2)).toEqual(['a', 'b']);
  });
});

it.each([
  ['random', () => randomBytes(8).toString('hex')],
  ['chosen', (i: number) => `customer-${i}`],
])('350 followers with %s ids are told once each, under repeats', async (_, idOf) => {
  for (let i = 0; i < 350; i++) await follow(idOf(i), { address: `${i}@example.org`, nameIds: ['mara-lind'] });
  await follow('all');
  await follow('later', { nameIds: ['mara-lind'], cadence: 'daily' });
  await drop();
  await run.alert();
  expect(run.table.ofKind('owed')).toHaveLength(352);
  expect(run.table.ofKind('delivery')).toHaveLength(352);
  expect(run.jobs()).toHaveLength(351);
  await run.send('7@example.org');
  await run.alert();
  expect(run.table.ofKind('owed')).toHaveLength(351);
  expect(run.jobs()).toHaveLength(350);
});

it('many mentions of a name with many followers come in portions', async () => {
  for (let i = 0; i < 110; i++) await follow(`f-${i}`, { nameIds: ['mara-lind'] });
  for (let i = 0; i < 12; i++) await drop(i);
  await run.alert();
  expect(run.table.ofKind('owed')).toHaveLength(110 * 12);
  expect(new Set(run.jobs()).size).toBe(110);
});

it('a message that cannot be read fails alone', async () => {
  for (let i = 0; i < 110; i++) await follow(`f-${i}`, { nameIds: ['mara-lind'] });
  await drop();
  run.queues.deliver('fanOut', '{"news":{"kind":"rumour"}}');
  await expect(run.alert()).rejects.toThrow('fan-out queue failed');
  await run.fanOut();
  expect(run.table.ofKind('owed')).toHaveLength(110);
});
