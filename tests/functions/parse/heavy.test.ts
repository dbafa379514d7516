import { beforeEach, expect, it, vi } from 'vitest';
import { type Ended, readApart } from '../../../functions/parse/apart.ts';
import { readHeavy } from '../../../functions/parse/heavy.ts';
import { ReaderEnded } from '../../../functions/parse/noted-run.ts';
import { compileNames, matcherOfNoNames } from '../../../shared/name/index.ts';

vi.mock('../../../functions/parse/apart.ts', () => ({ readApart: vi.fn() }));

const read = (openRuns: number, { matcher = matcherOfNoNames(), isReplay = false } = {}) =>
  readHeavy(new Uint8Array(), 'in/a.zip', { today: '2026-01-02' }, matcher, { openRuns, isReplay });

beforeEach(() => {
  vi.mocked(readApart).mockReset();
});

it.each<[why: string, ended: Ended, openRuns: number, reason: RegExp]>([
  ['too much time', { kind: 'over', what: 'time' }, 0, /too long to read\. Split it/],
  ['too much memory', { kind: 'over', what: 'memory' }, 0, /too much memory to read\. Split it/],
  ['its process ended again', { kind: 'stopped', how: 'SIGSEGV' }, 2, /ends without an answer\. Save it anew/],
])('a file is refused, and told what to do: %s', async (_, ended, openRuns, reason) => {
  vi.mocked(readApart).mockResolvedValue(ended);
  const [clip, ...others] = await read(openRuns);
  expect(others).toEqual([]);
  expect(clip).toMatchObject({ refused: expect.stringMatching(reason), clip: { file: 'a.zip', embeds: [] } });
  expect(clip?.fault, 'only what is our fault is told in the log').toBe(
    ended.kind === 'stopped' ? ended.how : undefined,
  );
});

it('a file is refused unread on which two runs ended without a word', async () => {
  expect(await read(3)).toMatchObject([
    { refused: expect.stringMatching(/Save it anew/), fault: '2 runs ended without a word' },
  ]);
  expect(readApart).not.toHaveBeenCalled();
});

it.each([0, 1])('a process that ended may have ended by chance: it is tried again (%i)', async (openRuns) => {
  vi.mocked(readApart).mockResolvedValue({ kind: 'stopped', how: 'SIGKILL' });
  await expect(read(openRuns)).rejects.toThrow(ReaderEnded);
});

it.each([2, 3])('a replay is told instead: what was read before stays (%i)', async (openRuns) => {
  vi.mocked(readApart).mockResolvedValue({ kind: 'stopped', how: 'SIGKILL' });
  await expect(read(openRuns, { isReplay: true })).rejects.toThrow(ReaderEnded);
});

it('the budget has room for the names', async () => {
  vi.mocked(readApart).mockResolvedValue({ kind: 'read', clips: [] });
  const names = Array.from({ length: 20_000 }, (_, i) => ({ id: `n${i}`, name: `Name Number ${i}`, aliases: [] }));
  await read(0);
  await read(0, { matcher: compileNames(names) });
  const [without = 0, within = 0] = vi.mocked(readApart).mock.calls.map(([, { megabytes }]) => megabytes);
  expect(within).toBeGreaterThan(without);
});
