import { describe, expect, it } from 'vitest';
import type { CurrentRow } from '../../../shared/clip/current-row.ts';
import { overtakenBy } from '../../../shared/clip/receipt.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import { type Plan, planSettlement } from '../../../shared/clip/settlement.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { clipResult, fileVersion, refused } from '../../support/world/results.ts';
import { clipId, now, row, several, stored, superseded, tombstone, warnings } from '../../support/world/settlements.ts';

describe('a receipt', () => {
  const receiptOf = (plan: Plan) => (plan.kind === 'removal' ? null : plan.receipt);

  it('of a clip names it and says when it was settled', () => {
    expect(receiptOf(planSettlement(clipResult(1), null, null, now))).toEqual({
      ...stored(1),
      clipId,
      settledAt: now.toISOString(),
    });
  });

  it.each<[string, Result, CurrentRow | null, string | null]>([
    ['warnings, each with its code', clipResult(1, { clip: { warnings } }), null, 'date-missing: No date was found.'],
    [
      'several warnings, each a sentence',
      clipResult(1, {
        clip: { warnings: [{ code: 'title-missing', message: 'No title was found' }, ...warnings] },
      }),
      null,
      'title-missing: No title was found. date-missing: No date was found.',
    ],
    ['how to mend a refused file', refused(1), null, 'It is a JPEG image.'],
    [
      'parts by their outcomes, and of a refused one what to do',
      several(1, 'a', 'c?', 'b!', 'd!'),
      null,
      '4 clips: 1 parsed, 1 with warnings, 2 refused; each has a receipt, such as b!: It is a JPEG picture.',
    ],
    [
      'a warning where no part was refused',
      several(1, 'a', 'c?'),
      null,
      '2 clips: 1 parsed, 1 with warnings, 0 refused; each has a receipt, such as c?: date-missing: No date was found.',
    ],
    ['of the only part what there is to tell of it', several(1, 'b!'), null, 'b!: It is a JPEG picture.'],
    ['nothing where all went well', several(1, 'a'), null, null],
    ['that a newer version came first', clipResult(1), row(2), 'A newer version of the file was read first.'],
    [
      'that the file was deleted first',
      clipResult(1),
      tombstone(2, { absence: 'deleted' }),
      'The file was deleted before it was read.',
    ],
    [
      'that it was deleted or replaced first, where an earlier release stored the tombstone',
      clipResult(1),
      tombstone(2),
      'The file was deleted or replaced before it was read.',
    ],
    ['why it was never read', superseded, null, 'This version was gone before it could be read.'],
    [
      'that it was deleted',
      superseded,
      tombstone(3, { absence: 'deleted' }),
      'The file was deleted before it was read.',
    ],
  ])('tells %s', (_, result, current, reason) => {
    expect(receiptOf(planSettlement(result, current, null, now))).toMatchObject({ reason });
  });

  it('with many warnings stays short', () => {
    const many = Array.from({ length: 50 }, () => ({ code: 'embed-invalid' as const, message: 'x'.repeat(500) }));
    const plan = planSettlement(clipResult(1, { clip: { warnings: many } }), null, null, now);
    expect(receiptOf(plan)?.reason).toHaveLength(2000);
  });

  it('that quotes a part with a long name stays short', () => {
    const plan = planSettlement(several(1, 'a', `${'x'.repeat(3000)}!`), null, null, now);
    expect(receiptOf(plan)?.reason).toHaveLength(2000);
  });
});

describe('a receipt that was written late', () => {
  it.each<[string, CurrentRow, ReturnType<typeof overtakenBy>]>([
    ['stays open while its version is the newest', row(2), null],
    ['stays open while an older version is', row(1), null],
    ['is closed by a newer version', row(3), 'superseded'],
    ['is closed by a delete', tombstone(3, { absence: 'deleted' }), 'removed'],
    ['is closed by a newer version that was refused', tombstone(3, { absence: 'replaced' }), 'superseded'],
    ['is closed by one of several clips', tombstone(3, { absence: 'replaced', parts: ['a'] }), 'superseded'],
    [
      'is closed by a delete of several clips that still names them',
      tombstone(3, { absence: 'deleted', parts: ['a'] }),
      'removed',
    ],
    ['is closed by a tombstone of an older release', tombstone(3), 'removed'],
    ['is closed by several clips of an older release', tombstone(3, { parts: ['a'] }), 'superseded'],
  ])('%s', (_, current, expected) => {
    expect(overtakenBy(current, revisionOf(fileVersion(2)))).toBe(expected);
  });
});
