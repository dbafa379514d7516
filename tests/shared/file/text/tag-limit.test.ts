import { expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';

test.each([
  ['nested', '<div>', ['too-large']],
  ['never closed, so that each opens the ones before again', '<p><b><i>x', ['too-large']],
  ['as many as the longest real pages have', '', []],
])('a page of many tags, %s, is read up to a bound', (_, tag, codes) => {
  const tags = tag === '' ? '<b>word</b> '.repeat(50_000) : tag.repeat(200_000);
  const reading = read(`<h1>Bridge mended</h1>\n\nRadio Hill, 1 May 2020\n\n<p>The old bridge was mended.</p>${tags}`);
  expect(reading.fields).toMatchObject({ title: 'Bridge mended', outlet: 'Radio Hill', publishedOn: '2020-05-01' });
  expect(reading.codes.filter((code) => code === 'too-large')).toEqual(codes);
});
