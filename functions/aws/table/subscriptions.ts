/**
 * Subscriptions, and who follows a name. The pointers from names to subscriptions are written before the subscription
 * and taken away after it, so that a crash in between leaves one too many, never one too few; the subscription decides.
 */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Subscription } from '../../../shared/contract/name.ts';
import { rows } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients.ts';
import { followerKey, listings, subscriptionKey } from './keys.ts';
import { LAST, type Page, type PageQuery, queryPartition, readPage, readRows } from './listing.ts';

/** Pointers written side by side. */
const CHUNK = 25;

export async function createSubscription(subscription: Subscription): Promise<'created' | 'exists'> {
  await addFollower(subscription.id, followed(subscription));
  try {
    await putSubscription(subscription, 'attribute_not_exists(pk)');
    await restoreFollower(subscription.id);
    return 'created';
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return 'exists';
    throw error;
  }
}

export async function replaceSubscription(subscription: Subscription): Promise<'created' | 'replaced'> {
  const kept = followed(subscription);
  await addFollower(subscription.id, kept);
  const before = await putSubscription(subscription);
  if (before !== null) {
    const dropped = followed(before).filter((nameId) => !kept.includes(nameId));
    await removeFollower(subscription.id, dropped);
  }
  await restoreFollower(subscription.id);
  return before === null ? 'created' : 'replaced';
}

export async function removeSubscription(id: string): Promise<'removed' | 'absent'> {
  const { Attributes } = await dynamo().send(
    new DeleteCommand({ TableName: setting('table'), Key: subscriptionKey(id), ReturnValues: 'ALL_OLD' }),
  );
  if (Attributes === undefined) return 'absent';
  await removeFollower(id, followed(Subscription.parse(Attributes)));
  await restoreFollower(id);
  return 'removed';
}

/** Of two changes at once, one may have taken a pointer away that what stands now needs: so every change ends by this. */
async function restoreFollower(id: string): Promise<void> {
  const standing = await getSubscription(id);
  if (standing !== null) await addFollower(id, followed(standing));
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

/** Subscriptions that follow the name, those that follow every name included; unconfirmed ones too. */
export async function followersOf(nameId: string): Promise<Subscription[]> {
  const pointers = await Promise.all(
    [nameId, '*'].map((followed) => queryPartition(followerKey(followed, '').pk, { consistent: true })),
  );
  const ids = new Set(pointers.flat().map(({ subscriptionId }) => String(subscriptionId)));
  const found = await readRows([...ids].map(subscriptionKey));
  return found
    .filter((row) => row !== undefined)
    .map((row) => Subscription.parse(row))
    .filter(({ nameIds }) => nameIds === '*' || nameIds.includes(nameId));
}

function followed({ nameIds }: Subscription): readonly string[] {
  return nameIds === '*' ? ['*'] : [...new Set(nameIds)];
}

function orderOf(address: string, id: string): string {
  return `${address.toLowerCase()}#${id}`;
}

/** Answers the subscription that was there before. */
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

async function addFollower(subscriptionId: string, nameIds: readonly string[]): Promise<void> {
  await forEach(nameIds, (nameId) => {
    const Item = { ...followerKey(nameId, subscriptionId), kind: rows.follower, v: 1, subscriptionId, nameId };
    return dynamo().send(new PutCommand({ TableName: setting('table'), Item }));
  });
}

async function removeFollower(subscriptionId: string, nameIds: readonly string[]): Promise<void> {
  await forEach(nameIds, (nameId) =>
    dynamo().send(new DeleteCommand({ TableName: setting('table'), Key: followerKey(nameId, subscriptionId) })),
  );
}

async function forEach(nameIds: readonly string[], write: (nameId: string) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < nameIds.length; i += CHUNK) await Promise.all(nameIds.slice(i, i + CHUNK).map(write));
}
