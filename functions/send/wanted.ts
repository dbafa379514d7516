/** Whether a recipient still wants what it is owed, and under which of its subscriptions. */
import { type Teller, tellerOf } from '../../shared/alert/teller.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import { isMailAddress, recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { arrange } from '../aws/table/agenda.ts';
import { handOver, settle } from '../aws/table/ledger.ts';
import { follows, listSubscriptions, subscriptionsById } from '../aws/table/subscriptions.ts';
import { suppressionOf } from '../aws/table/suppressed.ts';
import { forEachOf, mapOf } from '../runtime/batch.ts';
import type { Run } from './outcome.ts';

/** Something owed, and the subscription under which it is told. */
export interface Wanted {
  readonly owed: Owed;
  readonly subscription: Subscription;
}

/** Something owed that is not told under its subscription any more, and why. */
interface Unwanted {
  readonly owed: Owed;
  readonly reason: string;
  /** Another subscription of the recipient that tells it; null: nobody is to be told. */
  readonly teller: Teller | null;
}

export interface Judged {
  readonly wanted: readonly Wanted[];
  readonly unwanted: readonly Unwanted[];
}

/** Subscriptions of one address that are read to find another one for what the first no longer covers. */
const MOST_SUBSCRIPTIONS = 100;
/** Rows of the ledger that are written at once. */
const WIDTH = 16;

/** By suppression and subscriptions as they are now. */
export async function judgeWanted(recipient: string, owed: readonly Owed[]): Promise<Judged> {
  const suppression = await suppressionOf(recipient);
  if (suppression !== null) {
    const reason = `suppressed: ${suppression.reason}`;
    return { wanted: [], unwanted: owed.map((one) => ({ owed: one, reason, teller: null })) };
  }
  const found = await subscriptionsById([...new Set(owed.map(({ subscriptionId }) => subscriptionId))]);
  const byId = new Map(found.map((one) => [one.id, one]));
  const wanted: Wanted[] = [];
  const doubtful: Doubtful[] = [];
  for (const one of owed) {
    const subscription = byId.get(one.subscriptionId);
    const reason = subscription === undefined ? reasons.ended : reasonAgainst(subscription, one);
    if (subscription !== undefined && reason === null) wanted.push({ owed: one, subscription });
    else doubtful.push({ owed: one, reason: reason ?? reasons.ended });
  }
  // Another subscription of the address may cover it: the row of the ledger is the only one for both.
  const others = doubtful.length === 0 ? [] : await subscriptionsOf(recipient);
  const unwanted: Unwanted[] = [];
  for (const doubt of doubtful) {
    const other = others.find(
      (subscription) => reasonAgainst(subscription, doubt.owed) === null && isInTime(subscription, doubt.owed),
    );
    if (other === undefined) unwanted.push({ ...doubt, teller: tellerAmong(others, doubt.owed) });
    else wanted.push({ owed: doubt.owed, subscription: other });
  }
  return { wanted, unwanted };
}

type Doubtful = Omit<Unwanted, 'teller'>;

/** What a subscription tells no longer, with the other subscriptions that do. */
export async function judgeLeft(owed: readonly Owed[], reason: string): Promise<Unwanted[]> {
  const recipients = Map.groupBy(owed, ({ recipient }) => recipient);
  const judged = await mapOf([...recipients], 1, async ([recipient, own]) => {
    const others = await subscriptionsOf(recipient);
    return own.map((one) => ({ owed: one, reason, teller: tellerAmong(others, one) }));
  });
  return judged.flat();
}

/** Ends what is told no longer under its subscription: another one takes it over, or it is suppressed. */
export async function letGo(unwanted: readonly Unwanted[], { now }: Run): Promise<void> {
  await forEachOf(
    unwanted,
    ({ owed, reason, teller }) =>
      teller === null ? settle(owed, { state: 'suppressed', reason }, now()) : handOver(owed, teller, now()),
    WIDTH,
  );
  const told = unwanted.filter(({ teller }) => teller?.when === 'now').map(({ owed }) => owed.recipient);
  for (const recipient of new Set(told)) await arrange({ kind: 'news', recipient }, now());
}

/** The subscriptions of an address; a web hook or a chat has but one, which is judged already. */
async function subscriptionsOf(recipient: string): Promise<readonly Subscription[]> {
  if (!isMailAddress(recipient)) return [];
  const query = { address: recipient, limit: MOST_SUBSCRIPTIONS, position: null };
  return (await listSubscriptions(query)).items;
}

/** Digests tell nothing but mentions. */
function tellerAmong(subscriptions: readonly Subscription[], owed: Owed): Teller | null {
  if (owed.debt.kind !== 'mention') return null;
  return tellerOf(subscriptions.filter((one) => reasonAgainst(one, owed) === null));
}

/** Why something is suppressed, as the ledger shows it. */
const reasons = {
  ended: 'the subscription has ended',
  moved: 'the subscription has another address or channel',
  unconfirmed: 'the address has not confirmed the subscription',
  narrowed: 'the subscription follows the name no longer',
  silenced: 'the subscription asks for no such alerts any more',
} as const;

function reasonAgainst(subscription: Subscription, { recipient, nameId, debt }: Owed): string | null {
  if (recipientOf(subscription) !== recipient) return reasons.moved;
  if (!subscription.confirmed) return reasons.unconfirmed;
  switch (debt.kind) {
    case 'mention':
      return follows(subscription, nameId) ? null : reasons.narrowed;
    case 'found':
      return debt.counts.some((count) => follows(subscription, count.nameId)) ? null : reasons.narrowed;
    case 'video':
      return subscription.videos === true ? null : reasons.silenced;
    case 'correction':
      return subscription.corrections === true ? null : reasons.silenced;
    default:
      return debt satisfies never;
  }
}

/** Whether it is told at once under this subscription: mentions for a digest have rows of their own. */
function isInTime({ cadence }: Subscription, { debt }: Owed): boolean {
  return debt.kind === 'video' || debt.kind === 'correction' || cadence === 'instant';
}
