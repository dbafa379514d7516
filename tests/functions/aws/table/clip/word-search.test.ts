/** Searching by words, on a table in memory. */
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClipQuery, listClips } from '../../../../../functions/aws/table/clip/clips.ts';
import { correctClip } from '../../../../../functions/aws/table/clip/correct-clip.ts';
import { forgetNoted } from '../../../../../functions/aws/table/clip/word-rows.ts';
import { rangesOf } from '../../../../../functions/aws/table/clip/word-search.ts';
import type { Order } from '../../../../../functions/aws/table/listing.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import { occursIn, type Searched, wordQueryOf } from '../../../../../shared/clip/search.ts';
import type { Clip } from '../../../../../shared/contract/clip.ts';
import type { Asked } from '../../../../../shared/contract/history.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { type ClipResult, clipResult, fileVersion, mention, removed } from '../../../../support/world/results.ts';

let table: FakeTable;
const NOW = new Date('2026-01-02T03:04:06.000Z');

function begin(searchWords = '8', rows?: string) {
  process.env.TABLE_NAME = 'table';
  process.env.SEARCH_WORDS = searchWords;
  table = new FakeTable(rows);
  forgetNoted();
}
beforeEach(() => begin());

const store = (result: Result, searchWords = 8) =>
  settle(result, { now: NOW, archiveText: async () => 'texts/x.txt', searchWords });

function clip(key: string, given: Partial<ClipResult['clip']> = {}, version = 1): ClipResult {
  const none = { title: null, outlet: null, summary: null, embeds: [], mentions: [] };
  return clipResult(version, { file: fileVersion(version, key), clip: { ...none, ...given }, checks: [] });
}

/** The keys of all clips that a search gives, page by page; `afterPage`: what happens between them. */
async function found(
  q: string,
  more: Partial<ClipQuery> = {},
  limit = 100,
  afterPage = async () => {},
): Promise<string[]> {
  const all: Clip[] = [];
  let position: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listClips>> = await listClips({
      order: 'newest',
      q,
      ...more,
      limit,
      position,
    });
    all.push(...page.items);
    position = page.position;
    await afterPage();
  } while (position !== null);
  return all.map(({ key }) => key);
}

const wordRows = () => [...table.rows.values()].filter(({ kind }) => kind === 'word-place' || kind === 'word-line');

/** Stems and days of the places of words, and the words of the lines, as they stand. */
function filed(): string[] {
  return wordRows()
    .map(({ pk, sk, kind, words }) => {
      const day = String(sk).slice(0, 10);
      return kind === 'word-line' ? `${day} line${words}` : `${day} ${String(pk).split('#')[1]}`;
    })
    .sort();
}

describe('a search', () => {
  beforeEach(async () => {
    await store(clip('seed', { title: 'A Strategic Shift', outlet: 'Al Mayadeen TV', author: 'José Müller' }));
    await store(clip('talks', { title: 'Talks in Astana', keywords: ['Syria', 'al-Nour'], publishedOn: '2017-03-01' }));
    await store(clip('arabic', { title: 'الأزمة السورية', summary: 'Astanaʼs platform emerged', publishedOn: null }));
    await store(clip('chinese', { title: '阿斯塔纳和谈', publishedOn: '2016-01-01' }));
  });

  it.each<[string, string[], string]>([
    ['shift', ['seed'], 'a word of the title'],
    ['MAYADEEN', ['seed'], 'of the outlet, in any case'],
    ['muller jose', ['seed'], 'of the author, without accents, in any order'],
    ['Nour syr', ['talks'], 'of two keywords'],
    ['platform', ['arabic'], 'of the summary'],
    ['astan', ['talks', 'arabic'], 'a beginning, newest first, without a day last'],
    ['a', ['talks', 'seed', 'arabic'], 'a beginning shorter than a stem'],
    ['astan talks', [], 'only the last may be a beginning'],
    ['in astana', ['talks'], 'a short word and a long one'],
    ['ازمة', [], 'no part of a word'],
    ['الازمة', ['arabic'], 'Arabic, as names are folded'],
    ['阿斯塔', ['chinese'], 'a beginning in Chinese'],
    ['阿', ['chinese'], 'of one letter'],
    ['nobody', [], 'a word of no clip'],
  ])('for %s gives %j: %s', async (q, keys) => {
    expect(await found(q)).toEqual(keys);
    expect(await found(q, {}, 1)).toEqual(keys);
    expect(await found(q, { order: 'oldest' })).toEqual([...keys].reverse());
  });

  it('takes queries and reads by key alone', async () => {
    table.client.resetHistory();
    await found('a');
    expect(table.client.commandCalls(ScanCommand)).toEqual([]);
    expect(table.client.commandCalls(QueryCommand).length).toBeGreaterThan(0);
  });

  it('combines with the other filters', async () => {
    expect(await found('astan', { from: '2017-01-01' })).toEqual(['talks']);
    expect(await found('a', { outlet: 'Al Mayadeen TV' })).toEqual(['seed']);
    expect(await found('shift', { language: 'fr' })).toEqual([]);
  });
});

