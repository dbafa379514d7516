import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth, truncate, wrap } from '../../../cli/terminal/width.ts';

test.each([
  ['abc', 3, 'Latin'],
  ['東京', 4, 'a Han character takes two columns'],
  ['ｆｕ', 4, 'a full-width form too'],
  ['ｱｲ', 2, 'half-width katakana takes one'],
  ['한국', 4, 'Hangul syllables'],
  ['\u1112\u1161\u11ab', 2, 'the same syllable as three jamo'],
  ['ㄅㄆ', 4, 'Bopomofo'],
  ['ꀀ', 2, 'Yi'],
  ['e\u0301', 1, 'a combining accent takes no column'],
  ['قناة السهل', 10, 'Arabic letters take one'],
  ['كِتَاب', 4, 'Arabic vowel signs take none'],
  ['हिन्दी', 4, 'Devanagari vowel signs beside their letter take one'],
  ['ที่', 1, 'Thai vowel and tone marks above their letter take none'],
  ['👩‍👩‍👧', 2, 'a family is one picture'],
  ['👍🏽', 2, 'a picture with a skin tone'],
  ['🇫🇷', 2, 'a flag made of two letters'],
  ['❤\ufe0f', 2, 'a symbol shown as a picture'],
  ['❤', 1, 'the same symbol shown as text'],
  ['1\ufe0f\u20e3', 2, 'a keycap'],
  ['a\u200bb\u00adc', 3, 'zero-width space and soft hyphen take none'],
])('%j is %i columns wide: %s', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test.each([
  ['Al Mayadeen', 20, 'Al Mayadeen', 'text that fits is not changed'],
  ['Al Mayadeen TV', 6, 'Al Ma…', 'the ellipsis counts'],
  ['東京新聞社', 6, '東京…', 'no half of a wide character'],
  ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 4, '👩‍👩‍👧…', 'no half of a picture'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…', 'an accent is not separated from its letter'],
])('truncate(%j, %i) is %j: %s', (text, width, expected) => {
  expect(truncate(text, width)).toBe(expected);
});

test('truncated text fits and is a beginning of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      const short = truncate(text, width);
      expect(textWidth(short)).toBeLessThanOrEqual(width);
      expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
    }),
  );
});

test.each([
  ['quiet 22:00-07:00, Europe/Paris', 16, 'quiet|22:00-07:00,|Europe/Paris', 'words stay whole'],
  ['press@example.org', 12, 'press@|example.org', 'a word that is too wide ends a line where it has a joint'],
  ['abcdefgh', 4, 'abcd|efgh', 'and else anywhere'],
  ['', 4, '', 'nothing is one empty line'],
])('%j in %i columns: %s (%s)', (text, width, lines) => {
  expect(wrap(text, width).join('|')).toBe(lines);
});
