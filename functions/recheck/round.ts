/**
 * One round of checks: what is due is asked about, each host within its allowance and as its breaker lets it, and
 * what was seen is kept under conditions. A round that dies is no harm: what it did not write is still due.
 */
import type { Proof } from '../../shared/contract/clip.ts';
import {
  afterAttempt,
  type Breaker,
  CLOSED,
  doubtsGone,
  type HostSignal,
  judge,
  type ProbeResult,
  postpone,
  probeFor,
  recordAttempt,
  stateOf,
  suspend,
  type WatchState,
} from '../../shared/embed/index.ts';
import { changeBreaker, readBreakers } from '../aws/table/breaker.ts';
import { type EmbedRow, embedIdOf, watchStateOf } from '../aws/table/embed-row.ts';
import { dueEmbeds, readDue, saveEmbed } from '../aws/table/embeds.ts';
import type { Fetch } from '../net/fetch.ts';
import { ALLOWANCE } from '../net/host-queues.ts';
import { type Clock, type ProbeOutcome, probeAll } from '../net/probe-all.ts';
import { retryAfter } from '../net/retry-after.ts';
import { forEachOf } from '../runtime/batch.ts';
import { fairShare } from './fair-share.ts';

export interface RecheckOptions {
  readonly fetch: Fetch;
  readonly siteOrigins: readonly string[];
  readonly now: () => Date;
  /** Keeps a copy of the still of a video that plays; answers the proof to note, null for none. */
  readonly keepStill: (row: EmbedRow, watched: WatchState) => Promise<Proof | null>;
  readonly times?: Times;
  readonly clock?: Clock;
}

/** Milliseconds from the start: when the last request may start, and when the last must have ended. */
interface Times {
  readonly startMs: number;
  readonly endMs: number;
}

/** What a round did, for its log. */
export interface Tally {
  due: number;
  asked: number;
  changed: number;
  suspended: number;
  overtaken: number;
}

/** Requests in flight to all hosts together. */
const AT_ONCE = 64;
/** The λ has a minute, and is called every minute. */
const TIMES: Times = { startMs: 40_000, endMs: 48_000 };
/** Keys that are looked at, so that the queue of one provider does not hide the others, and embeds taken on. */
const LOOKED_AT = 4000;
const TAKEN = 1000;
/** A run that probes a failing host keeps others from it for so long. */
const PROBE_LEASE_MS = 60_000;
/** A host that wants a shorter rest than this is simply left for a later round. */
const SHORT_REST_MS = 10 * 60_000;

/** What an answer of ours or of nobody says of the host that was asked: reasons that are its failure as a whole. */
const FAILURES = new Set([
  'dns-failed',
  'timeout',
  'tls-failed',
  'connection-failed',
  'bad-answer',
  'server-error',
  'rate-limited',
  'bot-wall',
  'consent-page',
]);

type Attempt = Parameters<typeof afterAttempt>[1] & { readonly at: number };

/** Breakers as this round knows them, and what it saw of each host. */
interface Hosts {
  readonly breakers: Map<string, Breaker>;
  /** Hosts that this round, and no other, may probe. */
  readonly probed: ReadonlySet<string>;
  readonly seen: Map<string, Attempt[]>;
  /** Hosts of which the table knows nothing. */
  readonly unknown: ReadonlySet<string>;
}

export async function recheckRound(rounds: RecheckOptions): Promise<Tally> {
  const { now, fetch, siteOrigins, times = TIMES } = rounds;
  const startedAt = now();
  // Every other round begins at the other end: the few of a small host do not wait behind the many of a big one.
  const from = startedAt.getUTCMinutes() % 2 === 0 ? 'longest' : 'latest';
  const due = await dueEmbeds(startedAt, LOOKED_AT, from);
  const share = fairShare(due, { most: TAKEN, perHost: Math.ceil(times.startMs / ALLOWANCE.gapMs) });
  const keys = share.map(({ key }) => key);
  const rows = await readDue(keys, startedAt);
  const tally: Tally = { due: due.length, asked: 0, changed: 0, suspended: 0, overtaken: 0 };
  const hosts = await hostsOf(rows, siteOrigins, startedAt);
  try {
    await probeAll(rows, {
      fetch,
      siteOrigins,
      allowance: ALLOWANCE,
      atOnce: AT_ONCE,
      ...times,
      ...(rounds.clock && { clock: rounds.clock }),
      mayAsk: (host, busy) => mayAsk(hosts, host, busy, now().getTime()),
      onAsked: async (index, asked) => {
        const row = rows[index];
        if (row !== undefined) await settle(row, asked, { rounds, hosts, tally, now: now() });
      },
    });
  } finally {
    await keepBreakers(hosts, now());
  }
  return tally;
}

