/** What must be true once all has come to rest, and what of it is not. */
import { listClips } from '../../functions/aws/table/clip/clips.ts';
import { wordPlaces } from '../../functions/aws/table/clip/word-rows.ts';
import { clipOrder } from '../../functions/aws/table/keys.ts';
import { filingOf } from '../../shared/clip/search.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { defaults, rows } from '../../shared/wiring.ts';
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
    ...wrongWords(world, listed),
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

/** Of a clip that stands every word is filed, and of others none: a search misses none, and reads none in vain. */
function wrongWords({ table }: World, listed: readonly Clip[]): string[] {
  const placeOf = ({ pk, sk, words }: Readonly<Record<string, unknown>>) => `${pk} ${sk}${words}`;
  const filed = new Set([...table.ofKind(rows.wordPlace), ...table.ofKind(rows.wordLine)].map(placeOf));
  const wanted = new Set(
    listed.flatMap((clip) => {
      const order = clipOrder(clip.publishedOn, clip.clipId);
      return wordPlaces(filingOf(clip, defaults.searchWords), { clipId: clip.clipId, revision: '', order }).map(
        placeOf,
      );
    }),
  );
  return [
    ...[...filed.difference(wanted)].map((place) => `a place of words is left: ${place}`),
    ...[...wanted.difference(filed)].map((place) => `a place of words is missing: ${place}`),
  ];
}
