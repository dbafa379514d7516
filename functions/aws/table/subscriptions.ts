/**
 * Subscriptions, and the followers of a name. The pointers from names to subscriptions are added before the
 * subscription is written and deleted after it, so that a crash in between leaves one too many, never one too few; a
 * reader checks the subscription itself.
 */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Subscription } from '../../../shared/contract/subscription.ts';
import { rows } from '../../../shared/wiring.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { succeeds } from './conditional.ts';
import { followerKey, listings, subscriptionKey } from './keys.ts';
import { LAST, type Page, type PageQuery, queryPartition, readPage, readRows } from './listing.ts';

export async function createSubscription(subscription: Subscription): Promise<'created' | 'exists'> {
  await addPointers(subscription.id, followedNames(subscription));
  if (!(await succeeds(putSubscription(subscription, 'attribute_not_exists(pk)')))) return 'exists';
  await restorePointers(subscription.id);
  return 'created';
}

export async function replaceSubscription(subscription: Subscription): Promise<'created' | 'replaced'> {
  const nameIds = followedNames(subscription);
  await addPointers(subscription.id, nameIds);
  const before = await putSubscription(subscription);
  if (before !== null) {
    const dropped = followedNames(before).filter((nameId) => !nameIds.includes(nameId));
    await removePointers(subscription.id, dropped);
  }
  await restorePointers(subscription.id);
  return before === null ? 'created' : 'replaced';
}

export async function removeSubscription(id: string): Promise<'removed' | 'absent'> {
  const { Attributes } = await dynamo().send(
    new DeleteCommand({ TableName: setting('table'), Key: subscriptionKey(id), ReturnValues: 'ALL_OLD' }),
  );
  if (Attributes === undefined) return 'absent';
  await removePointers(id, followedNames(Subscription.parse(Attributes)));
  await restorePointers(id);
  return 'removed';
}

/** Two concurrent changes can delete a pointer that the final state needs: re-add it after every change. */
async function restorePointers(id: string): Promise<void> {
  const stored = await getSubscription(id);
  if (stored !== null) await addPointers(id, followedNames(stored));
}

export async function getSubscription(id: string): Promise<Subscription | null> {
  const [row] = await readRows([subscriptionKey(id)]);
  return row === undefined ? null : Subscription.parse(row);
}

/** Subscriptions by address (in lower case, as the ledger has it) and id; of one address only, if given. */
export async function listSubscriptions(
  query: PageQuery & { readonly address?: string | undefined },
): Promise<Page<Subscription>> {
  const { address, limit, position } = query;
  const bounds = address !== undefined && { from: orderOf(address, ''), to: orderOf(address, LAST) };
  const listing = { index: 'list', partitions: [listings.subscriptions], order: 'oldest', position } as const;
  return readPage({ ...listing, ...bounds }, limit, async (entries) => {
    const found = await readRows(entries);
    return found.map((row, i) => (row?.listOrder === entries[i]?.listOrder ? Subscription.parse(row) : null));
  });
}

/**
 * Ids of the subscriptions that name this name (`*`: that follow every name), unconfirmed ones too; some may have ended
 * or follow it no longer. The read is eventually consistent: half a unit where there is none.
 */
export async function followerIds(nameId: string): Promise<string[]> {
  const pointers = await queryPartition(followerKey(nameId, '').pk);
  return pointers.map(({ subscriptionId }) => String(subscriptionId));
}

/** The subscriptions with these ids that exist, each once. */
export async function subscriptionsById(ids: readonly string[]): Promise<Subscription[]> {
  const found = await readRows([...new Set(ids)].map(subscriptionKey));
  return found.filter((row) => row !== undefined).map((row) => Subscription.parse(row));
}

/** Whether a subscription follows a name. */
export const follows = ({ nameIds }: Subscription, nameId: string): boolean =>
  nameIds === '*' || nameIds.includes(nameId);

function followedNames({ nameIds }: Subscription): readonly string[] {
  return nameIds === '*' ? ['*'] : [...new Set(nameIds)];
}

function orderOf(address: string, id: string): string {
  return `${address.toLowerCase()}#${id}`;
}

/** Writes a subscription; answers the one it replaces, null where there was none. */
async function putSubscription(subscription: Subscription, condition?: string): Promise<Subscription | null> {
  const { id, address } = subscription;
  const place = { listKey: listings.subscriptions, listOrder: orderOf(address, id) };
  const { Attributes } = await dynamo().send(
    new PutCommand({
      TableName: setting('table'),
      Item: { ...subscriptionKey(id), kind: rows.subscription, v: 1, ...subscription, ...place },
      ConditionExpression: condition,
      ReturnValues: 'ALL_OLD',
    }),
  );
  return Attributes === undefined ? null : Subscription.parse(Attributes);
}

async function addPointers(subscriptionId: string, nameIds: readonly string[]): Promise<void> {
  await forEachOf(nameIds, (nameId) => {
    const Item = { ...followerKey(nameId, subscriptionId), kind: rows.follower, v: 1, subscriptionId, nameId };
    return dynamo().send(new PutCommand({ TableName: setting('table'), Item }));
  });
}

async function removePointers(subscriptionId: string, nameIds: readonly string[]): Promise<void> {
  await forEachOf(nameIds, (nameId) =>
    dynamo().send(new DeleteCommand({ TableName: setting('table'), Key: followerKey(nameId, subscriptionId) })),
  );
}
