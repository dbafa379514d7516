import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allNames,
  createName,
  getName,
  listNames,
  namesVersion,
  removeName,
  replaceName,
} from '../../functions/aws/table/names.ts';
import type { Name } from '../../shared/contract.ts';
import { FakeTable } from './fake-table.ts';

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
