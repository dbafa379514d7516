import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CurrentRow } from '../../../shared/clip/current-row.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import { type Plan, planPart, planSettlement } from '../../../shared/clip/settlement.ts';
import type { Receipt } from '../../../shared/contract/clip.ts';
import type { Part, Result } from '../../../shared/contract/message.ts';
import { clipResult, fileVersion, refused, removed } from '../../support/world/results.ts';
import {
  complete,
  now,
  part,
  row,
  several,
  stored,
  superseded,
  tombstone,
  versionRemoved,
  warnings,
} from '../../support/world/settlements.ts';

/** A plan in one line: `newest clip` or `removal`, what it takes away, and the outcomes on the receipts. */
function summary(plan: Plan): string {
  const replaced = (replacement: (Plan & { kind: 'newest' })['replacement'] | null) =>
    replacement === null
      ? 'nothing'
      : [
          replacement.state.kind,
          ...(replacement.parts.length > 0 ? [`parts ${replacement.parts.map((one) => one.part)}`] : []),
          ...(replacement.staleParts.length > 0 ? [`stale ${replacement.staleParts}`] : []),
          ...(replacement.closedReceipt === null ? [] : [`closes its receipt as ${replacement.closedReceipt.outcome}`]),
          ...(replacement.closesOlder === null ? [] : [`closes older as ${replacement.closesOlder}`]),
        ].join(', ');
  switch (plan.kind) {
    case 'settled':
    case 'outdated':
      return `${plan.kind}: ${plan.receipt.outcome}`;
    case 'newest':
      return `newest: ${replaced(plan.replacement)}: ${plan.receipt.outcome}`;
    case 'removal':
      return `removal: ${replaced(plan.replacement)}${plan.closesReceipt ? ': closes its receipt' : ''}`;
    default:
      return plan satisfies never;
  }
}

