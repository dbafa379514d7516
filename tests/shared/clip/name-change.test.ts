import { describe, expect, it } from 'vitest';
import { differencesIn, nameChange } from '../../../shared/clip/name-change.ts';
import type { Name } from '../../../shared/contract/name.ts';

const name = (id: string, text: string, more: Partial<Name> = {}): Name => ({ id, name: text, aliases: [], ...more });
const mara = name('mara', 'Mara Lind');
const fund = name('fund', 'Mara Lind Foundation');
const ada = name('ada', 'Ada Berg');

interface Case {
  readonly text: string;
  /** The name as it would be saved, and as it is. */
  readonly saved: Name;
  readonly before?: Name;
  readonly others?: readonly Name[];
  readonly mentions?: boolean;
  readonly expected: { isHit: boolean; differences: string[] };
}

describe('a change of names', () => {
  it.each<[string, Case]>([
    [
      'adds a new name where it is found',
      { text: 'Then Ada Berg spoke.', saved: ada, expected: { isHit: true, differences: ['added ada'] } },
    ],
    ['adds nothing elsewhere', { text: 'Nobody spoke.', saved: ada, expected: { isHit: false, differences: [] } }],
    [
      'adds nothing where the clip has the mention already',
      {
        text: 'Mara Lind spoke.',
        saved: mara,
        before: mara,
        mentions: true,
        expected: { isHit: true, differences: [] },
      },
    ],
    [
      'adds nothing where a mention is history: its name was removed, and comes back',
      { text: 'Mara Lind spoke.', saved: mara, mentions: true, expected: { isHit: true, differences: [] } },
    ],
    [
      'takes a renamed one from where only the old name is found',
      {
        text: 'Mara Lind spoke.',
        saved: { ...mara, name: 'Mara Holm' },
        before: mara,
        mentions: true,
        expected: { isHit: false, differences: ['lost mara'] },
      },
    ],
    [
      'takes a mention that neither the old nor the new name explains, once',
      {
        text: 'Nobody spoke.',
        saved: { ...mara, name: 'Mara Holm' },
        before: mara,
        mentions: true,
        expected: { isHit: false, differences: ['lost mara'] },
      },
    ],
    [
      'takes no history of a name that is not tracked',
      { text: 'Nobody spoke.', saved: mara, mentions: true, expected: { isHit: false, differences: [] } },
    ],
    [
      'takes the words of a shorter name where a longer one is found',
      {
        text: 'The Mara Lind Foundation was there.',
        saved: fund,
        others: [mara],
        expected: { isHit: true, differences: ['added fund', 'lost mara'] },
      },
    ],
    [
      'leaves a shorter name that is found on its own',
      {
        text: 'The Mara Lind Foundation was there. Mara Lind spoke.',
        saved: fund,
        others: [mara],
        expected: { isHit: true, differences: ['added fund'] },
      },
    ],
    [
      'gives the words back where a longer name is no longer found',
      {
        text: 'The Mara Lind Foundation was there.',
        saved: { ...fund, name: 'Coast Trust' },
        before: fund,
        others: [mara, fund],
        mentions: true,
        expected: { isHit: false, differences: ['added mara', 'lost fund'] },
      },
    ],
  ])('%s', (_, { text, saved, before, others = [], mentions = false, expected }) => {
    const change = nameChange(saved, before ?? null, others);
    const { isHit, differences } = differencesIn({ language: 'en', text, mentions }, change);
    expect({ isHit, differences: differences.map(({ kind, nameId }) => `${kind} ${nameId}`) }).toEqual(expected);
  });

  it('shows the sentence of a mention it adds', () => {
    const found = differencesIn(
      { language: 'en', text: 'Then Ada Berg spoke.', mentions: false },
      nameChange(ada, null, []),
    );
    expect(found.differences).toEqual([{ kind: 'added', nameId: 'ada', snippet: 'Then Ada Berg spoke.' }]);
  });
});

it('of a common given name only the nearest names are compiled, so that the API answers in time', () => {
  const many = Array.from({ length: 3000 }, (_, i) => name(`n${i}`, `Mara Number${i}`, { transliterate: true }));
  const change = nameChange(mara, null, [...many, fund]);
  expect(change.after.toBytes().length).toBeLessThan(2_000_000);
  const text = 'The Mara Lind Foundation spoke.';
  expect(differencesIn({ text, language: 'en', mentions: false }, change)).toEqual({ isHit: false, differences: [] });
});
