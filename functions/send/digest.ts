/** The digest of a daily or weekly subscription: closes its period, once, and begins the next one. */
import { createHash } from 'node:crypto';
import type { MailJob, Owed } from '../../shared/contract/alert.ts';
import { isMailAddress, recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { hookRefused, mailRefused } from '../../shared/wiring.ts';
import { arrange } from '../aws/table/alert/agenda.ts';
import { alertIdOf } from '../aws/table/alert/alert-rows.ts';
import { carryOver } from '../aws/table/alert/carried.ts';
import { claim, giveBack, type Settlement, settle } from '../aws/table/alert/ledger.ts';
import { MOVED } from '../aws/table/alert/moved.ts';
import { owedTo } from '../aws/table/alert/owed.ts';
import { type Period, removePeriod } from '../aws/table/alert/period.ts';
import { toldAmong } from '../aws/table/alert/recorded.ts';
import { countedUntil } from '../aws/table/file/arrivals.ts';
import { follows, getSubscription } from '../aws/table/subscription/subscriptions.ts';
import { suppressionOf } from '../aws/table/subscription/suppressed.ts';
import { forEachOf, mapOf } from '../runtime/batch.ts';
import { addressHash, withoutAddresses } from '../runtime/private-text.ts';
import { type Digest, digestContent } from './digest-content.ts';
import { begin, note, putOff, release } from './end-period.ts';
import { done, type Outcome, type Run, type Work } from './outcome.ts';
import { takePeriod } from './take-period.ts';
import { takeBack } from './tell.ts';
import { placeHashOf } from './tell-batch.ts';
import { judgeLeft, letGo } from './wanted.ts';
import { type Sent, ways } from './ways/index.ts';
import { turnOfMail } from './ways/mail.ts';

/** Rows of the ledger that are written at once. */
const WIDTH = 16;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * A job that is not due any more does nothing. What is owed is claimed, told in one message and
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
  return close(subscription, subscription === null ? period : atPlace(period, subscription), { job, to, run });
};

/** Tries at another place of a web hook or chat say nothing of the one that it has now. */
function atPlace(period: Period, subscription: Subscription): Period {
  const place = placeHashOf(subscription);
  const isElsewhere = period.place !== undefined && period.place !== place;
  return { ...period, place, attempts: isElsewhere ? 1 : period.attempts };
}

interface Closing {
  readonly job: Extract<MailJob, { kind: 'digest' }>;
  readonly to: Date;
  readonly run: Run;
}

async function close(subscription: Subscription | null, period: Period, { job, to, run }: Closing): Promise<Outcome> {
  if (subscription === null) {
    await letGo(await judgeLeft(await owedIn(period), 'the subscription has ended'), run);
    await removePeriod(period);
    return done;
  }
  const owed = await hereIn(subscription, period, run);
  if (!subscription.confirmed) {
    const left = await judgeLeft(owed, 'the subscription is not confirmed');
    await letGo(
      left.filter(({ teller }) => teller !== null),
      run,
    );
    await putOff(subscription, period, to);
    return done;
  }
  const suppression = await suppressionOf(recipientOf(subscription));
  if (suppression !== null) {
    await settleAll(owed, { state: 'suppressed', reason: suppression.reason }, run);
    await begin(subscription, { ...period, counted: await countedUntil(to) }, to);
    return done;
  }
  // Before the claim, which the ledger counts as a try: waiting for a turn is none.
  const late = isMailAddress(recipientOf(subscription)) ? await turnOfMail(run) : null;
  if (late !== null) return comeBack(late, { job, period: { ...period, attempts: period.attempts - 1 } });
  const claimed = await claimAll(owed, run);
  const { content, reader, told, shown, gone, counted } = await digestContent(subscription, period, claimed, to);
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
      hasTurn: true,
    },
    run,
  );
  return settleSent(sent, { job, subscription, period: { ...period, counted }, told, shown, to, run });
}

/** What the recipients of a period are owed in its digest. */
async function owedIn(period: Period): Promise<Owed[]> {
  return (await mapOf(period.recipients, WIDTH, (recipient) => owedTo(recipient, period))).flat();
}

