import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { clipText, getClip } from '../../../../functions/aws/table/clips.ts';
import { listMentions } from '../../../../functions/aws/table/mentions.ts';
import { receiptsByOutcome, receiptsOfKey } from '../../../../functions/aws/table/receipts.ts';
import { settle } from '../../../../functions/aws/table/settle.ts';
import { listTexts } from '../../../../functions/aws/table/texts.ts';
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { MAX_SPANS } from '../../../../shared/clip/limits.ts';
import { parseFile } from '../../../../shared/clip/parse-file.ts';
import { resultOfClips } from '../../../../shared/clip/result.ts';
import type { Result } from '../../../../shared/contract/message.ts';
import { compileNames } from '../../../../shared/name/index.ts';
import { NAMES } from '../../../support/cost/seed-clip.ts';
import { crashAtEachRequest } from '../../../support/crash.ts';
import { FakeTable } from '../../../support/fake-table.ts';
import { itemBytes } from '../../../support/request-units.ts';
import { clipResult, fileVersion, mention, refused, removed } from '../../../support/results.ts';

const clipId = clipIdOf('inbox', 'clips/seed.txt');
/** A file that holds a clip for each of these parts. */
const several = (version: number, parts: readonly string[]): Result => ({
  kind: 'several',
  file: fileVersion(version),
  namesVersion: 1,
  parts: parts.map((part) => ({ ...clipResult(version), part })),
});
let table: FakeTable;
let archived: Map<string, string>;
const settlement = {
  now: new Date('2026-01-02T03:04:06.000Z'),
  archiveText: async (id: string, text: string) => {
    archived.set(id, text);
    return `texts/${id}.txt`;
  },
};
const settleOne = (result: Result) => settle(result, settlement);

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
  archived = new Map();
});

const receipts = async () =>
  (await receiptsOfKey({ bucket: 'inbox', key: 'clips/seed.txt', limit: 100, position: null })).items;
const outcomes = async () =>
  Object.fromEntries((await receipts()).map(({ versionId, outcome }) => [versionId, outcome]));
/** What readers can see: the clip, its text, and no row that belongs to another revision. How many states it had follows from
 *  the order of the deliveries. */
const state = async () => {
  const head = table.ofKind('clip')[0];
  const rows = (JSON.parse(table.snapshot()) as [string, Record<string, unknown>][]).map(([, row]) => row);
  const children = rows.filter(
    ({ kind, revision }) => revision === head?.revision && kind !== 'receipt' && kind !== 'clip',
  );
  const clip = await getClip(clipId);
  return [clip && { ...clip, revision: undefined }, await clipText(clipId), ...children];
};
const places = () =>
  [...table.ofKind('mention'), ...table.ofKind('earlier-mention')].map(({ pk, sk }) => `${pk} ${sk}`);