const WORDS = ['astana', 'astanas', 'peace', 'un', 'in', 'Été', 'وقف', 'النار', '阿斯塔纳', '和谈', 'g20'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '));
const DAYS = ['2016-12-31', '2017-01-01', '2017-02-14', '2017-02-15', '2019-06-30'];
const searched = fc.record({
  title: fc.option(text),
  outlet: fc.option(text),
  summary: fc.option(text),
  author: text,
  keywords: fc.array(text, { maxLength: 2 }),
  publishedOn: fc.option(fc.constantFrom(...DAYS)),
});
const q = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
    fc.constantFrom(...WORDS),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([words, last, length]) => [...words, [...last].slice(0, length).join('')].join(' '));
const budget = fc.constantFrom(0, 1, 2, 8);
const order = fc.constantFrom('newest' as const, 'oldest' as const);
const from = fc.option(fc.constantFrom(...DAYS), { nil: undefined });

it('finds what brute force finds, however few words a clip is filed under, and after new versions', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(searched, { maxLength: 8 }),
      fc.array(searched, { maxLength: 3 }),
      fc.array(fc.record({ q, order, from }), { minLength: 4, maxLength: 4 }),
      budget,
      fc.integer({ min: 1, max: 4 }),
      async (first, second, queries, most, limit) => {
        begin(String(most));
        const archive = new Map<string, Searched & { publishedOn: string | null }>();
        for (const [version, clips] of [first, second].entries()) {
          for (const [i, given] of clips.entries()) {
            archive.set(`k${i}`, given);
            await store(clip(`k${i}`, given, version + 1), most);
          }
        }
        const newest = [...archive].sort(([a, x], [b, y]) => (placeOf(a, x) < placeOf(b, y) ? 1 : -1));
        for (const { q, order, from } of queries) {
          const asked = wordQueryOf(q);
          const expected = newest
            .filter(([, { publishedOn }]) => from === undefined || (publishedOn ?? '') >= from)
            .filter(([, given]) => asked !== null && occursIn(asked, given))
            .map(([key]) => key);
          expect(await found(q, { order, from }, limit)).toEqual(order === 'newest' ? expected : expected.reverse());
        }
      },
    ),
    { numRuns: 40 },
  );
});

it('goes on from page to page without a gap or a clip twice, whatever is filed meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(searched, { minLength: 1, maxLength: 10 }),
      fc.array(searched, { minLength: 1, maxLength: 8 }),
      q,
      order,
      budget,
      async (before, meanwhile, q, order, most) => {
        begin(String(most));
        for (const [i, given] of before.entries()) await store(clip(`k${i}`, given), most);
        const expected = await found(q, { order });
        const later = meanwhile.values();
        let written = 0;
        const seen = await found(q, { order }, 1, async () => {
          for (const given of later.take(1)) await store(clip(`later-${written++}`, given), most);
        });
        expect(seen).toHaveLength(new Set(seen).size);
        expect(seen.filter((key) => key.startsWith('k'))).toEqual(expected);
      },
    ),
    { numRuns: 30 },
  );
});

const placeOf = (key: string, { publishedOn }: { publishedOn: string | null }) =>
  `${publishedOn ?? '0000-00-00'}#${clipIdOf('inbox', key)}`;

