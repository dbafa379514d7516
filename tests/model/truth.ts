/** What must be true once all has come to rest, and what of it is not. */
import { listClips } from '../../functions/aws/table/clips.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { rows } from '../../shared/wiring.ts';
import { wrongClips, wrongCounters, wrongLists, wrongPast } from './clips.ts';
import { truthOf } from './expected.ts';
import { PAGE } from './page.ts';
import { wrongReceipts } from './receipts.ts';
import { wrongMails } from './told.ts';
import type { World } from './world.ts';

/** What is not true; each as a sentence. */
export async function findWrong(world: World): Promise<string[]> {
  const truth = await truthOf(world);
  const listed = (await listClips({ ...PAGE, order: 'newest' })).items;
  return [
    ...(await wrongClips(listed, truth, world)),
    ...(await wrongLists(listed)),
    ...(await wrongReceipts(world)),
    ...(await wrongCounters(listed)),
    ...(await wrongPast(listed)),
    ...wrongMails(world, listed),
    ...wrongLeft(world),
    ...wrongPlaces(world, listed),
  ];
}

function wrongLeft({ lines, stream }: World): string[] {
  const dead = lines.map(({ queue }) => [queue.name, queue.deadLength] as const);
  const left = Object.fromEntries([...dead, ['stream', stream.setAside.length]].filter(([, n]) => n !== 0));
  return Object.keys(left).length > 0 ? [`dead letters are left: ${JSON.stringify(left)}`] : [];
}

/** Readers pass over the places that a clip has left, but each costs them a read, and is the name of a person. */
function wrongPlaces({ table }: World, listed: readonly Clip[]): string[] {
  const places = [...table.ofKind(rows.mention), ...table.ofKind(rows.earlierMention)];
  return places
    .filter(
      ({ clipId, nameId, sk }) =>
        !listed.some(
          (clip) =>
            clip.clipId === clipId &&
            String(sk).startsWith(clip.publishedOn ?? '0000') &&
            clip.mentions.some((one) => one.nameId === nameId),
        ),
    )
    .map(({ pk, sk }) => `a place is left: ${pk} ${sk}`);
}
