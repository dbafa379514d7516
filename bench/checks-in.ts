/** How often a video is checked. */
import { type Attempt, recordAttempt, type WatchState } from '../shared/embed/index.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Number of rechecks of a playable video, in a clip that somebody follows or not, within so many days; mean of a hundred. */
export function checksIn(days: number, isFollowed: boolean): number {
  const seeds = Array.from({ length: 100 }, (_, i) => `video ${i}`);
  const counts = seeds.map((seed) => {
    let count = 0;
    let kept: WatchState | null = null;
    for (let at = 0; at <= days * DAY; count++) {
      kept = recordAttempt(kept, playing(at), seed, null, count === 0 || isFollowed);
      at = Date.parse(kept.check.nextCheckAt ?? '');
    }
    // The first check happens when the file arrives.
    return count - 1;
  });
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length);
}

function playing(at: number): Attempt {
  const seen = { httpStatus: 200, finalUrl: null, title: null, tookMs: 1 };
  const checkedAt = new Date(at).toISOString();
  return { status: 'playable', reason: 'file-ok', seen, checkedAt };
}
