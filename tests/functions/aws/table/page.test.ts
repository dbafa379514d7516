import { beforeEach, describe, expect, it } from 'vitest';
import { type Page, readPage } from '../../../../functions/aws/table/page.ts';
import { FakeTable } from '../../../support/fake/table.ts';

let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
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
