/** Whether a recipient still wants what it is owed, and under which of its subscriptions. */
import { type Teller, tellerOf } from '../../shared/alert/teller.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import { recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { arrange } from '../aws/table/alert/agenda.ts';
import { carryOver, leave } from '../aws/table/alert/carried.ts';
import { handOver, settle } from '../aws/table/alert/ledger.ts';
import { MOVED } from '../aws/table/alert/moved.ts';
import { follows, subscriptionsById, subscriptionsTo } from '../aws/table/subscription/subscriptions.ts';
import { suppressionOf } from '../aws/table/subscription/suppressed.ts';
import { forEachOf, mapOf } from '../runtime/batch.ts';
import type { Run } from './outcome.ts';

/** Something owed, the subscription under which it is told, and all of the recipient's under which it is wanted. */
export interface Wanted {
  readonly owed: Owed;
  readonly subscription: Subscription;
  /** More than that one where it is about several names: each tells of those that it follows. */
  readonly under: readonly Subscription[];
}

/** Something owed that is not told under its subscription any more, and why. */
interface Unwanted {
  readonly owed: Owed;
  readonly reason: string;
  /** Another subscription of the recipient that tells it; null: nobody is to be told. */
  readonly teller: Teller | null;
}

/** Something owed whose subscription has another recipient now. */
interface Moved {
  readonly owed: Owed;
  readonly to: string;
}

export interface Judged {
  readonly wanted: readonly Wanted[];
  /** To be carried on before anything else happens to it; among the others it is too. */
  readonly moved: readonly Moved[];
  /** It waits for its subscription to be confirmed, and the recipient is told it under no other one meanwhile. */
  readonly held: readonly Owed[];
  readonly unwanted: readonly Unwanted[];
}

/** Rows of the ledger that are written at once. */
const WIDTH = 16;

/** By suppression and subscriptions as they are now. What has moved goes on, also from an address that gets nothing. */
export async function judgeWanted(recipient: string, owed: readonly Owed[]): Promise<Judged> {
  const named = await subscriptionsById([...new Set(owed.map(({ subscriptionId }) => subscriptionId))]);
  const judged = owed.map((one) => {
    const own = named.find(({ id }) => id === one.subscriptionId);
    return { one, own, reason: reasonFor(own, one) };
  });
  const moved = judged.flatMap(({ one, own, reason }): Moved[] =>
    own !== undefined && reason === MOVED ? [{ owed: one, to: recipientOf(own) }] : [],
  );
  const suppression = await suppressionOf(recipient);
  if (suppression !== null) {
    const why = `suppressed: ${suppression.reason}`;
    const unwanted = judged.map(({ one, reason }) => ({
      owed: one,
      reason: reason === MOVED ? MOVED : why,
      teller: null,
    }));
    return { wanted: [], moved, held: [], unwanted };
  }
  const needsOthers = judged.some(({ one, reason }) => isAboutNames(one) || reason !== null);
  const others = needsOthers ? await subscriptionsTo(recipient) : [];
  const all = [...new Map([...others, ...named].map((one) => [one.id, one])).values()];
  const wanted: Wanted[] = [];
  const held: Owed[] = [];
  const unwanted: Unwanted[] = [];
  for (const { one, reason } of judged) {
    const under = tellersOf(all, one);
    const [first] = under;
    const subscription = under.find(({ id }) => id === one.subscriptionId) ?? first;
    const teller = tellerAmong(all, one);
    if (subscription !== undefined) wanted.push({ owed: one, subscription, under });
    else if (reason === UNCONFIRMED && teller === null) held.push(one);
    else unwanted.push({ owed: one, reason: reason ?? reasons.ended, teller });
  }
  return { wanted, moved, held, unwanted };
}

/** What the recipient is told under any of its subscriptions that want it. */
const isAboutNames = ({ debt }: Owed): boolean => debt.kind === 'found' || debt.kind === 'correction';

/** Why something is not told under the subscription for which it was recorded; null: it is. */
const reasonFor = (own: Subscription | undefined, owed: Owed): string | null =>
  own === undefined ? reasons.ended : reasonAgainst(own, owed);

/** Those of a recipient's subscriptions under which something is told at once: the one for which it was recorded, or others. */
function tellersOf(subscriptions: readonly Subscription[], owed: Owed): Subscription[] {
  return subscriptions.filter(
    (one) => reasonAgainst(one, owed) === null && (one.id === owed.subscriptionId || isInTime(one, owed)),
  );
}

/** What a subscription tells no longer, with the other subscriptions that do. */
export async function judgeLeft(owed: readonly Owed[], reason: string): Promise<Unwanted[]> {
  const recipients = Map.groupBy(owed, ({ recipient }) => recipient);
  const judged = await mapOf([...recipients], 1, async ([recipient, own]) => {
    const others = await subscriptionsTo(recipient);
    return own.map((one) => ({ owed: one, reason, teller: tellerAmong(others, one) }));
  });
  return judged.flat();
}

/** Owes what has moved to the recipients that its subscriptions have now, and has them told. */
export async function carryOn(moved: readonly Moved[], { now }: Run): Promise<void> {
  for (const [recipient, own] of Map.groupBy(moved, ({ to }) => to)) {
    const owed = own.map((one) => one.owed);
    await carryOver(owed, recipient, now());
    await arrange({ kind: 'news', recipient }, now());
  }
}

/** Ends what is told no longer under its subscription: another one takes it over, it was carried on, or it is suppressed. */
export async function letGo(unwanted: readonly Unwanted[], { now }: Run): Promise<void> {
  const gone = unwanted.filter(({ reason, teller }) => reason === MOVED && teller === null);
  await forEachOf(
    unwanted.filter((one) => !gone.includes(one)),
    ({ owed, reason, teller }) =>
      teller === null ? settle(owed, { state: 'suppressed', reason }, now()) : handOver(owed, teller, now()),
    WIDTH,
  );
  const back = gone.length === 0 ? [] : await leave(owedOf(gone), now());
  const told = [
    ...owedOf(unwanted.filter(({ teller }) => teller?.when === 'now')),
    ...back.filter(({ when }) => when === 'now'),
  ];
  for (const recipient of new Set(told.map((one) => one.recipient))) await arrange({ kind: 'news', recipient }, now());
}

const owedOf = (unwanted: readonly Unwanted[]): Owed[] => unwanted.map(({ owed }) => owed);

/** Digests tell nothing but mentions. */
function tellerAmong(subscriptions: readonly Subscription[], owed: Owed): Teller | null {
  if (owed.debt.kind !== 'mention') return null;
  return tellerOf(subscriptions.filter((one) => reasonAgainst(one, owed) === null));
}

/** Why something waits whose subscription is not confirmed. */
export const UNCONFIRMED = 'waits until the address confirms the subscription';

/** Why something is suppressed, as the ledger shows it. */
const reasons = {
  ended: 'the subscription has ended',
  narrowed: 'the subscription follows the name no longer',
  silenced: 'the subscription asks for no such alerts any more',
} as const;

/** Why a subscription does not tell something: it is not asked for, else it goes elsewhere, else it is to wait. */
function reasonAgainst(subscription: Subscription, owed: Owed): string | null {
  const reason = whyNotAsked(subscription, owed);
  if (reason !== null) return reason;
  if (recipientOf(subscription) !== owed.recipient) return MOVED;
  return subscription.confirmed ? null : UNCONFIRMED;
}

function whyNotAsked(subscription: Subscription, { nameId, debt }: Owed): string | null {
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
