import { beforeAll, expect, it } from 'vitest';
import type { Row } from '../../bench/figures.ts';
import { readUnits } from '../../bench/scale/lists.ts';

let rows: Row[];
beforeAll(async () => {
  rows = await readUnits({ few: 1000, many: 50_000 }, () => {});
}, 60_000);

const isCounted = ({ what }: Row) => /^(stats|timeline)/.test(String(what));

/** It reads lines, ever more at once: as many as there are, while these are few. */
const LINES = 'clips with a word of the summary, filed nowhere';

/** Most units of a page; a row of a video and one of its clip, and the hundred clips of a story. */
const MOST: Readonly<Record<string, number>> = {
  'videos of a status': 45,
  'a story and its clips': 130,
  'clips of an outlet, in a language, with a name': 28,
  // The 200 that few clips would be found by are read in vain.
  'clips with a video of a status': 40,
  'clips received after a time': 40,
  'clips with a word of the title': 35,
  'clips with a word of either, an outlet and a name': 30,
  // Lines of 1.4 KB, of which shards read 64, then 256.
  [LINES]: 130,
};

it('a page of a list costs the same, however many clips there are', () => {
  const lists = rows.filter((row) => !isCounted(row));
  expect(lists).toHaveLength(16);
  for (const { what, few, many } of lists) {
    // Which shards a page is from differs: half a unit for one that is read once more.
    expect(Math.abs(Number(many) - Number(few)), String(what)).toBeLessThanOrEqual(what === LINES ? 8 : 1);
    expect(Number(many), String(what)).toBeLessThanOrEqual(MOST[String(what)] ?? 25);
  }
});

it('what is counted costs as much as it has days, outlets and languages', () => {
  for (const { what, many } of rows.filter(isCounted)) {
    expect(Number(many), String(what)).toBeLessThanOrEqual(String(what).includes('year') ? 150 : 50);
  }
});
