/** What a recipient is owed at once: as one message of each kind, at the pace that a reader can stand. */
import { randomUUID } from 'node:crypto';
import { type Batch, decide, MOST_TOLD, PAUSE_MS, paceAfter, type Waiting } from '../../shared/alert/pace.ts';
import { quietUntil } from '../../shared/alert/when.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import { isMailAddress } from '../../shared/contract/subscription.ts';
import { alertIdOf } from '../aws/table/alert/alert-rows.ts';
import { lockRecipient, type RecipientPace, unlockRecipient } from '../aws/table/alert/mail-pace.ts';
import { owedNow } from '../aws/table/alert/owed.ts';
import { explainHeld, explainWaits } from './explain-waits.ts';
import { done, type Outcome, type Run, type Work } from './outcome.ts';
import { placeHashOf, tellBatch, waitFor } from './tell-batch.ts';
import { carryOn, judgeWanted, letGo, UNCONFIRMED, type Wanted } from './wanted.ts';

/** Until another run that tells the recipient may be done. */
const BUSY_MS = 5000;

export const news: Work<'news'> = async ({ recipient, asked = false }, run) => {
  // Two jobs of one run may be about one recipient.
  const lock = randomUUID();
  const pace = await lockRecipient(recipient, lock, run.now());
  if (pace === null) return later(new Date(run.now().getTime() + BUSY_MS), 'another run tells this recipient');
  let after = pace;
  try {
    const told = await tellNews({ recipient, pace, isAsked: asked, run });
    after = told.pace;
    return told.outcome;
  } finally {
    await unlockRecipient(recipient, lock, after, run.now());
  }
};

interface Round {
  readonly recipient: string;
  readonly pace: RecipientPace;
  readonly isAsked: boolean;
  readonly run: Run;
}

async function tellNews(round: Round): Promise<{ pace: RecipientPace; outcome: Outcome }> {
  const { recipient, isAsked, run } = round;
  const found = await findDue(round);
  if (found === null) {
    return { pace: round.pace, outcome: later(new Date(run.now().getTime() + BUSY_MS), 'this run has enough to tell') };
  }
  const { wanted, held, isMore } = found;
  const now = run.now();
  const pace = atPlace(round.pace, wanted);
  const wantedBy = new Map(wanted.map((one) => [alertIdOf(one.owed), one]));
  const { due, after } = triedFirst(recipient, wanted, pace, now);
  const decision = decide({ due, pace, now, isAsked, isMore });
  const sent: Batch[] = [];
  const wait: Waiting[] = [...decision.wait];
  let retry: RecipientPace['retry'] = decision.send.length === 0 ? pace.retry : null;
  for (const batch of decision.send) {
    const told =
      retry === null ? await tellBatch(batch, wantedBy, { ...round, pace }) : { wait: waitFor(batch.owed, retry) };
    if (told.wait !== undefined) wait.push(told.wait);
    if (told.sent !== undefined) sent.push(told.sent);
    retry = told.retry ?? retry;
  }
  const behind = waitBehind(after, decision.send.length === 0 ? decision.wait : [], retry, run.now());
  wait.push(...behind);
  const explained = {
    ...(await explainWaits([...decision.wait, ...behind], pace, now)),
    ...(await explainHeld(held, pace)),
  };
  const next = { ...paceAfter(pace, sent, { ...decision, wait }, run.now()), retry, explained };
  return { pace: next, outcome: outcomeOf([...wait, ...(isAsked ? [] : nextDay(held, now))]) };
}

interface Found {
  readonly wanted: readonly Wanted[];
  readonly held: readonly Owed[];
  /** More is owed, and to be looked at soon. */
  readonly isMore: boolean;
}

/** Pages of what is owed that are read where nothing in those before may be told yet. */
const MOST_PAGES = 5;

/**
 * What a recipient is owed and wants, by the pages of its list until one has something that may be told now: what waits for the
 * end of quiet hours or for a confirmation does not hide what comes behind it. Null: this run has enough to tell.
 */
