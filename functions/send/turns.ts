/** Turns of mails under the account's rate. */
import { setTimeout as pause } from 'node:timers/promises';
import { queues } from '../../shared/triggers.ts';
import type { Run } from './outcome.ts';

/** The rate changes rarely: SES raises it by itself, or when somebody asks. */
const RATE_MS = 5 * 60_000;
/** While SES takes nothing from the account, one mail in so many milliseconds finds out whether that is over. */
const STOP_MS = 60_000;

export interface Turns {
  /** Waits until a mail may be sent; false: that is not within this run. */
  next(run: Run): Promise<boolean>;
  /** SES takes no mail of the account, for this reason. */
  stopped(reason: string): void;
  /** Why no mail is tried now; null: it is. */
  stop(): string | null;
}

/**
 * Each run keeps to its share of the rate, and begins with a pause: the mapping has a fixed number of runs, and whichever
 * took the place of one that has ended sends nothing sooner than that one might have. What an environment remembers would
 * not do: Lambda freezes it, takes others meanwhile, and has more of them than there are runs. So in any time there are as
 * many mails as the rate allows, and one more for each run, which is a short burst (SES guide, "Managing your sending limits").
 */
export function createTurns(
  rate: () => Promise<number>,
  now: () => number,
  wait: (milliseconds: number) => Promise<unknown> = pause,
): Turns {
  let known: { readonly at: number; readonly gapMs: number } | undefined;
  const free = new WeakMap<Run, number>();
  let stop: { readonly until: number; readonly reason: string } | undefined;
  const gap = async (): Promise<number> => {
    if (known === undefined || now() - known.at >= RATE_MS) {
      known = { at: now(), gapMs: (1000 * queues.mail.mostRuns()) / (await rate()) };
    }
    return known.gapMs;
  };
  return {
    next: async (run) => {
      const gapMs = await gap();
      const turn = Math.max(now(), free.get(run) ?? now() + gapMs);
      if (turn > run.until.getTime()) return false;
      free.set(run, turn + gapMs);
      if (turn > now()) await wait(turn - now());
      return true;
    },
    stopped: (reason) => {
      stop = { until: now() + STOP_MS, reason };
    },
    stop: () => (stop !== undefined && now() < stop.until ? stop.reason : null),
  };
}
