/**
 * One round of rechecks: read what is due, probe it, judge the results, save them. Each host is asked within its
 * allowance and as its breaker permits. What a round that dies did not save is still due.
 */
import type { Proof } from '../../shared/contract/clip.ts';
import {
  type DueVideo,
  judge,
  PAGE_SIZE,
  recheck,
  recordAttempt,
  type WatchState,
  withoutProbe,
} from '../../shared/embed/index.ts';
import { type EmbedRow, embedIdOf, watchStateOf } from '../aws/table/embed/embed-row.ts';
import type { Fetch } from '../net/fetch.ts';
import { ALLOWANCE } from '../net/host-queues.ts';
import { type Clock, type ProbeOutcome, probeAll } from '../net/probe-all.ts';
import { DueWork } from './due-work.ts';
import { HostBreakers } from './host-breakers.ts';
import { RoundTurns, type Times } from './round-turns.ts';
import { Saves } from './saves.ts';

export interface RecheckOptions {
  /** The one video to check, if it is due; without it all that are. */
  readonly embedId?: string;
  readonly fetch: Fetch;
  readonly siteOrigins: readonly string[];
  readonly now: () => Date;
  /** Stores a copy of the still of a video that plays; null where it stored none. */
  readonly keepStill: (row: EmbedRow, state: WatchState) => Promise<Proof | null>;
  /** Whether anybody waits for news of a clip. */
  readonly isFollowed: (clipId: string) => Promise<boolean>;
  readonly times?: Times;
  readonly clock?: Clock;
}

/** The counts of a round, for its log. `overtaken`: written by somebody else meanwhile. */
export interface Tally {
  due: number;
  asked: number;
  changed: number;
  suspended: number;
  overtaken: number;
  /** Videos that went away, and that play again. */
  gone: number;
  back: number;
}

/** Requests in flight, to all hosts together. */
const AT_ONCE = 64;
/** The λ has a minute, and is called every minute. */
const TIMES: Times = { startMs: 40_000, endMs: 48_000 };
const LIMITS = { read: 4000, most: 1000 };

export async function recheckRound(options: RecheckOptions): Promise<Tally> {
  const { fetch, siteOrigins, now, times = TIMES, clock, embedId } = options;
  const startedAt = now();
  const limits = { ...LIMITS, perHost: Math.ceil(times.startMs / ALLOWANCE.gapMs) };
  const work = await (embedId === undefined ? DueWork.take(startedAt, limits) : DueWork.one(embedId, startedAt));
  const tally: Tally = { due: work.due, asked: 0, changed: 0, suspended: 0, overtaken: 0, gone: 0, back: 0 };
  const turns = work.rows.length === 0 ? null : await RoundTurns.take(work.rows, siteOrigins, startedAt, times);
  // Nothing is due, or another round is at it: a timer may start two.
  if (turns === null) {
    await work.removePages();
    return tally;
  }
  const hosts = await HostBreakers.read(turns.hosts, startedAt);
  const saves = new Saves(now, ({ row, watched }, isSaved) => {
    // Due when it was before, it stays on its page.
    if (isSaved && watched.check.nextCheckAt !== row.dueAt) work.moved(row);
    if (!isSaved) tally.overtaken += 1;
    else if (watched.check.status !== row.check?.status) {
      tally.changed += 1;
      if (watched.check.status === 'gone') tally.gone += 1;
      if (watched.check.status === 'playable' && row.check?.status === 'gone') tally.back += 1;
    }
  });
  const seedOf = seeds(startedAt);
  const judged: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  const noted = (work: Promise<unknown>) => work.catch((error) => failures.push(error));
  try {
    const probes = probeAll(work.rows, {
      fetch,
      siteOrigins,
      allowance: ALLOWANCE,
      atOnce: AT_ONCE,
      ...turns.times,
      ...(clock && { clock }),
      firstAt: (host) => turns.firstAt(host),
      admit: (host, inFlight) => (turns.isOver(host, now()) ? 'never' : hosts.admit(host, inFlight, now())),
    });
    for await (const { index, outcome } of probes) {
      const row = work.rows[index];
      if (row === undefined) continue;
      // Judged before the next request starts, saved while it runs.
      judged.push(noted(recheckOne(row, outcome, { options, hosts, tally, saves, seed: seedOf(row) })));
    }
  } finally {
    await Promise.all(judged);
    await noted(saves.end());
    await hosts.save(now());
    await noted(countChanges(tally, now()));
  }
  if (failures.length > 0) throw failures[0];
  await work.removePages();
  return tally;
}

/** Few rounds have a change that digests tell of: the others need not load what counts it. */
async function countChanges({ gone, back }: Tally, now: Date): Promise<void> {
  if (gone + back > 0) await (await import('../aws/table/file/arrivals.ts')).countArrivals({ gone, back }, now);
}

/** A seed for each page of videos of a provider, another in every round. */
function seeds(startedAt: Date): (row: EmbedRow) => string {
  const counts = new Map<string, number>();
  return ({ provider }) => {
    const count = counts.get(provider) ?? 0;
    counts.set(provider, count + 1);
    return `${provider} ${startedAt.toISOString()} ${Math.floor(count / PAGE_SIZE)}`;
  };
}

interface Context {
  readonly options: RecheckOptions;
  readonly hosts: HostBreakers;
  readonly tally: Tally;
  readonly saves: Saves;
  readonly seed: string;
}

async function recheckOne(
  row: EmbedRow,
  outcome: ProbeOutcome,
  { options, hosts, tally, saves, seed }: Context,
): Promise<void> {
  const state = watchStateOf(row);
  if (state === null) return;
  const now = options.now();
  const next = stateAfter({ id: embedIdOf(row), seed, embed: row, state }, outcome, hosts, now, options.siteOrigins);
  if (outcome.kind === 'probed') tally.asked += 1;
  if (next === null) return;
  const { state: followed, unfollowed } = next;
  if (followed.check.reason === 'provider-failing') tally.suspended += 1;
  const proof = followed.check.playedAt === now.toISOString() ? await options.keepStill(row, followed) : null;
  // Where it makes no difference nobody is looked up.
  const isSame = followed.check.nextCheckAt === unfollowed.check.nextCheckAt;
  const watched = isSame || (await options.isFollowed(row.clipId)) ? followed : unfollowed;
  saves.add({ row, watched, ...(proof && { proof }) });
}

interface Next {
  readonly state: WatchState;
  /** The same, where nobody follows the clip. */
  readonly unfollowed: WatchState;
}

/** The state of a video after its probe; null where it stays due. The breaker of its host is brought up to date. */
function stateAfter(
  video: DueVideo,
  outcome: ProbeOutcome,
  hosts: HostBreakers,
  now: Date,
  siteOrigins: readonly string[],
): Next | null {
  switch (outcome.kind) {
    case 'probed': {
      const { host, result } = outcome;
      const { state, unfollowed, attempt, breaker } = recheck(video, result, hosts.get(host), now, siteOrigins);
      hosts.record(host, attempt, breaker);
      return { state, unfollowed };
    }
    case 'no-probe':
      return always(recordAttempt(video.state, judge(video.embed, null, now, siteOrigins), video.seed));
    case 'skipped':
      return always(withoutProbe(video, hosts.get(outcome.host), now));
    default:
      return outcome satisfies never;
  }
}

const always = (state: WatchState | null): Next | null => (state === null ? null : { state, unfollowed: state });