describe('what a result does to what is stored', () => {
  it.each<[string, Result, CurrentRow | null, Receipt | null, string]>([
    // A clip.
    ['the first version of a key', clipResult(1), null, null, 'newest: clip: parsed'],
    ['one with warnings', clipResult(1, { clip: { warnings } }), null, null, 'newest: clip: partial'],
    ['a corrected file', clipResult(2), row(1), null, 'newest: clip, closes older as superseded: parsed'],
    ['after a crash', clipResult(2), row(2), null, 'newest: clip, closes older as superseded: parsed'],
    ['a version that comes late', clipResult(1), row(2), null, 'outdated: superseded'],
    ['one older than a delete', clipResult(1), tombstone(2), null, 'outdated: removed'],
    [
      'one older than a refused file',
      clipResult(1),
      tombstone(2, { absence: 'replaced' }),
      null,
      'outdated: superseded',
    ],
    ['one older than several clips', clipResult(1), tombstone(2, { parts: ['a'] }), null, 'outdated: superseded'],
    ['one that comes back', clipResult(3), tombstone(2), null, 'newest: clip, closes older as superseded: parsed'],
    [
      'one in the place of several',
      clipResult(2),
      tombstone(1, { parts: ['a', 'b'] }),
      null,
      'newest: clip, stale a,b, closes older as superseded: parsed',
    ],
    ['delivered again', clipResult(1), complete(1), null, 'settled: parsed'],
    [
      'delivered again while a newer version is being written',
      clipResult(1),
      complete(1),
      stored(1, 'superseded'),
      'settled: parsed',
    ],
    [
      'delivered again after it was cut off',
      clipResult(1),
      row(1, { receipt: stored(1) }),
      stored(1, 'superseded'),
      'newest: clip, closes older as superseded: parsed',
    ],
    [
      'a corrected file, of which the older receipt is kept',
      clipResult(2),
      complete(1),
      null,
      'newest: clip, closes its receipt as superseded, closes older as superseded: parsed',
    ],
    ['delivered again, closed since', clipResult(1), row(2), stored(1, 'superseded'), 'settled: superseded'],
    [
      'one that is the newest again, as the delete marker was deleted',
      clipResult(3),
      tombstone(2),
      stored(1, 'removed'),
      'newest: clip, closes older as superseded: parsed',
    ],
    // Several clips.
    ['several, the first', several(1, 'a', 'b'), null, null, 'newest: absent, parts a,b: parsed'],
    ['several, one refused', several(1, 'a', 'b!'), null, null, 'newest: absent, parts a,b!: partial'],
    ['several, all refused', several(1, 'a!', 'b!'), null, null, 'newest: absent, parts a!,b!: refused'],
    [
      'several, fewer than before',
      several(2, 'b', 'c'),
      tombstone(1, { parts: ['a', 'b'] }),
      null,
      'newest: absent, parts b,c, stale a, closes older as superseded: parsed',
    ],
    [
      'several in the place of one',
      several(2, 'a'),
      row(1),
      null,
      'newest: absent, parts a, closes older as superseded: parsed',
    ],
    ['several that come late', several(1, 'a'), row(2), null, 'outdated: superseded'],
    ['several, delivered again', several(1, 'a'), tombstone(1, { parts: ['a'] }), stored(1), 'settled: parsed'],
    // A file that cannot be read.
    ['a refused file', refused(1), null, null, 'newest: absent: refused'],
    ['a refused newest version', refused(2), row(1), null, 'newest: absent, closes older as superseded: refused'],
    [
      'a refused one over several',
      refused(2),
      tombstone(1, { parts: ['a'] }),
      null,
      'newest: absent, stale a, closes older as superseded: refused',
    ],
    ['a refused one that comes late', refused(1), row(2), null, 'outdated: superseded'],
    ['a refused one, delivered again', refused(1), tombstone(1), stored(1, 'refused'), 'settled: refused'],
    // Gone before it could be read: never the newest, whatever is stored.
    ['gone, nothing stored', superseded, null, null, 'outdated: superseded'],
    ['gone, an older version stored', superseded, row(1), null, 'outdated: superseded'],
    ['gone, deleted since', superseded, tombstone(3), null, 'outdated: removed'],
    ['gone, a newer version stored', superseded, row(3), null, 'outdated: superseded'],
    ['gone, delivered again', superseded, row(1), stored(2, 'superseded'), 'settled: superseded'],
    // A delete.
    [
      'a delete of what never came, or was gone unread',
      removed(1),
      null,
      null,
      'removal: absent, closes older as removed',
    ],
    ['a delete', removed(2), row(1), null, 'removal: absent, closes older as removed'],
    [
      'a delete of a clip',
      removed(2),
      complete(1),
      null,
      'removal: absent, closes its receipt as removed, closes older as removed',
    ],
    [
      'a delete of several clips',
      removed(2),
      tombstone(1, { parts: ['a'] }),
      null,
      'removal: absent, stale a, closes older as removed',
    ],
    ['a delete older than the file', removed(1), row(2), null, 'removal: nothing'],
    ['the loss of an old version', versionRemoved(1), row(2), stored(1), 'removal: nothing: closes its receipt'],
    [
      'the loss of the newest version',
      { ...versionRemoved(2), file: { ...fileVersion(2), sequencer: '00A' } } as Result,
      row(2),
      stored(2),
      'removal: absent, closes older as removed: closes its receipt',
    ],
    [
      'the loss of one whose result is still to come',
      versionRemoved(1),
      null,
      null,
      'removal: absent, closes older as removed',
    ],
  ])('%s', (_, result, current, known, expected) => {
    expect(summary(planSettlement(result, current, known, now))).toBe(expected);
  });

  it('a kind that is not known is not planned: no clip is taken away by it', () => {
    // As another release may write it.
    const result: Result = JSON.parse(JSON.stringify({ kind: 'postponed', file: fileVersion(2) }));
    expect(() => planSettlement(result, row(1), null, now)).toThrow('"postponed"');
    const unread: Part = JSON.parse('{ "kind": "postponed", "part": "a" }');
    expect(() => planPart(several(2), unread, row(1), now)).toThrow('"postponed"');
  });
});

