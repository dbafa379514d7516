import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNames, findMentions } from '../../../shared/name/index.ts';
import { textDocument } from '../../support/make/text-document.ts';

const NAMES = [
  { id: 'mara-lind', name: 'Mara Lind', aliases: ['Мара Линд', 'مارا ليند', ' '] },
  { id: 'paul-etienne', name: 'Paul-Étienne Roux', aliases: [] },
  { id: 'odriscoll', name: 'Fiona O’Driscoll', aliases: [] },
  { id: 'driscoll', name: 'Driscoll', aliases: [] },
  { id: 'lake-city', name: 'Lake City', aliases: [] },
  { id: 'lake-city-herald', name: 'Lake City Herald', aliases: [] },
  { id: 'h-and-m', name: 'H&M', aliases: [] },
  { id: 'city-of-lakes', name: 'City of Lakes', aliases: ['Lake City'] },
];
const matcher = compileNames(NAMES);
const counts = (text: string) =>
  Object.fromEntries(findMentions(textDocument(text), matcher).map(({ nameId, count }) => [nameId, count]));

describe('a name occurs', () => {
  it.each([
    ['case does not matter', 'Mara Lind, MARA LIND and mara lind', { 'mara-lind': 3 }],
    ['accents do not matter', 'Mára Lind met Paul-Etienne Roux', { 'mara-lind': 1, 'paul-etienne': 1 }],
    ['NFD equals NFC', 'Paul-E\u0301tienne Roux', { 'paul-etienne': 1 }],
    ['full-width letters are the letters', 'Ｍａｒａ Ｌｉｎｄ', { 'mara-lind': 1 }],
    ['space and hyphen are equal', 'Paul Étienne Roux and Mara-Lind', { 'paul-etienne': 1, 'mara-lind': 1 }],
    ['any white space joins', 'Mara\u00a0Lind, Mara \t Lind', { 'mara-lind': 2 }],
    ['invisible characters are not there', 'Ma\u00adra\u200b Lind', { 'mara-lind': 1 }],
    ['apostrophes are equal', "Fiona O'Driscoll", { odriscoll: 1 }],
    ['a possessive is a word edge', "Mara Lind's and Mara Lind’s", { 'mara-lind': 2 }],
    ['a French elision is a word edge', 'l’avis d’Mara Lind', { 'mara-lind': 1 }],
    ['an alias in another script', 'Мара Линд и مَارا ليند', { 'mara-lind': 2 }],
    ['punctuation in a name is literal', 'H&M, not H M', { 'h-and-m': 1 }],
    ['the longer name hides the shorter inside it', 'Lake City Herald', { 'lake-city-herald': 1 }],
    ['a display name beside an address counts', 'Driscoll <fiona@example.org>', { driscoll: 1 }],
    ['two names may share a form', 'Lake City', { 'lake-city': 1, 'city-of-lakes': 1 }],
  ])('%s: %s', (_, text, expected) => expect(counts(text)).toEqual(expected));
});

describe('a name does not occur', () => {
  it.each([
    ['inside other words', 'Tamara Lind, Mara Lindqvist, Maralind'],
    ['over a sentence end', 'They thanked Mara. Lind is a river.'],
    ['over a block edge', 'Mara\nLind'],
    ['with a comma between (that is a list)', 'Mara, Lind'],
    ['with a dash between', 'Mara – Lind'],
    ['with another letter (й is no и)', 'Мара Лийнд'],
    ['as the second part of another surname', 'Sean O’Driscoll'],
    ['in a mail address', 'Write to driscoll@example.org or (Driscoll.news@example.org).'],
    ['in a web address', 'https://example.org/lake-city, www.driscoll.example/a and (http://x.example/Driscoll)'],
    ['in a handle', 'Follow @driscoll'],
  ])('%s: %s', (_, text) => expect(counts(text)).toEqual({}));
});

it('gives spans into the source, form and alias as written, and the sentence around a place', () => {
  const source = 'A fair. Then МАРА ЛИНД spoke! Others left.\nMara  Lind again';
  const [mention] = findMentions(textDocument(source), matcher);
  expect(mention).toEqual({
    nameId: 'mara-lind',
    count: 2,
    spans: [
      { start: 13, end: 22, form: 'МАРА ЛИНД', alias: 'Мара Линд', variant: 'exact', field: 'paragraph' },
      { start: 43, end: 53, form: 'Mara  Lind', alias: 'Mara Lind', variant: 'exact', field: 'paragraph' },
    ],
    snippet: 'Then МАРА ЛИНД spoke!',
    marks: [{ start: 5, end: 14 }],
  });
});

it.each([
  ['an ordinal ends no sentence', 'Mara Lind, 15. März 2018. Ende.', 'Mara Lind, 15. März 2018.'],
  ['an initial ends no sentence', 'Then J. K. Rowe met Mara Lind. End.', 'Then J. K. Rowe met Mara Lind.'],
  ['a year does', 'It was 2018. Mara Lind came! Then', 'Mara Lind came!'],
  ['quotes belong to the sentence they close', '“No.” Mara Lind left. So', 'Mara Lind left.'],
])('%s', (_, text, snippet) => {
  expect(findMentions(textDocument(text), matcher)[0]?.snippet).toBe(snippet);
});

