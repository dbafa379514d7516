import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aroundDifference } from '../../../shared/clip/difference.ts';
import { type Comparable, changedFields } from '../../../shared/clip/replay.ts';

const clip = (more: object): Comparable => ({
  ...{ file: 'a.txt', format: 'plain', title: 'T', outlet: null, publishedOn: null, summary: null, language: 'en' },
  ...{ embeds: [], mentions: [], evidence: {}, warnings: [], text: '' },
  ...more,
});
const mention = (nameId: string, count: number, snippet = '') => ({ nameId, count, spans: [], snippet });

describe('what differs is shown', () => {
  const alike = Array.from({ length: 20 }, (_, i) => mention(`name-of-somebody-${i}`, 1, 'a long sentence '.repeat(5)));

  test.each<[reason: string, before: object[], after: object[], shown: object]>([
    ['a new name', alike, [...alike, mention('new', 2)], { before: null, after: 'new × 2' }],
    ['a lost name', [...alike, mention('lost', 1)], alike, { before: 'lost × 1', after: null }],
    ['another count', [...alike, mention('a', 1)], [...alike, mention('a', 3)], { before: 'a × 1', after: 'a × 3' }],
  ])('of mentions: %s', (_, before, after, shown) => {
    expect(changedFields(clip({ mentions: before }), clip({ mentions: after }))).toEqual({ mentions: shown });
  });

  test('of mentions that differ in a detail only: the detail', () => {
    const of = (snippet: string) => clip({ mentions: [...alike, mention('a', 1, snippet)] });
    const { mentions } = changedFields(of('He came.'), of('He went.'));
    expect(mentions?.before).toContain('He came.');
    expect(mentions?.after).toContain('He went.');
  });

  test('of a long text: what is around the first difference', () => {
    const of = (word: string) => clip({ summary: `${'word '.repeat(500)}${word}${' word'.repeat(500)}` });
    const { summary } = changedFields(of('old'), of('new'));
    expect(summary?.before).toMatch(/^….*word old word.*…$/);
    expect(summary?.after).toMatch(/^….*word new word.*…$/);
  });

  test('of a clip that goes: its title', () => {
    expect(changedFields(clip({ title: null }), null)).toEqual({ clip: { before: '(without a title)', after: null } });
  });
});

test('texts that differ are shown differently, no longer than asked, with whole characters', () => {
  const unit = fc.constantFrom('a', 'b', '😀', '😁');
  const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));
  fc.assert(
    fc.property(text, text, text, fc.integer({ min: 12, max: 40 }), (start, one, other, most) => {
      fc.pre(one !== other);
      const { before, after } = aroundDifference({ before: start + one, after: start + other }, most);
      expect(before).not.toBe(after);
      for (const shown of [before ?? '', after ?? '']) {
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown.isWellFormed()).toBe(true);
      }
    }),
  );
});
