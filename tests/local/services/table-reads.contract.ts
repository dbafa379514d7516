/** Queries, indexes and batches of rows. */
import { type Case, refusal } from './contract.ts';
import type { Row, TableSubject } from './table-subject.ts';

const VALIDATION = 'ValidationException';

export const readCases: readonly Case<TableSubject>[] = [
  // Queries
  {
    rule: 'a query gives a partition in the order of the bytes of its sort keys, or the other way',
    act: async (t) => {
      for (const sk of ['b', '\u{1F600}', 'a', '\uFFFD', 'ab', 'Z']) await t.put({ sk });
      return [await t.keys(), await t.keys('', {}, { ScanIndexForward: false })];
    },
    expected: [
      ['Z', 'a', 'ab', 'b', '\uFFFD', '\u{1F600}'],
      ['\u{1F600}', '\uFFFD', 'b', 'ab', 'a', 'Z'],
    ],
  },
  {
    rule: 'a query compares with 1,024 bytes of a sort key at most: no row can have a longer one',
    act: async (t) => [
      await refusal(t.keys('sk = :v', { ':v': 'é'.repeat(512) })),
      await refusal(t.keys('sk = :v', { ':v': `${'é'.repeat(512)}x` })),
      await refusal(t.keys('begins_with(sk, :v)', { ':v': 'x'.repeat(1025) })),
    ],
    expected: [null, VALIDATION, VALIDATION],
    emulator: 'finds nothing',
  },
  {
    rule: 'a sort key is met by =, <, <=, >, >=, BETWEEN with both ends, and begins_with',
    act: async (t) => {
      for (const sk of ['a', 'b', 'ba', 'c']) await t.put({ sk });
      return [
        await t.keys('sk = :v', { ':v': 'b' }),
        await t.keys('sk < :v', { ':v': 'b' }),
        await t.keys('sk <= :v', { ':v': 'b' }),
        await t.keys('sk > :v', { ':v': 'b' }),
        await t.keys('sk >= :v', { ':v': 'b' }),
        await t.keys('sk BETWEEN :v AND :w', { ':v': 'b', ':w': 'c' }),
        await t.keys('begins_with(sk, :v)', { ':v': 'b' }),
        await t.keys('sk > :v', { ':v': 'b' }, { ScanIndexForward: false }),
        await t.keys('sk < :v', { ':v': 'ba' }, { ScanIndexForward: false, Limit: 1 }),
      ];
    },
    expected: [
      ['b'],
      ['a'],
      ['a', 'b'],
      ['ba', 'c'],
      ['b', 'ba', 'c'],
      ['b', 'ba', 'c'],
      ['b', 'ba'],
      ['c', 'ba'],
      ['b'],
    ],
  },
  {
    rule: 'pages follow one another and lose nothing; a page that is full leads on, even at the end',
    act: async (t) => {
      for (const sk of ['a', 'b', 'c', 'd']) await t.put({ sk });
      const pages: unknown[] = [];
      let start: Row | undefined;
      do {
        const page = await t.query('', {}, { Limit: 2, ExclusiveStartKey: start });
        pages.push(page.Items.map(({ sk }) => sk));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      return pages;
    },
    expected: [['a', 'b'], ['c', 'd'], []],
  },
  {
    rule: 'a page goes on from a key whose row is gone',
    act: async (t) => {
      for (const sk of ['a', 'b', 'c']) await t.put({ sk });
      const { LastEvaluatedKey } = await t.query('', {}, { Limit: 2 });
      await t.delete('b');
      return t.keys('', {}, { ExclusiveStartKey: LastEvaluatedKey });
    },
    expected: ['c'],
  },
  {
    rule: 'a filter leaves rows out after they were read and counted for the limit',
    act: async (t) => {
      for (const [sk, a] of [
        ['a', 1],
        ['b', 2],
        ['c', 1],
      ] as const)
        await t.put({ sk, a });
      const { Items, Count, ScannedCount, LastEvaluatedKey } = await t.query(
        '',
        { ':v': 2 },
        { FilterExpression: 'a = :v', Limit: 1 },
      );
      return { items: Items.length, Count, ScannedCount, leadsOn: LastEvaluatedKey !== undefined };
    },
    expected: { items: 0, Count: 0, ScannedCount: 1, leadsOn: true },
  },
  {
    rule: 'a page has a megabyte at most',
    act: async (t) => {
      for (const sk of ['a', 'b', 'c']) await t.put({ sk, text: 'x'.repeat(400_000) });
      const { Items, LastEvaluatedKey } = await t.query();
      return { items: Items.length, last: LastEvaluatedKey?.sk };
    },
    expected: { items: 2, last: 'b' },
  },
  {
    rule: 'a query names one partition',
    act: (t) => refusal(t.query('', {}, { KeyConditionExpression: 'sk = :pk' })),
    expected: VALIDATION,
  },
  {
    rule: 'and has one condition on the sort key',
    act: (t) => refusal(t.query('sk > :v AND sk < :w', { ':v': 'a', ':w': 'c' })),
    expected: VALIDATION,
  },
  {
    rule: 'and no partition but by =',
    act: (t) => refusal(t.query('', {}, { KeyConditionExpression: 'begins_with(pk, :pk)' })),
    expected: VALIDATION,
  },
  // Indexes
  {
    rule: 'an index is sparse, ordered by its own sort key, and has keys only',
    act: async (t) => {
      const listKey = t.listKey('l');
      await t.put({ sk: 'a', listKey, listOrder: '2', more: 1 });
      await t.put({ sk: 'b', listKey, listOrder: '1' });
      await t.put({ sk: 'c', listKey });
      const { Items } = await t.list('l');
      return Items.map((item) => ({ ...item, pk: 'pk', listKey: 'l' }));
    },
    expected: [
      { pk: 'pk', sk: 'b', listKey: 'l', listOrder: '1' },
      { pk: 'pk', sk: 'a', listKey: 'l', listOrder: '2' },
    ],
  },
  {
    rule: 'a row that loses or changes the key of an index leaves its place there',
    act: async (t) => {
      const listKey = t.listKey('l');
      for (const sk of ['a', 'b', 'c']) await t.put({ sk, listKey, listOrder: sk });
      await t.update('a', 'REMOVE listKey');
      await t.update('b', 'SET listOrder = :v', { ':v': 'z' });
      await t.delete('c');
      return (await t.list('l')).Items.map(({ sk, listOrder }) => [sk, listOrder]);
    },
    expected: [['b', 'z']],
  },
  {
    rule: 'pages of an index lead on by the keys of row and index, also between equal sort keys',
    act: async (t) => {
      for (const sk of ['a', 'b', 'c']) await t.put({ sk, listKey: t.listKey('l'), listOrder: 'same' });
      const seen: unknown[] = [];
      let start: Row | undefined;
      do {
        const page = await t.list('l', { Limit: 1, ExclusiveStartKey: start });
        seen.push(...page.Items.map(({ sk }) => sk));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      return [...new Set(seen)].length === seen.length ? seen.length : seen;
    },
    expected: 3,
  },
  {
    rule: 'an index is not read consistently',
    act: (t) => refusal(t.list('l', { ConsistentRead: true })),
    expected: VALIDATION,
  },
  {
    rule: 'an index that is not there is refused',
    act: (t) => refusal(t.list('l', { IndexName: 'none' })),
    expected: VALIDATION,
  },
  // Batches
  {
    rule: 'a batch gives the rows that are there, in any order',
    act: async (t) => {
      for (const sk of ['a', 'b']) await t.put({ sk });
      return t.batch(['b', 'none', 'a']);
    },
    expected: { found: ['a', 'b'], left: 0 },
  },
  {
    rule: 'a batch has 100 keys at most',
    act: (t) => refusal(t.batch(Array.from({ length: 101 }, (_, i) => `${i}`))),
    expected: VALIDATION,
  },
  { rule: 'and no key twice', act: (t) => refusal(t.batch(['a', 'a'])), expected: VALIDATION },
];
