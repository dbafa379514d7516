/**
 * Subscriptions, and the followers of a name. The pointers from names to subscriptions are added before the
 * subscription is written and deleted after it, so that a crash in between leaves one too many, never one too few; a
 * reader checks the subscription itself.
 */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { isMailAddress, recipientOf, Subscription } from '../../../../shared/contract/subscription.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { succeeds } from '../conditional.ts';
import { followerKey, listings, subscriptionKey } from '../keys.ts';
import { LAST } from '../listing.ts';
import { type Page, type PageQuery, readPage } from '../page.ts';
import { queryPartition, readRows } from '../rows.ts';

/** Days after its last change that a subscription goes which nobody has confirmed. */
const UNCONFIRMED_DAYS = 30;
/** Tries of a change while others change the same subscription. */
const TRIES = 20;

export async function createSubscription(subscription: Subscription): Promise<'created' | 'exists'> {
  await addPointers(subscription.id, followedNames(subscription));
  if (!(await putSubscription(subscription, null))) return 'exists';
  await restorePointers(subscription.id);
  return 'created';
}

/** What a subscription was before a change and is after it; null: there is none. */
export interface SubscriptionChange {
  readonly before: Subscription | null;
  readonly after: Subscription | null;
}

/**
 * Changes a subscription: `change` is given what is stored and answers what it becomes, null to end it. It is asked again
 * where another change comes first, so that none is lost; what it throws is thrown.
 */
export async function changeSubscription(
  id: string,
  change: (before: Subscription | null) => Subscription | null | Promise<Subscription | null>,
): Promise<SubscriptionChange> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const stored = await readStored(id);
    const before = stored?.subscription ?? null;
    const after = await change(before);
    if (after !== null) await addPointers(id, followedNames(after));
    if (!(await write(id, after, stored))) continue;
    const kept = new Set(after === null ? [] : followedNames(after));
    const dropped = before === null ? [] : followedNames(before).filter((nameId) => !kept.has(nameId));
    await removePointers(id, dropped);
    await restorePointers(id);
    return { before, after };
  }
  throw new Error(`The subscription ${id} changed ${TRIES} times while it was to be changed.`);
}

export async function replaceSubscription(subscription: Subscription): Promise<'created' | 'replaced'> {
  const { before } = await changeSubscription(subscription.id, () => subscription);
  return before === null ? 'created' : 'replaced';
}

export async function removeSubscription(id: string): Promise<'removed' | 'absent'> {
  const { before } = await changeSubscription(id, () => null);
  return before === null ? 'absent' : 'removed';
}

/** Two concurrent changes can delete a pointer that the final state needs: re-add it after every change. */
async function restorePointers(id: string): Promise<void> {
  const stored = await getSubscription(id);
  if (stored !== null) await addPointers(id, followedNames(stored));
}

export async function getSubscription(id: string): Promise<Subscription | null> {
  return (await readStored(id))?.subscription ?? null;
}

/** A subscription with the number of its changes; rows of earlier releases have none. */
interface Stored {
  readonly subscription: Subscription;
  readonly version: number | undefined;
}

async function readStored(id: string): Promise<Stored | null> {
  const [row] = await readRows([subscriptionKey(id)]);
  if (row === undefined) return null;
  return { subscription: Subscription.parse(row), version: z.optional(z.int()).parse(row.version) };
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

/** Subscriptions of one address that are read. */
const MOST_OF_RECIPIENT = 100;

/**
 * The subscriptions of a recipient, confirmed or not, in the order of their ids: some may be missing that were made a moment
 * ago. Of a web hook or a chat none is read: it has but one, which its name says.
 */
export async function subscriptionsTo(recipient: string): Promise<readonly Subscription[]> {
  if (!isMailAddress(recipient)) return [];
  const { items } = await listSubscriptions({ address: recipient, limit: MOST_OF_RECIPIENT, position: null });
  return items.filter((one) => recipientOf(one) === recipient);
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

/** Writes what a stored subscription becomes; false where it is not as it was read any more. */
async function write(id: string, after: Subscription | null, stored: Stored | null): Promise<boolean> {
  if (after !== null) return putSubscription(after, stored);
  if (stored === null) return true;
  const deletion = { TableName: setting('table'), Key: subscriptionKey(id), ...isStill(stored) };
  return succeeds(dynamo().send(new DeleteCommand(deletion)));
}

function putSubscription(subscription: Subscription, before: Stored | null): Promise<boolean> {
  const { id, address } = subscription;
  const place = { listKey: listings.subscriptions, listOrder: orderOf(address, id) };
  const version = (before?.version ?? 0) + 1;
  const end = !subscription.confirmed && { [table.timeToLive]: unconfirmedEnd(new Date()) };
  const Item = { ...subscriptionKey(id), kind: rows.subscription, v: 1, version, ...subscription, ...place, ...end };
  const condition = before === null ? { ConditionExpression: 'attribute_not_exists(pk)' } : isStill(before);
  return succeeds(dynamo().send(new PutCommand({ TableName: setting('table'), Item, ...condition })));
}

/** Seconds since 1970, as DynamoDB's time to live wants it. Its pointers stay: a reader checks the subscription itself. */
const unconfirmedEnd = (now: Date): number => Math.floor(now.getTime() / 1000) + UNCONFIRMED_DAYS * 24 * 60 * 60;

/** The condition that a row is as it was read. */
function isStill({ version }: Stored) {
  const names = { ExpressionAttributeNames: { '#version': 'version' } };
  if (version === undefined) {
    return { ...names, ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#version)' };
  }
  return { ...names, ConditionExpression: '#version = :version', ExpressionAttributeValues: { ':version': version } };
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
