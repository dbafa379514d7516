/** Checks the embeds of a file in parallel, within one time budget. */
import type { Check, Embed } from '../../shared/contract/clip.ts';
import { firstCheck, judge, type ProbeResult } from '../../shared/embed/index.ts';
import type { Fetch } from './fetch.ts';
import type { Allowance } from './host-queues.ts';
import { type ProbeOutcome, probeAll } from './probe-all.ts';

/** Requests in flight, in all and to one host. A clip has a handful of embeds: they need no gaps. */
const AT_ONCE = 16;
const FOR_A_CLIP: Allowance = { atOnce: 2, gapMs: 0 };

/**
 * A check for each embed, in the order of `embeds`: the result of one attempt, and when the schedule wants the next.
 * `siteOrigins` are where clips are shown; requests name the first as their Referer. An embed without a response after
 * `budgetMs` is `unknown` with reason `timeout`, and its request is aborted.
 */
export async function checkEmbeds(
  embeds: readonly Embed[],
  options: {
    readonly fetch: Fetch;
    readonly siteOrigins: readonly string[];
    readonly budgetMs: number;
    readonly now: () => Date;
    readonly allowance?: Allowance;
    /** Called with each check as soon as it is known. */
    readonly onCheck?: (index: number, check: Check) => void;
  },
): Promise<Check[]> {
  const { fetch, siteOrigins, budgetMs, now, allowance = FOR_A_CLIP } = options;
  const checkOf = (embed: Embed, result: ProbeResult | null) =>
    firstCheck(judge(embed, result, now(), siteOrigins), embed.url);
  const checks = new Map<number, Check>();
  const limits = { allowance, atOnce: AT_ONCE, startMs: budgetMs, endMs: budgetMs };
  for await (const { index, outcome } of probeAll(embeds, { fetch, siteOrigins, ...limits })) {
    const embed = embeds[index];
    if (embed === undefined) continue;
    const check = checkOf(embed, resultOf(outcome, budgetMs));
    checks.set(index, check);
    options.onCheck?.(index, check);
  }
  return embeds.map((embed, index) => checks.get(index) ?? checkOf(embed, null));
}

function resultOf(outcome: ProbeOutcome, budgetMs: number): ProbeResult | null {
  switch (outcome.kind) {
    case 'probed':
      return outcome.result;
    case 'no-probe':
      return null;
    case 'skipped':
      return { kind: 'failed', reason: 'timeout', tookMs: budgetMs };
    default:
      return outcome satisfies never;
  }
}
