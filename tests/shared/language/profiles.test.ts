import { describe, expect, it, test } from 'vitest';
import { PROFILES } from '../../../shared/language/profiles/index.ts';
import { TRIGRAMS } from '../../../shared/language/trigrams.ts';

const keys = PROFILES.map(({ language, script }) => `${language} ${script}`);

describe('the table of languages', () => {
  test('has one row for a language in a script', () => {
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has a row for every language whose trigrams were counted', () => {
    const counted = Object.entries(TRIGRAMS).flatMap(([script, rows]) =>
      Object.keys(rows).map((language) => `${language} ${script}`),
    );
    expect(counted.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it.each(PROFILES)('$language in $script: words and letters are distinct', ({ words = '', letters = '' }) => {
    const list = words.split(' ').filter(Boolean);
    expect(new Set(list).size).toBe(list.length);
    expect(new Set(letters).size).toBe([...letters].length);
  });

  it.each(PROFILES)('$language in $script: its encodings exist', ({ legacy = [] }) => {
    for (const label of legacy.flatMap(({ encodings }) => encodings)) {
      expect(new TextDecoder(label).encoding).toBe(label);
    }
  });

  it('has words for each of several languages in one script', () => {
    const shared = PROFILES.filter(({ script }) => PROFILES.filter((one) => one.script === script).length > 1);
    expect(shared.filter(({ words = '' }) => words.split(' ').length < 10)).toEqual([]);
  });
});
