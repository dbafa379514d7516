import { expect, test } from 'vitest';
import { isSameLanguage } from '../../bench/libraries/language.ts';

test.each<[tag: string | null | undefined, language: string, expected: boolean, why: string]>([
  ['de', 'de', true, 'the same tag'],
  ['deu', 'de', true, 'three letters'],
  ['cmn', 'zh', true, 'a language of a group'],
  ['arb', 'ar', true, 'the standard form of a language'],
  ['no', 'nn', true, 'Norwegian as a whole'],
  ['nb', 'nn', false, 'the other written form'],
  ['en', 'de', false, 'another language'],
  [null, 'de', false, 'not decided'],
  [undefined, 'de', false, 'not decided'],
  ['', 'de', false, 'not decided'],
  ['und', 'de', false, 'undetermined'],
  ['und', 'nn', false, 'undetermined, of a language with two tags'],
  ['not a tag', 'de', false, 'no tag'],
])('%s for %s: %s (%s)', (tag, language, expected) => {
  expect(isSameLanguage(tag, language)).toBe(expected);
});
