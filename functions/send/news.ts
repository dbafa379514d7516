/** What a recipient is owed at once: as one message of each kind, at the pace that a reader can stand. */
import { randomUUID } from 'node:crypto';
import {
  type Batch,
  type Decision,
  decide,
  PAUSE_MS,
  paceAfter,
  type Waiting,
  waitText,
} from '../../shared/alert/pace.ts';
import { quietUntil } from '../../shared/alert/when.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import { isMailAddress } from '../../shared/contract/subscription.ts';
import { SEND_LEASE_MS } from '../../shared/triggers.ts';
import { alertIdOf } from '../aws/table/alert-rows.ts';
import { explain, hold, settle, withdraw } from '../aws/table/ledger.ts';
import { lockRecipient, type RecipientPace, unlockRecipient } from '../aws/table/mail-pace.ts';
import { owedTo } from '../aws/table/owed.ts';
import { forEachOf } from '../runtime/batch.ts';
import { aboutCopies } from './copies.ts';
import { contentOf, type Facts, factsOf, standingOf } from './gather.ts';
import { signedLinks } from './links.ts';
import { done, type Outcome, type Run, type Work } from './outcome.ts';
import { readerOf } from './reader.ts';
import { claimAll, newestOf, tell } from './tell.ts';
import { carryOn, judgeWanted, letGo, UNCONFIRMED, type Wanted } from './wanted.ts';
import { turnOfMail } from './ways/mail.ts';

/** Until another run that tells the recipient may be done. */
const BUSY_MS = 5000;
/** After a try that failed; doubled with each further one, up to the longest pause. */
const RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 60 * 60_000;

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
  const { together, after } = triedTogether(recipient, await owedTo(recipient, 'now'), pace);
  const { wanted, moved, held, unwanted } = await judgeWanted(recipient, together);
  await carryOn(moved, run);
  await letGo(unwanted, run);
  const now = run.now();
  const wantedBy = new Map(wanted.map((one) => [alertIdOf(one.owed), one]));
  const due = wanted.map((one) => ({ owed: one.owed, quietUntil: quietFor(one, now) }));
  const decision = decide({ due, pace, now, isAsked });
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
    ...(await explainAll([...decision.wait, ...behind], pace, now)),
    ...(await holdAll(held, pace)),
  };
  const next = { ...paceAfter(pace, sent, { ...decision, wait }, run.now()), retry, explained };
  return { pace: next, outcome: outcomeOf(wait) };
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

interface Tried {
  readonly sent?: Batch;
  readonly wait?: Waiting;
  readonly retry?: RecipientPace['retry'];
}

/** `wantedBy`: by the ids of alerts. */
async function tellBatch(batch: Batch, wantedBy: ReadonlyMap<string, Wanted>, round: Round): Promise<Tried> {
  const { recipient, run, pace } = round;
  const tries = pace.retry?.attempt ?? 0;
  const late = isMailAddress(recipient) ? await turnOfMail(run) : null;
  if (late !== null) {
    const retry = retryAt(late.at, { reason: late.reason, attempt: tries }, batch.owed, run);
    return { wait: waitFor(batch.owed, retry), retry };
  }
  const { owed, facts } = await readBatch(batch, run);
  const standing = await dropFallen(owed, facts, run);
  const { claimed, held } = await claimAll(standing, run);
  const wait: Tried =
    held.length === 0
      ? {}
      : {
          wait: {
            owed: held,
            until: new Date(run.now().getTime() + SEND_LEASE_MS),
            reason: 'another run may be telling it',
          },
        };
  // The first of the recipient's subscriptions that are concerned leads.
  const wanted = claimed.flatMap((one) => wantedBy.get(alertIdOf(one)) ?? []);
  const [subscription] = wanted.map((one) => one.subscription).sort((one, other) => (one.id < other.id ? -1 : 1));
  if (subscription === undefined) return wait;
  const links = await signedLinks();
  const under = wanted.flatMap((one) => one.under);
  const content = await contentOf({ ...batch, owed: claimed }, under, facts, links);
  if (content === null) {
    const reason = 'there is nothing to tell any more';
    await forEachOf(claimed, (one) => settle(one, { state: 'suppressed', reason }, run.now()));
    return wait;
  }
  const about = claimed.flatMap(({ nameId }) => facts.names.get(nameId) ?? []);
  const attempt = tries + 1;
  const told = await tell(
    {
      subscription,
      content,
      reader: await readerOf(subscription, [...new Set(about)], links),
      claimed,
      state: batch.kind === 'summary' ? 'digested' : 'sent',
      stories: storiesOf(claimed, facts),
      attempt,
    },
    run,
  );
  if (told.kind === 'settled') return told.messageId === null ? wait : { ...wait, sent: { ...batch, owed: claimed } };
  const at = told.at ?? new Date(run.now().getTime() + Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** (attempt - 1)));
  const retry = retryAt(at, { reason: told.reason, attempt }, claimed, run);
  return { wait: waitFor([...claimed, ...held], retry), retry };
}