const alerting = () =>
  table.stream
    .filter(({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === 'mention')
    .map(({ new: row }) => row?.nameId);

describe('one file', () => {
  it('becomes a clip with its text, video, mention and receipt', async () => {
    const receipt = await settleOne(clipResult());
    expect(receipt).toEqual({
      bucket: 'inbox',
      key: 'clips/seed.txt',
      versionId: 'v1',
      outcome: 'parsed',
      reason: null,
      clipId,
      receivedAt: '2026-01-02T03:04:05.000Z',
      settledAt: '2026-01-02T03:04:06.000Z',
    });
    expect(await getClip(clipId)).toMatchObject({
      clipId,
      title: 'Title 1',
      story: 'story-1',
      receipt,
      mentions: [mention('mara-lind')],
      embeds: [{ provider: 'youtube', check: { status: 'unknown', reason: 'dns-failed' } }],
    });
    expect(await clipText(clipId)).toEqual({ kind: 'text', text: 'Text 1' });
    expect(await receipts()).toEqual([receipt]);
  });

  it('is partial when there are warnings, and the receipt says which', async () => {
    const warnings = [{ code: 'date-missing' as const, message: 'No date was found.' }];
    expect(await settleOne(clipResult(1, { clip: { warnings } }))).toMatchObject({
      outcome: 'partial',
      reason: 'date-missing: No date was found.',
    });
  });

  it('that was refused or gone has a receipt and no clip', async () => {
    expect(await settleOne(refused(1))).toMatchObject({ outcome: 'refused', reason: 'It is a JPEG image.' });
    expect(await settleOne({ kind: 'superseded', file: fileVersion(2), reason: 'gone' })).toMatchObject({
      outcome: 'superseded',
    });
    expect(await getClip(clipId)).toBeNull();
  });
});

describe('the newest version wins', () => {
  it('keeps the story of its first version, drops what the new one no longer has, and closes the old receipt', async () => {
    await settleOne(clipResult(1));
    await settleOne(clipResult(2, { clip: { mentions: [mention('ada-berg')], embeds: [] }, checks: [] }));
    expect(await getClip(clipId)).toMatchObject({
      title: 'Title 2',
      story: 'story-1',
      embeds: [],
      mentions: [{ nameId: 'ada-berg' }],
    });
    expect(table.ofKind('mention')).toHaveLength(1);
    expect(table.ofKind('embed')).toHaveLength(0);
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'parsed' });
  });

  it('an older version that comes late changes nothing but its receipt', async () => {
    await settleOne(clipResult(2));
    const before = await state();
    expect(await settleOne(clipResult(1))).toMatchObject({ outcome: 'superseded' });
    expect(await state()).toEqual(before);
  });

  it('an older version that comes after a refused one is superseded, not removed: nobody deleted the file', async () => {
    await settleOne(refused(2));
    await settleOne(clipResult(1));
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'refused' });
    expect(await getClip(clipId)).toBeNull();
  });

  it('a re-written mention is no new mention on the stream', async () => {
    await settleOne(clipResult(1));
    await settleOne(clipResult(2));
    expect(alerting()).toEqual(['mara-lind']);
  });

  it('a deleted file leaves a tombstone, its receipt says so, and an older file stays away', async () => {
    await settleOne(clipResult(1));
    await settleOne(removed(3));
    expect(await getClip(clipId)).toBeNull();
    expect(table.ofKind('clip')).toMatchObject([{ removed: true }]);
    expect(table.ofKind('clip')[0]).not.toHaveProperty('listKey');
    expect(table.ofKind('mention')).toEqual([]);
    expect(await settleOne(clipResult(2))).toMatchObject({ outcome: 'removed' });
    expect(await getClip(clipId)).toBeNull();
    expect(await outcomes()).toEqual({ v1: 'removed', v2: 'removed' });
  });

  it('a file that comes back after its delete is a clip again', async () => {
    await settleOne(clipResult(1));
    await settleOne(removed(2));
    await settleOne(clipResult(3));
    expect(await getClip(clipId)).toMatchObject({ title: 'Title 3' });
  });

  it('the loss of one old version is no loss of the clip, that of the newest is', async () => {
    await settleOne(clipResult(1));
    await settleOne(clipResult(2));
    const lost = (version: number, sequencer: string): Result => ({
      kind: 'removed',
      marker: false,
      file: { ...fileVersion(version), sequencer },
    });
    await settleOne(lost(1, '009'));
    expect(await getClip(clipId)).toMatchObject({ title: 'Title 2' });
    await settleOne(lost(2, '00A'));
    expect(await getClip(clipId)).toBeNull();
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'removed' });
  });

  const deleted = (version: number): Result => ({
    kind: 'removed',
    marker: false,
    file: { ...fileVersion(version), sequencer: '00A' },
  });

  it.each<[string, Result[], string | null, Record<string, string>]>([
    ['before its result', [deleted(1), clipResult(1)], null, { v1: 'removed' }],
    ['before its result, and again', [deleted(1), clipResult(1), deleted(1)], null, { v1: 'removed' }],
    [
      'before the result of a newer one',
      [clipResult(1), deleted(1), clipResult(2)],
      '2',
      { v1: 'removed', v2: 'parsed' },
    ],
    ['twice', [clipResult(1), deleted(1), deleted(1), clipResult(2)], '2', { v1: 'removed', v2: 'parsed' }],
    ['before any result', [deleted(1), clipResult(2), clipResult(1)], '2', { v1: 'removed', v2: 'parsed' }],
    [
      'before its result, a newer one',
      [clipResult(1), deleted(2), clipResult(2)],
      '1',
      { v1: 'parsed', v2: 'removed' },
    ],
    ['before it could be refused', [clipResult(1), deleted(2), refused(2)], '1', { v1: 'parsed', v2: 'removed' }],
  ])('the deletion of one version, told %s, keeps only that one away', async (_, deliveries, title, expected) => {
    for (const result of deliveries) await settleOne(result);
    expect((await getClip(clipId))?.title ?? null).toBe(title === null ? null : `Title ${title}`);
    expect(await outcomes()).toEqual(expected);
  });

  it.each([1, 2])('version %s is gone however its settling and its deletion interleave', async (version) => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(3)), async (turns) => {
        table = new FakeTable();
        if (version === 2) await settleOne(clipResult(1));
        table.beforeRequest = async () => {
          for (let left = turns.next().value ?? 0; left > 0; left--) await new Promise(setImmediate);
        };
        await Promise.all([settleOne(clipResult(version)), settleOne(deleted(version))]);
        seen.add(table.stream.length);
        expect((await getClip(clipId))?.title ?? null).not.toBe(`Title ${version}`);
        expect((await outcomes())[`v${version}`]).toBe('removed');
      }),
      { numRuns: 50 },
    );
    expect(seen.size).toBeGreaterThan(1);
  });

  it.each<[string, Result]>([
    ['parsed', clipResult(1)],
    ['partial', clipResult(1, { clip: { warnings: [{ code: 'date-missing', message: 'No date.' }] } })],
    ['refused', refused(1)],
  ])('a corrected file closes a receipt that was %s', async (before, first) => {
    await settleOne(first);
    expect(await outcomes()).toEqual({ v1: before });
    await settleOne(clipResult(2));
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'parsed' });
    expect(table.ofKind('receipt')).toMatchObject([{ reason: 'A newer version of the file has taken its place.' }]);
  });

  it('a newest version that cannot be read takes the clip away: the inbox no longer has it', async () => {
    await settleOne(clipResult(1));
    await settleOne(refused(2));
    expect(await getClip(clipId)).toBeNull();
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'refused' });
  });
});

