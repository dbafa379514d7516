import { expect, it } from 'vitest';
import { namesOf } from '../../../bench/names-text.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { compiledBytes, MAX_AUTOMATON_BYTES } from '../../../shared/name/size.ts';
import { tables } from '../../support/read/name-tables.ts';

const transliterated = (names: readonly Name[]) => names.map((name) => ({ ...name, transliterate: true }));
const distinct = Array.from({ length: 60 }, (_, i): Name => {
  const word = (n: number) =>
    `K${'aeiou'[n % 5]}${'bdfgklmnprstvz'[n % 14]}${'aeiou'[(n >> 2) % 5]}${'bdfgklmnprstvz'[(n * 5) % 14]}on`;
  return { id: `n${i}`, name: `${word(i)} ${word(i + 60)} ${word(3 * i + 7)}`, aliases: [] };
});

it.each<[why: string, names: Name[], atMost: number]>([
  ['four scripts, given names shared', namesOf(2000), 4],
  ['the same, transliterated', transliterated(namesOf(200)), 5],
  ['three words each, none shared, transliterated', transliterated(distinct), 5],
  [
    'one word each, transliterated',
    transliterated(distinct.map((name) => ({ ...name, name: name.name.split(' ')[0] ?? '' }))),
    10,
  ],
  ['the names of the tables', tables.flatMap(({ names }) => names), 6],
])('names are never taken for smaller than they are compiled, nor for many times as large: %s', (_, names, atMost) => {
  const counted = names.reduce((sum, name) => sum + compiledBytes(name), 0);
  const real = compileNames(names).toBytes().length;
  expect(counted).toBeGreaterThanOrEqual(real * 0.95);
  expect(counted).toBeLessThan(real * atMost);
});

it('a hundred thousand names with four spellings fit, and ten thousand transliterated ones', () => {
  const counted = (names: readonly Name[]) => names.reduce((sum, name) => sum + compiledBytes(name), 0);
  expect(counted(namesOf(50_000)) * 2).toBeLessThan(MAX_AUTOMATON_BYTES);
  expect(counted(transliterated(namesOf(10_000)))).toBeLessThan(MAX_AUTOMATON_BYTES);
});
