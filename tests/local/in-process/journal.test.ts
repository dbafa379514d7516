import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal, readJournal, replaceJournal } from '../../../local/in-process/journal.ts';

let folder: string;
let path: string;
const fail = (error: Error) => {
  throw error;
};
const entries = () => [...readJournal(path)].map(({ entry }) => entry);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-journal-'));
  path = join(folder, 'journal');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a journal', () => {
  it('is empty where there is none', () => expect(entries()).toEqual([]));

  it('keeps bytes, sets, dates and what is undefined', async () => {
    const entry = { bytes: new Uint8Array([0, 255]), set: new Set([1, 2]), at: new Date(0), none: undefined };
    replaceJournal(path, [entry]);
    expect(entries()).toEqual([entry]);
  });

  it('has what was added once it is flushed, in order', async () => {
    const journal = await Journal.open(path, 0, fail);
    for (let i = 0; i < 100; i++) journal.append(i);
    await journal.flushed();
    expect(entries()).toEqual(Array.from({ length: 100 }, (_, i) => i));
    await journal.close();
  });

  it('cut off anywhere, or damaged, has the entries before that and takes more', async () => {
    replaceJournal(path, ['one', 'two', 'three']);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, isDamaged) => {
        const left = Buffer.from(isDamaged ? whole : whole.subarray(0, at));
        if (isDamaged) left[at] = (left[at] ?? 0) ^ 0xff;
        await writeFile(path, left);
        const read = [...readJournal(path)];
        const kept = read.map(({ entry }) => entry);
        expect(['one', 'two', 'three'].slice(0, kept.length)).toEqual(kept);
        expect(kept.length).toBeLessThan(3);
        const journal = await Journal.open(path, read.at(-1)?.end ?? 0, fail);
        journal.append('more');
        await journal.close();
        expect(entries()).toEqual([...kept, 'more']);
      }),
      { numRuns: 60 },
    );
  });

  it('that is replaced has nothing of the one before', async () => {
    replaceJournal(path, ['long '.repeat(1000)]);
    replaceJournal(path, ['short']);
    expect(entries()).toEqual(['short']);
    await appendFile(path, 'rubbish');
    expect(entries()).toEqual(['short']);
  });
});
