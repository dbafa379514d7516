/** What else is in the stories that a message tells: how many clips, and of which outlets. */
import type { ClipCard } from '../../shared/alert/content.ts';
import { byImportance } from '../../shared/alert/index.ts';
import { foldedOutlet } from '../../shared/clip/counts.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { clipsOfStory, outletsOf, type Placed } from '../aws/table/story/same-story.ts';
import { mapOf } from '../runtime/batch.ts';

/** Rows of other clips that are read for one message; those of its most important clips come first. */
const MOST_ROWS = 200;
/** Stories looked up at once. */
const WIDTH = 16;

/** The cards with what else is in their stories; `clips` are theirs. */
export async function withSameStory(
  cards: readonly ClipCard[],
  clips: ReadonlyMap<string, Clip | null>,
): Promise<ClipCard[]> {
  const storyOf = ({ clipId }: ClipCard) => clips.get(clipId)?.story ?? '';
  const stories = [...new Set(cards.map(storyOf))];
  const found = await mapOf(stories, WIDTH, clipsOfStory);
  const clipIds = new Map(stories.map((story, i) => [story, found[i] ?? []]));
  const others = (card: ClipCard) => (clipIds.get(storyOf(card)) ?? []).filter((one) => one !== card.clipId);
  const counted = cards.map((card) => ({ ...card, sameStory: { clips: others(card).length, outlets: [] } }));
  const wanted = [...new Set(counted.toSorted(byImportance).flatMap(others))].slice(0, MOST_ROWS);
  const placed = await outletsOf(wanted);
  return counted.map((card) => {
    const own = others(card).flatMap((clipId) => placed.get(clipId) ?? []);
    return { ...card, sameStory: { ...card.sameStory, outlets: otherOutlets(card, storyOf(card), own) } };
  });
}

/** Each once however it is spelt, without that of the clip. */
function otherOutlets({ outlet }: ClipCard, story: string, placed: readonly Placed[]): string[] {
  const outlets = new Map(
    placed.flatMap((one) =>
      one.outlet === null || one.story !== story ? [] : [[foldedOutlet(one.outlet), one.outlet] as const],
    ),
  );
  if (outlet !== null) outlets.delete(foldedOutlet(outlet));
  return [...outlets.values()];
}