async function hostsOf(rows: readonly EmbedRow[], siteOrigins: readonly string[], now: Date): Promise<Hosts> {
  const names = new Set<string>();
  for (const row of rows) {
    const probe = probeFor(row, siteOrigins);
    if (probe !== null) names.add(new URL(probe.url).host);
  }
  const breakers = await readBreakers([...names]);
  const unknown = new Set([...names].filter((host) => breakers.get(host) === CLOSED));
  const probed = new Set<string>();
  for (const [host, breaker] of breakers) {
    if (stateOf(breaker, now.getTime()) === 'probing' && (await claimProbe(host, now))) probed.add(host);
  }
  return { breakers, probed, seen: new Map(), unknown };
}

async function claimProbe(host: string, now: Date): Promise<boolean> {
  let isMine = false;
  await changeBreaker(host, now, (breaker) => {
    isMine = stateOf(breaker, now.getTime()) === 'probing';
    return isMine ? { ...breaker, openUntil: now.getTime() + PROBE_LEASE_MS } : null;
  });
  return isMine;
}

function mayAsk({ breakers, probed }: Hosts, host: string, busy: number, now: number): 'now' | 'later' | 'never' {
  switch (stateOf(breakers.get(host) ?? CLOSED, now)) {
    case 'closed':
      return 'now';
    case 'probing':
      if (!probed.has(host)) return 'never';
      return busy === 0 ? 'now' : 'later';
    default:
      return 'never';
  }
}

interface Context {
  readonly rounds: RecheckOptions;
  readonly hosts: Hosts;
  readonly tally: Tally;
  readonly now: Date;
}

async function settle(row: EmbedRow, asked: ProbeOutcome, context: Context): Promise<void> {
  const kept = watchStateOf(row);
  if (kept === null) return;
  const { rounds, hosts, tally, now } = context;
  const after = asked.kind === 'skipped' ? rested(row, kept, asked.host, hosts, now) : known(row, kept, asked, context);
  if (after === null) return;
  if (after.check.reason === 'provider-failing') tally.suspended += 1;
  const proof = after.check.playedAt === now.toISOString() ? await rounds.keepStill(row, after) : null;
  const isKept = await saveEmbed(row, after, proof ?? row.proof);
  if (!isKept) tally.overtaken += 1;
  else if (after.check.status !== kept.check.status) tally.changed += 1;
}

/** What is known after an answer, or without one where there is nobody to ask. */
function known(
  row: EmbedRow,
  kept: WatchState,
  asked: Exclude<ProbeOutcome, { kind: 'skipped' }>,
  { rounds, hosts, tally, now }: Context,
): WatchState {
  const id = embedIdOf(row);
  const result: ProbeResult | null = asked.kind === 'probed' ? asked.result : null;
  const check = judge(row, result, now, rounds.siteOrigins);
  if (asked.kind !== 'probed') return recordAttempt(kept, check, id);
  tally.asked += 1;
  const retryAt = retryAfter(asked.result, now);
  const signal = hostSignal(check.status, check.reason, kept.check.status === 'gone');
  const attempt: Attempt = { embed: id, signal, retryAt: retryAt?.getTime() ?? 0, at: now.getTime() };
  const { host } = asked;
  hosts.seen.set(host, [...(hosts.seen.get(host) ?? []), attempt]);
  const breaker = afterAttempt(hosts.breakers.get(host) ?? CLOSED, attempt, now.getTime());
  hosts.breakers.set(host, breaker);
  if (signal === 'gone' && doubtsGone(breaker, now.getTime())) {
    return suspend(kept, now, new Date(breaker.openUntil), id);
  }
  return recordAttempt(kept, check, id, retryAt);
}

function hostSignal(status: string, reason: string, wasGone: boolean): HostSignal {
  if (status === 'gone' && !wasGone) return 'gone';
  return status === 'unknown' && FAILURES.has(reason) ? 'failed' : 'answered';
}

/** What is known of a video whose host may not be asked; null where it is simply left for a later round. */
function rested(row: EmbedRow, kept: WatchState, host: string, { breakers }: Hosts, now: Date): WatchState | null {
  const breaker = breakers.get(host) ?? CLOSED;
  const until = new Date(breaker.openUntil);
  const state = stateOf(breaker, now.getTime());
  if (state === 'open') return suspend(kept, now, until, embedIdOf(row));
  const isLong = state === 'held' && until.getTime() - now.getTime() > SHORT_REST_MS;
  return isLong ? postpone(kept, until, embedIdOf(row)) : null;
}

/** Folds what this round saw into what stands in the table now. */
async function keepBreakers({ seen, probed, unknown }: Hosts, now: Date): Promise<void> {
  const isNews = ([host, attempts]: [string, Attempt[]]) =>
    !unknown.has(host) || attempts.some(({ signal }) => signal !== 'answered');
  await forEachOf([...seen].filter(isNews), ([host, attempts]) =>
    changeBreaker(host, now, (standing) => {
      // The claim on a probe is given back: what the probe saw decides.
      const breaker = probed.has(host) ? { ...standing, openUntil: 0 } : standing;
      return attempts.reduce((before, attempt) => afterAttempt(before, attempt, attempt.at), breaker);
    }),
  );
}
