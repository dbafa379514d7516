/** Videos that go away and come back together, noticed by re-checks, and whether who asked for it was told. */
import type { Clip } from '../../shared/contract/clip.ts';
import { lastTransition } from '../../shared/embed/index.ts';
import { rows } from '../../shared/wiring.ts';
import { ADDRESSES } from './followers.ts';
import type { Ledger } from './mails.ts';
import type { Fault } from './runs.ts';
import type { World } from './world.ts';

/** A first look at a video, and two an hour or more apart that do not find it. */
const ROUNDS = 3;
/** A video that has played for days is looked at once a day. */
const LONGEST_MS = 30 * 60 * 60_000;

/** All hosts have their videos from now on, or none has, and re-checks look at each that is due. */
export async function turnVideos(world: World, areThere: boolean, fault: Fault | null): Promise<void> {
  world.hasVideos = areThere;
  for (let round = 0; round < ROUNDS; round++) {
    const due = world.table
      .ofKind(rows.embed)
      .flatMap(({ dueAt }) => (dueAt === undefined ? [] : [Date.parse(String(dueAt))]));
    const wait = Math.min(...due) - world.now;
    if (wait > LONGEST_MS || !world.mayWait(wait)) return;
    world.wait(Math.max(0, wait));
    await world.invoke('recheck', round === 0 ? fault : null);
  }
}

/** The last change of each video was told to the follower of all names, who asked for it. */
export function videosNotTold(world: World, listed: readonly Clip[], ledger: Ledger): string[] {
  const [address] = ADDRESSES;
  return listed.flatMap(({ key, embeds }) =>
    embeds.flatMap(({ id, history = [] }) => {
      const transition = lastTransition(history);
      if (transition === null) return [];
      const what = `video:${transition}#${id}#${history.at(-1)?.at}`;
      const state = ledger.get(`${what}@${address}`)?.state ?? 'no row in the ledger';
      const isTold = state === 'sent' || (state === 'refused' && world.refused.has(address));
      return isTold ? [] : [`${address} was not told of ${what} in ${key}: ${state}`];
    }),
  );
}