/** What a subscription is to tell: under the recipient that it has now. What it does not follow any more is let go. */
async function hereIn(subscription: Subscription, period: Period, run: Run): Promise<Owed[]> {
  const recipient = recipientOf(subscription);
  const owed = await owedIn(period);
  const others = owed.filter((one) => !isWanted(one, subscription));
  await letGo(await judgeLeft(others, 'the name is not followed any more'), run);
  const wanted = owed.filter((one) => isWanted(one, subscription));
  const elsewhere = wanted.filter((one) => one.recipient !== recipient);
  if (elsewhere.length === 0) return wanted;
  await carryOver(elsewhere, recipient, run.now());
  await letGo(await judgeLeft(elsewhere, MOVED), run);
  return owedTo(recipient, period);
}

interface Attempt extends Closing {
  readonly subscription: Subscription;
  readonly period: Period;
  readonly told: readonly Owed[];
  readonly shown: Digest['shown'];
}

/** Of what it tells: a web hook takes a second message with the same id for the same one, and what has come since would be lost. */
function keyOf({ subscriptionId, from }: Period, told: readonly Owed[]): string {
  const ids = told.map(alertIdOf).sort();
  return createHash('sha256')
    .update(['digest', subscriptionId, from, ...ids].join(' '))
    .digest('base64url')
    .slice(0, 22);
}

async function settleSent(sent: Sent, { job, subscription, period, told, shown, to, run }: Attempt): Promise<Outcome> {
  const about = { to: addressHash(recipientOf(subscription)), subscription: subscription.id, alerts: told.length };
  switch (sent.kind) {
    case 'sent': {
      const { messageId } = sent;
      await note({ ...period, sent: { to: to.toISOString(), messageId } });
      const stateOf = ({ clipId }: Owed) => shown.get(clipId);
      await settleTold(told, messageId, stateOf, run);
      await begin(subscription, period, to);
      console.info({ message: 'digest sent', ...about, messageId });
      return done;
    }
    case 'refused': {
      const { reason } = sent;
      await settleAll(told, { state: 'refused', reason }, run);
      await begin(subscription, period, to);
      console.warn({
        message: isMailAddress(recipientOf(subscription)) ? mailRefused : hookRefused,
        ...about,
        reason: withoutAddresses(reason),
      });
      return done;
    }
    case 'stopped':
    case 'failed':
    case 'later': {
      const { reason } = sent;
      const at = sent.kind === 'later' ? sent.at : new Date(run.now().getTime() + patience(sent.kind, period.attempts));
      await forEachOf(told, (one) => giveBack(one, reason, run.now()), WIDTH);
      return comeBack({ at, reason }, { job, period });
    }
    default:
      return sent satisfies never;
  }
}

/** Gives a period back, to be told later. */
async function comeBack(
  { at, reason }: { readonly at: Date; readonly reason: string },
  { job, period }: Pick<Attempt, 'job' | 'period'>,
): Promise<Outcome> {
  await release(period);
  await arrange(job, at);
  const { subscriptionId: subscription } = period;
  console.warn({ message: 'a digest waits', subscription, until: at.toISOString(), reason: withoutAddresses(reason) });
  return done;
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
  const told = await toldAmong(await owedIn(period));
  const { clipAsOf } = await import('../aws/table/clip/history.ts');
  const stateOf = async ({ clipId }: Owed) => (await clipAsOf(clipId, new Date(to)))?.revision;
  await settleTold([...told], messageId, stateOf, run);
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

/** Settles what a digest has told; `stateOf`: the number of the clip's state that it showed. */
function settleTold(
  told: readonly Owed[],
  messageId: string,
  stateOf: (one: Owed) => number | undefined | Promise<number | undefined>,
  { now }: Run,
): Promise<void> {
  const settleOne = async (one: Owed) =>
    settle(one, { state: 'digested', messageId, clipState: await stateOf(one) }, now());
  return forEachOf(told, settleOne, WIDTH);
}
