/** Checks the embeds of a clip side by side, within one time budget. */
import type { Check, Embed } from '../../shared/contract.ts';
import { judge, type Probe, probeFor, type Sight } from '../../shared/embed/index.ts';
import type { Fetch } from './fetch.ts';

/** Requests in flight at once: in all, and to one host. */
const AT_ONCE = 16;
const PER_HOST = 2;

interface Job {
  readonly index: number;
  readonly probe: Probe;
  readonly host: string;
}

/**
 * A check for each embed, in the order of `embeds`. `siteOrigins` are where clips are shown, the first speaks for all.
 * What has not answered after `budgetMs` is `unknown` for `timeout`, and its request is aborted.
 */
export async function checkEmbeds(
  embeds: readonly Embed[],
  options: {
    readonly fetch: Fetch;
    readonly siteOrigins: readonly string[];
    readonly budgetMs: number;
    readonly now: () => Date;
  },
): Promise<Check[]> {
  const siteOrigin = options.siteOrigins[0] ?? null;
  const jobs = embeds.flatMap((embed, index): Job[] => {
    const probe = probeFor(embed, siteOrigin);
    return probe === null ? [] : [{ index, probe, host: new URL(probe.url).host }];
  });
  const sights = await askAll(jobs, options.fetch, options.budgetMs);
  return embeds.map((embed, index) => judge(embed, sights.get(index) ?? null, options.now(), siteOrigin));
}

async function askAll(jobs: readonly Job[], fetch: Fetch, budgetMs: number): Promise<Map<number, Sight>> {
  const ended = new AbortController();
  const late: Sight = { kind: 'failed', reason: 'timeout', tookMs: budgetMs };
  const sights = new Map<number, Sight>(jobs.map(({ index }) => [index, late]));
  const waiting = [...jobs];
  const busy = new Map<string, number>();

  const worker = async (): Promise<void> => {
    for (let job = take(waiting, busy); job !== undefined && !ended.signal.aborted; job = take(waiting, busy)) {
      const sight = await fetch(job.probe, ended.signal);
      busy.set(job.host, (busy.get(job.host) ?? 1) - 1);
      if (!ended.signal.aborted) sights.set(job.index, sight);
    }
  };
  const workers = Promise.all(Array.from({ length: Math.min(AT_ONCE, jobs.length) }, worker));
  const budget = Promise.withResolvers<void>();
  const timer = setTimeout(budget.resolve, budgetMs);
  try {
    await Promise.race([workers, budget.promise]);
  } finally {
    clearTimeout(timer);
    ended.abort();
  }
  return sights;
}

/** The next job whose host has a place free. */
function take(waiting: Job[], busy: Map<string, number>): Job | undefined {
  const at = waiting.findIndex(({ host }) => (busy.get(host) ?? 0) < PER_HOST);
  const [job] = at === -1 ? [] : waiting.splice(at, 1);
  if (job) busy.set(job.host, (busy.get(job.host) ?? 0) + 1);
  return job;
}
