import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordLines, tableLines } from '../../../cli/terminal/table.ts';
import { sanitise, textWidth, truncate } from '../../../cli/terminal/width.ts';

test.each([
  ['abc', 3, 'Latin'],
  ['東京', 4, 'Han takes two columns each'],
  ['ｆｕ', 4, 'full-width forms too'],
  ['한국', 4, 'Hangul'],
  ['e\u0301', 1, 'a combining accent takes none'],
  ['قناة السهل', 10, 'Arabic letters take one'],
  ['كِتَاب', 4, 'Arabic vowel signs take none'],
  ['👩‍👩‍👧', 2, 'a family is one picture'],
])('%j is %i columns wide: %s', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test.each([
  ['Al Mayadeen', 20, 'Al Mayadeen', 'what fits stays'],
  ['Al Mayadeen TV', 6, 'Al Ma…', 'the ellipsis counts'],
  ['東京新聞社', 6, '東京…', 'no half of a wide character'],
  ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 4, '👩‍👩‍👧…', 'no half of a picture'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…', 'an accent stays with its letter'],
])('cut(%j, %i)', (text, width, expected) => {
  expect(truncate(text, width)).toBe(expected);
});

test('whatever the text, what is cut fits and is one of its beginnings', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      const short = truncate(text, width);
      expect(textWidth(short)).toBeLessThanOrEqual(width);
      expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
    }),
  );
});

test.each([
  ['a\u001b[2Jb', 'a [2Jb', 'no escape sequence from a file clears the screen'],
  ['one\r\ntwo\tthree', 'one two three', 'one line'],
  ['a\u009b31mb', 'a 31mb', 'the one-byte introducer of sequences'],
  ['a\u202eb', 'a b', 'no override turns the rest of the line around'],
])('plain(%j) is harmless', (text, expected) => {
  expect(sanitise(text)).toBe(expected);
});

describe('table', () => {
  test('an id is never cut: the next command takes it', () => {
    const id = '0bebb1d5a285642bf6982f21560248ba';
    const lines = tableLines(['TITLE', 'CLIP'], [['A title that is far too long for the screen', id]], 50);
    expect(lines[1]).toMatch(new RegExp(`^A title.*… +${id}$`));
    expect(lines[1]?.length).toBeLessThanOrEqual(50);
  });

  test('columns stand under each other whatever the script', () => {
    expect(
      tableLines(
        ['DAY', 'TITLE', 'ID'],
        [
          ['2017', '東京', '1'],
          ['–', 'Ferry', '2'],
        ],
        80,
      ),
    ).toEqual(['DAY   TITLE  ID', '2017  東京   1', '–     Ferry  2']);
  });

  test('the widest column gives way, the others stay whole', () => {
    const drawn = tableLines(['DAY', 'TITLE'], [['2017-02-15', 'A Strategic Shift in Syrian Conflict Resolution']], 30);
    expect(drawn).toEqual(['DAY         TITLE', '2017-02-15  A Strategic Shift…']);
  });

  test('a terminal that is too narrow for anything still gets its lines', () => {
    expect(tableLines(['A', 'B', 'C'], [['xxxxxxxxxx', 'yyyyyyyyyy', 'zzzzzzzzzz']], 3)[1]).toBe(
      'xxxxx…  yyyyy…  zzzzz…',
    );
  });

  test('a record puts values in a column', () => {
    expect(
      recordLines([
        ['title', 'A\nB'],
        ['id', '1'],
      ]),
    ).toEqual(['title  A B', 'id     1']);
  });
});
