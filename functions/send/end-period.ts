/** What becomes of a period that a run holds: the next one begins, or it goes on. */
import { nextDigest } from '../../shared/alert/when.ts';
import { recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { arrange } from '../aws/table/alert/agenda.ts';
import { changePeriod, digestJob, type Period, removePeriod, withDebts } from '../aws/table/alert/period.ts';

/** Ends a period and begins the next one. An instant subscription has none. */
export async function begin(subscription: Subscription, period: Period, to: Date): Promise<void> {
  if (subscription.cadence === 'instant') {
    await removePeriod(period);
    return;
  }
  const { cadence } = subscription;
  const { counted } = period;
  await goOn(subscription, period, to, { cadence, from: to.toISOString(), ...(counted && { counted }) });
}

/** Goes on with a period, since nobody has confirmed that it is to be told. */
export const putOff = (subscription: Subscription, period: Period, to: Date): Promise<void> =>
  goOn(subscription, period, to, {});

/** Gives back a period that this run holds, with what is new in it. The job of its next digest is arranged first. */
async function goOn(subscription: Subscription, period: Period, to: Date, next: Partial<Period>): Promise<void> {
  await changePeriod(period.subscriptionId, async (stored) => {
    if (!isHeld(stored, period.lease)) return null;
    const isOver = Date.parse(stored.dueAt) <= to.getTime();
    const dueAt = isOver ? nextDigest(subscription, to) : new Date(stored.dueAt);
    if (isOver) await arrange(digestJob(subscription, dueAt), dueAt);
    const { lease: _lease, sent: _sent, place: _place, ...kept } = stored;
    // Another run held something that is owed, or it was recorded meanwhile.
    const recipients = [...new Set([recipientOf(subscription), ...(await withDebts(stored))])];
    return { ...kept, ...next, dueAt: dueAt.toISOString(), recipients, attempts: 0 };
  });
}

/** Notes in a period that this run holds that the message has gone out. */
export async function note({ subscriptionId, lease, sent, counted }: Period): Promise<void> {
  await changePeriod(subscriptionId, (stored) => (isHeld(stored, lease) ? { ...stored, sent, counted } : null));
}

/** Gives a period back as it was, with so many attempts at this place: the next try may come at once. */
export async function release({ subscriptionId, lease, attempts, place }: Period): Promise<void> {
  const back = { lease: undefined, attempts, place };
  await changePeriod(subscriptionId, (stored) => (isHeld(stored, lease) ? { ...stored, ...back } : null));
}

/** Whether a period is in the hands of the run with this lease. */
const isHeld = (stored: Period | null, lease: Period['lease']): stored is Period =>
  lease !== undefined && stored?.lease?.run === lease.run;
