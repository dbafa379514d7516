/** All languages say the same things. */
import { describe, expect, it } from 'vitest';
import { Language } from '../../../shared/contract/subscription.ts';
import { voiceOf } from '../../../shared/view/voice.ts';
import { WORDS } from '../../../shared/view/words/index.ts';

/** The texts of an object by their paths; plural forms are one text with several forms. */
function textsOf(words: object, path = ''): Map<string, string | Record<string, string>> {
  const texts = new Map<string, string | Record<string, string>>();
  for (const [key, value] of Object.entries(words)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(at, value);
    else if ('other' in value) texts.set(at, value);
    else for (const [below, text] of textsOf(value, at)) texts.set(below, text);
  }
  return texts;
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const ENGLISH = textsOf(WORDS.en);
/** The only words that a sign or nothing may be, or that are alike by nature. */
const SIGNS = ['side', 'comma'];

describe.each(Language.options)('the words of %s', (language) => {
  const texts = textsOf(WORDS[language]);

  it('have the keys of the English ones', () => {
    expect([...texts.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
  });

  it('have the same placeholders, and no text is empty', () => {
    for (const [path, english] of ENGLISH) {
      const text = texts.get(path);
      if (typeof english !== 'string' || typeof text !== 'string') continue;
      expect([path, placeholders(text)]).toEqual([path, placeholders(english)]);
      if (!SIGNS.includes(path)) expect(text.trim()).not.toBe('');
    }
  });

  it('have a form for each plural category of the language, and a number in each that has no word for it', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [path, forms] of texts) {
      if (typeof forms === 'string') continue;
      expect([path, Object.keys(forms).sort()]).toEqual([path, categories]);
      // Arabic has words for none, one and two.
      const worded = language === 'ar' ? ['zero', 'one', 'two'] : [];
      for (const [category, form] of Object.entries(forms)) {
        if (!worded.includes(category)) expect([path, category, placeholders(form)]).toEqual([path, category, ['{n}']]);
      }
    }
  });

  it('have no control for direction, and no-break spaces where French wants them', () => {
    for (const text of texts.values()) {
      const all = typeof text === 'string' ? text : Object.values(text).join('');
      expect(all).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      if (language === 'fr') expect(all).not.toMatch(/ [:;?!»]|« /);
    }
  });
});

describe('a voice', () => {
  it.each<[language: Language, count: number, expected: string]>([
    ['en', 1, '1 clip'],
    ['en', 1380, '1,380 clips'],
    ['fr', 0, '0 retombée'],
    ['fr', 1_000_000, '1\u202f000\u202f000 de retombées'],
    ['ru', 3, '3 материала'],
    ['ru', 21, '21 материал'],
    ['ar', 0, 'لا مواد'],
    ['ar', 2, 'مادتان'],
    ['ar', 11, '11 مادة'],
  ])('of %s counts %i', (language, count, expected) => {
    const voice = voiceOf(language, 'UTC');
    expect(voice.count(voice.words.count.clips, count)).toBe(expected);
  });

  it('says that there are more than were counted', () => {
    const voice = voiceOf('en', 'UTC');
    expect(voice.count(voice.words.count.clips, 20_000, true)).toBe('20,000+ clips');
  });

  it.each<[language: Language, zone: string, instant: string, expected: string]>([
    ['en', 'Europe/Paris', '2026-11-25T14:01:00.000Z', '25 November 2026 at 15:01 CET'],
    ['en', 'America/New_York', '2026-07-01T04:00:00.000Z', '1 July 2026 at 00:00 EDT'],
    ['en', 'Australia/Sydney', '2026-01-01T00:00:00.000Z', '1 January 2026 at 11:00 AEDT'],
    ['en', 'Asia/Kathmandu', '2026-11-25T14:01:00.000Z', '25 November 2026 at 19:46 GMT+5:45'],
    ['en', 'UTC', '2026-11-25T23:59:00.000Z', '25 November 2026 at 23:59 UTC'],
    ['de', 'Europe/Berlin', '2026-03-29T01:00:00.000Z', '29. März 2026 um 03:00 CEST'],
    ['ar', 'Europe/Paris', '2026-11-25T14:01:00.000Z', '25 نوفمبر 2026 في 15:01 CET'],
  ])('of %s in %s says when %s was', (language, zone, instant, expected) => {
    expect(voiceOf(language, zone).moment(instant)).toBe(expected);
  });

  it.each<[items: string[], shown: number, expected: string]>([
    [['A'], 2, 'A'],
    [['A', 'B'], 2, 'A and B'],
    [['A', 'B', 'C'], 2, 'A, B and 1 more'],
    [['A', 'B', 'C'], 3, 'A, B and C'],
    [[], 2, ''],
  ])('lists %j, at most %i', (items, shown, expected) => {
    expect(voiceOf('en', 'UTC').some(items, shown)).toBe(expected);
  });

  it('takes a tag of a file for what it is', () => {
    const voice = voiceOf('fr', 'UTC');
    expect(['ar', 'zz', 'x-"<b>', ''].map(voice.languageName)).toEqual(['arabe', 'zz', 'x-"<b>', '']);
  });
});
