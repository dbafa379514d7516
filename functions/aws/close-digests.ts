/** Closing periods when somebody asks: digests, and summaries that wait, are handed to the mail queue at once. */
import { quietUntil } from '../../shared/alert/when.ts';
import type { MailJob } from '../../shared/contract/alert.ts';
import type { Closed } from '../../shared/contract/digests.ts';
import { recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { mapOf } from '../runtime/batch.ts';
import { sendJobs } from './jobs.ts';
import { owedTo } from './table/alert/owed.ts';
import { arrangeDigest, digestJob, type Period, readPeriods } from './table/alert/period.ts';
import { listSubscriptions } from './table/subscription/subscriptions.ts';

/** Subscriptions whose jobs are sent together. */
const PAGE = 50;
const WIDTH = 8;

export interface Closing {
  readonly askedAt: Date;
  /** Only subscriptions of this address. */
  readonly address?: string | undefined;
  /** Where an earlier part of the closing ended; null: at the beginning. */
  readonly position: string | null;
  /** Whether the work is to end now; what is left has a position. */
  readonly isOver: () => boolean;
}

/** Of `position`: null where all are closed. */
export interface ClosedPart extends Closed {
  readonly position: string | null;
}

/**
 * Hands over a digest for each daily and weekly subscription, also where nothing happened, and a summary for each recipient
 * of an instant one for whom news waits outside of quiet hours. Done twice at one time it sends the same jobs: whoever
 * reads them tells nothing twice.
 */
export async function closeDigests({ askedAt, address, position, isOver }: Closing): Promise<ClosedPart> {
  const recipients = new Set<string>();
  const closed = { sent: 0, owed: 0 };
  let from = position;
  do {
    const page = await listSubscriptions({ address, limit: PAGE, position: from });
    const confirmed = page.items.filter((one) => one.confirmed);
    const periods = await periodsOf(confirmed, askedAt);
    const parts = await mapOf([...confirmed.entries()], WIDTH, async ([i, subscription]) => {
      const recipient = recipientOf(subscription);
      // One subscription of the recipient that takes alerts now is enough, and one summary.
      const isAsked = takesAlerts(subscription, askedAt) && !recipients.has(recipient);
      if (isAsked) recipients.add(recipient);
      return [
        ...(await digestOf(subscription, periods[i] ?? null, askedAt)),
        ...(isAsked ? await summaryOf(recipient) : []),
      ];
    });
    const ready = parts.flat();
    await sendJobs(ready.map(({ job }) => job));
    closed.sent += ready.length;
    closed.owed += ready.reduce((sum, { owed }) => sum + owed, 0);
    from = page.position;
  } while (from !== null && !isOver());
  return { ...closed, position: from };
}

interface Ready {
  readonly job: MailJob;
  readonly owed: number;
}

/** The periods; one that an earlier release has not begun begins now. */
async function periodsOf(subscriptions: readonly Subscription[], now: Date): Promise<(Period | null)[]> {
  const digests = subscriptions.filter(({ cadence }) => cadence !== 'instant');
  const found = await readPeriods(digests.map(({ id }) => id));
  for (const [i, subscription] of digests.entries()) if (found[i] === null) await arrangeDigest(subscription, now);
  const missing = found.includes(null);
  const all = missing ? await readPeriods(digests.map(({ id }) => id)) : found;
  const byId = new Map(digests.map(({ id }, i) => [id, all[i] ?? null]));
  return subscriptions.map(({ id }) => byId.get(id) ?? null);
}

async function digestOf(subscription: Subscription, period: Period | null, askedAt: Date): Promise<Ready[]> {
  if (period === null) return [];
  const { id: subscriptionId } = subscription;
  const owed = await mapOf(period.recipients, WIDTH, (recipient) => owedTo(recipient, { subscriptionId }));
  return [{ job: { ...digestJob(subscription, askedAt), asked: true }, owed: owed.flat().length }];
}

const takesAlerts = (subscription: Subscription, now: Date): boolean =>
  subscription.cadence === 'instant' && quietUntil(subscription, now) === null;

async function summaryOf(recipient: string): Promise<Ready[]> {
  const { length: owed } = await owedTo(recipient, 'now');
  return owed === 0 ? [] : [{ job: { kind: 'news', recipient, asked: true }, owed }];
}
