import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filingOf,
  hasStem,
  occursIn,
  type Searched,
  stemOf,
  wordQueryOf,
  wordsIn,
} from '../../../shared/clip/search.ts';

const clip = (given: Partial<Searched> = {}): Searched => ({ title: null, outlet: null, summary: null, ...given });

describe('words', () => {
  it.each([
    ['Peace in Astana', ['peace', 'in', 'astana'], 'runs of letters, in lower case'],
    ['Al-Nour’s O\u2019Neil_2', ['al', 'nour', 's', 'o', 'neil', '2'], 'hyphens, apostrophes and lines part them'],
    ['E\u0301te\u0301 ÉTÉ', ['ete', 'ete'], 'accents do not matter, however they are written'],
    ['Straße ﬁn', ['strasse', 'fin'], 'as names: ß and ligatures'],
    ['الأزْمة السورية', ['الازمه', 'السوريه'], 'Arabic letters as in names, without vowel signs'],
    ['阿斯塔纳，和谈', ['阿斯塔纳', '和谈'], 'Chinese: what stands between marks'],
    ['Ёлка в Москве́', ['елка', 'в', 'москве'], 'Cyrillic'],
    ['सीरिया की', ['सीरिया', 'की'], 'vowel signs belong to their word'],
    ['soft\u00adhyphen', ['softhyphen'], 'what is not seen parts nothing'],
    ['G20: 1,5', ['g20', '1', '5'], 'digits'],
    ['— … !', [], 'no word'],
  ])('%s → %j: %s', (text, words) => expect(wordsIn(text)).toEqual(words));

  it.each([
    ['Peace Astan', { words: ['peace'], beginning: 'astan' }],
    ['a a b', { words: ['a'], beginning: 'b' }],
    [' -- ', null],
  ])('%j asks for %j', (q, query) => expect(wordQueryOf(q)).toEqual(query));
});

describe('a clip has', () => {
  const found = clip({
    title: 'A Strategic Shift',
    outlet: 'Al Mayadeen TV',
    author: 'José Müller',
    keywords: ['Syria', 'peace talks'],
    summary: 'The Astana platform emerged.',
  });

  it.each([
    ['shift mayadeen muller syria astana', true, 'words of any fields together'],
    ['astan', true, 'the beginning of a word'],
    ['astan platform', false, 'only the last word may be one'],
    ['stana', false, 'nor the end of one'],
    ['strategic shifts', false, 'a word longer than that of the clip'],
    ['talks p', true, 'a beginning of one letter'],
  ])('%j: %s (%s)', (q, expected) => {
    const query = wordQueryOf(q);
    expect(query !== null && occursIn(query, found)).toBe(expected);
  });
});

describe('filing', () => {
  it.each([
    ['astana', 'asta', true],
    ['un', 'un', false],
    ['阿斯塔纳', '阿斯', true],
    ['한국은행', '한국', true],
    ['دمشق', 'دمشق', true],
  ])('%s has the stem %s', (word, stem, has) => expect([stemOf(word), hasStem(word)]).toEqual([stem, has]));

  it.each<[why: string, given: Partial<Searched>, stems: string[]]>([
    [
      'the title, then the summary',
      { title: 'The shift of power', outlet: 'TV Nord' },
      ['shif', 'powe', 'extr', 'chan'],
    ],
    [
      'author and keywords before the summary',
      { author: 'Ada Meyer', keywords: ['peace'] },
      ['meye', 'peac', 'extr', 'chan'],
    ],
    ['the outlet after it', { summary: 'It changed', outlet: 'TV Nord' }, ['chan', 'nord', 'it', 'tv']],
    ['short words last', { title: 'EU and UN', summary: 'Made' }, ['made', 'and', 'eu', 'un']],
  ])('takes %s', (_, given, stems) => {
    const all = clip({ summary: 'An extraordinary change was made', ...given });
    const { leftOut, words, ...filing } = filingOf(all, 4);
    expect([...filing.stems.keys()]).toEqual(stems);
    expect(new Set(leftOut)).toEqual(new Set(words.filter((word) => !stems.includes(stemOf(word)))));
  });

  it('takes names in the summary before its longer words, and the beginning of a sentence for none', () => {
    const given = clip({
      summary: 'Extraordinary: the Astana process. Representatives met Randa Kassis, Иван Петров too.',
    });
    expect([...filingOf(given, 4).stems.keys()]).toEqual(['asta', 'kass', 'петр', 'rand']);
  });

  it('files each word once: under its stem, or not at all, which is noted; the line has all', () => {
    const text = fc.array(fc.constantFrom('astana', 'astanas', 'Été', 'un', 'peace', 'وقف', '阿斯塔纳', 'x1', '—'), {
      maxLength: 12,
    });
    const searched = fc
      .record({ title: text, summary: text, outlet: text })
      .map(({ title, summary, outlet }) =>
        clip({ title: title.join(' '), summary: summary.join('-'), outlet: outlet.join(', ') }),
      );
    fc.assert(
      fc.property(searched, fc.integer({ min: 0, max: 6 }), (given, most) => {
        const { stems, leftOut, words } = filingOf(given, most);
        expect(stems.size).toBeLessThanOrEqual(most);
        for (const [stem, own] of stems) for (const word of own) expect(stemOf(word)).toBe(stem);
        expect([...stems.values()].flat().concat(leftOut).sort()).toEqual([...words].sort());
        const all = [given.title, given.outlet, given.summary].flatMap((one) => wordsIn(one ?? ''));
        expect(new Set(words)).toEqual(new Set(all));
      }),
    );
  });

  it('keeps within a key and a row, whatever the words', () => {
    const hostile = clip({
      title: '語'.repeat(1000),
      summary: Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' '),
    });
    const { words } = filingOf(hostile, 20);
    expect(words).toHaveLength(1000);
    for (const word of words) expect(Buffer.byteLength(`WORD#${stemOf(word)}${word}`)).toBeLessThan(1024);
  });
});