async function readBatch({ owed }: Batch, { now }: Run): Promise<{ owed: readonly Owed[]; facts: Facts }> {
  const facts = await factsOf(owed);
  const moved = await aboutCopies(owed, (one) => standingOf(one, facts) === 'gone', now());
  const isSame = moved.every((one, i) => one.clipId === owed[i]?.clipId);
  return { owed: moved, facts: isSame ? facts : await factsOf(moved) };
}

/** What there is to tell of; the rest is settled or forgotten. */
async function dropFallen(owed: readonly Owed[], facts: Facts, run: Run): Promise<Owed[]> {
  const standing: Owed[] = [];
  await forEachOf(owed, async (one) => {
    const how = standingOf(one, facts);
    switch (how) {
      case 'stands':
        standing.push(one);
        return;
      case 'gone':
        return withdraw(one, run.now());
      case 'untracked':
        return settle(one, { state: 'suppressed', reason: 'the name is tracked no longer' }, run.now());
      default:
        return how satisfies never;
    }
  });
  return owed.filter((one) => standing.includes(one));
}

function storiesOf(owed: readonly Owed[], { clips }: Facts): string[] {
  return [...new Set(owed.flatMap(({ clipId }) => clips.get(clipId)?.story ?? []))];
}

type Retry = NonNullable<RecipientPace['retry']>;

/** The next try of something, which is tried again together. */
function retryAt(at: Date, why: Pick<Retry, 'reason' | 'attempt'>, owed: readonly Owed[], run: Run): Retry {
  return { ...why, at: at.toISOString(), upTo: newestOf(owed) ?? run.now().toISOString() };
}

const waitFor = (owed: readonly Owed[], { at, reason }: Retry): Waiting => ({
  owed,
  until: new Date(at),
  reason,
});

/** The ledger says what each waits for; a moment's pause is not worth a write. Answers what has been explained by now. */
async function explainAll(
  waiting: Decision['wait'],
  { explained }: RecipientPace,
  at: Date,
): Promise<Record<string, string>> {
  const now: Record<string, string> = {};
  for (const { owed, until, reason } of waiting) {
    const why = waitText({ until, reason });
    const known = explained[why] ?? '';
    if (until.getTime() - at.getTime() > BRIEF_MS) {
      await forEachOf(
        owed.filter(({ recordedAt }) => recordedAt > known),
        (one) => explain(one, why),
      );
    }
    now[why] = newestOf(owed) ?? known;
  }
  return now;
}
const BRIEF_MS = 60_000;

/** What waits for a confirmation has no time: the confirmation sends the job. */
async function holdAll(held: readonly Owed[], { explained }: RecipientPace): Promise<Record<string, string>> {
  const known = explained[UNCONFIRMED] ?? '';
  await forEachOf(
    held.filter(({ recordedAt }) => recordedAt > known),
    (one) => hold(one, UNCONFIRMED),
  );
  const newest = newestOf(held);
  return newest === null ? {} : { [UNCONFIRMED]: newest };
}

function outcomeOf(wait: readonly Waiting[]): Outcome {
  const [first] = wait.toSorted((one, other) => one.until.getTime() - other.until.getTime());
  return first === undefined ? done : later(first.until, first.reason);
}

const later = (at: Date, why: string): Outcome => ({ kind: 'later', at, why });
