/** Copies of clips: a file that was renamed is gone under its old key, and in the same story under the new one. */
import type { Owed } from '../../shared/contract/alert.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { redirect } from '../aws/table/alert/ledger.ts';
import { getClip } from '../aws/table/clip/clips.ts';
import { clipIdIn, listings } from '../aws/table/keys.ts';
import { entries } from '../aws/table/listing.ts';
import { standingStory } from '../aws/table/story/story-rows.ts';
import { mapOf } from '../runtime/batch.ts';

/** Clips of a story that are looked at, the newest first. */
const MOST = 10;
/** Stories looked at at once. */
const WIDTH = 16;

/** What is owed about mentions, those that are gone about a copy of their clip that has the name, if there is one. */
export async function aboutCopies(
  owed: readonly Owed[],
  isGone: (one: Owed) => boolean,
  now: Date,
): Promise<readonly Owed[]> {
  if (!owed.some(isGone)) return owed;
  return mapOf(owed, WIDTH, async (one) => {
    const copy = one.debt.kind === 'mention' && isGone(one) ? await copyOf(one) : null;
    return copy === null ? one : redirect(one, copy.clipId, now);
  });
}

async function copyOf({ story, clipId, nameId }: Owed): Promise<Clip | null> {
  const stories = await standingStory(story);
  let looked = 0;
  const partitions = stories.map(listings.story);
  for await (const entry of entries({ index: 'story', partitions, order: 'newest', position: null }, MOST)) {
    const other = clipIdIn(entry);
    if (other === clipId) continue;
    if (++looked > MOST) break;
    const clip = await getClip(other);
    if (clip !== null && stories.includes(clip.story) && clip.mentions.some((one) => one.nameId === nameId))
      return clip;
  }
  return null;
}
