import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { clipText, getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { clipResult, fileVersion, mention, refused, removed } from '../../../../support/world/results.ts';

import {
  alerting,
  begin,
  clipId,
  outcomes,
  places,
  receipts,
  settleOne,
  state,
  table,
} from '../../../../support/world/settling.ts';

beforeEach(begin);

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
        begin();
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
        begin();
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
