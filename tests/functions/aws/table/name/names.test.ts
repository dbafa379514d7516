import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  allNames,
  createName,
  getName,
  importNames,
  listNames,
  namesVersion,
  removeName,
  replaceName,
} from '../../../../../functions/aws/table/name/names.ts';
import type { Name } from '../../../../../shared/contract/name.ts';
import { FakeTable } from '../../../../support/fake/table.ts';

let table: FakeTable;
const name = (id: string, given: Partial<Name> = {}): Name => ({ id, name: id, aliases: [], ...given });

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

describe('changing names', () => {
  it('answers what happened, and raises the version with each change that took place', async () => {
    expect(await namesVersion()).toBe(0);
    expect(await createName(name('ada'))).toBe('created');
    expect(await namesVersion()).toBe(1);
    expect(await createName(name('ada', { name: 'Other' }))).toBe('exists');
    expect(await namesVersion()).toBe(1);
    expect(await getName('ada')).toEqual(name('ada'));
    expect(await replaceName(name('ada', { name: 'Ada Lind', exclude: ['x'] }))).toBe('replaced');
    expect(await replaceName(name('ben'))).toBe('created');
    expect(await namesVersion()).toBe(3);
    expect(await getName('ada')).toEqual(name('ada', { name: 'Ada Lind', exclude: ['x'] }));
    expect(await removeName('ada')).toBe('removed');
    expect(await removeName('ada')).toBe('absent');
    expect(await namesVersion()).toBe(4);
    expect(await getName('ada')).toBeNull();
    expect(await allNames()).toEqual([name('ben')]);
  });

  it('is one transaction: the name under its condition, and the version', async () => {
    await createName(name('ada'));
    expect(table.client.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems).toMatchObject([
      { Put: { Item: { pk: 'NAME#ada', kind: 'name', v: 1 }, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Update: { Key: { pk: 'NAMES', sk: 'VERSION' } } },
    ]);
    expect(table.ofKind('names-version')).toMatchObject([{ version: 1, count: 1 }]);
  });

  it('is tried again when somebody else changes names at the same moment', async () => {
    const conflict = (Code: string) =>
      new TransactionCanceledException({
        message: Code,
        $metadata: {},
        CancellationReasons: [{ Code: 'None' }, { Code }],
      });
    table.client.on(TransactWriteCommand).rejectsOnce(conflict('TransactionConflict')).resolves({});
    expect(await createName(name('ada'))).toBe('created');
    expect(table.client.commandCalls(TransactWriteCommand)).toHaveLength(2);

    table.client.on(TransactWriteCommand).rejects(conflict('ItemCollectionSizeLimitExceeded'));
    await expect(createName(name('ada'))).rejects.toThrow('ItemCollectionSizeLimitExceeded');
  });
});

describe('listing names', () => {
  it('goes by id, page by page', async () => {
    for (const id of ['c', 'a', 'رندا', 'b']) await createName(name(id));
    const first = await listNames({ limit: 2, position: null });
    expect(first.items.map(({ id }) => id)).toEqual(['a', 'b']);
    const second = await listNames({ limit: 2, position: first.position });
    expect(second).toMatchObject({ items: [{ id: 'c' }, { id: 'رندا' }], position: null });
  });

  it('gives them all, more than one read of 100 takes', async () => {
    for (let i = 0; i < 230; i++) await createName(name(`n${String(i).padStart(3, '0')}`));
    expect((await allNames()).map(({ id }) => id)).toEqual(
      Array.from({ length: 230 }, (_, i) => `n${String(i).padStart(3, '0')}`),
    );
  });

  it('reads a long list in few pages of its index, and its names in four batches at once', async () => {
    const rows = Array.from({ length: 25_000 }, (_, i) => {
      const one = name(`n${String(i).padStart(5, '0')}`, {
        name: `Name Number ${i}`,
        aliases: ['Ада Берг', 'آدا بيرغ'],
      });
      return { pk: `NAME#${one.id}`, sk: 'NAME', kind: 'name', v: 1, ...one, listKey: 'NAMES', listOrder: one.id };
    });
    for (const row of rows) table.rows.set(JSON.stringify([row.pk, row.sk]), row);
    table.rows.set('["NAMES","VERSION"]', { pk: 'NAMES', sk: 'VERSION', version: 202, count: rows.length });
    let atOnce = 0;
    let most = 0;
    table.beforeRequest = async () => {
      most = Math.max(most, ++atOnce);
      await new Promise(setImmediate);
      atOnce--;
    };
    const { requests, read } = await table.measure(allNames);
    expect(requests).toEqual({ Get: 1, Query: 2, BatchGet: 250 });
    expect(most).toBe(4);
    // One for each name, and a half for 4 KB of its index.
    expect(read).toBeLessThan(25_000 + 250);
  });

  it('takes names that DynamoDB leaves unread with the next request, as long as it gives some', async () => {
    for (let i = 0; i < 20; i++) await createName(name(`n${i}`));
    let asked = 0;
    table.client.on(BatchGetCommand).callsFake(({ RequestItems = {} }: BatchGetCommand['input']) => {
      asked++;
      const [first, ...Keys] = RequestItems.table?.Keys ?? [];
      const row = table.rows.get(JSON.stringify([first?.pk, first?.sk]));
      return { Responses: { table: [row] }, UnprocessedKeys: Keys.length > 0 ? { table: { Keys } } : {} };
    });
    vi.spyOn(Math, 'random').mockReturnValue(0);
    expect(await allNames()).toHaveLength(20);
    expect(asked).toBe(20);
    table.client.on(BatchGetCommand).callsFake(({ RequestItems }) => ({ UnprocessedKeys: RequestItems }));
    await expect(allNames()).rejects.toThrow('left 20 rows unread after 6 tries');
  });

  it('waits for a name that its index does not show yet', async () => {
    await createName(name('ada'));
    table.client
      .on(QueryCommand)
      .resolvesOnce({ Items: [] })
      .resolves({
        Items: [{ pk: 'NAME#ada', sk: 'NAME', listOrder: 'ada' }],
      });
    expect(await allNames()).toEqual([name('ada')]);
    expect(table.client.commandCalls(QueryCommand)).toHaveLength(2);
  });

  it('drops a removed name that its index still shows', async () => {
    await createName(name('ada'));
    await createName(name('ben'));
    await removeName('ada');
    const Items = ['ada', 'ben'].map((id) => ({ pk: `NAME#${id}`, sk: 'NAME', listOrder: id }));
    table.client.on(QueryCommand).resolves({ Items });
    expect(await allNames()).toEqual([name('ben')]);
  });
});

describe('importing names', () => {
  it('writes what is new or changed in as few transactions as they fit into, each raising the version once', async () => {
    await createName(name('n000'));
    await createName(name('n001', { aliases: ['old'] }));
    table.client.resetHistory();
    const list = Array.from({ length: 250 }, (_, i) => name(`n${String(i).padStart(3, '0')}`));
    expect(await importNames(list)).toEqual({ created: 248, replaced: 1, unchanged: 1 });
    const sizes = table.client
      .commandCalls(TransactWriteCommand)
      .map(({ args: [{ input }] }) => input.TransactItems?.length);
    expect(sizes).toEqual([99, 100, 53]);
    expect(table.ofKind('names-version')).toMatchObject([{ version: 5, count: 250 }]);
    expect(await allNames()).toEqual(list);
    expect(await importNames(list)).toEqual({ created: 0, replaced: 0, unchanged: 250 });
    expect(await namesVersion()).toBe(5);
  });

  it('after a failure anywhere, doing it again writes the rest', async () => {
    const list = Array.from({ length: 200 }, (_, i) => name(`n${i}`));
    for (let failing = 1; ; failing++) {
      table = new FakeTable();
      table.beforeRequest = (request) => {
        if (request === failing) throw new Error('crash');
      };
      const isDone = await importNames(list).then(
        () => true,
        () => false,
      );
      table.beforeRequest = () => {};
      await importNames(list);
      expect(table.ofKind('name')).toHaveLength(200);
      expect(table.ofKind('names-version')).toMatchObject([{ count: 200 }]);
      if (isDone) break;
    }
  });

  it('long names are parted by their size too', async () => {
    const aliases = Array.from({ length: 200 }, (_, i) => `${i} ${'x'.repeat(190)}`);
    await importNames(Array.from({ length: 90 }, (_, i) => name(`n${i}`, { aliases })));
    expect(table.client.commandCalls(TransactWriteCommand).length).toBeGreaterThan(1);
    expect(table.ofKind('name')).toHaveLength(90);
  });

  it('a name that somebody else creates meanwhile is replaced', async () => {
    const list = [name('ada', { name: 'Ada Berg' }), name('ben')];
    table.beforeRequest = async (request) => {
      if (request !== 2) return;
      table.beforeRequest = () => {};
      await createName(name('ada'));
    };
    expect(await importNames(list)).toEqual({ created: 1, replaced: 1, unchanged: 0 });
    expect(await allNames()).toEqual(list);
  });
});