describe('the story', () => {
  it.each<[string, CurrentRow | null, string]>([
    ['is its own for a first version', null, 'story-2'],
    ['stays for a corrected file', row(1), 'story-1'],
    ['is its own for a file that comes back', tombstone(1, { story: 'story-1' }), 'story-2'],
  ])('%s', (_, current, story) => {
    const plan = planSettlement(clipResult(2), current, null, now);
    expect(plan).toMatchObject({ kind: 'newest', replacement: { state: { kind: 'clip', story } } });
    if (plan.kind === 'newest' && plan.replacement.state.kind === 'clip') {
      expect(plan.replacement.state.receipt).toEqual(plan.receipt);
    }
  });
});

describe('a part', () => {
  it.each<[string, Part, CurrentRow | null, { state: string | null; outcome: string; hasOlder: boolean }]>([
    ['that is new', part('a'), null, { state: 'clip', outcome: 'parsed', hasOlder: false }],
    ['that was there before', part('a'), row(1), { state: 'clip', outcome: 'parsed', hasOlder: true }],
    ['refused, never stored', part('a!'), null, { state: null, outcome: 'refused', hasOlder: false }],
    ['refused, stored before', part('a!'), row(1), { state: 'absent', outcome: 'refused', hasOlder: true }],
  ])('%s', (_, one, current, expected) => {
    const { state, receipt, hasOlder } = planPart(several(2, one.part), one, current, now);
    expect({ state: state?.kind ?? null, outcome: receipt.outcome, hasOlder }).toEqual(expected);
    expect(receipt).toMatchObject({ part: one.part, versionId: 'v2' });
    expect(receipt.clipId).toBe(one.kind === 'clip' ? clipIdOf('inbox', 'clips/seed.txt', one.part) : undefined);
    if (state?.kind === 'clip') expect(state.story).toBe(current?.story ?? 'story-1');
  });
});

describe('laws', () => {
  const version = fc.integer({ min: 1, max: 5 });
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c!'), { minLength: 1 });
  const current = fc.option(
    fc
      .tuple(version, fc.boolean(), fc.option(names))
      .map(([of, isRemoved, parts]) =>
        isRemoved || parts !== null ? tombstone(of, parts === null ? {} : { parts }) : row(of),
      ),
  );
  const result = fc.oneof<fc.Arbitrary<Result>[]>(
    version.map((of) => clipResult(of)),
    version.map(refused),
    version.map(removed),
    version.map(versionRemoved),
    fc.tuple(version, names).map(([of, list]) => several(of, ...list)),
    version.map((of): Result => ({ kind: 'superseded', file: fileVersion(of), reason: 'gone' })),
  );
  const replacementIn = (plan: Plan) => ('replacement' in plan ? plan.replacement : null);

  test('no plan replaces what a newer version wrote', () => {
    fc.assert(
      fc.property(result, current, (one, there) => {
        if (there === null || there.revision <= revisionOf(one.file)) return;
        expect(replacementIn(planSettlement(one, there, null, now))).toBeNull();
      }),
    );
  });

  test('no part is lost: each one the key had is written anew or taken away', () => {
    fc.assert(
      fc.property(result, current, (one, there) => {
        const replacement = replacementIn(planSettlement(one, there, null, now));
        if (replacement === null) return;
        const handled = [...replacement.parts.map(({ part: name }) => name), ...replacement.staleParts];
        expect(new Set(handled).size).toBe(handled.length);
        expect(handled).toEqual(expect.arrayContaining([...(there?.parts ?? [])]));
      }),
    );
  });

  test('every file gets a receipt, and a settled one keeps it', () => {
    fc.assert(
      fc.property(result, current, (one, there) => {
        if (one.kind === 'removed') return;
        const plan = planSettlement(one, there, null, now);
        if (plan.kind === 'removal') throw new Error('a file is no removal');
        expect(plan.receipt.reason === null).toBe(plan.receipt.outcome === 'parsed');
        expect(planSettlement(one, there, plan.receipt, now)).toEqual({ kind: 'settled', receipt: plan.receipt });
      }),
    );
  });
});
