/**
 * Tracked names. Every change raises the version of the list in the same transaction, so that a function that keeps
 * the list in memory sees with one small read whether it is still right.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Name } from '../../../shared/contract.ts';
import { rows } from '../../../shared/wiring.ts';
import { setting } from '../../environment.ts';
import { dynamo } from '../clients.ts';
import { listings, nameKey, namesVersionKey } from './keys.ts';
import { type Entry, entries, type Page, type PageQuery, readPage, readRows } from './pages.ts';

type Change = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** `count` is how many names there are: it tells whether the listing, which lags behind the table, is complete. */
const VersionRow = z.object({ version: z.int(), count: z.int() });

/** How often a change is tried when others change names at the same moment. */
const TRIES = 8;

export async function createName(name: Name): Promise<'created' | 'exists'> {
  const isDone = await change({ Put: put(name, 'attribute_not_exists(pk)') }, 1);
  return isDone ? 'created' : 'exists';
}

export async function replaceName(name: Name): Promise<'created' | 'replaced'> {
  for (;;) {
    if (await change({ Put: put(name, 'attribute_exists(pk)') }, 0)) return 'replaced';
    if ((await createName(name)) === 'created') return 'created';
  }
}

export async function removeName(id: string): Promise<'removed' | 'absent'> {
  const condition = { ConditionExpression: 'attribute_exists(pk)' };
  const isDone = await change({ Delete: { TableName: setting('table'), Key: nameKey(id), ...condition } }, -1);
  return isDone ? 'removed' : 'absent';
}

export async function getName(id: string): Promise<Name | null> {
  const [row] = await readRows([nameKey(id)]);
  return row === undefined ? null : Name.parse(row);
}

/** Names in the order of their ids. */
export async function listNames({ limit, position }: PageQuery): Promise<Page<Name>> {
  return readPage({ ...listing, position }, limit, async (entries) =>
    (await readRows(entries)).map((row) => (row === undefined ? null : Name.parse(row))),
  );
}

/** The version of the list of names: it grows with every change, and is 0 before the first. */
export async function namesVersion(): Promise<number> {
  return (await readVersion()).version;
}

/**
 * Every name there is, in the order of their ids. Read `namesVersion` first and keep that version with the names: then
 * a change made in between is noticed next time. A name whose index entry is still on its way is waited for.
 */
export async function allNames(): Promise<Name[]> {
  for (let tries = 1; ; tries++) {
    const { count } = await readVersion();
    const keys: Entry[] = [];
    for await (const entry of entries({ ...listing, position: null }, 1000)) keys.push(entry);
    const found = (await readRows(keys)).filter((row) => row !== undefined);
    if (found.length >= count) return found.map((row) => Name.parse(row));
    if (tries === TRIES) throw new Error(`${count} names are registered, but the listing shows ${found.length}.`);
    await pause(25 * 2 ** tries);
  }
}

const listing = { index: 'list', partitions: [listings.names], order: 'oldest' } as const;

function put(name: Name, condition: string) {
  const place = { listKey: listings.names, listOrder: name.id, updatedAt: new Date().toISOString() };
  const Item = { ...nameKey(name.id), kind: rows.name, v: 1, ...name, ...place };
  return { TableName: setting('table'), Item, ConditionExpression: condition };
}

/** Makes the change and raises the version, both or neither; false when the change's condition does not hold. */
async function change(item: Change, added: -1 | 0 | 1): Promise<boolean> {
  const version: Change = {
    Update: {
      TableName: setting('table'),
      Key: namesVersionKey,
      UpdateExpression: 'ADD #version :one, #count :added SET #kind = :kind, v = :v',
      ExpressionAttributeNames: { '#version': 'version', '#count': 'count', '#kind': 'kind' },
      ExpressionAttributeValues: { ':one': 1, ':added': added, ':kind': rows.namesVersion, ':v': 1 },
    },
  };
  for (let tries = 1; ; tries++) {
    try {
      await dynamo().send(new TransactWriteCommand({ TransactItems: [item, version] }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      if (reasons[0]?.Code === 'ConditionalCheckFailed') return false;
      // All changes meet at the version's row; the SDK does not try cancelled transactions again.
      if (tries === TRIES || !reasons.some(({ Code }) => Code === 'TransactionConflict')) throw error;
      await pause(Math.random() * 25 * 2 ** tries);
    }
  }
}

async function readVersion(): Promise<z.infer<typeof VersionRow>> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: namesVersionKey, ConsistentRead: true }),
  );
  return Item === undefined ? { version: 0, count: 0 } : VersionRow.parse(Item);
}
