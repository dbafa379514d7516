import { expect, it } from 'vitest';
import { statsOf } from '../../../shared/clip/stats.ts';

const count = (outlet: string | null, language: string | null, clips: number, mentions = clips) => ({
  day: '2017-02-15',
  outlet,
  language,
  clips,
  mentions,
});

it('sums outlets and languages, the largest first', () => {
  const counts = [count('A', 'en', 1), count('B', 'fr', 2, 7), count('B', 'en', 1, 0), count(null, null, 4)];
  expect(statsOf(counts, [])).toEqual({
    totals: { clips: 8, mentions: 12, outlets: 2 },
    names: [],
    outlets: [
      { outlet: 'B', clips: 3 },
      { outlet: 'A', clips: 1 },
    ],
    languages: [
      { language: 'en', clips: 2 },
      { language: 'fr', clips: 2 },
    ],
  });
});

it.each([
  ['as most clips have it', [count('RADIO X', 'en', 1), count('Radio X', 'en', 2)], 'Radio X', 3],
  ['whatever slot took a clip back', [count('Radio X', 'en', 3), count('RADIO X', 'en', -1)], 'Radio X', 2],
])('an outlet is shown %s', (_, counts, outlet, clips) =>
  expect(statsOf(counts, []).outlets).toEqual([{ outlet, clips }]),
);

it('what is no more is not listed', () => {
  const { totals, outlets, languages } = statsOf([count('A', 'en', 2), count('A', 'en', -2)], []);
  expect([totals, outlets, languages]).toEqual([{ clips: 0, mentions: 0, outlets: 0 }, [], []]);
});

it('the shares of names are of the mentions of all names given', () => {
  const names = [
    { nameId: 'ada', clips: 1, mentions: 3 },
    { nameId: 'ben', clips: 1, mentions: 1 },
  ];
  expect(statsOf([], names).names.map(({ share }) => share)).toEqual([0.75, 0.25]);
  expect(statsOf([], [{ nameId: 'ada', clips: 0, mentions: 0 }]).names[0]?.share).toBe(0);
});
