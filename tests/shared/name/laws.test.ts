import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNames, findMentions, matcherFromBytes } from '../../../shared/name/index.ts';
import { looseDocument, textDocument } from '../../support/make/text-document.ts';
import { tables } from '../../support/read/name-tables.ts';
import { expectLinear } from '../../support/steps/growth.ts';

const NAMES = [
  { id: 'mara-lind', name: 'Mara Lind', aliases: ['Мара Линд', 'مارا ليند', 'マラ・リンド', 'Lind'] },
  { id: 'paul', name: 'Paul-Étienne Roux', aliases: ['H&M', '山田純', '@paul', 'J. K. Roux'] },
  { id: 'ola', name: 'Ola Lind', aliases: ['US', '최유나', 'Notepad++'], exclude: ['film'] },
];
const matcher = compileNames(NAMES);
const mentionsOf = (text: string, by = matcher) => findMentions(textDocument(text), by);
const counts = (text: string) => Object.fromEntries(mentionsOf(text).map(({ nameId, count }) => [nameId, count]));

const piece = fc.constantFrom(
  ...[
    'Mara Lind',
    'Мары Линд',
    'مارا',
    'ليند',
    'ولـ',
    'Lind, Mara',
    '#MaraLind',
    'マラ・リンド',
    '山田純',
    '최유나는',
    'H&M',
    'US',
  ],
  ...[
    'mara.lind@example.org',
    'http://x.example/Mara-Lind',
    '-',
    "'",
    '.',
    ',',
    '\u0301',
    '\u00ad',
    '\u200c',
    'ß',
    'ﬁ',
    '𝕄',
    '😀',
    '\ud800',
    'J.K. Roux',
    ' ',
  ],
);
const joined = (pieces: string[]) => fc.constantFrom(pieces.join(' '), pieces.join(''));
const text = fc.array(piece, { maxLength: 24 }).chain(joined);
describe('laws', () => {
  it('a mark is a recorded form, there is one in every snippet, and marks are apart', () => {
    fc.assert(
      fc.property(text, (sample) => {
        for (const { snippet, spans, marks = [] } of mentionsOf(sample)) {
          const forms = spans.map(({ form }) => form.replace(/\s+/gu, ' '));
          const marked = marks.map(({ start, end }) => snippet.slice(start, end));
          expect(marked.length).toBeGreaterThan(0);
          for (const one of marked) expect(forms).toContain(one);
          for (const [i, { start }] of marks.entries()) expect(start).toBeGreaterThanOrEqual(marks[i - 1]?.end ?? 0);
        }
      }),
    );
  });

  it('any apostrophe is the apostrophe of a name', () => {
    const signs = fc.constantFrom(..."'’‘‛ʼʹ`´′＇ꞌ");
    fc.assert(
      fc.property(signs, signs, (listed, written) => {
        const one = compileNames([{ id: 'nora', name: `Nora O${listed}Brien`, aliases: [] }]);
        expect(mentionsOf(`So said Nora O${written}Brien.`, one)).toHaveLength(1);
      }),
    );
  });

  it('the mark of a note after a name changes nothing', () => {
    const mark = fc.constantFrom('¹', '²³', '[4]', '(5)', '*', '†', '‡', 'ᵃ', '①', '⁽⁶⁾');
    fc.assert(
      fc.property(text, mark, (sample, note) => {
        expect(counts(`${sample} Mara Lind${note} `)).toEqual(counts(`${sample} Mara Lind `));
      }),
    );
  });

  it('bytes make the same matcher', () => {
    const loaded = matcherFromBytes(matcher.toBytes());
    fc.assert(
      fc.property(text, (sample) => {
        expect(mentionsOf(sample, loaded)).toEqual(mentionsOf(sample));
      }),
    );
  });

  it('bytes that begin at an odd address are read as well', () => {
    const bytes = matcher.toBytes();
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect(mentionsOf('Mara Lind', matcherFromBytes(moved.subarray(1)))).toEqual(mentionsOf('Mara Lind'));
  });

  it('a block mark between two texts gives the sum of each', () => {
    const withoutContext = compileNames(NAMES.map(({ id, name, aliases }) => ({ id, name, aliases })));
    // Whether an inflected form counts depends on the language, which the other text may decide.
    const formsIn = (sample: string) =>
      mentionsOf(sample, withoutContext).flatMap(({ nameId, spans }) =>
        spans.filter(({ variant }) => variant !== 'inflected').map(({ form }) => `${nameId}: ${form}`),
      );
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(formsIn(`${a}\n${b}`).sort()).toEqual([...formsIn(a), ...formsIn(b)].sort());
      }),
      { examples: [['Mara Lind', 'USUS']] },
    );
  });

  it('marks that folding drops change nothing', () => {
    const marked = fc.constantFrom('\u00ad', '\u200b', '\u2060', '\ufeff');
    fc.assert(
      fc.property(
        fc.constantFrom('Mara Lind spoke', 'H&M and US', 'مارا ليند', '山田純 Roux'),
        marked,
        fc.nat(),
        (sample, mark, at) => {
          const cut = at % sample.length;
          expect(counts(sample.slice(0, cut) + mark + sample.slice(cut))).toEqual(counts(sample));
        },
      ),
    );
  });

  it('every span cuts its form out of the source, and none overlap', () => {
    fc.assert(
      fc.property(text, (sample) => {
        for (const { spans } of mentionsOf(sample)) {
          for (const { start, end, form } of spans) expect(sample.slice(start, end)).toBe(form);
          const ordered = spans.toSorted((one, other) => one.start - other.start);
          for (const [i, span] of ordered.entries())
            expect(span.start).toBeGreaterThanOrEqual(ordered[i - 1]?.end ?? 0);
        }
      }),
    );
  });

  it('the order of names does not matter', () => {
    for (const { names, rows } of tables) {
      const turned = compileNames(names.toReversed());
      for (const { text: sample, found } of rows) {
        const mentions = findMentions(looseDocument(sample), turned).map(({ nameId, count }) => `${nameId}:${count}`);
        expect(mentions.sort()).toEqual(found.split(' ').filter(Boolean).sort());
      }
    }
  });
});

