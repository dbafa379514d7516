/** What a recipient is owed at once: as one message of each kind, at the pace that a reader can stand. */
import { randomUUID } from 'node:crypto';
import { type Batch, decide, MOST_TOLD, PAUSE_MS, paceAfter, type Waiting } from '../../shared/alert/pace.ts';
import { quietUntil } from '../../shared/alert/when.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import { isMailAddress } from '../../shared/contract/subscription.ts';
import { alertIdOf } from '../aws/table/alert-rows.ts';
import { lockRecipient, type RecipientPace, unlockRecipient } from '../aws/table/mail-pace.ts';
import { owedTo } from '../aws/table/owed.ts';
import { explainHeld, explainWaits } from './explain-waits.ts';
import { done, type Outcome, type Run, type Work } from './outcome.ts';
import { tellBatch, waitFor } from './tell-batch.ts';
import { carryOn, judgeWanted, letGo, type Wanted } from './wanted.ts';

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
  const { recipient, pace, isAsked, run } = round;
  const owed = await owedTo(recipient, 'now', MOST_TOLD);
  if (!takeRoom(run, owed.length)) {
    return { pace, outcome: later(new Date(run.now().getTime() + BUSY_MS), 'this run has enough to tell') };
  }
  const { together, after } = triedTogether(recipient, owed, pace);
  const { wanted, moved, held, unwanted } = await judgeWanted(recipient, together);
  await carryOn(moved, run);
  await letGo(unwanted, run);
  const now = run.now();
  const wantedBy = new Map(wanted.map((one) => [alertIdOf(one.owed), one]));
  const due = wanted.map((one) => ({ owed: one.owed, quietUntil: quietFor(one, now) }));
  // What waits for a confirmation makes no room by coming again.
  const isMore = owed.length === MOST_TOLD && held.length < owed.length;
  const decision = decide({ due, pace, now, isAsked, isMore });
  const sent: Batch[] = [];
  const wait: Waiting[] = [...decision.wait];
  let retry: RecipientPace['retry'] = decision.send.length === 0 ? pace.retry : null;
  for (const batch of decision.send) {
    const told = retry === null ? await tellBatch(batch, wantedBy, round) : { wait: waitFor(batch.owed, retry) };
    if (told.wait !== undefined) wait.push(told.wait);
    if (told.sent !== undefined) sent.push(told.sent);
    retry = told.retry ?? retry;
  }
  const behind = waitBehind(after, retry, run.now());
  wait.push(...behind);
  const explained = {
    ...(await explainWaits([...decision.wait, ...behind], pace, now)),
    ...(await explainHeld(held, pace)),
  };
  const next = { ...paceAfter(pace, sent, { ...decision, wait }, run.now()), retry, explained };
  return { pace: next, outcome: outcomeOf(wait) };
}

/** What the jobs of one run have left to look at together: a batch of the queue may be ten floods. */
const room = new WeakMap<Run, number>();

function takeRoom(run: Run, alerts: number): boolean {
  const left = room.get(run) ?? MOST_TOLD;
  if (alerts > left) return false;
  room.set(run, left - alerts);
  return true;
}

/** After a try that failed a web hook gets the same again, under the same id; what came since goes after it. */
function triedTogether(
  recipient: string,
  owed: readonly Owed[],
  { retry }: RecipientPace,
): { readonly together: readonly Owed[]; readonly after: readonly Owed[] } {
  const all = { together: owed, after: [] };
  if (retry === null || isMailAddress(recipient)) return all;
  const { upTo } = retry;
  const together = owed.filter(({ recordedAt }) => recordedAt <= upTo);
  return together.length === 0 ? all : { together, after: owed.filter((one) => !together.includes(one)) };
}

/** What goes after that which was tried: a pause after it, or after its next try. */
function waitBehind(owed: readonly Owed[], retry: RecipientPace['retry'], now: Date): Waiting[] {
  if (owed.length === 0) return [];
  const next = Math.max(now.getTime(), retry === null ? 0 : Date.parse(retry.at));
  return [{ owed, until: new Date(next + PAUSE_MS), reason: 'it goes after what was tried before it' }];
}

/** The end of the quiet hours that hold for something; a name that is urgent breaks through. */
function quietFor({ owed, subscription }: Wanted, now: Date): Date | null {
  const isUrgent = owed.debt.kind === 'mention' && subscription.urgentNameIds?.includes(owed.nameId) === true;
  return isUrgent ? null : quietUntil(subscription, now);
}

function outcomeOf(wait: readonly Waiting[]): Outcome {
  const [first] = wait.toSorted((one, other) => one.until.getTime() - other.until.getTime());
  return first === undefined ? done : later(first.until, first.reason);
}

const later = (at: Date, why: string): Outcome => ({ kind: 'later', at, why });
