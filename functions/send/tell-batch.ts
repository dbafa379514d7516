/** One message about what a recipient is owed: read, claimed, composed, sent, settled. */
import type { Batch, Waiting } from '../../shared/alert/pace.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import { isMailAddress, placeOf, type Subscription } from '../../shared/contract/subscription.ts';
import { placeHash } from '../../shared/signing/links.ts';
import { SEND_LEASE_MS } from '../../shared/triggers.ts';
import { alertIdOf } from '../aws/table/alert/alert-rows.ts';
import { giveBack, settle } from '../aws/table/alert/ledger.ts';
import type { RecipientPace } from '../aws/table/alert/mail-pace.ts';
import { forEachOf } from '../runtime/batch.ts';
import { aboutCopies } from './copies.ts';
import { contentOf, type Facts, factsOf, type Standing, standingOf } from './gather.ts';
import { signedLinks } from './links.ts';
import type { Run } from './outcome.ts';
import { readerOf } from './reader.ts';
import { claimAll, newestOf, takeBack, tell } from './tell.ts';
import type { Wanted } from './wanted.ts';
import { TURN_MS, turnOfMail } from './ways/mail.ts';

/** After a try that failed; doubled with each further one, up to the longest pause. */
const RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 60 * 60_000;
const NOTHING = 'there is nothing to tell any more';

/** To whom a message goes. */
export interface To {
  readonly recipient: string;
  readonly pace: RecipientPace;
  readonly run: Run;
}

/** What became of a batch: what of it was told, what waits, and when what failed is tried again. */
export interface Tried {
  readonly sent?: Batch;
  readonly wait?: Waiting;
  readonly retry?: RecipientPace['retry'];
}

/** `wantedBy`: by the ids of alerts. */
export async function tellBatch(
  batch: Batch,
  wantedBy: ReadonlyMap<string, Wanted>,
  { recipient, run, pace }: To,
): Promise<Tried> {
  const tries = pace.retry?.attempt ?? 0;
  const late = await turnOf(recipient, run);
  if (late !== null) {
    const place = pace.retry?.place;
    const retry = retryAt(late.at, { reason: late.reason, attempt: tries, place }, batch.owed, run);
    return { wait: waitFor(batch.owed, retry), retry };
  }
  const taken = await claimAll(batch.owed, run);
  // After the claim: who looks for what is to be corrected counts on it that what is open says how the clip is by then.
  const { owed, facts } = await readBatch(taken.claimed, run);
  const { claimed, unsure } = await dropFallen(owed, facts, run);
  const held = [...taken.held, ...unsure];
  const wait: Tried = held.length === 0 ? {} : { wait: waitForOther(held, facts, run) };
  // The first of the recipient's subscriptions that are concerned leads.
  const wanted = claimed.flatMap((one) => wantedBy.get(alertIdOf(one)) ?? []);
  const [subscription] = wanted.map((one) => one.subscription).sort((one, other) => (one.id < other.id ? -1 : 1));
  if (subscription === undefined) return wait;
  const links = await signedLinks(run.now());
  const under = wanted.flatMap((one) => one.under);
  const content = await contentOf({ ...batch, owed: claimed }, under, facts, links);
  if (content === null) {
    await forEachOf(claimed, (one) => settle(one, { state: 'suppressed', reason: NOTHING }, run.now()));
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
      clips: batch.kind === 'summary' ? new Map() : facts.clips,
      stories: storiesOf(claimed, facts),
      attempt,
    },
    run,
  );
  if (told.kind === 'settled') return told.messageId === null ? wait : { ...wait, sent: { ...batch, owed: claimed } };
  const at = told.at ?? new Date(run.now().getTime() + Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** (attempt - 1)));
  const place = placeHashOf(subscription);
  const retry = retryAt(at, { reason: told.reason, attempt, place }, claimed, run);
  return { wait: waitFor([...claimed, ...held], retry), retry };
}

/** Null: it may be told now. Requests to web hooks need no turn, but time. */
async function turnOf(recipient: string, run: Run): Promise<{ readonly at: Date; readonly reason: string } | null> {
  if (isMailAddress(recipient)) return turnOfMail(run);
  const now = run.now();
  return now > run.until ? { at: new Date(now.getTime() + TURN_MS), reason: 'the next run' } : null;
}

/** Another run may be telling it, or what it corrects. */
function waitForOther(owed: readonly Owed[], { known }: Facts, run: Run): Waiting {
  const [lease] = [...known.values()].flatMap((one) => (one.kind === 'unsure' ? one.until : []));
  const until = lease === undefined ? new Date(run.now().getTime() + SEND_LEASE_MS) : new Date(lease);
  return { owed, until, reason: OTHER };
}
const OTHER = 'another run may be telling it';

async function readBatch(owed: readonly Owed[], { now }: Run): Promise<{ owed: readonly Owed[]; facts: Facts }> {
  const facts = await factsOf(owed, now());
  const moved = await aboutCopies(owed, (one) => standingOf(one, facts) === 'gone', now());
  const isSame = moved.every((one, i) => one.clipId === owed[i]?.clipId);
  return { owed: moved, facts: isSame ? facts : await factsOf(moved, now()) };
}

/** Of what this run has claimed, that which there is to tell of; the rest is settled, forgotten, or given back until it is sure. */
async function dropFallen(owed: readonly Owed[], facts: Facts, run: Run): Promise<{ claimed: Owed[]; unsure: Owed[] }> {
  const end = (one: Owed, reason: string) => settle(one, { state: 'suppressed', reason }, run.now());
  const drop = (one: Owed, how: Standing) => {
    switch (how) {
      case 'stands':
        return;
      case 'gone':
        return takeBack(one, run);
      case 'untracked':
        return end(one, 'the name is tracked no longer');
      case 'known':
        return end(one, NOTHING);
      case 'unsure':
        return giveBack(one, OTHER, run.now());
      default:
        return how satisfies never;
    }
  };
  const standings = owed.map((one) => standingOf(one, facts));
  const are = (how: Standing) => owed.filter((_, i) => standings[i] === how);
  await forEachOf([...owed.entries()], async ([i, one]) => drop(one, standings[i] ?? 'stands'));
  return { claimed: are('stands'), unsure: are('unsure') };
}

function storiesOf(owed: readonly Owed[], { clips }: Facts): string[] {
  return [...new Set(owed.flatMap(({ clipId }) => clips.get(clipId)?.story ?? []))];
}

type Retry = NonNullable<RecipientPace['retry']>;

/** Where a subscription is told, as it may be stored. */
export const placeHashOf = (subscription: Subscription): string => placeHash(placeOf(subscription));

/** The next try of something, which is tried again together. */
function retryAt(at: Date, why: Omit<Retry, 'at' | 'upTo'>, owed: readonly Owed[], run: Run): Retry {
  return { ...why, at: at.toISOString(), upTo: newestOf(owed) ?? run.now().toISOString() };
}

export const waitFor = (owed: readonly Owed[], { at, reason }: Retry): Waiting => ({
  owed,
  until: new Date(at),
  reason,
});
