import { stateOf } from '../../shared/embed/index.ts';
import { readBreakers } from '../aws/table/embed/breaker.ts';
import { readLeases, takePace } from '../aws/table/embed/turns.ts';
import type { TakeTurns, Turn } from '../net/check.ts';
import { ALLOWANCE } from '../net/host-queues.ts';

/** Videos of one host that a file's time budget leaves room for, a second apart and with time to respond. */
const MOST_VIDEOS = 2;
/** Time to take a turn and to start the first request. */
const START_MS = 500;
/** Hosts remembered; more are forgotten all at once. */
const MOST_REMEMBERED = 10_000;

/**
 * Turns for the files of one run: at most `most` hosts of a file, those with most of its videos, since each costs a
 * write. A host that was found busy, failing or at rest is not tried again before that ends: `busy` remembers it.
 */
export function turnsFor(busy: Map<string, number>, most: number, now: () => Date): TakeTurns {
  return async (videos) => {
    const startedAt = now().getTime();
    const free = [...videos].filter(([host]) => (busy.get(host) ?? 0) <= startedAt);
    const wanted = free.toSorted(([, a], [, b]) => b - a).slice(0, Math.max(1, most));
    if (wanted.length === 0) return new Map();
    if (busy.size > MOST_REMEMBERED) busy.clear();
    const taken = await Promise.all(
      wanted.map(async ([host, count]): Promise<[string, Turn][]> => {
        const asked = Math.min(count, MOST_VIDEOS);
        const from = now().getTime();
        const until = from + asked * ALLOWANCE.gapMs + START_MS;
        busy.set(host, until);
        return (await takePace(host, from, until))
          ? [[host, { videos: asked, lastStart: until - ALLOWANCE.gapMs }]]
          : [];
      }),
    );
    const turns = new Map(taken.flat());
    const closed = await closedUntil([...turns.keys()], now().getTime());
    for (const [host, until] of closed) {
      busy.set(host, until);
      turns.delete(host);
    }
    return turns;
  };
}

/** Hosts that are not to be asked though the turn is ours: a round of re-checks has them, they fail, or want rest. */
async function closedUntil(hosts: readonly string[], now: number): Promise<Map<string, number>> {
  if (hosts.length === 0) return new Map();
  const [leased, breakers] = await Promise.all([readLeases(hosts), readBreakers(hosts)]);
  return new Map(
    hosts.flatMap((host): [string, number][] => {
      const until = leased.get(host) ?? 0;
      const breaker = breakers.get(host);
      const isClosed = breaker === undefined || stateOf(breaker, now) === 'closed';
      if (isClosed) return until > now ? [[host, until]] : [];
      return [[host, Math.max(until, breaker.openUntil, now + ALLOWANCE.gapMs)]];
    }),
  );
}
