/** What is made of a text at most, whatever it holds. */
import { expect, test } from 'vitest';
import { readPage } from '../../../shared/document/html.ts';
import type { Value } from '../../../shared/document/json-value.ts';
import { looseJson } from '../../../shared/document/loose-json.ts';
import { elementsOf } from '../../../shared/document/traverse.ts';
import { readJson } from '../../../shared/file/format/json/parse.ts';

test('bold that goes on is made again a hundred thousand times', () => {
  const elements = (paragraphs: number) => {
    const open = Array.from({ length: 400 }, (_, i) => `<b id=${i}>`).join('');
    return [...elementsOf(readPage(`<p>${open}${'<p>a</p>'.repeat(paragraphs)}`))].length;
  };
  // Within the bound each paragraph has all of it.
  expect(elements(100)).toBeGreaterThan(100 * 400);
  expect(elements(2000)).toBeLessThanOrEqual(100_000 + 400 + 2000 + 400);
});

const depthOf = (value: Value | undefined): number => {
  let depth = 0;
  for (let inner = value; inner?.kind === 'list'; inner = inner.items[0]) depth++;
  return depth;
};
const itemsOf = (value: Value | undefined) => (value?.kind === 'list' ? value.items.length : 0);
const numbers = (count: number) => `[${'1,'.repeat(count)}]`;

test.each<[what: string, measure: (count: number) => number, most: number]>([
  ['values that are meant as JSON', (n) => itemsOf(looseJson(`["a"${',"a"'.repeat(n - 1)}]`)[0]), 100_000],
  ['their depth', (n) => depthOf(looseJson(`${'['.repeat(n)}"a"`)[0]), 200],
  ['texts of them', (n) => looseJson('{"a":1} '.repeat(n)).length, 500],
  ['values of JSON', (n) => itemsOf(readJson(numbers(n))?.value), 500_000],
])('%s', (_, measure, most) => {
  expect(measure(Math.floor(most / 2))).toBe(Math.floor(most / 2));
  expect(measure(most + 100)).toBeGreaterThan(most / 2);
  expect(measure(most + 100)).toBeLessThanOrEqual(most);
});

test('what is deeper than JSON is none', () => {
  const nested = (depth: number) => readJson(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  expect(depthOf(nested(10_000)?.value)).toBe(10_000);
  expect(nested(10_001)).toBeNull();
});
