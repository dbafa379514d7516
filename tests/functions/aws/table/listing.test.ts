import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { shardsOf } from '../../../../functions/aws/table/keys.ts';
import { entries } from '../../../../functions/aws/table/listing.ts';
import { type Page, readPage } from '../../../../functions/aws/table/page.ts';
import { queryPartition, readRows } from '../../../../functions/aws/table/rows.ts';
import { FakeTable } from '../../../support/fake-table.ts';

let table: FakeTable;
const key = (i: number) => ({ pk: `P${i}`, sk: 'S' });

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

describe('rows by key', () => {
  it('come in the order asked for, with gaps, and each is asked for once', async () => {
    for (const i of [1, 2]) table.rows.set(JSON.stringify([`P${i}`, 'S']), { ...key(i), i });
    expect((await readRows([key(2), key(3), key(1), key(2)])).map((row) => row?.i)).toEqual([2, undefined, 1, 2]);
    expect(table.client.commandCalls(BatchGetCommand)[0]?.args[0].input.RequestItems).toEqual({
      table: { Keys: [key(2), key(3), key(1)], ConsistentRead: true },
    });
  });

  it('none are asked for nothing', async () => {
    expect(await readRows([])).toEqual([]);
    expect(table.client.calls()).toHaveLength(0);
  });

  it('that DynamoDB leaves unread are asked for again', async () => {
    table.client
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { table: [key(1)] }, UnprocessedKeys: { table: { Keys: [key(2)] } } })
      .resolvesOnce({ Responses: { table: [key(2)] } });
    expect(await readRows([key(1), key(2)])).toEqual([key(1), key(2)]);
    const [, second] = table.client.commandCalls(BatchGetCommand);
    expect(second?.args[0].input.RequestItems?.table?.Keys).toEqual([key(2)]);
  });

  it('of a query come from all its pages', async () => {
    table.client
      .on(QueryCommand)
      .resolvesOnce({ Items: [key(1)], LastEvaluatedKey: key(1) })
      .resolvesOnce({ Items: [], LastEvaluatedKey: key(2) })
      .resolvesOnce({ Items: [key(3)] });
    expect(await queryPartition('P')).toEqual([key(1), key(3)]);
  });
});

describe('the size of a page', () => {
  const listing = { index: 'list', partitions: ['L'], order: 'oldest', position: null } as const;

  // Each is a row near DynamoDB's limit of 400 KB, of which a page may have 100.
  it.each([
    ['quotes', '"'],
    ['control characters', '\u0001'],
    ['letters', 'ж'],
  ])('keeps an answer of %s within 4 MB as the adapter of the function makes it', async (_, unit) => {
    for (let i = 0; i < 12; i++) {
      const listOrder = String(100 + i);
      table.rows.set(JSON.stringify([listOrder, 'S']), { pk: listOrder, sk: 'S', listKey: 'L', listOrder });
    }
    const title = unit.repeat(390_000 / Buffer.byteLength(unit));
    const seen: string[] = [];
    for (let position: string | null = null, pages = 0; pages === 0 || position !== null; pages++) {
      const from: string | null = position;
      const page: Page<{ listOrder: string }> = await readPage({ ...listing, position: from }, 100, async (entries) =>
        entries.map(({ listOrder }) => ({ listOrder, title })),
      );
      const body = JSON.stringify({ items: page.items, nextCursor: 'c'.repeat(4000) });
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(4 * 1024 * 1024);
      seen.push(...page.items.map(({ listOrder }) => listOrder));
      position = page.position;
    }
    expect(seen).toHaveLength(12);
  });
});

describe('merging the shards of a listing', () => {
  const place = fc.record({ shard: fc.nat(7), order: fc.integer({ min: 100, max: 999 }).map(String) });

  it('gives every entry between the bounds once, in order, whatever the spread and the read size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(place, { maxLength: 60, selector: ({ order }) => order }),
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom('newest' as const, 'oldest' as const),
        fc.option(fc.constantFrom('200', '555'), { nil: undefined }),
        fc.option(fc.constantFrom('600', '900'), { nil: undefined }),
        async (places, expected, order, from, to) => {
          table = new FakeTable();
          const partitions = shardsOf('L');
          for (const { shard, order } of places) {
            const row = { pk: order, sk: 'S', listKey: partitions[shard], listOrder: order };
            table.rows.set(JSON.stringify([order, 'S']), row);
          }
          const bounds = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
          const found: string[] = [];
          for await (const entry of entries(
            { index: 'list', partitions, order, position: null, ...bounds },
            expected,
          )) {
            found.push(entry.listOrder);
          }
          const sorted = places
            .map(({ order }) => order)
            .filter((order) => (from === undefined || order >= from) && (to === undefined || order <= to))
            .sort();
          expect(found).toEqual(order === 'newest' ? sorted.reverse() : sorted);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads few entries for a small page, however long the listing', async () => {
    const partitions = shardsOf('L');
    for (let i = 0; i < 4000; i++) {
      const listOrder = String(10_000 + i);
      const row = { pk: listOrder, sk: 'S', listKey: partitions[i % 8], listOrder };
      table.rows.set(JSON.stringify([listOrder, 'S']), row);
    }
    const listing = { index: 'list', partitions, order: 'newest', position: null } as const;
    const page = await readPage(listing, 20, async (entries) => entries.map(({ listOrder }) => listOrder));
    expect(page.items).toHaveLength(20);
    expect(page.position).toBe('13980');
    const limits = table.client.commandCalls(QueryCommand).map(({ args }) => args[0].input.Limit ?? 0);
    expect(limits.reduce((sum, limit) => sum + limit, 0)).toBeLessThan(100);
  });
});
