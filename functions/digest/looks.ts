/** Looks at what should not be: nothing arrives, alerts wait that nobody comes for, a digest without a job. */
import { silenceOf } from '../../shared/alert/silence.ts';
import { isMailAddress, recipientOf } from '../../shared/contract/subscription.ts';
import { digestLines } from '../../shared/wiring.ts';
import { sendJobs } from '../aws/jobs.ts';
import { waitingRecipients } from '../aws/table/alert/alerts.ts';
import { arrangeDigest, readPeriods } from '../aws/table/alert/period.ts';
import { arrivalsByHour, hourOf } from '../aws/table/file/arrivals.ts';
import { listSubscriptions } from '../aws/table/subscription/subscriptions.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Hours in which something arrived: then nothing else is read. */
const RECENT_MS = 2 * HOUR_MS;
const KNOWN_MS = 9 * 7 * DAY_MS;
/** News that is not told after so long has its job sent again; whoever gets it decides whether it is to wait on. */
const FORGOTTEN_MS = HOUR_MS;
/** Longer than quiet hours, and than any summary waits. */
const TOO_LONG_MS = 25 * HOUR_MS;
/** A web hook or a chat whose host is away is tried for three days and some hours; then it ends, and its owner is mailed. */
const TOO_LONG_FOR_HOOKS_MS = 4 * DAY_MS + HOUR_MS;
const tooLongFor = (recipient: string): number => (isMailAddress(recipient) ? TOO_LONG_MS : TOO_LONG_FOR_HOOKS_MS);
/** Alerts of one look. */
const MOST_ALERTS = 5000;
const PAGE = 100;

/**
 * Looks once an hour, and at all subscriptions once a day: after the environment of the function has begun at the latest,
 * and so after a deployment. A look that fails is made again in the next minute.
 */
export function createLooks(): (now: Date, isOver: () => boolean) => Promise<void> {
  let hour = '';
  let mendedAt = 0;
  /** Where the look at all subscriptions is; null: none is under way. */
  let position: string | null = null;
  return async (now, isOver) => {
    if (hourOf(now) !== hour) {
      await lookForSilence(now);
      await lookForForgotten(now);
      hour = hourOf(now);
    }
    if (position === null && now.getTime() - mendedAt < DAY_MS) return;
    do {
      position = await mendDigests(now, position);
    } while (position !== null && !isOver());
    if (position === null) mendedAt = now.getTime();
  };
}

/** With files within two hours it is a query of some rows; else of the hours of nine weeks in which something arrived. */
async function lookForSilence(now: Date): Promise<void> {
  const since = (past: number) => new Date(now.getTime() - past);
  if ((await arrivalsByHour(since(RECENT_MS), now)).size > 0) return;
  const hours = await arrivalsByHour(since(KNOWN_MS), now);
  const silence = silenceOf([...hours.keys()], now);
  if (silence !== null) console.warn({ message: digestLines.silent, ...silence });
}

/** Where no alert is open it is a query of an index. */
async function lookForForgotten(now: Date): Promise<void> {
  const past = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const forgotten = await waitingRecipients({ before: past(FORGOTTEN_MS), most: MOST_ALERTS });
  await sendJobs(forgotten.map(({ recipient }) => ({ kind: 'news', recipient })));
  const late = forgotten.filter(({ recipient, since }) => since < past(tooLongFor(recipient)));
  if (late.length > 0) console.warn({ message: digestLines.waiting, recipients: late.length });
}

/** Has a page of subscriptions looked at; a digest that is not arranged, or that nobody told for an hour, is arranged again. */
async function mendDigests(now: Date, position: string | null): Promise<string | null> {
  const page = await listSubscriptions({ limit: PAGE, position });
  const digests = page.items.filter(({ cadence, confirmed }) => confirmed && cadence !== 'instant');
  const periods = await readPeriods(digests.map(({ id }) => id));
  const lost = digests.filter((_, i) => {
    const dueAt = periods[i]?.dueAt;
    return dueAt === undefined || Date.parse(dueAt) < now.getTime() - FORGOTTEN_MS;
  });
  for (const subscription of lost) await arrangeDigest(subscription, now);
  const late = digests.filter((subscription, i) => {
    const dueAt = periods[i]?.dueAt;
    return dueAt !== undefined && Date.parse(dueAt) < now.getTime() - tooLongFor(recipientOf(subscription));
  });
  if (late.length > 0) console.warn({ message: digestLines.waiting, digests: late.length });
  if (lost.length > 0) console.warn({ message: 'digests were arranged again', subscriptions: lost.length });
  return page.position;
}
