/** A round of re-checks against made answers; `Date` jumps over the time that the round waits. */
import { vi } from 'vitest';
import { recheckRound, type Tally } from '../../../functions/recheck/round.ts';
import type { ProbeResult } from '../../../shared/embed/index.ts';

export function virtualRound(answers: (url: string) => ProbeResult): Promise<Tally> {
  const clock = {
    now: () => Date.now(),
    wait: async (milliseconds: number, signal: AbortSignal) => {
      await new Promise(setImmediate);
      if (!signal.aborted) vi.setSystemTime(Date.now() + milliseconds);
    },
  };
  return recheckRound({
    fetch: async ({ url }) => answers(url),
    siteOrigins: ['https://www.example.org'],
    clock,
    now: () => new Date(),
    isFollowed: async () => true,
    keepStill: async () => null,
  });
}
