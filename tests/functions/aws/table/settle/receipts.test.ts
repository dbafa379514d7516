import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { receiptsByOutcome } from '../../../../../functions/aws/table/file/receipts.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { clipResult, fileVersion, refused, removed } from '../../../../support/world/results.ts';

import {
  alerting,
  begin,
  clipId,
  outcomes,
  receipts,
  settlement,
  settleOne,
  several,
  table,
} from '../../../../support/world/settling.ts';

beforeEach(begin);

describe('the receipt of a clip', () => {
  it('counts once all of the clip is there', async () => {
    const seen: number[] = [];
    table.beforeRequest = async () => {
      table.beforeRequest = () => {};
      seen.push((await receipts()).length, (await byOutcome()).length);
      table.beforeRequest = watch;
    };
    const watch = table.beforeRequest;
    await settleOne(clipResult(1));
    table.beforeRequest = () => {};
    expect(seen.length).toBeGreaterThan(8);
    // The request after that looks whether a newer version came meanwhile.
    expect(new Set(seen.slice(0, -2))).toEqual(new Set([0]));
    expect([(await receipts()).length, (await byOutcome()).length]).toEqual([1, 1]);
  });

  it('is listed once, however two deliveries at different times interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(3)), async (turns) => {
        begin();
        table.beforeRequest = async () => {
          for (let left = turns.next().value ?? 0; left > 0; left--) await new Promise(setImmediate);
        };
        const later = { ...settlement, now: new Date('2026-01-02T03:14:06.000Z') };
        await Promise.all([settle(clipResult(1), later), settleOne(clipResult(1))]);
        table.beforeRequest = () => {};
        const listed = await receiptsByOutcome({ outcome: 'parsed', limit: 100, position: null });
        expect(listed.items).toEqual(await receipts());
      }),
      { numRuns: 60 },
    );
  });

  it('closed by a version that was then cut off still holds: that version is not the newest yet', async () => {
    await settleOne(clipResult(1));
    table.beforeRequest = () => {
      if (table.ofKind('receipt').length > 0) throw new Error('crash');
    };
    await settleOne(clipResult(2)).catch(() => {});
    table.beforeRequest = () => {};
    expect(table.ofKind('receipt')).toMatchObject([{ versionId: 'v1', outcome: 'superseded' }]);
    expect(await outcomes()).toEqual({ v1: 'parsed' });
    expect(await settleOne(clipResult(1))).toMatchObject({ outcome: 'parsed' });
    await settleOne(clipResult(2));
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'parsed' });
  });

  const byOutcome = async () => (await receiptsByOutcome({ outcome: 'parsed', limit: 9, position: null })).items;
});

