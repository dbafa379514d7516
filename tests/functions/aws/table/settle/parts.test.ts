import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { receiptsOfKey } from '../../../../../functions/aws/table/file/receipts.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { clipResult, fileVersion, refused, removed } from '../../../../support/world/results.ts';

const KEY = 'clips/seed.txt';
let table: FakeTable;
const settlement = { now: new Date('2026-01-02T03:04:06.000Z'), archiveText: async (id: string) => `texts/${id}.txt` };
const settleOne = (result: Result) => settle(result, settlement);

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

/** A version of the file that holds these clips; one whose name ends in `!` was refused. */
function several(version: number, ...names: string[]): Result {
  const { kind, clip, checks, text, story } = clipResult(version);
  const parts = names.map((part) =>
    part.endsWith('!')
      ? { kind: 'refused' as const, part, reason: 'It is a JPEG picture.' }
      : { kind, part, clip: { ...clip, part, title: `${part} ${version}` }, checks, text, story: `${story}-${part}` },
  );
  return { kind: 'several', file: fileVersion(version), parts, namesVersion: 1 };
}

const idOf = (part: string) => clipIdOf('inbox', KEY, part);
const titles = async (...parts: string[]) =>
  Promise.all(parts.map(async (part) => (await getClip(idOf(part)))?.title ?? null));
const receipts = async () => {
  const { items } = await receiptsOfKey({ bucket: 'inbox', key: KEY, limit: 100, position: null });
  return Object.fromEntries(items.map(({ versionId, part, outcome }) => [`${versionId} ${part ?? 'file'}`, outcome]));
};

describe('a file of several clips', () => {
  it('gives a clip and a receipt for each, and a receipt for the file', async () => {
    expect(await settleOne(several(1, 'a.html', 'b.md'))).toMatchObject({ outcome: 'parsed', reason: null });
    expect(await titles('a.html', 'b.md')).toEqual(['a.html 1', 'b.md 1']);
    expect(await getClip(idOf('a.html'))).toMatchObject({
      key: KEY,
      part: 'a.html',
      mentions: [{ nameId: 'mara-lind' }],
      receipt: { part: 'a.html', outcome: 'parsed' },
    });
    expect(await getClip(clipIdOf('inbox', KEY))).toBeNull();
    expect(await receipts()).toEqual({ 'v1 file': 'parsed', 'v1 a.html': 'parsed', 'v1 b.md': 'parsed' });
  });

  it('of which one is refused is partial and says how many; the others are kept', async () => {
    expect(await settleOne(several(1, 'a.html', 'b.jpg!'))).toMatchObject({
      outcome: 'partial',
      reason: expect.stringMatching(
        /^2 clips: 1 parsed, 0 with warnings, 1 refused; each has a receipt, such as b\.jpg!: ./,
      ),
    });
    expect(await receipts()).toMatchObject({ 'v1 a.html': 'parsed', 'v1 b.jpg!': 'refused' });
  });

  it('of which all are refused is refused', async () => {
    expect(await settleOne(several(1, 'a!', 'b!'))).toMatchObject({ outcome: 'refused' });
  });
});

describe('a newer version', () => {
  it('keeps the clips it still has and takes the others away', async () => {
    await settleOne(several(1, 'a', 'b'));
    await settleOne(several(2, 'b', 'c'));
    expect(await titles('a', 'b', 'c')).toEqual([null, 'b 2', 'c 2']);
    expect(await getClip(idOf('b'))).toMatchObject({ story: 'story-1-b' });
    expect(await receipts()).toEqual({
      'v1 file': 'superseded',
      'v1 a': 'superseded',
      'v1 b': 'superseded',
      'v2 file': 'parsed',
      'v2 b': 'parsed',
      'v2 c': 'parsed',
    });
  });

  it.each<[string, Result, string | null]>([
    ['that is one clip', clipResult(2), 'Title 2'],
    ['that is refused', refused(2), null],
    ['that is a delete', removed(2), null],
  ])('%s takes all parts away', async (_, newer, title) => {
    await settleOne(several(1, 'a', 'b'));
    await settleOne(newer);
    expect(await titles('a', 'b')).toEqual([null, null]);
    expect((await getClip(clipIdOf('inbox', KEY)))?.title ?? null).toBe(title);
    expect(table.ofKind('mention')).toHaveLength(title === null ? 0 : 1);
  });

  it('of one clip that becomes several leaves no clip of the file itself', async () => {
    await settleOne(clipResult(1));
    await settleOne(several(2, 'a', 'b'));
    expect(await getClip(clipIdOf('inbox', KEY))).toBeNull();
    expect(await titles('a', 'b')).toEqual(['a 2', 'b 2']);
  });
});

describe('laws', () => {
  const history = [several(1, 'a', 'b'), clipResult(2), several(3, 'b', 'c!'), removed(4), several(5, 'a', 'c')];
  const visible = async () => [await titles('a', 'b', 'c'), await getClip(clipIdOf('inbox', KEY))];

  it('order and number of deliveries do not matter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...history, ...history], { minLength: 0 }).chain((some) => {
          const all = [...some, ...history];
          return fc.shuffledSubarray(all, { minLength: all.length });
        }),
        async (deliveries) => {
          table = new FakeTable();
          for (const result of deliveries) await settleOne(result);
          expect(await visible()).toEqual([['a 5', null, 'c 5'], null]);
          expect(await receipts()).toMatchObject({ 'v5 file': 'parsed', 'v5 a': 'parsed', 'v5 c': 'parsed' });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a crash at any request is mended by the next delivery', async () => {
    const overwrite = [several(1, 'a', 'b'), several(2, 'b', 'c'), clipResult(3)];
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: async () => {
        for (const result of overwrite) await settleOne(result).catch(() => settleOne(result));
      },
      check: async (label) => {
        expect(await titles('a', 'b', 'c'), label).toEqual([null, null, null]);
        expect(await receipts(), label).toMatchObject({
          'v1 a': 'superseded',
          'v2 c': 'superseded',
          'v3 file': 'parsed',
        });
      },
    });
  });
});
