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

/** Each run of the function keeps to its share of the rate: the mapping has a fixed number of them. */
export function createTurns(rate: () => Promise<number>, now: () => number, wait = pause): Turns {
  let known: { readonly at: number; readonly gapMs: number } | undefined;
  let free = 0;
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
      const turn = Math.max(now(), free);
      if (turn > run.until.getTime()) return false;
      free = turn + gapMs;
      if (turn > now()) await wait(turn - now());
      return true;
    },
    stopped: (reason) => {
      stop = { until: now() + STOP_MS, reason };
    },
    stop: () => (stop !== undefined && now() < stop.until ? stop.reason : null),
  };
}
