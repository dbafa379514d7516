/** Checks the embeds of a clip side by side, within one time budget. */
import type { Check, Embed } from '../../shared/contract/clip.ts';
import { judge, type ProbeResult } from '../../shared/embed/index.ts';
import type { Fetch } from './fetch.ts';
import type { Allowance } from './host-queues.ts';
import { probeAll } from './probe-all.ts';

/** Requests in flight at once: in all, and to one host. A clip has a handful: they need no gaps. */
const AT_ONCE = 16;
const FOR_A_CLIP: Allowance = { atOnce: 2, gapMs: 0 };

/**
 * A check for each embed, in the order of `embeds`: one attempt, judged by itself. `siteOrigins` are where clips are
 * shown, the first speaks for all. What has not answered after `budgetMs` is `unknown` for `timeout`, and its request
 * is aborted.
 */
export async function checkEmbeds(
  embeds: readonly Embed[],
  options: {
    readonly fetch: Fetch;
    readonly siteOrigins: readonly string[];
    readonly budgetMs: number;
    readonly now: () => Date;
    readonly allowance?: Allowance;
    /** Told of each as soon as it is known. */
    readonly onCheck?: (index: number, check: Check) => void;
  },
): Promise<Check[]> {
  const { fetch, siteOrigins, budgetMs, now, allowance = FOR_A_CLIP } = options;
  const late: ProbeResult = { kind: 'failed', reason: 'timeout', tookMs: budgetMs };
  const checks = new Map<number, Check>();
  await probeAll(embeds, {
    fetch,
    siteOrigins,
    allowance,
    atOnce: AT_ONCE,
    startMs: budgetMs,
    endMs: budgetMs,
    onAsked: (index, asked) => {
      const embed = embeds[index];
      if (embed === undefined) return;
      const result = asked.kind === 'probed' ? asked.result : asked.kind === 'no-probe' ? null : late;
      const check = judge(embed, result, now(), [...siteOrigins]);
      checks.set(index, check);
      options.onCheck?.(index, check);
    },
  });
  return embeds.map((embed, index) => checks.get(index) ?? judge(embed, null, now(), [...siteOrigins]));
}
