import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip } from '../../../../functions/aws/table/clips.ts';
import { settle } from '../../../../functions/aws/table/settle.ts';
import { clipIdOf } from '../../../../shared/clip/id.ts';
import type { Result } from '../../../../shared/contract/message.ts';
import { crashAtEachRequest } from '../../../support/crash.ts';
import { FakeTable } from '../../../support/fake-table.ts';
import { clipResult, fileVersion, mention, refused, removed } from '../../../support/results.ts';

const clipId = clipIdOf('inbox', 'clips/seed.txt');
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

const outcomes = () => Object.fromEntries(table.ofKind('receipt').map((row) => [row.versionId, row.outcome]));
/** What readers can see: the clip, and no row that belongs to another revision. */
const state = () => {
  const head = table.ofKind('clip')[0];
  return [...table.rows.values()].filter((row) => row.revision === head?.revision && row.kind !== 'receipt');
};

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
    expect(table.ofKind('text')).toMatchObject([{ text: 'Text 1' }]);
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
    expect(outcomes()).toEqual({ v1: 'superseded', v2: 'parsed' });
  });

  it('an older version that comes late changes nothing but its receipt', async () => {
    await settleOne(clipResult(2));
    const before = JSON.stringify(state());
    expect(await settleOne(clipResult(1))).toMatchObject({ outcome: 'superseded' });
    expect(JSON.stringify(state())).toBe(before);
  });

  it('an older version that comes after a refused one is superseded, not removed: nobody deleted the file', async () => {
    await settleOne(refused(2));
    await settleOne(clipResult(1));
    expect(outcomes()).toEqual({ v1: 'superseded', v2: 'refused' });
    expect(await getClip(clipId)).toBeNull();
  });

  it('a re-written mention is no new mention on the stream', async () => {
    await settleOne(clipResult(1));
    await settleOne(clipResult(2));
    const inserts = table.stream.filter((change) => change.eventName === 'INSERT' && change.new?.kind === 'mention');
    expect(inserts).toHaveLength(1);
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
    expect(outcomes()).toEqual({ v1: 'removed', v2: 'removed' });
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
    expect(outcomes()).toEqual({ v1: 'superseded', v2: 'removed' });
  });

  it.each<[string, Result]>([
    ['parsed', clipResult(1)],
    ['partial', clipResult(1, { clip: { warnings: [{ code: 'date-missing', message: 'No date.' }] } })],
    ['refused', refused(1)],
  ])('a corrected file closes a receipt that was %s', async (before, first) => {
    await settleOne(first);
    expect(outcomes()).toEqual({ v1: before });
    await settleOne(clipResult(2));
    expect(outcomes()).toEqual({ v1: 'superseded', v2: 'parsed' });
    expect(table.ofKind('receipt')[0]).toMatchObject({ reason: 'A newer version of the file has taken its place.' });
  });

  it('a newest version that cannot be read takes the clip away: the inbox no longer has it', async () => {
    await settleOne(clipResult(1));
    await settleOne(refused(2));
    expect(await getClip(clipId)).toBeNull();
    expect(outcomes()).toEqual({ v1: 'superseded', v2: 'refused' });
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
    const expected = withoutStory(state());
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
          expect(withoutStory(state())).toBe(expected);
          expect(Object.keys(outcomes()).sort()).toEqual(['v1', 'v2', 'v4']);
          expect(outcomes().v4).toBe('parsed');
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
    expect(outcomes()).toEqual({ v1: 'superseded', v2: 'parsed' });
  });
});

describe('size', () => {
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
    expect(table.ofKind('mention')[0]).toMatchObject({ count: 50_000 });
  });

  it('keys stay within what DynamoDB allows, however long an outlet, an address or an id', async () => {
    const path = `x.example/${'ن'.repeat(2000)}.mp4`;
    const embeds = [{ provider: 'direct', videoId: path, url: `https://${path}` }];
    await settleOne(clipResult(1, { clip: { outlet: 'ق'.repeat(1000), embeds } }));
    expect((await getClip(clipId))?.embeds).toMatchObject([{ videoId: path, check: { status: 'unknown' } }]);
    for (const { pk, sk, listKey = '', listOrder = '', outletKey = '' } of table.rows.values()) {
      for (const hash of [pk, listKey, outletKey]) expect(Buffer.byteLength(String(hash))).toBeLessThanOrEqual(2048);
      for (const range of [sk, listOrder]) expect(Buffer.byteLength(String(range))).toBeLessThanOrEqual(1024);
    }
  });

  it('holds 2,000 mentioned names', async () => {
    const mentions = Array.from({ length: 2000 }, (_, i) => mention(`name-${i}`));
    await settleOne(clipResult(1, { clip: { mentions } }));
    expect((await getClip(clipId))?.mentions).toHaveLength(2000);
  });
});
