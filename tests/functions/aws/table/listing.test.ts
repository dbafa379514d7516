import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { shardsOf } from '../../../../functions/aws/table/keys.ts';
import { entries } from '../../../../functions/aws/table/listing.ts';
import { readPage } from '../../../../functions/aws/table/page.ts';
import { FakeTable } from '../../../support/fake/table.ts';

let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
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
