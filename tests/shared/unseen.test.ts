import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  misplacedIn,
  misplacedInCode,
  misplacedInLines,
  unseenSpelledOut,
  withoutUnseen,
} from '../../shared/unseen.ts';

describe('what shows nothing is left out', () => {
  it.each<[given: string, left: string, why: string]>([
    ['Ran\u00adda Kas\u00adsis', 'Randa Kassis', 'soft hyphens of a web page'],
    ['\ufeffRanda', 'Randa', 'a byte order mark'],
    ['Randa\u200b Kassis', 'Randa Kassis', 'a place where a line may break'],
    ['Randa\u2060Kassis', 'RandaKassis', 'and one where it may not'],
    ['\u200fرندة قسيس\u200e', 'رندة قسيس', 'marks of direction, as Word writes them'],
    ['\u061cرندة', 'رندة', 'the Arabic one'],
    ['Ran\u200dda', 'Randa', 'a joiner between letters that never join'],
    ['د\u200c', 'د', 'a non-joiner at the end'],
    ['ا\u200c\u200cب', 'ا\u200cب', 'one of two'],
    ['Ada\u{e0041}\u{e0042}', 'Ada', 'tags, which can hide a sentence'],
    ['\u3164', '', 'a filler, which looks like no name'],
    ['a\u034fb', 'ab', 'a grapheme joiner'],
    ['a\ufe0f', 'a', 'a selector with nothing to select'],
  ])('%j → %j: %s', (given, left) => {
    expect(withoutUnseen(given)).toBe(left);
  });

  it.each<[text: string, why: string]>([
    ['می\u200cخواهم', 'Persian: another word without it'],
    ['क्\u200dष', 'Hindi: a half form'],
    ['നന്\u200d', 'Malayalam: behind a virama, at the end of a word'],
    ['ශ්\u200dරී', 'Sinhala: Sri'],
    ['র\u200d\u09cdয', 'Bengali: before a virama'],
    ['١٤٤٥ ه\u200d', 'Arabic: the sign for the year'],
    ['👩\u200d🚀', 'an emoji made of two'],
    ['👩🏽\u200d🚀', 'with a colour of skin'],
    ['🏳\ufe0f\u200d🌈', 'with a selector'],
    ['❤\ufe0f', 'a picture of a sign'],
    ['1\ufe0f\u20e3', 'a key'],
    ['🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}', 'the flag of Scotland'],
    ['葛\u{e0100}城', 'Japanese: the form of a character in a name'],
    ['L\u2019Orient \u00ab\u00a0Le Jour\u00a0\u00bb', 'blanks can be seen'],
    ['a\u202eb', 'a mark that turns text is refused instead'],
  ])('%j stays: %s', (text) => {
    expect(withoutUnseen(text)).toBe(text);
  });

  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'ab د ا ب क ् 👩 🏽 🚀 🏴 葛 1 #'.split(' ')),
      fc.constantFrom(
        '\u200c',
        '\u200d',
        '\ufe0f',
        '\u200e',
        '\u00ad',
        '\u{e0067}',
        '\u{e007f}',
        '\u20e3',
        '\u{e0100}',
      ),
      fc.constantFrom(...'\u202e\u2066\n\0'),
    ),
    maxLength: 12,
  });

  test('once is enough, and nothing else changes', () => {
    fc.assert(
      fc.property(text, (given) => {
        const left = withoutUnseen(given);
        expect(withoutUnseen(left)).toBe(left);
        const seen = (one: string) => one.replace(/(?![\u202e\u2066])\p{Default_Ignorable_Code_Point}/gu, '');
        expect(seen(left)).toBe(seen(given));
      }),
      { numRuns: 3000 },
    );
  });

  test('a long run of joiners costs what it is long', () => {
    expect(withoutUnseen(`ا${'\u200c'.repeat(200_000)}ب`)).toBe('اب');
  });
});

describe('what may not stand in a line', () => {
  it.each<[text: string, line: RegExp | null, lines: RegExp | null, why: string]>([
    ['Randa Kassis', null, null, 'letters'],
    ['a\nb', /^has a line end \(U\+000A\) as character 2: write it in one line$/, null, 'a line end'],
    ['a\u2028b', /line end \(U\+2028\)/, null, 'one of Unicode'],
    ['a\u0085b', /line end \(U\+0085\)/, /U\+0085/, 'one of old terminals, which is a control character'],
    ['a\tb', /control character \(U\+0009\)/, null, 'a tab'],
    ['\0', /control character \(U\+0000\) as character 1: leave it out/, /U\+0000/, 'NUL'],
    ['👩a\u202eb', /mark that turns text \(U\+202E\) as character 3/, /U\+202E/, 'an override, counted by characters'],
    ['\u2066a\u2069', /U\+2066/, /U\+2066/, 'an isolate'],
    ['\ufff9a', /U\+FFF9/, /U\+FFF9/, 'an annotation'],
  ])('%j: %#', (text, line, lines) => {
    const matching = (pattern: RegExp | null) => (pattern === null ? null : expect.stringMatching(pattern));
    expect([misplacedIn(text), misplacedInLines(text)]).toEqual([matching(line), matching(lines)]);
  });

  it.each([
    ['https://example.org/a\u200bb', /shows nothing \(U\+200B\) as character 22/],
    ['https://example.org/a\u202e', /U\+202E/],
  ])('in what is copied as it is: %j', (code, sentence) => {
    expect(misplacedInCode(code)).toMatch(sentence);
    expect(misplacedInCode('https://example.org/ä ?b=%20')).toBeNull();
  });
});

test('a message shows what cannot be seen', () => {
  const json = JSON.stringify('a\u202eb\u200f\u{e0041}é');
  expect(unseenSpelledOut(json)).toBe('"a\\u202eb\\u200f\\udb40\\udc41é"');
  expect(JSON.parse(unseenSpelledOut(json))).toBe(JSON.parse(json));
});
