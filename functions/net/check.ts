/** Checks the embeds of a file, within one time budget and each host's pace. */
import type { Check, Embed } from '../../shared/contract/clip.ts';
import { firstCheck, hostsAsked, judge, NOT_ASKED, type ProbeResult } from '../../shared/embed/index.ts';
import type { Fetch } from './fetch.ts';
import { ALLOWANCE } from './host-queues.ts';
import { type Clock, type ProbeOutcome, probeAll } from './probe-all.ts';

/** Requests in flight, to all hosts together. */
const AT_ONCE = 16;

/** The right to ask a host, shared with all that ask hosts at the same time. */
export interface Turn {
  /** Videos that may be asked about. */
  readonly videos: number;
  /** Milliseconds of the epoch; no request may start later. */
  readonly lastStart: number;
}

/** Takes turns at hosts; `videos` is the number of videos on each. A host without a turn is not asked. */
export type TakeTurns = (videos: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, Turn>>;

export interface CheckOptions {
  readonly fetch: Fetch;
  /** Where clips are shown; requests name the first as their Referer. */
  readonly siteOrigins: readonly string[];
  readonly budgetMs: number;
  readonly now: () => Date;
  /** Without it every host may be asked. */
  readonly takeTurns?: TakeTurns;
  /** Called with each check as soon as it is known. */
  readonly onCheck?: (index: number, check: Check) => void;
  readonly clock?: Clock;
}

/**
 * A check for each embed, in the order of `embeds`: the result of one attempt, and when the schedule wants the next.
 * Each host gets one request a second. An embed without a response after `budgetMs` is `unknown` with reason `timeout`,
 * and its request is aborted; one that was not asked about is `unknown` with reason `not-asked-yet`, and due at once.
 */
export async function checkEmbeds(embeds: readonly Embed[], options: CheckOptions): Promise<Check[]> {
  const { fetch, siteOrigins, budgetMs, now, clock } = options;
  const checks = new Map<number, Check>();
  const note = (index: number, embed: Embed, result: ProbeResult | null) => {
    const check = firstCheck(judge(embed, result, now(), siteOrigins), embed.url);
    checks.set(index, check);
    options.onCheck?.(index, check);
  };
  const { asked, left, turns } = await shareOut(embeds, options);
  for (const { index, embed } of left) note(index, embed, resultOf({ kind: 'skipped', host: '', wasAsked: false }, 0));
  const probes = probeAll(
    asked.map(({ embed }) => embed),
    {
      ...{ fetch, siteOrigins, allowance: ALLOWANCE, atOnce: AT_ONCE, startMs: budgetMs, endMs: budgetMs },
      ...(turns && { admit: (host) => (now().getTime() <= (turns.get(host)?.lastStart ?? 0) ? 'now' : 'never') }),
      ...(clock && { clock }),
    },
  );
  for await (const { index, outcome } of probes) {
    const one = asked[index];
    if (one !== undefined) note(one.index, one.embed, resultOf(outcome, budgetMs));
  }
  return embeds.flatMap((_, index) => checks.get(index) ?? []);
}

interface Indexed {
  readonly index: number;
  readonly embed: Embed;
}

/** The embeds that may be asked about now, and those that are left for later. */
async function shareOut(
  embeds: readonly Embed[],
  { siteOrigins, takeTurns }: CheckOptions,
): Promise<{ asked: Indexed[]; left: Indexed[]; turns: ReadonlyMap<string, Turn> | null }> {
  const all = embeds.map((embed, index) => ({ embed, index, hosts: hostsAsked(embed, siteOrigins) }));
  if (takeTurns === undefined) return { asked: all, left: [], turns: null };
  // A second request comes too late for a short turn: videos that need one are left.
  const single = all.flatMap((one) => (one.hosts.length === 1 ? one.hosts : []));
  const turns = await takeTurns(
    new Map([...Map.groupBy(single, (host) => host)].map(([host, { length }]) => [host, length])),
  );
  const used = new Map<string, number>();
  const asked: Indexed[] = [];
  const left: Indexed[] = [];
  for (const one of all) {
    const [host] = one.hosts;
    const count = host === undefined ? 0 : (used.get(host) ?? 0);
    const isMine = host === undefined || (one.hosts.length === 1 && count < (turns.get(host)?.videos ?? 0));
    (isMine ? asked : left).push(one);
    if (isMine && host !== undefined) used.set(host, count + 1);
  }
  return { asked, left, turns };
}

function resultOf(outcome: ProbeOutcome, budgetMs: number): ProbeResult | null {
  switch (outcome.kind) {
    case 'probed':
      return outcome.result;
    case 'no-probe':
      return null;
    case 'skipped':
      return outcome.wasAsked
        ? { kind: 'failed', reason: 'timeout', tookMs: budgetMs }
        : { kind: 'failed', reason: NOT_ASKED, tookMs: 0 };
    default:
      return outcome satisfies never;
  }
}
