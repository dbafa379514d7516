/** The sentences that mails quote: cut between words, each once, with every name in it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf, sentenceText } from '../../../shared/alert/sentence.ts';
import { snippetAround } from '../../../shared/name/snippet.ts';
import { mention } from '../../support/make/mail-contents.ts';

/** A mention as it is stored of a text, in which the name stands once. */
function stored(text: string, name: string) {
  const start = text.indexOf(name);
  const { snippet, marks } = snippetAround(text, [{ start, end: start + name.length }]);
  return mention(name, name, { snippet, marks });
}

const said = (mentions: Parameters<typeof sentencesOf>[0]): string[] =>
  sentencesOf(mentions).map((pieces) => pieces.map(({ text, isName }) => (isName ? `*${text}*` : text)).join(''));

const scripts: [script: string, filler: string][] = [
  ['Latin', 'during this pivotal moment she held key discussions about the reconciliation process '],
  ['Cyrillic', 'во время переговоров она обсуждала вопросы примирения и восстановления страны '],
  ['Arabic', 'خلال هذه المرحلة الحاسمة أجرت محادثات رئيسية حول عملية المصالحة الوطنية '],
];

describe.each(scripts)('in %s letters', (_, filler) => {
  const words = new Set(filler.trim().split(' '));
  test.each([
    { why: 'a name at the beginning', before: 0 },
    { why: 'a name near the beginning', before: 2 },
    { why: 'a name far from it', before: 6 },
  ])('is cut between words: $why', ({ before }) => {
    const snippet = `${filler.repeat(before)}NAME ${filler.repeat(8)}`.trim();
    const start = snippet.indexOf('NAME');
    const [sentence = ''] = said([mention('NAME', 'NAME', { snippet, marks: [{ start, end: start + 4 }] })]);
    expect(sentence).toContain('*NAME*');
    expect(sentence.replaceAll('*', '').length).toBeLessThanOrEqual(300);
    const shown = sentence
      .replace('*NAME*', '')
      .split(/[\s…]+/u)
      .filter((word) => word !== '');
    expect(shown.filter((word) => !words.has(word))).toEqual([]);
  });
});

test('keeps the beginning of a sentence where the name is near', () => {
  const text = `At this pivotal moment for all of us, Mara Lind ${'held key discussions about it '.repeat(20)}`;
  expect(said([stored(text, 'Mara Lind')])[0]).toMatch(/^At this pivotal moment for all of us, \*Mara Lind\* held/);
});

test('Chinese is cut between words too', () => {
  const snippet = `玛拉${'会议讨论城市交通问题'.repeat(60)}`;
  const [sentence = ''] = said([mention('玛拉', '玛拉', { snippet, marks: [{ start: 0, end: 2 }] })]);
  expect(sentence).toMatch(/^\*玛拉\*会议讨论.*(会议|讨论|城市|交通|问题) …$/u);
});

describe('two names in one sentence', () => {
  const between = 'held key discussions on the reconciliation process and the rebuilding of the country with envoys ';
  test.each([
    { why: 'both stored whole', filler: 'met ' },
    { why: 'one stored whole, the other shortened', filler: between.slice(0, 60) },
    { why: 'each shortened on another side', filler: between.repeat(2) },
  ])('are one quotation: $why', ({ filler }) => {
    const text = `In Astana Randa Kassis ${filler} before Kairat Abdrakhmanov answered her at length in the evening.`;
    const mentions = [stored(text, 'Randa Kassis'), stored(text, 'Kairat Abdrakhmanov')];
    const [sentence, ...others] = said(mentions);
    expect(others).toEqual([]);
    expect(sentence).toMatch(/^In Astana \*Randa Kassis\* .*\*Kairat Abdrakhmanov\* answered her at length/);
    expect(said(mentions.toReversed())).toEqual([sentence]);
  });

  test('sentences apart stay apart', () => {
    const mentions = [
      mention('Mara Lind', 'Mara Lind', { snippet: 'Mara Lind spoke.' }),
      mention('Lake City', 'Lake City', { snippet: 'Lake City listened.' }),
    ];
    expect(said(mentions)).toEqual(['*Mara Lind* spoke.', '*Lake City* listened.']);
  });
});

test('whatever is stored, a quotation is at most 300 units and is marked', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 700 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const snippet = `${before}X${after}`;
      const marks = [{ start: before.length, end: before.length + 1 }];
      for (const pieces of sentencesOf([mention('X', 'X', { snippet, marks })])) {
        expect(sentenceText(pieces).length).toBeLessThanOrEqual(300);
      }
    }),
  );
});
