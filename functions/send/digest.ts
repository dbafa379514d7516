/** The digest of a daily or weekly subscription: closes its period, once, and begins the next one. */
import { createHash } from 'node:crypto';
import { nextDigest } from '../../shared/alert/when.ts';
import type { MailJob, Owed } from '../../shared/contract/alert.ts';
import { recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { mailRefused } from '../../shared/wiring.ts';
import { arrange } from '../aws/table/agenda.ts';
import { alertIdOf } from '../aws/table/alert-rows.ts';
import { claim, giveBack, type Settlement, settle, withdraw } from '../aws/table/ledger.ts';
import { owedTo } from '../aws/table/owed.ts';
import { changePeriod, digestJob, type Period, removePeriod } from '../aws/table/period.ts';
import { toldAmong } from '../aws/table/recorded.ts';
import { follows, getSubscription } from '../aws/table/subscriptions.ts';
import { suppressionOf } from '../aws/table/suppressed.ts';
import { forEachOf, mapOf } from '../runtime/batch.ts';
import { addressHash, withoutAddresses } from '../runtime/private-text.ts';
import { digestContent } from './digest-content.ts';
import { done, type Outcome, type Run, type Work } from './outcome.ts';
import { takePeriod } from './take-period.ts';
import { judgeLeft, letGo } from './wanted.ts';
import { type Sent, ways } from './ways/index.ts';

/** Rows of the ledger that are written at once. */
const WIDTH = 16;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * A job that is not due any more does nothing. What the period's recipients are owed is claimed, told in one message and
 * settled as `digested`; the message goes out also where nothing is owed. Before rows are settled the period notes that it
 * has gone out: a run that dies after that is made good by the next, and one that dies between the two costs one duplicate,
 * which `attempts` counts.
 */
export const digest: Work<'digest'> = async (job, run) => {
  const taken = await takePeriod(job, run);
  switch (taken.kind) {
    case 'void':
      return done;
    case 'held':
      await arrange(job, taken.until);
      return done;
    case 'taken':
      break;
    default:
      return taken satisfies never;
  }
  const { period } = taken;
  const subscription = await getSubscription(job.subscriptionId);
  if (period.sent !== undefined) {
    await finish(subscription, period, period.sent, run);
    // That was a digest of before, and this one may be due as well: then the period is taken again.
    return digest(job, run);
  }
  // Later than the time for which it was asked: the same job does nothing when it comes again.
  const to = new Date(Math.max(run.now().getTime(), Date.parse(job.dueAt) + 1));
  return close(subscription, period, { job, to, run });
};

interface Closing {
  readonly job: Extract<MailJob, { kind: 'digest' }>;
  readonly to: Date;
  readonly run: Run;
}

async function close(subscription: Subscription | null, period: Period, { job, to, run }: Closing): Promise<Outcome> {
  const owed = (await mapOf(period.recipients, WIDTH, (recipient) => owedTo(recipient, period))).flat();
  if (subscription === null || !subscription.confirmed) {
    const reason = subscription === null ? 'the subscription has ended' : 'the subscription is not confirmed';
    await letGo(await judgeLeft(owed, reason), run);
    await removePeriod(period);
    return done;
  }
  const suppression = await suppressionOf(recipientOf(subscription));
  if (suppression !== null) {
    await settleAll(owed, { state: 'suppressed', reason: suppression.reason }, run);
    await begin(subscription, period, to);
    return done;
  }
  const others = owed.filter((one) => !isWanted(one, subscription));
  await letGo(await judgeLeft(others, 'the name is not followed any more'), run);
  const claimed = await claimAll(
    owed.filter((one) => isWanted(one, subscription)),
    run,
  );
  const { content, reader, told, gone, counted } = await digestContent(subscription, period, claimed, to);
  await forEachOf(gone, (one) => takeBack(one, run), WIDTH);
  // What is left of a digest, after a change to instant alerts, is told if there is something.
  if (subscription.cadence === 'instant' && told.length === 0) {
    await removePeriod(period);
    return done;
  }
  const sent = await ways[subscription.channel?.kind ?? 'mail'](
    {
      subscription,
      content,
      reader,
      key: keyOf(period, told),
      recordedAt:
        told
          .map(({ recordedAt }) => recordedAt)
          .sort()
          .at(-1) ?? period.from,
      attempt: period.attempts,
      stories: [],
    },
    run,
  );
  return settleSent(sent, { job, subscription, period: { ...period, counted }, told, to, run });
}

interface Attempt extends Closing {
  readonly subscription: Subscription;
  readonly period: Period;
  readonly told: readonly Owed[];
}

/** Of what it tells: a web hook takes a second message with the same id for the same one, and what has come since would be lost. */
function keyOf({ subscriptionId, from }: Period, told: readonly Owed[]): string {
  const ids = told.map(alertIdOf).sort();
  return createHash('sha256')
    .update(['digest', subscriptionId, from, ...ids].join(' '))
    .digest('base64url')
    .slice(0, 22);
}

async function settleSent(sent: Sent, { job, subscription, period, told, to, run }: Attempt): Promise<Outcome> {
  const about = { to: addressHash(recipientOf(subscription)), subscription: subscription.id, alerts: told.length };
  switch (sent.kind) {
    case 'sent': {
      const { messageId } = sent;
      await note({ ...period, sent: { to: to.toISOString(), messageId } });
      await settleAll(told, { state: 'digested', messageId }, run);
      await begin(subscription, period, to);
      console.info({ message: 'digest sent', ...about, messageId });
      return done;
    }
    case 'refused': {
      const { reason } = sent;
      await settleAll(told, { state: 'refused', reason }, run);
      await begin(subscription, period, to);
      console.warn({ message: mailRefused, ...about, reason: withoutAddresses(reason) });
      return done;
    }
    case 'stopped':
    case 'failed':
    case 'later': {
      const { reason } = sent;
      const at = sent.kind === 'later' ? sent.at : new Date(run.now().getTime() + patience(sent.kind, period.attempts));
      await forEachOf(told, (one) => giveBack(one, reason, run.now()), WIDTH);
      await release(period);
      await arrange(job, at);
      console.warn({ message: 'a digest waits', ...about, until: at.toISOString(), reason: withoutAddresses(reason) });
      return done;
    }
    default:
      return sent satisfies never;
  }
}

/** How long until the next try: minutes, and more each time; an hour where the account is closed. */
const patience = (kind: 'stopped' | 'failed', attempts: number): number =>
  kind === 'stopped' ? HOUR_MS : Math.min(HOUR_MS, MINUTE_MS * 2 ** Math.min(attempts - 1, 6));

/** After a run that died between sending and settling: what it had claimed was told, the rest was recorded since. */
async function finish(
  subscription: Subscription | null,
  period: Period,
  { to, messageId }: NonNullable<Period['sent']>,
  run: Run,
): Promise<void> {
  const owed = (await mapOf(period.recipients, WIDTH, (recipient) => owedTo(recipient, period))).flat();
  const told = await toldAmong(owed);
  await settleAll([...told], { state: 'digested', messageId }, run);
  if (subscription === null) await removePeriod(period);
  else await begin(subscription, period, new Date(to));
}

const isWanted = ({ nameId, debt }: Owed, subscription: Subscription): boolean =>
  debt.kind !== 'mention' || follows(subscription, nameId);

async function claimAll(owed: readonly Owed[], { now }: Run): Promise<Owed[]> {
  const claims = await mapOf(owed, WIDTH, (one) => claim(one, now()));
  return owed.filter((_, i) => claims[i] === 'claimed');
}

function settleAll(owed: readonly Owed[], settlement: Settlement, { now }: Run): Promise<void> {
  return forEachOf(owed, (one) => settle(one, settlement, now()), WIDTH);
}

/** Notes in a period that this run holds that the message has gone out. */
async function note({ subscriptionId, lease, sent, counted }: Period): Promise<void> {
  await changePeriod(subscriptionId, (stored) => (isHeld(stored, lease) ? { ...stored, sent, counted } : null));
}

/** Gives a period back as it was: the next try may come at once. */
async function release({ subscriptionId, lease }: Period): Promise<void> {
  await changePeriod(subscriptionId, (stored) => (isHeld(stored, lease) ? { ...stored, lease: undefined } : null));
}

/** Whether a period is in the hands of the run with this lease. */
const isHeld = (stored: Period | null, lease: Period['lease']): stored is Period =>
  lease !== undefined && stored?.lease?.run === lease.run;

/** The mention is gone: it was never told, and should it come back, it is news. */
async function takeBack(owed: Owed, { now }: Run): Promise<void> {
  await giveBack(owed, 'the mention is gone', now());
  await withdraw(owed, now());
}

/** Ends a period and begins the next one, whose job is arranged first. An instant subscription has none. */
async function begin(subscription: Subscription, period: Period, to: Date): Promise<void> {
  if (subscription.cadence === 'instant') {
    await removePeriod(period);
    return;
  }
  const { cadence } = subscription;
  await changePeriod(period.subscriptionId, async (stored) => {
    if (!isHeld(stored, period.lease)) return null;
    const isOver = Date.parse(stored.dueAt) <= to.getTime();
    const dueAt = isOver ? nextDigest(subscription, to) : new Date(stored.dueAt);
    if (isOver) await arrange(digestJob(subscription, dueAt), dueAt);
    const { subscriptionId } = stored;
    const counted = period.counted ?? stored.counted;
    const recipients = [...new Set([recipientOf(subscription), ...(await withDebts(stored))])];
    const from = to.toISOString();
    return { subscriptionId, cadence, from, dueAt: dueAt.toISOString(), recipients, counted, attempts: 0 };
  });
}

/** Recipients that are owed something still: another run held it, or it was recorded meanwhile. */
async function withDebts(period: Period): Promise<string[]> {
  const owed = await mapOf(period.recipients, WIDTH, (recipient) => owedTo(recipient, period, 1));
  return period.recipients.filter((_, i) => (owed[i]?.length ?? 0) > 0);
}