describe('a clip with another day than before', () => {
  const at = (version: number, publishedOn: string, ...nameIds: string[]) =>
    clipResult(version, { clip: { publishedOn, mentions: nameIds.map(mention) } });
  const dated = (day: string, ...nameIds: string[]) => nameIds.map((nameId) => `${nameId} ${day}`).sort();
  const placed = () => places().map((place) => place.replace(/MENTIONS#(.*)#\d (.*)#.*/, '$1 $2'));

  it('takes its mentions along, and only those it did not have are news', async () => {
    await settleOne(at(1, '2017-02-15', 'ada', 'ben'));
    await settleOne(at(2, '2017-03-01', 'ada', 'cy'));
    expect(placed().sort()).toEqual(dated('2017-03-01', 'ada', 'cy'));
    expect(alerting()).toEqual(['ada', 'ben', 'cy']);
  });

  it('tells of a mention whose first version was cut off before it was told', async () => {
    table.beforeRequest = () => {
      if (table.ofKind('clip').length > 0) throw new Error('crash');
    };
    await settleOne(at(1, '2017-02-15', 'ada')).catch(() => {});
    table.beforeRequest = () => {};
    await settleOne(at(2, '2017-03-01', 'ada'));
    expect(alerting()).toEqual(['ada']);
    expect(placed()).toEqual(dated('2017-03-01', 'ada'));
  });

  it('leaves nothing at any of its places, wherever a delivery of either version is cut off', async () => {
    const [first, second] = [at(1, '2017-02-15', 'ada', 'ben'), at(2, '2017-03-01', 'ada')];
    const third = at(3, '2017-04-01', 'ada', 'ben');
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: async () => {
        await settleOne(first).catch(() => {});
        await settleOne(second).catch(() => settleOne(second));
        await settleOne(third).catch(() => settleOne(third));
      },
      check: async (label) => {
        expect(placed().sort(), label).toEqual(dated('2017-04-01', 'ada', 'ben'));
        // `ben` was not in the second version; it was in the first, unless that was cut off before.
        const told = alerting();
        expect(
          told.filter((nameId) => nameId === 'ada'),
          label,
        ).toEqual(['ada']);
        expect(told.filter((nameId) => nameId === 'ben').length, label).toBeLessThanOrEqual(2);
        expect(told, label).toContain('ben');
        expect(
          (await getClip(clipId))?.mentions.map(({ nameId }) => nameId),
          label,
        ).toEqual(['ada', 'ben']);
      },
    });
  });
});

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
    expect(new Set(seen)).toEqual(new Set([0]));
    expect([(await receipts()).length, (await byOutcome()).length]).toEqual([1, 1]);
  });

  it('is listed once, however two deliveries at different times interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(3)), async (turns) => {
        table = new FakeTable();
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
        table = new FakeTable();
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
        table = new FakeTable();
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
        table = new FakeTable();
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

describe('laws', () => {
  const history: Result[] = [
    clipResult(1),
    clipResult(2, { clip: { mentions: [mention('x')] } }),
    removed(3),
    clipResult(4),
  ];

  it('order and number of deliveries do not matter: the clip is what the newest version says', async () => {
    for (const result of history) await settleOne(result);
    const withoutStory = (rows: unknown[]) => JSON.stringify(rows).replaceAll(/"story":"story-\d"/g, '""');
    const expected = withoutStory(await state());
    await fc.assert(
      fc.asyncProperty(
        fc
          .shuffledSubarray([...history, ...history, ...history], { minLength: 0 })
          .map((some) => [...some, ...history]),
        fc.gen(),
        async (deliveries, gen) => {
          table = new FakeTable();
          const order = gen(fc.shuffledSubarray, deliveries, { minLength: deliveries.length });
          for (const result of order) await settleOne(result);
          expect(withoutStory(await state())).toBe(expected);
          expect(Object.keys(await outcomes()).sort()).toEqual(['v1', 'v2', 'v4']);
          expect((await outcomes()).v4).toBe('parsed');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a crash at any request is mended by the next delivery', async () => {
    const overwrite = [clipResult(1), clipResult(2, { clip: { mentions: [mention('x')], embeds: [] }, checks: [] })];
    for (const result of overwrite) await settleOne(result);
    const expected = table.snapshot();
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: async () => {
        for (const result of overwrite) await settleOne(result).catch(() => settleOne(result));
      },
      check: (label) => expect(table.snapshot(), label).toBe(expected),
    });
  });

  it('two versions settled at once leave one newest clip and no open receipt of the other', async () => {
    await Promise.all([settleOne(clipResult(1)), settleOne(clipResult(2)), settleOne(clipResult(2))]);
    expect(await getClip(clipId)).toMatchObject({ title: 'Title 2' });
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'parsed' });
  });
});

