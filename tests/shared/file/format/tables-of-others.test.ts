import { describe, expect, test } from 'vitest';
import { link, table } from '../../../support/make/html-table.ts';
import { clipsOf } from '../../../support/read/clips-of.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const PROSE =
  '<p>The town has waited for ten years, and on Sunday the mayor cut the ribbon before many people.</p>'.repeat(3);

test.each<[why: string, source: string]>([
  [
    'results of an election',
    table(['Party', 'Votes', 'Share'], ['Hill Party', '1,200', '41 %'], ['Dale Party', '900', '30 %']),
  ],
  ['prices', table(['Title', 'Price', 'Date'], ['Bread of the old town', '3.20', '2018-03-15'])],
  ['a league', table(['Date', 'Home', 'Away', 'Result'], ['2018-03-15', 'Hill United', 'Dale City', '2:1'])],
  [
    'what is on television',
    table(
      ['Time', 'Programme', 'Channel'],
      ['20:15', 'The Evening Report Special', 'Hill TV'],
      ['21:00', 'A Film of the Hill', 'Hill TV'],
    ),
  ],
  [
    'the same by days',
    table(['Date', 'Time', 'Title', 'Channel'], ['2018-03-15', '20:15', 'The Evening Report Special', 'Hill TV']),
  ],
  [
    'an agenda',
    table(['Date', 'Time', 'Title', 'Speaker'], ['2018-03-15', '10:00', 'How the bridge was built', 'Jane Doe']),
  ],
  [
    'events',
    table(
      ['Date', 'Title', 'Description'],
      ['2018-03-15', 'Evening of the Bridge', 'The mayor speaks about the bridge and the town.'],
    ),
  ],
  [
    'films',
    table(['Date', 'Title', 'Director', 'Source'], ['2018-03-15', 'The Bridge of Hill', 'Jane Doe', 'Hill Films']),
  ],
  [
    'papers to load',
    table(['Date', 'Title', 'Link'], ['2018-03-15', 'Report about the bridge', link('https://x.example/1.pdf')]),
  ],
  [
    'labels and values of one clip',
    table(['Title', 'Bridge opens after ten years'], ['Outlet', 'Radio Hill'], ['Date', '2018-03-15']),
  ],
  ['the table of a layout', table(['Home', 'News'], [PROSE, 'Read on'])],
  [
    'an article with a table of its coverage',
    `<h1>Bridge opens after ten years</h1><p>Radio Hill, 15 March 2018</p>${PROSE}${table(['Date', 'Outlet', 'Title'], ['2018-03-14', 'La Voz', 'Bridge to open'])}`,
  ],
  [
    'a page of a site',
    `<head><meta property="og:title" content="Bridge"></head>${table(['Date', 'Outlet', 'Title'], ['2018-03-14', 'La Voz', 'Bridge to open on Sunday'])}`,
  ],
  [
    'books',
    table(['Title', 'Author', 'Publisher', 'Date'], ['The Bridge of Hill', 'Jane Doe', 'Hill Press', 'May 2018']),
  ],
  ['heads without rows', table(['Date', 'Outlet', 'Title'])],
  ['numbers below the heads', table(['Date', 'Source', 'Title'], ['2018', '12', '5'], ['2019', '13', '6'])],
])('no list of clips: %s', (_, source) => {
  const clips = clipsOf(source, 'page.html');
  expect(clips).toHaveLength(1);
  expect(clips[0]?.fields.evidence.title?.rule).not.toBe('given-title');
});

test('a long list is read up to 500 clips, and rows that lack something are counted', () => {
  const rows = Array.from({ length: 501 }, (_, i) => ['2018-03-15', 'Radio Hill', `Bridge opens, day ${i}`]);
  const clips = clipsOf(table(['Date', 'Outlet', 'Title'], ['2018-03-15', 'Radio Hill', ''], ...rows), 'review.html');
  expect(clips).toHaveLength(500);
  expect(clips[0]?.warnings[0]?.message).toMatch(/^Of the list 1 row was left out/);
  expect(clips.at(-1)?.codes).toContain('parts-cut');
});

describe('time grows with the length only', () => {
  test.each<[why: string, unit: string]>([
    ['tables in tables', '<table><tr><td>Title<td>Outlet'],
    ['heads all over', '<tr><td>Title<td>Outlet<td>Date'],
    ['cells over many rows', '<tr><td rowspan=1000>A bridge opens'],
    ['many tables', '<table><tr><td>Title<td>Outlet<td>Date<tr><td>A bridge<td>B<td>2018-03-15</table>'],
  ])('%s', async (_, unit) => {
    const make = (length: number) =>
      `<table><tr><td>Title<td>Outlet<td>Date<tr><td>A bridge<td>B<td>2018-03-15${unit.repeat(length / unit.length)}`;
    await expectLinear((source) => clipsOf(source, 'page.html'), make, 24_000);
  });
});
