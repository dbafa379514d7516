import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldMarks, foldSpelling } from '../../../shared/language/fold.ts';

describe('folding', () => {
  it.each([
    ['ÉTÉ', 'ete', 'ete', 'accents on Latin letters'],
    ['E\u0301te\u0301', 'ete', 'ete', 'decomposed accents'],
    ['Άγιος', 'αγιος', 'αγιοσ', 'final sigma is a sigma in a name'],
    ['Straße', 'straße', 'strasse', 'a ligature is two letters in a name'],
    ['Ørsted', 'ørsted', 'orsted', 'a letter with a stroke'],
    ['IŞIK ışık', 'isik isik', 'isik isik', 'dotless i'],
    ['Чайка', 'чаика', 'чайка', 'й is a letter of its own in a name'],
    ['Семён', 'семен', 'семен', 'ё is often written е'],
    ['がか', 'かか', 'がか', 'kana voicing distinguishes names'],
    ['مُحَمَّد', 'محمد', 'محمد', 'Arabic vowel signs'],
    ['أحمد', 'احمد', 'احمد', 'alef with hamza'],
    ['فاطمة', 'فاطمة', 'فاطمه', 'ta marbuta is often written ha'],
    ['ﬁlm', 'ﬁlm', 'film', 'compatibility forms'],
    ['Ma\u200bra', 'mara', 'mara', 'a zero-width space'],
    ['Ma\u00adra', 'ma\u00adra', 'mara', 'a soft hyphen'],
  ])('%s: marks %s, spelling %s (%s)', (text, marks, spelling) => {
    expect(foldMarks(text)).toBe(marks);
    expect(foldSpelling(text)).toBe(spelling);
  });

  test.each([
    ['foldMarks', foldMarks],
    ['foldSpelling', foldSpelling],
  ])('%s twice changes nothing', (_, fold) => {
    // A mark that no script puts on a letter may be left over by the first folding and combine before the second.
    const letter = fc.constantFrom(...'aéßøŁIıİςйёがカｶ한أىةﬁ', 'e\u0301', 'и\u0301', 'م\u064f', '\u00ad', '\u200d');
    const text = fc.string({ unit: letter, maxLength: 12 });
    fc.assert(fc.property(text, (sample) => fold(fold(sample)) === fold(sample)));
  });
});