describe('size', () => {
  it('the example file takes two kilobytes and one for its text, ids of the length that S3 gives them', async () => {
    const source = readFileSync('tests/fixtures/clips/astana-platform.txt');
    const names = compileNames([...NAMES]);
    const clips = await parseFile(source, 'astana-platform.txt', names, { today: '2026-01-01', metadata: {} });
    const file = {
      bucket: 'clipwatch-inboxbucket1a2b3c4d-abcdefghijkl',
      key: 'clips/2017/astana-platform.txt',
      versionId: '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrH',
      sequencer: '0066A1B2C3D4E5F607',
      lastModified: '2026-01-02T03:04:05.000Z',
      receivedAt: '2026-01-02T03:04:05.123Z',
    };
    await settleOne(resultOfClips(file, clips, [], 17));
    const kilobytes = [...table.rows.values()].map((row) => `${row.kind} ${Math.ceil(itemBytes(row) / 1024)}`);
    const counters = Array.from({ length: 4 }, () => 'counter 1');
    const mentions = Array.from({ length: 3 }, () => 'mention 1');
    expect(kilobytes.sort()).toEqual(['clip 2', ...counters, 'embed 1', ...mentions, 'text 1']);
  });

  it.each([
    ['a text of 300 KiB stays in the table', 300 * 1024, 0],
    ['one byte more goes to the archive', 300 * 1024 + 1, 1],
  ])('%s', async (_, length, count) => {
    await settleOne(clipResult(1, { text: 'a'.repeat(length) }));
    expect(archived.size).toBe(count);
  });

  it('a name that occurs 50,000 times keeps its count; its row stays within limits', async () => {
    const spans = Array.from({ length: 50_000 }, (_, i) => ({
      start: i,
      end: i + 9,
      form: 'Mara Lind',
      alias: 'Mara Lind',
    }));
    await settleOne(clipResult(1, { clip: { mentions: [{ ...mention('mara-lind'), count: 50_000, spans }] } }));
    const [found] = (await getClip(clipId))?.mentions ?? [];
    expect(found).toMatchObject({ count: 50_000, spans: expect.objectContaining({ length: MAX_SPANS }) });
  });

  it('keys stay within what DynamoDB allows, however long an outlet, an address or an id', async () => {
    const path = `x.example/${'ن'.repeat(2000)}.mp4`;
    const embeds = [{ provider: 'direct', videoId: path, url: `https://${path}` }];
    await settleOne(clipResult(1, { clip: { outlet: 'ق'.repeat(1000), embeds } }));
    expect((await getClip(clipId))?.embeds).toMatchObject([{ videoId: path, check: { status: 'unknown' } }]);
    for (const {
      pk,
      sk,
      listKey = '',
      listOrder = '',
      outletKey = '',
      receiptKey = '',
      receiptOrder = '',
    } of table.rows.values()) {
      for (const hash of [pk, listKey, outletKey, receiptKey])
        expect(Buffer.byteLength(String(hash))).toBeLessThanOrEqual(2048);
      for (const range of [sk, listOrder, receiptOrder])
        expect(Buffer.byteLength(String(range))).toBeLessThanOrEqual(1024);
    }
  });

  it('no row passes 400 KB, however many names a clip mentions, however often; and it is the same afterwards', async () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    const many = fc.array(fc.record({ spans: fc.nat(1500), form: word, snippet: word }), { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(many, fc.constantFrom(0, 560), async (varied, plain) => {
        table = new FakeTable();
        const mentions = [
          ...varied.map(({ spans, form, snippet }, i) => ({
            nameId: `varied-${i}`,
            count: spans + 1,
            spans: Array.from({ length: spans }, (_, at) => ({ start: at, end: at + 9, form: form + at, alias: form })),
            snippet: snippet.repeat(20),
          })),
          ...Array.from({ length: plain }, (_, i) => mention(`name-${i}`)),
        ];
        // The table refuses a larger row.
        await settleOne(clipResult(1, { clip: { mentions } }));
        const stored = mentions.map((one) => ({ ...one, spans: one.spans.slice(0, MAX_SPANS) }));
        const found = await getClip(clipId);
        expect(found?.mentions).toEqual(stored.sort((a, b) => (a.nameId < b.nameId ? -1 : 1)));
        await settleOne(clipResult(2, { clip: { publishedOn: '2018-01-01', mentions: mentions.slice(1, 2) } }));
        expect((await getClip(clipId))?.mentions).toHaveLength(mentions.slice(1, 2).length);
        expect(places()).toHaveLength(mentions.slice(1, 2).length);
        expect(table.ofKind('mention-details').length).toBeLessThanOrEqual(1);
        await settleOne(removed(3));
        expect([places(), table.ofKind('mention-details')]).toEqual([[], []]);
      }),
      { numRuns: 3 },
    );
  });

  it('lists a mention whose details have a row of their own', async () => {
    const mentions = Array.from({ length: 1000 }, (_, i) => mention(`name-${String(i).padStart(4, '0')}`));
    await settleOne(clipResult(1, { clip: { mentions } }));
    expect(table.ofKind('mention-details').length).toBeGreaterThan(100);
    const { items } = await listMentions({ nameId: 'name-0999', order: 'newest', limit: 9, position: null });
    expect(items).toMatchObject([{ ...mention('name-0999'), title: 'Title 1' }]);
    const texts = await listTexts({ nameId: 'name-0999', limit: 9, position: null });
    expect(texts.items).toMatchObject([{ mentions: true, text: { kind: 'text', text: 'Text 1' } }]);
  });
});
