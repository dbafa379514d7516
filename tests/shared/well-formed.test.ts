import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginning,
  characterStart,
  isWellFormed,
  unfitIn,
  wellFormed,
  wellFormedIn,
} from '../../shared/well-formed.ts';

/** Any UTF-16 units, those that are not well-formed as often as others. */
const unit = fc.oneof(
  fc.constantFrom(0, 1, 8, 9, 10, 11, 12, 13, 0x1f, 0x20, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffd, 0xfffe, 0xffff),
  fc.integer({ min: 0, max: 0xffff }),
);
const anyText = fc.array(unit, { maxLength: 30 }).map((units) => String.fromCharCode(...units));
/** XML 1.0, section 2.2, and SQS API Reference, "SendMessage". */
const TAKEN = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

test.each<[why: string, text: string, mended: string]>([
  ['NUL', 'A\0B', 'A B'],
  ['a bell and an escape', '\u0007A\u001b[1m', ' A [1m'],
  ['a vertical tab and a form feed', 'A\v\fB', 'A  B'],
  ['tab and line ends stay', 'A\tB\r\nC', 'A\tB\r\nC'],
  ['C1 controls and DEL stay: every queue takes them', 'A\u007f\u0085B', 'A\u007f\u0085B'],
  ['the first half of a character', 'A\ud83dB', 'A\ufffdB'],
  ['the second half', 'A\udea2B', 'A\ufffdB'],
  ['halves the wrong way round', '\udea2\ud83d', '\ufffd\ufffd'],
  ['a whole character stays', '🚢', '🚢'],
  ['U+FFFE and U+FFFF', '\ufffeA\uffff', '\ufffdA\ufffd'],
  ['noncharacters that every queue takes stay', '\ufdd0\u{1fffe}', '\ufdd0\u{1fffe}'],
])('%s', (_, text, mended) => {
  expect(wellFormed(text)).toBe(mended);
});

test('any text becomes one that queues take, as long as it was, and stays so', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const mended = wellFormed(text);
      expect(mended).toMatch(TAKEN);
      expect(mended).toHaveLength(text.length);
      expect(wellFormed(mended)).toBe(mended);
      expect(isWellFormed(text)).toBe(mended === text);
    }),
  );
});

test('a value keeps its shape and its keys, and is the same where nothing is mended', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: anyText, more: fc.array(anyText, { maxLength: 2 }) })), (value) => {
      const mended = wellFormedIn(value);
      expect(mended).toEqual(
        value.map(({ text, more }) => ({ text: wellFormed(text), more: more.map((one) => wellFormed(one)) })),
      );
      if (unfitIn(value) === null) expect(mended).toBe(value);
      expect(unfitIn(mended)).toBeNull();
    }),
  );
});

test.each<[why: string, value: unknown, path: readonly string[] | null]>([
  ['a text alone', 'A\0', []],
  ['a text in a list in an object', { aliases: ['A', 'B\ud800'] }, ['aliases', '1']],
  ['a key', { feeds: { 'a\uffff': 1 } }, ['feeds', 'a\ufffd']],
  ['none', { a: ['b', 1, null, true] }, null],
])('where it is not well-formed: %s', (_, value, path) => {
  expect(unfitIn(value)).toEqual(path);
});

test('lists nested as deep as a body is long are looked through', () => {
  expect(unfitIn(JSON.parse(`${'['.repeat(100_000)}"\\ud800"${']'.repeat(100_000)}`))).toHaveLength(100_000);
});

test('text is cut between characters only', () => {
  const whole = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(whole, fc.nat(20), (text, most) => {
      const cut = beginning(text, most);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(most);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, most) - 1);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.slice(characterStart(text, most)).isWellFormed()).toBe(true);
    }),
  );
});
