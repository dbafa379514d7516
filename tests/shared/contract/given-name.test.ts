/** A name that is accepted can be found: the rule of the schema and the matcher are one. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GivenName } from '../../../shared/contract/given-name.ts';
import { compileNames, findMentions } from '../../../shared/name/index.ts';
import { textDocument } from '../../support/make/text-document.ts';

/** What is accepted; null: it is refused. */
const given = (name: string, more: object = {}) => GivenName.safeParse({ id: 'x', name, ...more }).data ?? null;

/** Of names, those that are accepted and not found between two words. */
function lostOf(names: readonly string[]): string[] {
  const listed = names.flatMap((name) => given(name)?.name ?? []);
  const text = listed.map((name) => `bridge ${name} river`).join('\n');
  const matcher = compileNames(listed.map((name, i) => ({ id: `${i}`, name, aliases: [] })));
  const found = new Set(findMentions(textDocument(text), matcher, null, 1).map(({ nameId }) => nameId));
  return listed.filter((_, i) => !found.has(`${i}`));
}

it('every character that is accepted as a name is found', () => {
  // Of the large blocks, whose characters are all of one kind, every hundredth.
  const isAlike = /[\u3400-\u9fff\uac00-\ud7a3\u{17000}-\u{18cff}\u{20000}-\u{3ffff}\u{e0000}-\u{10ffff}]/u;
  const points = Array.from({ length: 0x110000 }, (_, point) => point).filter(
    (point) => point < 0xd800 || point > 0xdfff,
  );
  const characters = points.map((point) => String.fromCodePoint(point));
  expect(lostOf(characters.filter((one, i) => i % 100 === 0 || !isAlike.test(one)))).toEqual([]);
});

it('every name that is accepted is found in a text that has it between two words', () => {
  // Without `@ # / \`, and a dot within: in mail addresses, hashtags, paths and hosts other rules hold.
  const sign = fc.constantFrom(
    ...'!?$*+-–—.,;:\'"’“«·&%()[]_ ',
    'ª',
    'ʼ',
    '\u0301',
    '\u200d',
    '\ufe0f',
    '🎉',
    'ـ',
    'า',
  );
  const letter = fc.constantFrom(...'aAéZøßЖיعप山ァん한กก7٣Ⅷ', 'le', 'de', 'ova', 'bin', 'عبد');
  const character = fc.oneof(sign, letter, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }));
  const name = fc.array(character, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      name.filter((one) => given(one) !== null && !/[@/\\＠#＃]|\.\S/u.test(one)),
      (one) => {
        expect(lostOf([one])).toEqual([]);
      },
    ),
    { numRuns: 3000 },
  );
});

it.each<[why: string, more: object, path: PropertyKey[] | null]>([
  ['signs', { name: '!!!' }, ['name']],
  ['a dash', { name: '—' }, ['name']],
  ['an emoji: it is no part of a word', { name: '🎉' }, ['name']],
  ['a footnote mark', { name: 'ª' }, ['name']],
  ['an alias', { aliases: ['Mara', '...'] }, ['aliases', 1]],
  ['a blank alias matches nothing and says nothing', { aliases: [''] }, null],
  ['a word that is required nearby', { require: ['?'] }, ['require', 0]],
  ['a word that rules it out', { exclude: ['&'] }, ['exclude', 0]],
  ['a digit is enough', { name: '7!' }, null],
  ['an emoji beside a word', { name: 'Mara 🎉' }, null],
  ['one character of a script without spaces', { name: '山' }, null],
])('a name is refused that no text can hold, with what to do: %s', (_, more, path) => {
  const issues = GivenName.safeParse({ id: 'x', name: 'Mara Lind', ...more }).error?.issues ?? [];
  expect(issues.map((issue) => issue.path)).toEqual(path === null ? [] : [path]);
  for (const { message } of issues) expect(message).toMatch(/no letter or digit.*give a word/);
});