describe('an event that names the newest version again, but orders it otherwise', () => {
  const again = (lastModified: string): Result => {
    const result = clipResult(2);
    return { ...result, file: { ...result.file, sequencer: '', lastModified } };
  };

  it.each([
    ['made before', '2026-01-01T00:00:00.000Z'],
    ['made long after, from a listing of the inbox', '2026-02-01T00:00:00.000Z'],
  ])('%s, changes nothing; a delete then closes the receipt', async (_, lastModified) => {
    for (const result of [clipResult(1), clipResult(2)]) await settleOne(result);
    const before = table.snapshot();
    expect(await settleOne(again(lastModified))).toMatchObject({ versionId: 'v2', outcome: 'parsed' });
    expect(table.snapshot()).toBe(before);
    await settleOne(removed(3));
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'removed' });
    await settleOne(again(lastModified));
    expect(await getClip(clipId)).toBeNull();
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'removed' });
  });

  it.each<[string, (version: number) => Result]>([
    ['a clip', (version) => clipResult(version)],
    ['refused', (version) => refused(version)],
  ])(
    'made first, while events wait, is ordered anew by its own event: an older version comes too late (%s)',
    async (_, of) => {
      const listed = of(2);
      for (const result of [{ ...listed, file: { ...listed.file, sequencer: '' } }, of(2), of(1), of(2)]) {
        await settleOne(result);
      }
      expect((await getClip(clipId))?.title).toBe(listed.kind === 'clip' ? 'Title 2' : undefined);
      expect(await outcomes()).toEqual({ v1: 'superseded', v2: listed.kind === 'clip' ? 'parsed' : 'refused' });
      expect(alerting()).toEqual(listed.kind === 'clip' ? ['mara-lind'] : []);
    },
  );

  it('is ordered anew however its own event and an older delete interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(3)), async (turns) => {
        begin();
        await settleOne({ ...refused(2), file: { ...fileVersion(2), sequencer: '' } } as Result);
        table.beforeRequest = async () => {
          for (let left = turns.next().value ?? 0; left > 0; left--) await new Promise(setImmediate);
        };
        await Promise.all([settleOne(removed(1)), settleOne(refused(2))]);
        expect(await outcomes()).toEqual({ v2: 'refused' });
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, (version: number) => Result]>([
    ['refused', (version) => refused(version)],
    ['several', (version) => several(version, ['p1', 'p2'])],
  ])('is ordered anew however a listing, its own event and an older delete interleave (%s)', async (_, of) => {
    const listed: Result = { ...of(2), file: { ...fileVersion(2), sequencer: '' } };
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(9)), fc.nat(60), async (turns, lost) => {
        begin();
        await settleOne(refused(0));
        let requests = 0;
        table.beforeRequest = async () => {
          for (let left = turns.next().value ?? 0; left > 0; left--) await new Promise(setImmediate);
          if (++requests === lost) throw new Error('crash');
        };
        const twice = (result: Result) => settleOne(result).catch(() => settleOne(result));
        await Promise.all([twice(listed), twice(removed(1)), twice(of(2))]);
        table.beforeRequest = () => {};
        const left = (await receipts()).filter(({ versionId }) => versionId === 'v2');
        const expected = of(2).kind === 'several' ? ['parsed', 'parsed', 'parsed'] : ['refused'];
        expect(left.map(({ outcome }) => outcome)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('completes a version whose own delivery was cut off', async () => {
    await settleOne(clipResult(1));
    await settleOne(clipResult(2));
    const expected = table.snapshot();
    await crashAtEachRequest({
      start: () => {
        begin();
        return table;
      },
      work: async () => {
        await settleOne(clipResult(1)).catch(() => settleOne(clipResult(1)));
        const isStored = await settleOne(clipResult(2)).then(
          () => true,
          () => table.ofKind('clip')[0]?.versionId === 'v2',
        );
        const last = isStored ? again('2026-01-01T00:00:00.000Z') : clipResult(2);
        await settleOne(last).catch(() => settleOne(last));
      },
      check: (label) => expect(table.snapshot(), label).toBe(expected),
    });
  });
});

describe('in a bucket without versions', () => {
  const plain = (result: Result): Result => ({ ...result, file: { ...result.file, versionId: '' } });
  const open = async () =>
    (await receipts()).map(({ part, outcome }) => (part === undefined ? outcome : `part ${outcome}`));

  it.each<[string, Result[], string | null, string[]]>([
    ['a refused file is corrected', [refused(1), clipResult(2)], 'Title 2', ['parsed']],
    ['a clip is replaced by a refused file', [clipResult(1), refused(2)], null, ['refused']],
    ['a refused file comes late', [clipResult(2), refused(1)], 'Title 2', ['parsed']],
    ['a refused file by another', [refused(1), refused(2)], null, ['refused']],
    ['several clips become one', [several(1, ['p1', 'p2']), clipResult(2)], 'Title 2', ['parsed']],
    ['several clips become fewer', [several(1, ['p1', 'p2']), several(2, ['p2'])], null, ['parsed', 'part parsed']],
    ['a refused file comes back after its delete', [refused(1), removed(2), clipResult(3)], 'Title 3', ['parsed']],
    ['a refused file is deleted', [refused(1), removed(2)], null, ['removed']],
    [
      'several clips are deleted',
      [several(1, ['p1', 'p2']), removed(2)],
      null,
      ['removed', 'part removed', 'part removed'],
    ],
  ])('%s', async (_, deliveries, title, expected) => {
    for (const result of deliveries) await settleOne(plain(result));
    expect((await getClip(clipId))?.title ?? null).toBe(title);
    expect((await open()).sort()).toEqual(expected.sort());
    const { items } = await receiptsByOutcome({ outcome: 'refused', limit: 9, position: null });
    expect(items).toHaveLength(expected.filter((outcome) => outcome === 'refused').length);
    const before = table.snapshot();
    for (const result of deliveries) await settleOne(plain(result));
    expect(table.snapshot()).toBe(before);
  });
});
