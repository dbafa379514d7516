/** How much of a list is read: as many rows as are asked for, whatever the others are. */
import { describe, expect, it } from 'vitest';
import { readNameList } from '../../../shared/name-list/index.ts';
import { checkRows } from '../../../shared/name-list/row.ts';
import { largestName } from '../../support/make/largest.ts';

const MOST = 50;
const TIMES = 100_000;
const keys = (count: number) => Array.from({ length: count }, (_, i) => `"k${i}":1`).join(',');

describe('of a list with more rows than are asked for', () => {
  it.each<[what: string, format: 'csv' | 'json', text: string]>([
    ['names', 'csv', `name\n${'a\n'.repeat(TIMES)}`],
    ['rows that are wrong', 'csv', `name\n${',\u0001\n'.repeat(TIMES)}`],
    ['rows with cells that are blank', 'csv', `name,id\n${' , \n'.repeat(TIMES)}`],
    ['numbers', 'json', `[${'1,'.repeat(TIMES)}1]`],
    ['empty objects', 'json', `[${'{},'.repeat(TIMES)}{}]`],
    ['one name again and again', 'json', `[${'{"name":"a"},'.repeat(TIMES)}{"name":"b"}]`],
    ['an object a line', 'json', '{"name":"a"}\n'.repeat(TIMES)],
    ['lines that are no JSON', 'json', '{\n'.repeat(TIMES)],
  ])('%s: those are told or taken, and that there are more', async (_, format, text) => {
    const read = await readNameList(new TextEncoder().encode(text), format, MOST);
    expect(read.isCut).toBe(true);
    expect(read.names.length + read.errors.length).toBeLessThanOrEqual(2 * MOST + 2);
  });

  it('no further row is looked at', () => {
    let made = 0;
    function* rows() {
      for (; made < TIMES; made += 1) yield { line: made, value: { name: `a${made}` } };
    }
    expect(checkRows(rows(), MOST).names).toHaveLength(MOST);
    expect(made).toBe(MOST);
  });
});

describe('a row of any size', () => {
  it.each<[what: string, format: 'csv' | 'json', text: string, errors: number]>([
    ['with more cells than a name has letters', 'csv', `name\n${'a,'.repeat(10 * TIMES)}`, 1],
    ['of columns that nobody knows', 'csv', `name,${'z,'.repeat(TIMES)}`, 1],
    ['whose quote ends nowhere near', 'csv', `name\n"${'a\n'.repeat(10 * TIMES)}"`, 1],
    ['with more fields than a call has arguments', 'json', `[{${keys(3 * TIMES)}}]`, 20],
    ['with a long list that is wrong', 'json', `[{"name":"a","aliases":[${'1,'.repeat(200 - 1)}1]}]`, 20],
  ])('%s is refused with a few errors', async (_, format, text, errors) => {
    const read = await readNameList(new TextEncoder().encode(text), format, MOST);
    expect([read.names, read.errors.length, read.isCut]).toEqual([[], errors, undefined]);
    expect(JSON.stringify(read.errors).length).toBeLessThan(10_000);
  });
});

it.each<[what: string, format: 'csv' | 'json', text: string]>([
  ['CSV', 'csv', `name\n${Array.from({ length: MOST }, (_, i) => `A${i}\n,\n\n`).join('')}`],
  ['JSON', 'json', JSON.stringify(Array.from({ length: MOST }, (_, i) => ({ name: `A${i}` })))],
  ['lines of JSON', 'json', Array.from({ length: MOST }, (_, i) => `{"name":"A${i}"}\n\n`).join('')],
])('a list of just as many rows as are asked for is whole, as %s, with blank rows between', async (_, format, text) => {
  const read = await readNameList(new TextEncoder().encode(text), format, MOST);
  expect([read.names.length, read.errors, read.isCut]).toEqual([MOST, [], undefined]);
});

it('a name that is larger than a row of the table is refused, and told what to do; others are taken', async () => {
  const { id, ...large } = largestName(3, 'large');
  const list = JSON.stringify([{ id, ...large }, { name: 'Ada Berg' }, { ...large, id: 'less', strike: [] }]);
  const { names, errors } = await readNameList(new TextEncoder().encode(list), 'json', MOST);
  expect(names.map(({ name }) => name.id)).toEqual(['ada-berg', 'less']);
  expect(errors).toEqual([{ line: 1, field: '', message: expect.stringMatching(/over 256 KB in all: give it fewer/) }]);
});