describe('the rows', () => {
  const first = clip('a', { title: 'Talks in Astana', publishedOn: '2017-01-01' });
  const second = clip('a', { title: 'Talks in Geneva', publishedOn: '2017-01-01' }, 2);
  const moved = clip('a', { title: 'Talks in Geneva', publishedOn: '2018-01-01' }, 3);
  const AFTER_SECOND = ['2017-01-01 gene', '2017-01-01 in', '2017-01-01 line geneva talks in ', '2017-01-01 talk'];

  it('follow the newest version, also to another day, and go with the file', async () => {
    await store(first);
    await store(second);
    expect(filed().map((one) => one.replace(/line.*/, 'line'))).toEqual(
      AFTER_SECOND.map((one) => one.replace(/line.*/, 'line')),
    );
    await store(moved);
    expect(filed().every((one) => one.startsWith('2018-01-01'))).toBe(true);
    await store({ ...removed(4), file: fileVersion(4, 'a') });
    expect(filed()).toEqual([]);
  });

  it('are the same for deliveries in any order, and twice', async () => {
    for (const order of [
      [first, second, moved],
      [moved, second, first],
      [second, first, moved, second, moved],
    ]) {
      begin();
      for (const result of order) await store(result);
      expect(new Set(filed().map((one) => one.split(' ')[0]))).toEqual(new Set(['2018-01-01']));
      expect(filed()).toHaveLength(4);
    }
  });

  it('are whole after a crash at any request, once the file was delivered again', async () => {
    await store(first);
    const before = table.snapshot();
    await crashAtEachRequest({
      start: () => {
        begin('8', before);
        return table;
      },
      work: () => store(moved),
      check: async () => {
        await store(moved);
        expect(filed()).toHaveLength(4);
        expect(await found('geneva')).toEqual(['a']);
        expect(await found('astana')).toEqual([]);
      },
    });
  });

  it('are fewer where the deployment wants fewer, from the next version on, and none at 0', async () => {
    await store(first, 8);
    await store(second, 1);
    expect(filed().filter((one) => !one.includes('line'))).toHaveLength(1);
    await store(moved, 0);
    expect(filed()).toEqual([]);
  });
});

describe('a correction', () => {
  const correct = (asked: Asked) =>
    correctClip(clipIdOf('inbox', 'a'), { asked, who: 'console', now: NOW, agrees: async () => {} });
  beforeEach(() => store(clip('a', { title: 'Talks in Astana', mentions: [mention('ada')] })));

  it('of a title files the clip under its words, until it is taken back', async () => {
    await correct({ title: 'Rencontre à Genève' });
    expect([await found('geneve'), await found('astana')]).toEqual([['a'], []]);
    expect(filed()).toHaveLength(4);
    await correct({ title: null });
    expect([await found('geneve'), await found('astana')]).toEqual([[], ['a']]);
    expect(filed()).toHaveLength(4);
  });

  it('of a day moves the words', async () => {
    await correct({ publishedOn: '2020-01-01' });
    expect(await found('astana', { from: '2020-01-01' })).toEqual(['a']);
    expect(filed().every((one) => one.startsWith('2020-01-01'))).toBe(true);
  });

  it.each<[why: string, asked: Asked, left: number]>([
    ['another title', { title: 'Rencontre à Genève' }, 4],
    ['another day and title', { title: 'Genève', publishedOn: '2020-01-01' }, 2],
  ])('of %s that crashed at any request is whole once it was asked for again', async (_, asked, left) => {
    const before = table.snapshot();
    await crashAtEachRequest({
      start: () => {
        begin('8', before);
        return table;
      },
      work: () => correct(asked),
      check: async () => {
        await correct(asked);
        expect([await found('geneve'), await found('astana')]).toEqual([['a'], []]);
        expect(filed()).toHaveLength(left);
      },
    });
  });

  it('of a language writes none of them', async () => {
    const before = wordRows();
    await correct({ language: 'fr' });
    expect(wordRows()).toEqual(before);
  });

  it('holds in the search after a new version', async () => {
    await correct({ title: 'Geneva' });
    await store(clip('a', { title: 'Talks in Vienna', summary: 'A summit.' }, 2));
    expect([await found('geneva'), await found('vienna'), await found('summit')]).toEqual([['a'], [], ['a']]);
  });
});

