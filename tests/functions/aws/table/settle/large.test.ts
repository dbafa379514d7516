/** A file of 500 clips, as many as one has: it is stored over as many runs as it takes, and no row outgrows DynamoDB. */
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { receiptsOfKey } from '../../../../../functions/aws/table/file/receipts.ts';
import { UnfinishedFile } from '../../../../../functions/aws/table/settle/parts.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf, partName } from '../../../../../shared/clip/id.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { itemBytes } from '../../../../support/request-units.ts';
import { clipResult, fileVersion, removed } from '../../../../support/world/results.ts';
import { alerting, begin, settlement, settleOne, table } from '../../../../support/world/settling.ts';

beforeEach(begin);

const KEY = 'clips/seed.txt';

function clipsOf(version: number, names: readonly string[], more: Parameters<typeof clipResult>[1] = {}): Result {
  const { file: _, namesVersion, ...clip } = clipResult(version, more);
  const parts = names.map((part) => ({ ...clip, part, clip: { ...clip.clip, part } }));
  return { kind: 'several', file: fileVersion(version), parts, namesVersion };
}

const named = (count: number, of = (i: number) => `${i}`) => Array.from({ length: count }, (_, i) => of(i));
const openReceipts = async () => {
  const { items } = await receiptsOfKey({ bucket: 'inbox', key: KEY, limit: 10_000, position: null });
  return items.filter(({ outcome }) => outcome === 'parsed' || outcome === 'partial').length;
};

/** Settles a result in runs that each begin so many clips; answers their number. */
async function inRunsOf(clips: number, result: Result): Promise<number> {
  for (let run = 1; run < 99; run++) {
    let begun = 0;
    const isOver = () => begun++ >= clips;
    const isDone = await settle(result, { ...settlement, isOver }).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof UnfinishedFile)) throw error;
        return false;
      },
    );
    if (isDone) return run;
  }
  throw new Error('It makes no progress.');
}

function requestsOf(work: () => Promise<unknown>): Promise<number> {
  let requests = 0;
  table.beforeRequest = () => {
    requests += 1;
  };
  return work().then(() => requests);
}

describe('a file of many clips', () => {
  it('is stored over several runs, each of which goes on where the one before ended, and tells nothing twice', async () => {
    const file = clipsOf(1, named(24));
    const alone = await requestsOf(() => settleOne(file));
    const expected = table.ofKind('clip').length;
    begin();
    const inAll = await requestsOf(async () => expect(await inRunsOf(7, file)).toBe(4));
    expect(inAll).toBeLessThan(alone * 1.3);
    expect(table.ofKind('clip')).toHaveLength(expected);
    expect(alerting()).toHaveLength(24);
    expect(await openReceipts()).toBe(25);
  });

  it('is stored also where each run is killed before it ends', async () => {
    const file = clipsOf(1, named(16));
    let runs = 0;
    for (let isDone = false; !isDone; runs++) {
      let left = 80;
      table.beforeRequest = () => {
        if (--left < 0) throw new Error('killed');
      };
      isDone = await settleOne(file).then(
        () => true,
        () => false,
      );
      expect(runs).toBeLessThan(12);
    }
    table.beforeRequest = () => {};
    expect(alerting()).toHaveLength(16);
    expect(await openReceipts()).toBe(17);
  });

  it('of which a newer version comes in between is left as it is: the newest wins', async () => {
    const older = clipsOf(1, named(12));
    await settle(older, { ...settlement, isOver: isOverAfter(5) }).catch(() => {});
    await settleOne(clipsOf(2, named(3)));
    await inRunsOf(9, older);
    expect(await openReceipts()).toBe(4);
    expect((await getClip(clipIdOf('inbox', KEY, '2')))?.title).toBe('Title 2');
    expect(await getClip(clipIdOf('inbox', KEY, '4'))).toBeNull();
  });

  it('is taken away over several runs, too', async () => {
    await settleOne(clipsOf(1, named(16)));
    expect(await inRunsOf(5, removed(2))).toBe(4);
    expect(await openReceipts()).toBe(0);
    expect(table.ofKind('mention')).toEqual([]);
    expect(table.ofKind('text')).toEqual([]);
  });
});

function isOverAfter(clips: number): () => boolean {
  let begun = 0;
  return () => begun++ >= clips;
}

it('500 clips with the longest names, titles and 200 videos: no row passes 400 KB', async () => {
  const parts = named(500, (i) => partName(`${i}-${'ن'.repeat(30_000)}`));
  expect(new Set(parts).size).toBe(500);
  const full = named(500, (i) => partName(`${String(i).padStart(3, '0')}${'ن'.repeat(248)}`));
  const video = (i: number) => ({ provider: 'youtube', videoId: `${i}`.padStart(11, 'a') });
  const embeds = Array.from({ length: 200 }, (_, i) => ({ ...video(i), url: `https://www.youtube.com/embed/${i}` }));
  const clip = { title: 'ق'.repeat(1000), embeds };
  // The row of the file names all its clips; that of a clip does not know how many others there are.
  await settle(clipsOf(1, full, { clip }), { ...settlement, isOver: isOverAfter(1) }).catch(() => {});
  expect(table.ofKind('embed')).toHaveLength(200);
  expect(Math.max(...[...table.rows.values()].map(itemBytes))).toBeLessThan(400 * 1000);
});

describe('a file of 500 clips with the longest names', () => {
  const longest = (letter: string) =>
    named(500, (i) => partName(`${letter}${String(i).padStart(3, '0')}${'ن'.repeat(248)}`));
  const rowOfFile = () => table.ofKind('clip').find(({ parts }) => parts !== undefined) ?? {};

  it('is replaced by one of 500 others: they are taken away first, since a row has no room for the names of both', async () => {
    await settleOne(clipsOf(1, longest('a')));
    expect(itemBytes(rowOfFile())).toBeGreaterThan(240_000);
    await inRunsOf(200, clipsOf(2, longest('b')));
    expect(await openReceipts()).toBe(501);
    expect(await getClip(clipIdOf('inbox', KEY, longest('a')[7]))).toBeNull();
    expect((await getClip(clipIdOf('inbox', KEY, longest('b')[7])))?.title).toBe('Title 2');
    expect(rowOfFile().parts).toEqual(longest('b'));
  });

  it('is replaced by one clip, whose row has no room for the names of those that go', async () => {
    await settleOne(clipsOf(1, longest('a')));
    await inRunsOf(300, clipResult(2));
    expect((await getClip(clipIdOf('inbox', KEY)))?.title).toBe('Title 2');
    expect(table.ofKind('clip').filter(({ removed }) => removed !== true)).toHaveLength(1);
    expect([await openReceipts(), table.ofKind('mention').length, table.ofKind('text').length]).toEqual([1, 1, 1]);
  });

  it('leaves nothing where version after version comes before the last one was done', async () => {
    for (const [version, letter] of [...'abcd'].entries()) {
      const begun = settle(clipsOf(version, longest(letter)), { ...settlement, isOver: isOverAfter(9) });
      await expect(begun).rejects.toThrow(UnfinishedFile);
    }
    await inRunsOf(500, clipsOf(5, ['only']));
    expect(table.ofKind('clip').filter(({ removed }) => removed !== true)).toHaveLength(1);
    expect(await openReceipts()).toBe(2);
    expect(table.ofKind('mention')).toHaveLength(1);
  });
});
