import { beforeEach, expect, it, vi } from 'vitest';
import { type Ended, readApart } from '../../../functions/parse/apart.ts';
import { readHeavy } from '../../../functions/parse/heavy.ts';
import { compileNames, matcherOfNoNames } from '../../../shared/name/index.ts';

vi.mock('../../../functions/parse/apart.ts', () => ({ readApart: vi.fn() }));

const read = (receives: number, matcher = matcherOfNoNames()) =>
  readHeavy(new Uint8Array(), 'in/a.zip', { today: '2026-01-02' }, matcher, receives);

beforeEach(() => {
  vi.mocked(readApart).mockReset();
});

it.each<[why: string, ended: Ended, receives: number, reason: RegExp]>([
  ['too much time', { kind: 'over', what: 'time' }, 1, /too long to read\. Split it/],
  ['too much memory', { kind: 'over', what: 'memory' }, 1, /too much memory to read\. Split it/],
  [
    'its process ended for the third time',
    { kind: 'stopped', how: 'SIGSEGV' },
    3,
    /ends without an answer\. Save it anew/,
  ],
  [
    'and what the queue counted besides',
    { kind: 'stopped', how: 'SIGSEGV' },
    7,
    /ends without an answer\. Save it anew/,
  ],
])('a file is refused, and told what to do: %s', async (_, ended, receives, reason) => {
  vi.mocked(readApart).mockResolvedValue(ended);
  const [clip, ...others] = await read(receives);
  expect(others).toEqual([]);
  expect(clip).toMatchObject({ refused: expect.stringMatching(reason), clip: { file: 'a.zip', embeds: [] } });
  expect(clip?.fault, 'only what is our fault is told in the log').toBe(
    ended.kind === 'stopped' ? ended.how : undefined,
  );
});

it.each([1, 2])('a process that ended may have ended by chance: it is tried again (%i)', async (receives) => {
  vi.mocked(readApart).mockResolvedValue({ kind: 'stopped', how: 'SIGKILL' });
  await expect(read(receives)).rejects.toThrow('ended: SIGKILL');
});

it('the budget has room for the names', async () => {
  vi.mocked(readApart).mockResolvedValue({ kind: 'read', clips: [] });
  const names = Array.from({ length: 20_000 }, (_, i) => ({ id: `n${i}`, name: `Name Number ${i}`, aliases: [] }));
  await read(1);
  await read(1, compileNames(names));
  const [without = 0, within = 0] = vi.mocked(readApart).mock.calls.map(([, { megabytes }]) => megabytes);
  expect(within).toBeGreaterThan(without);
});