it.each([
  ['nothing', new Uint8Array(0)],
  ['something else', new Uint8Array(64).fill(7)],
  ['half of it', matcher.toBytes().subarray(0, 600)],
])('refuses to load %s', (_, bytes) => expect(() => matcherFromBytes(bytes)).toThrow());

describe('hostile texts take time in proportion to their length', () => {
  const LENGTH = 60_000;
  const aliases = Array.from(
    { length: 10_000 },
    (_, i) => `${'a'.repeat((i % 60) + 1)} ${'a'.repeat(((i * 7) % 50) + 1)}`,
  );
  const overlapping = compileNames(
    Array.from({ length: 50 }, (_, i) => ({
      id: `n${i}`,
      name: `a ${i}`,
      aliases: aliases.slice(i * 200, i * 200 + 200),
    })),
  );
  it.each([
    ['one letter', (n: number) => 'a'.repeat(n)],
    ['spaces', (n: number) => ' '.repeat(n)],
    ['combining marks', (n: number) => `a${'\u0301'.repeat(n)}`],
    ['proclitics', (n: number) => 'وبل'.repeat(n / 3)],
    ['clitic words', (n: number) => 'ومارا '.repeat(n / 6)],
    ['the first word of names', (n: number) => 'a '.repeat(n / 2)],
    ['surnames with commas', (n: number) => 'Lind, Mara, '.repeat(n / 12)],
    ['dots', (n: number) => 'a.'.repeat(n / 2)],
    ['at signs', (n: number) => 'Lind@'.repeat(n / 5)],
    ['one long address', (n: number) => `http://x.example/${'Mara-Lind,'.repeat(n / 10)}`],
    ['hashtags', (n: number) => '#aaaaaaaaaaaaaaaaaaaa '.repeat(n / 22)],
    ['names without white space', (n: number) => 'Lind,'.repeat(n / 5)],
    ['Han letters', (n: number) => '山'.repeat(n)],
    ['soft hyphens', (n: number) => 'M\u00ad'.repeat(n / 2)],
  ])('%s', async (_, make) => {
    for (const of of [matcher, overlapping])
      await expectLinear((sample: string) => mentionsOf(sample, of), make, LENGTH);
  });
});
