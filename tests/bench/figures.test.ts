import { describe, expect, it } from 'vitest';
import { jsonLines, lines, median, p95, type Report } from '../../bench/figures.ts';

describe('median', () => {
  it.each([
    { values: [3, 1, 2], expected: 2, why: 'the middle one, whatever the order' },
    { values: [10, 9, 1, 2], expected: 5.5, why: 'the mean of two in the middle; sorted as numbers, not as words' },
    { values: [7], expected: 7, why: 'one is its own middle' },
    { values: [], expected: Number.NaN, why: 'nothing has no middle, and 0 would be a claim' },
  ])('$why', ({ values, expected }) => expect(median(values)).toBe(expected));
});

describe('p95', () => {
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => count - i);
  it.each([
    { values: upTo(20), expected: 19, why: 'of 20 the last but one: one in twenty may be slower' },
    { values: upTo(100), expected: 95, why: 'of 100 the 95th' },
    { values: upTo(3), expected: 3, why: 'of a few the slowest' },
    { values: [], expected: Number.NaN, why: 'nothing has none' },
  ])('$why', ({ values, expected }) => expect(p95(values)).toBe(expected));
});

const report: Report = {
  title: 'Things',
  columns: { thing: 'thing', medianMs: 'median ms', met: 'met' },
  rows: [
    { thing: 'fast', medianMs: 0.456, met: true, unseen: 1 },
    { thing: 'slow', medianMs: 1234.56, met: false },
    { thing: 'lost', medianMs: null },
  ],
  remarks: ['a remark'],
};

describe('lines', () => {
  it('aligns numbers, and shows what was not measured as a dash', () => {
    expect(lines(report)).toEqual([
      'Things',
      '  thing  median ms  met',
      '  fast        0.46  yes',
      '  slow        1235  no',
      '  lost           –  –',
      '  – a remark',
    ]);
  });
});

describe('jsonLines', () => {
  it('gives every cell unrounded, with the name of the bench', () => {
    expect(jsonLines('things', report).map((line) => JSON.parse(line))).toEqual([
      { bench: 'things', thing: 'fast', medianMs: 0.456, met: true, unseen: 1 },
      { bench: 'things', thing: 'slow', medianMs: 1234.56, met: false },
      { bench: 'things', thing: 'lost', medianMs: null },
    ]);
  });
});
