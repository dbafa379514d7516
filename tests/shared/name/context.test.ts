import { describe, expect, it } from 'vitest';
import { compileNames, explainMisses, findMentions } from '../../../shared/name/index.ts';
import { looseDocument } from '../../support/make/text-document.ts';

const NAMES = [
  { id: 'mara', name: 'Mara Lind', aliases: [], require: ['minister', 'town hall'], exclude: ['football'] },
  { id: 'us', name: 'US', aliases: [] },
  { id: 'olga', name: 'Ольга Линд', aliases: [], require: ['министр'] },
];
const matcher = compileNames(NAMES);
const far = 'word '.repeat(60);
const words = (count: number) => 'word '.repeat(count);

describe('words required and excluded', () => {
  it.each([
    ['one required word suffices', 'Minister Mara Lind spoke.', ['mara']],
    ['a phrase over a line end', 'Mara Lind left the town\nhall.', ['mara']],
    ['in another paragraph', 'The minister came.\n\nMara Lind spoke.', ['mara']],
    ['none is there', 'Mara Lind spoke.', []],
    ['too far away', `The minister came. ${far} Mara Lind spoke.`, []],
    ['49 words between', `minister ${words(49)}Mara Lind`, ['mara']],
    ['50 words between: the last that is near', `minister ${words(50)}Mara Lind`, ['mara']],
    ['51 words between', `minister ${words(51)}Mara Lind`, []],
    ['49 words between, after the name', `Mara Lind ${words(49)}minister`, ['mara']],
    ['50 words between, after the name', `Mara Lind ${words(50)}minister`, ['mara']],
    ['51 words between, after the name', `Mara Lind ${words(51)}minister`, []],
    ['part of another word', 'Mara Lind of the ministers’ aide', []],
    ['an exclusion outweighs', 'The minister Mara Lind plays football.', []],
    ['an exclusion far away does not count', `football ${far} minister Mara Lind`, ['mara']],
    [
      'a required word may be inflected and without a capital',
      'Слово дали министру, потом говорила Ольга Линд.',
      ['olga'],
    ],
  ])('%s', (_, text, found) => {
    expect(findMentions(looseDocument(text), matcher).map(({ nameId }) => nameId)).toEqual(found);
  });
});

describe('near misses', () => {
  it.each([
    ['Mara Lind spoke.', 'mara', 'missing', 'Mara Lind', ['minister', 'town hall']],
    ['The minister Mara Lind likes football.', 'mara', 'excluded', 'Mara Lind', ['football']],
    ['Ola Lind was there.', 'mara', 'other-given-name', 'Ola Lind', []],
    ['the Lind family', 'mara', 'surname-alone', 'Lind', []],
    ['see mara-lind.com', 'mara', 'address', 'mara-lind', []],
    ['Mara Lind-Holm spoke.', 'mara', 'longer-name', 'Mara Lind', []],
    ['Lind, Mara Holm and others', 'mara', 'list', 'Lind, Mara', []],
    ['They told us.', 'us', 'not-in-capitals', 'us', []],
    ['Ольгу Линда не видели.', 'olga', 'no-agreement', 'Ольгу Линда', []],
  ])('%s: %s %s', (text, nameId, kind, form, words) => {
    const start = text.indexOf(form);
    const miss = expect.objectContaining({ nameId, kind, form, words, start, end: start + form.length });
    expect(explainMisses(looseDocument(text), NAMES)).toContainEqual(miss);
  });

  it('has none for a mention', () => {
    expect(explainMisses(looseDocument('Minister Mara Lind, US'), NAMES)).toEqual([]);
  });
});

it.each([
  ['exact', 'MARA LIND'],
  ['spelling', 'Joerg Weiss'],
  ['inflected', 'Wczoraj rozmawiano o tym z Janem Kowalskim.'],
  ['clitic', 'قال لنبيل صالح'],
  ['order', 'Lind, Mara'],
  ['hashtag', '#MaraLind'],
  ['transliterated', 'Приехала Рина Хольм.'],
])('a span has the variant %s', (variant, text) => {
  const names = [
    { id: 'a', name: 'Mara Lind', aliases: ['Jörg Weiß', 'Jan Kowalski', 'نبيل صالح'] },
    { id: 'b', name: 'Rina Holm', aliases: [], transliterate: true },
  ];
  const [mention] = findMentions(looseDocument(text), compileNames(names));
  expect(mention?.spans.map((span) => span.variant)).toEqual([variant]);
});