describe('the reads of a search are bounded', () => {
  it('a word that all of its clips are filed under costs the same whatever the archive', async () => {
    const units: number[] = [];
    for (const size of [10, 60]) {
      begin();
      for (let i = 0; i < size; i++) await store(clip(`k${i}`, { title: `Words of title ${i}` }));
      await store(clip('rare', { title: 'Astana' }));
      const { read } = await table.measure(async () => expect(await found('astana')).toEqual(['rare']));
      units.push(read);
    }
    expect(units[1]).toBe(units[0]);
    expect(units[0]).toBeLessThan(12);
  });

  /** So many lines of a month, without their clips. */
  const fillLines = (month: string, count: number) => {
    for (let i = 0; i < count; i++) {
      const sk = `${month}-01#${String(i).padStart(5, '0')}`;
      const row = { pk: `LINES#${i % 8}`, sk, words: ` ${'word '.repeat(100)}`, kind: 'word-line' };
      table.rows.set(JSON.stringify([row.pk, sk]), row);
    }
  };
  const readsOf = async (q: string) => {
    const pages: { read: number; items: number }[] = [];
    let position: string | null = null;
    do {
      let page: Awaited<ReturnType<typeof listClips>> | undefined;
      const from: string | null = position;
      const { read } = await table.measure(async () => {
        page = await listClips({ order: 'newest', q, limit: 20, position: from });
      });
      position = page?.position ?? null;
      pages.push({ read, items: page?.items.length ?? 0 });
    } while (position !== null);
    return pages;
  };

  it('of a beginning shorter than a stem the lines are read, so many for an answer', async () => {
    fillLines('2017-01', 9000);
    await store(clip('last', { title: 'Un', publishedOn: null }));
    const pages = await readsOf('un');
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.at(-1)?.items).toBe(1);
    for (const { read } of pages) expect(read).toBeLessThan(600);
  });

  it('of a word that a clip is not filed under the lines of its month are read, of others its places', async () => {
    fillLines('2017-01', 9000);
    await store(clip('title', { title: 'Astana', publishedOn: '2017-01-15' }), 1);
    await store(clip('summary', { title: 'Geneva', summary: 'Astana', publishedOn: '2017-03-15' }), 1);
    const [page, ...more] = await readsOf('astana');
    expect(more).toEqual([]);
    expect(page?.items).toBe(2);
    expect(page?.read).toBeLessThan(25);
  });

  it('of many such months some are read for an answer', async () => {
    for (let month = 0; month < 500; month++) {
      const publishedOn = `${1900 + month / 4 - (month % 4) / 4}-${String((month % 4) * 3 + 1).padStart(2, '0')}-01`;
      const order = `${publishedOn}#x`;
      const row = { pk: 'WORD#asta', sk: order.slice(0, 7), kind: 'left-out', v: 1 };
      table.rows.set(JSON.stringify([row.pk, row.sk]), row);
    }
    await store(clip('last', { title: 'Astana', publishedOn: null }));
    const pages = await readsOf('astana');
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.reduce((sum, { items }) => sum + items, 0)).toBe(1);
    for (const { read } of pages) expect(read).toBeLessThan(350);
  });
});

it.each<[why: string, months: string[], order: Order, ranges: [from: string, to: string][]]>([
  ['none', [], 'newest', []],
  ['one', ['2017-02'], 'newest', [['2017-02', '2017-02']]],
  ['a run over the end of a year', ['2017-01', '2016-12', '2016-11'], 'newest', [['2016-11', '2017-01']]],
  ['the same run from its start', ['2016-11', '2016-12', '2017-01'], 'oldest', [['2016-11', '2017-01']]],
  [
    'a gap',
    ['2017-03', '2017-01'],
    'newest',
    [
      ['2017-03', '2017-03'],
      ['2017-01', '2017-01'],
    ],
  ],
  [
    'clips without a day',
    ['0001-01', '0000-00'],
    'newest',
    [
      ['0001-01', '0001-01'],
      ['0000-00', '0000-00'],
    ],
  ],
])('months become ranges: %s', (_, months, order, ranges) => {
  expect(rangesOf(months, order)).toEqual(ranges.map(([from, to]) => ({ from, to: `${to}\u{10FFFF}` })));
});
