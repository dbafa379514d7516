import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned, graphemeStart, shortened, webAddress } from '../../../shared/view/foreign-text.ts';
import { runsAgainst, sideOf } from '../../../shared/view/side.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const graphemes = (text: string) => [...new Intl.Segmenter('en').segment(text)].length;

describe('text of others', () => {
  it.each<[why: string, text: string, expected: string]>([
    ['a line end is a space', 'a\r\nBcc: b\t\u2028c', 'a Bcc: b c'],
    ['no control character, NUL first of all', 'a\u0000\u0007b\u0085c', 'a b c'],
    ['no override, embedding, isolate or mark', 'a\u202eb\u2066c\u2069\u200f\u061cd', 'abcd'],
    ['joiners belong to words and emoji', `می\u200cخواهم ${FAMILY}`, `می\u200cخواهم ${FAMILY}`],
    ['half a surrogate pair is no text', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_, text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });

  it.each<[why: string, text: string, max: number, expected: string]>([
    ['short: whole', 'Mara', 4, 'Mara'],
    ['a unit more: cut, with a sign', 'Marah', 4, 'Mar…'],
    ['no space before the sign', 'Mar ah', 5, 'Mar…'],
    ['a flag of four units is one grapheme', '🇸🇾'.repeat(3), 3, '🇸🇾'.repeat(3)],
    ['never cut inside one', '🇸🇾'.repeat(4), 3, `${'🇸🇾'.repeat(2)}…`],
    ['a family of eleven units among letters', `Mara ${FAMILY}`, 6, `Mara ${FAMILY}`],
    ['a letter under a tower of accents: cut all the same', `a${'\u0301'.repeat(999)}`, 2, `a${'\u0301'.repeat(14)}…`],
    ['never inside a surrogate pair', '𝒳'.repeat(5), 4, '𝒳𝒳𝒳…'],
  ])('%s', (_, text, max, expected) => {
    expect(shortened(text, max)).toBe(expected);
  });

  it('is short however it is made', () => {
    const hostile = fc.constantFrom('a', ' ', '\u0301', '\u0301'.repeat(500), FAMILY, '\ud83d', '\u202e', '\r\n', 'ا');
    const text = fc.array(hostile, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (sample, max) => {
        const short = shortened(sample, max);
        expect(graphemes(short)).toBeLessThanOrEqual(max);
        expect(short.length).toBeLessThanOrEqual(max * 8 + 1);
        expect(short.isWellFormed()).toBe(true);
        expect(short).not.toMatch(/[\p{Cc}\u202e]/u);
      }),
    );
  });

  it('is cut where a grapheme begins', () => {
    const text = `a${FAMILY}b`;
    expect([0, 1, 4, 11, 12, 99].map((at) => graphemeStart(text, at))).toEqual([0, 1, 1, 1, 12, 13]);
  });
});

describe('a side', () => {
  it.each([
    ['Mara', 'ltr'],
    ['«مارا»', 'rtl'],
    ['12 مارا Lind', 'rtl'],
    ['מרה', 'rtl'],
    ['2026', null],
  ] as const)('of %s is %s', (text, side) => {
    expect(sideOf(text)).toBe(side);
  });

  it('is kept by digits and signs, left by letters', () => {
    expect(runsAgainst('2026, 12:00', 'rtl')).toBe(false);
    expect(runsAgainst('قناة TV', 'rtl')).toBe(true);
    expect(runsAgainst('TV قناة', 'ltr')).toBe(true);
    expect(runsAgainst('Küstenbote', 'ltr')).toBe(false);
  });
});

it.each<[address: string | null, expected: string | null, why: string]>([
  ['https://harbour-tv.example/a?b=c', 'harbour-tv.example', 'a page'],
  ['http://x.example:8080/', 'x.example:8080', 'its port is seen'],
  ['https://www.аррӏе.com/', 'www.xn--80ak6aa92e.com', 'Cyrillic letters that look like apple'],
  ['javascript:alert(1)', null, 'a script'],
  ['data:text/html,<script>alert(1)</script>', null, 'a page in an address'],
  ['//x.example/', null, 'no scheme'],
  ['https://bank.example@evil.example/', null, 'a user that looks like a host'],
  [`https://x.example/${'a'.repeat(2000)}`, null, 'longer than programs take'],
  [`https://x.example/${'ا'.repeat(500)}`, null, 'longer than they take once it is encoded'],
  ['', null, 'nothing'],
  [null, null, 'none'],
])('the link of %s shows %s (%s)', (address, expected) => {
  expect(webAddress(address)?.host ?? null).toBe(expected);
});