it.each([
  ['every occurrence in the sentence', 'So said Mara Lind of Mara Lind.', ['Mara Lind', 'Mara Lind']],
  ['none of those in the next one', 'So said Mara Lind. Mara Lind left.', ['Mara Lind']],
  ['after white space is one space', '  So \t said   Mara\u00a0  Lind, and  Lind Mara', ['Mara Lind']],
  ['behind the sign for what is left out', `${'x'.repeat(300)} of Mara Lind`, ['Mara Lind']],
])('marks %s', (_, text, forms) => {
  const [mention] = findMentions(textDocument(text), matcher);
  expect(mention?.marks?.map(({ start, end }) => mention.snippet.slice(start, end))).toEqual(forms);
});

it('cuts a long sentence at words on both sides', () => {
  const words = Array.from({ length: 200 }, (_, i) => `w${i}`).join(' ');
  const [mention] = findMentions(textDocument(`${words} Mara Lind ${words}`), matcher);
  expect(mention?.snippet).toMatch(/^… w\d+ .*w199 Mara Lind w0 .* w\d+ …$/);
  expect(mention?.snippet.length).toBeLessThan(360);
});

describe('a name that is a host', () => {
  const hosts = compileNames([
    { id: 'booking', name: 'Booking.com', aliases: [] },
    { id: 'will', name: 'Will.i.am', aliases: [] },
    { id: 'mara', name: 'Mara Lind', aliases: [] },
  ]);

  it.each([
    ['counts as a word', 'Booking.com said no.', { booking: 1 }],
    ['counts at the end of a sentence', 'It is Booking.com. No.', { booking: 1 }],
    ['counts with a possessive', 'That was Booking.com’s answer.', { booking: 1 }],
    ['may have any ending that hosts have', 'Then Will.i.am sang.', { will: 1 }],
    ['is none in a link', 'See https://booking.com/deals and https://booking.com.', {}],
    ['is none with a path', 'See booking.com/deals.', {}],
    ['is none in a longer host', 'See www.booking.com and sub.booking.com.', {}],
    ['is none in a mail address', 'Write to press@booking.com.', {}],
    ['is none in the name of a file', 'In Booking.com.pdf it says so.', {}],
    ['leaves others as they are: a name without a full stop is none in a host', 'See mara-lind.com.', {}],
  ])('%s', (_, sample, expected) => {
    const found = findMentions(textDocument(sample), hosts);
    expect(Object.fromEntries(found.map(({ nameId, count }) => [nameId, count]))).toEqual(expected);
  });
});

describe('a name with an at sign in it', () => {
  const signed = compileNames([
    { id: 'india', name: 'India@9', aliases: [] },
    { id: 'night', name: 'Sky News @Night', aliases: [] },
    { id: 'mara', name: 'Mara Lind', aliases: [] },
  ]);

  it.each([
    ['counts as a word', 'India@9 asked why.', { india: 1 }],
    ['counts in quotation marks, and at the end', 'In “India@9” and in India@9.', { india: 2 }],
    ['counts where the sign begins one word of several', 'Then Sky News @Night began.', { night: 1 }],
    ['is none in a mail address', 'Write to India@9.example or to x.india@9.', {}],
    ['is none before a longer handle', 'Then Sky News @Night.tv began, and Sky News @Night_2.', {}],
    ['leaves others as they are: a name without the sign is none in a handle', 'It was @Mara.Lind.', {}],
  ])('%s', (_, sample, expected) => {
    const found = findMentions(textDocument(sample), signed);
    expect(Object.fromEntries(found.map(({ nameId, count }) => [nameId, count]))).toEqual(expected);
  });
});

describe('laws', () => {
  const piece = fc.constantFrom('Mara Lind', 'Lake City', 'mara', 'lind', 'x', 'H&M', ' ', ', ', 'é', '-', 'ß', '𝕄');
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));

  it('the order of names does not matter', () => {
    fc.assert(
      fc.property(text, fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), (sample, names) => {
        const found = findMentions(textDocument(sample), compileNames(names));
        const key = (mentions: typeof found) => mentions.map(({ nameId, count }) => `${nameId}:${count}`).sort();
        expect(key(found)).toEqual(key(findMentions(textDocument(sample), matcher)));
      }),
    );
  });

  it('two blocks give the sum of each', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const sum = counts(a);
        for (const [id, count] of Object.entries(counts(b))) sum[id] = (sum[id] ?? 0) + count;
        expect(counts(`${a}\n${b}`)).toEqual(sum);
      }),
    );
  });

  it('fewer spans change nothing else: each mention keeps its count, its sentence and its first spans', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 3 }), (sample, most) => {
        const all = findMentions(textDocument(sample), matcher);
        const cut = all.map((mention) => ({ ...mention, spans: mention.spans.slice(0, most) }));
        expect(findMentions(textDocument(sample), matcher, null, most)).toEqual(cut);
      }),
    );
  });

  it('every span cuts exactly its form out of the source', () => {
    fc.assert(
      fc.property(text, (sample) => {
        for (const { spans } of findMentions(textDocument(sample), matcher)) {
          for (const { start, end, form } of spans) expect(sample.slice(start, end)).toBe(form);
        }
      }),
    );
  });
});

it.each([
  ['one letter', 'a'.repeat(1_000_000)],
  ['spaces', ' '.repeat(1_000_000)],
  ['combining marks', `a${'\u0301'.repeat(1_000_000)}`],
  ['the first word of a name', 'mara '.repeat(200_000)],
])('a megabyte of %s has no mention', (_, hostile) => expect(counts(hostile)).toEqual({}));
