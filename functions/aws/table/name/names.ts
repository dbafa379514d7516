/**
 * Tracked names. Every change increments the version of the list in the same transaction, so that a function that
 * caches the list sees with one small read whether it is current.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Name } from '../../../../shared/contract/name.ts';
import { compiledBytes } from '../../../../shared/name/size.ts';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { type Action, succeedsTogether } from '../conditional.ts';
import { listings, nameKey, namesVersionKey } from '../keys.ts';
import { type Entry, entries } from '../listing.ts';
import { type Page, type PageQuery, readPage } from '../page.ts';
import { readRows } from '../rows.ts';

/**
 * `count`: the number of names; by it a listing, which lags behind the table, is known to be complete. `weight`: the sum of
 * `compiledBytes` of all names that were ever written; what it has grown since a version was compiled is the most that the
 * automaton has grown.
 */
const VersionRow = z.object({
  version: z.int(),
  count: z.int(),
  weight: z._default(z.number(), 0),
  changedAt: z._default(z.nullable(z.iso.datetime()), null),
});
export type NamesState = z.infer<typeof VersionRow>;

/** Attempts at a change while others change the same names. */
const TRIES = 8;

export async function createName(name: Name): Promise<'created' | 'exists'> {
  const isDone = await change([{ Put: put(name, 'attribute_not_exists(pk)') }], 1, compiledBytes(name));
  return isDone ? 'created' : 'exists';
}

export async function replaceName(name: Name): Promise<'created' | 'replaced'> {
  for (;;) {
    if (await change([{ Put: put(name, 'attribute_exists(pk)') }], 0, compiledBytes(name))) return 'replaced';
    if ((await createName(name)) === 'created') return 'created';
  }
}

export async function removeName(id: string): Promise<'removed' | 'absent'> {
  const condition = { ConditionExpression: 'attribute_exists(pk)' };
  const isDone = await change([{ Delete: { TableName: setting('table'), Key: nameKey(id), ...condition } }], -1, 0);
  return isDone ? 'removed' : 'absent';
}

/** Those of the names that are not stored as they are. */
export async function changedNames(names: readonly Name[]): Promise<Name[]> {
  const known = await readRows(names.map(({ id }) => nameKey(id)));
  return names.filter((name, i) => !isStored(name, known[i]));
}

function isStored(name: Name, row: Record<string, unknown> | undefined): boolean {
  return row !== undefined && JSON.stringify(Name.parse(row)) === JSON.stringify(Name.parse(name));
}

/** How many names of a list were new, changed, and the same as before. */
export type Imported = Readonly<Record<'created' | 'replaced' | 'unchanged', number>>;

/**
 * Creates or replaces names, in transactions of as many as fit; an unchanged name is not written. After a failure the
 * names before it are stored, and importing again writes the rest.
 */
export async function importNames(names: readonly Name[]): Promise<Imported> {
  const sum = { created: 0, replaced: 0, unchanged: 0 };
  for (const batch of batchesOf(names)) {
    const done = await importBatch(batch);
    sum.created += done.created;
    sum.replaced += done.replaced;
    sum.unchanged += done.unchanged;
  }
  return sum;
}

async function importBatch(names: readonly Name[]): Promise<Imported> {
  for (let tries = 1; ; tries++) {
    const known = await readRows(names.map(({ id }) => nameKey(id)));
    const puts = names.flatMap((name, i): { isNew: boolean; item: Action; weight: number }[] => {
      const weight = compiledBytes(name);
      const row = known[i];
      if (row === undefined) return [{ isNew: true, item: { Put: put(name, 'attribute_not_exists(pk)') }, weight }];
      return isStored(name, row) ? [] : [{ isNew: false, item: { Put: put(name, 'attribute_exists(pk)') }, weight }];
    });
    const created = puts.filter(({ isNew }) => isNew).length;
    const replaced = puts.length - created;
    const items = puts.map(({ item }) => item);
    const weight = puts.reduce((sum, one) => sum + one.weight, 0);
    if (puts.length === 0 || (await change(items, created, weight))) {
      return { created, replaced, unchanged: names.length - puts.length };
    }
    if (tries === TRIES) throw new Error(`Names were created and removed by others ${TRIES} times in a row.`);
  }
}

/** A transaction has at most 100 actions, one of which is the version's, and 4 MB (DynamoDB quotas). */
const BATCH_NAMES = 99;
const BATCH_BYTES = 3_000_000;

function batchesOf(names: readonly Name[]): Name[][] {
  const batches: Name[][] = [];
  let bytes = 0;
  for (const name of names) {
    const size = Buffer.byteLength(JSON.stringify(name));
    const batch = batches.at(-1);
    if (batch === undefined || batch.length === BATCH_NAMES || bytes + size > BATCH_BYTES) {
      batches.push([name]);
      bytes = size;
    } else {
      batch.push(name);
      bytes += size;
    }
  }
  return batches;
}

/** Increments the version without a change of names, so that every clip is matched again. */
export async function bumpNamesVersion(): Promise<void> {
  await change([], 0, 0);
}

export async function getName(id: string): Promise<Name | null> {
  const [row] = await readRows([nameKey(id)]);
  return row === undefined ? null : Name.parse(row);
}

/** Names by id; one that is not tracked has no entry. */
export async function namesById(ids: readonly string[]): Promise<Map<string, Name>> {
  const found = (await readRows(ids.map(nameKey))).filter((row) => row !== undefined);
  return new Map(found.map((row) => Name.parse(row)).map((name) => [name.id, name]));
}

/** Names in the order of their ids. */
export async function listNames({ limit, position }: PageQuery): Promise<Page<Name>> {
  return readPage({ ...listing, position }, limit, async (entries) =>
    (await readRows(entries)).map((row) => (row === undefined ? null : Name.parse(row))),
  );
}

/** The version of the list of names: it grows with every change, and is 0 before the first. */
export async function namesVersion(): Promise<number> {
  return (await namesState()).version;
}

/** The version, how many names there are, and when they last changed. */
export async function namesState(): Promise<NamesState> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: namesVersionKey, ConsistentRead: true }),
  );
  return VersionRow.parse(Item ?? { version: 0, count: 0 });
}

/**
 * All names, in the order of their ids. Read `namesVersion` first and store that version with the names, so that a
 * change in between is noticed next time. Waits until the listing has every name.
 */
export async function allNames(): Promise<Name[]> {
  for (let tries = 1; ; tries++) {
    const { count } = await namesState();
    const keys: Entry[] = [];
    for await (const entry of entries({ ...listing, position: null }, 'all')) keys.push(entry);
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

/** Writes the changes and increments the version, all or nothing; false when the condition of one does not hold. */
async function change(items: readonly Action[], added: number, weight: number): Promise<boolean> {
  const version: Action = {
    Update: {
      TableName: setting('table'),
      Key: namesVersionKey,
      UpdateExpression: 'ADD #version :one, #count :added, weight :weight SET #kind = :kind, v = :v, changedAt = :now',
      ExpressionAttributeNames: { '#version': 'version', '#count': 'count', '#kind': 'kind' },
      ExpressionAttributeValues: {
        ':one': 1,
        ':added': added,
        ':weight': weight,
        ':kind': rows.namesVersion,
        ':v': 1,
        ':now': new Date().toISOString(),
      },
    },
  };
  return succeedsTogether([...items, version]);
}
