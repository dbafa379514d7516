/** The hosts of the videos, and rounds of re-checks that ask them. */
import { setImmediate as turn } from 'node:timers/promises';
import { createIsFollowed } from '../../functions/recheck/followed.ts';
import type { ProbeResult } from '../../shared/embed/index.ts';
import { recheck } from './stages.ts';

export interface VideoHosts {
  /** Whether they have their videos just now. */
  readonly haveVideos: () => boolean;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => void;
}

/** A round of the recheck function of one environment, which remembers who follows what. */
export function checksOf({ haveVideos, now, wait }: VideoHosts): () => Promise<unknown> {
  const isFollowed = createIsFollowed(now);
  const clock = {
    now,
    wait: async (milliseconds: number, signal: AbortSignal) => {
      await turn();
      if (!signal.aborted) wait(milliseconds);
    },
  };
  return () =>
    recheck.recheckRound({
      fetch: async ({ url }) => answer(url, haveVideos() ? 200 : 404),
      siteOrigins: ['https://site.example'],
      now: () => new Date(now()),
      keepStill: async () => null,
      isFollowed,
      clock,
    });
}

const answer = (finalUrl: string, status: number): ProbeResult => ({
  kind: 'response',
  status,
  finalUrl,
  headers: { 'content-type': 'video/mp4' },
  body: 'x',
  truncated: false,
  tookMs: 1,
});