async function findDue({ recipient, run }: Round): Promise<Found | null> {
  const wanted: Wanted[] = [];
  const held: Owed[] = [];
  let pages = 0;
  for await (const owed of owedNow(recipient, MOST_TOLD)) {
    if (++pages === 1 && !takeRoom(run, owed.length)) return null;
    const judged = await judgeWanted(recipient, owed);
    await carryOn(judged.moved, run);
    await letGo(judged.unwanted, run);
    wanted.push(...judged.wanted);
    held.push(...judged.held);
    const now = run.now();
    const isDone = judged.unwanted.length > 0 || judged.wanted.some((one) => isReady(one, now));
    if (isDone) return { wanted, held, isMore: owed.length === MOST_TOLD };
    if (pages === MOST_PAGES || now > run.until) break;
  }
  return { wanted, held, isMore: false };
}

/** What the jobs of one run have left to look at together: a batch of the queue may be ten floods. */
const room = new WeakMap<Run, number>();

function takeRoom(run: Run, alerts: number): boolean {
  const left = room.get(run) ?? MOST_TOLD;
  if (alerts > left) return false;
  room.set(run, left - alerts);
  return true;
}

/** What was tried at another place of a web hook or chat says nothing of the one that it has now. */
function atPlace(pace: RecipientPace, [first]: readonly Wanted[]): RecipientPace {
  const place = pace.retry?.place;
  const isElsewhere = first !== undefined && place !== undefined && place !== placeHashOf(first.subscription);
  return isElsewhere ? { ...pace, retry: null } : pace;
}

/**
 * After a try that failed a web hook gets the same again, under the same id; what came since, and could be told now, goes after
 * it. Where what was tried may not be told now, nothing waits for it.
 */
function triedFirst(recipient: string, wanted: readonly Wanted[], { retry }: RecipientPace, now: Date) {
  const upTo = isMailAddress(recipient) ? undefined : retry?.upTo;
  const ready = wanted.filter((one) => isReady(one, now));
  const isTried = ({ owed }: Wanted) => upTo !== undefined && owed.recordedAt <= upTo;
  const after = ready.some(isTried) ? ready.filter((one) => !isTried(one)) : [];
  const due = wanted
    .filter((one) => !after.includes(one))
    .map((one) => ({ owed: one.owed, quietUntil: quietFor(one, now) }));
  return { due, after: after.map(({ owed }) => owed) };
}

/** What goes after that which was tried: a pause after it, or after its next try, or after what it waits for. */
function waitBehind(
  owed: readonly Owed[],
  before: readonly Waiting[],
  retry: RecipientPace['retry'],
  now: Date,
): Waiting[] {
  if (owed.length === 0) return [];
  const first = before.length === 0 ? 0 : Math.min(...before.map(({ until }) => until.getTime()));
  const next = Math.max(now.getTime(), first, retry === null ? 0 : Date.parse(retry.at));
  return [{ owed, until: new Date(next + PAUSE_MS), reason: 'it goes after what was tried before it' }];
}

/** Whether no quiet hours hold something up, or somebody asked for it in spite of them. */
function isReady(one: Wanted, now: Date): boolean {
  const until = quietFor(one, now);
  return one.owed.asked === true || until === null || until <= now;
}

/** The end of the quiet hours that hold for something; a name that is urgent breaks through. */
function quietFor({ owed, subscription }: Wanted, now: Date): Date | null {
  const isUrgent = owed.debt.kind === 'mention' && subscription.urgentNameIds?.includes(owed.nameId) === true;
  return isUrgent ? null : quietUntil(subscription, now);
}

/** Once a day it is seen whether the subscription is still there: nothing else tells of its end. */
function nextDay(held: readonly Owed[], now: Date): Waiting[] {
  const until = new Date(now);
  // The same instant for all jobs of the recipient: on the agenda they are one.
  until.setUTCHours(24, 0, 0, 0);
  return held.length === 0 ? [] : [{ owed: held, until, reason: UNCONFIRMED }];
}

function outcomeOf(wait: readonly Waiting[]): Outcome {
  const [first] = wait.toSorted((one, other) => one.until.getTime() - other.until.getTime());
  return first === undefined ? done : later(first.until, first.reason);
}

const later = (at: Date, why: string): Outcome => ({ kind: 'later', at, why });
