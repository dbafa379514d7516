/** The story of a clip that is about to be written: found by its text, unless it has one or people decided otherwise. */

import { revisionOf } from '../../../../shared/clip/revision.ts';
import type { ClipState } from '../../../../shared/clip/settlement.ts';
import {
  type FoundStory,
  findStory,
  keepStory,
  similarityOf,
  storyText,
  type Wanted,
} from '../../../../shared/story/index.ts';
import type { StoredState } from '../clip/clip-rows.ts';
import { anchorsAt } from '../story/anchors.ts';
import { decidedAbout } from '../story/story-rows.ts';
import type { Settlement } from './clip.ts';

/**
 * The state with its story. Comes before the clip row is written: after a crash in between, the next delivery finds the
 * anchors of this one, and with them the same story.
 */
export async function withStory(
  state: ClipState,
  clipId: string,
  before: StoredState | null,
  { now, storySimilarity = 1 }: Settlement,
): Promise<ClipState> {
  if (state.kind !== 'clip' || (state.keepsStory && before?.revision === revisionOf(state.result.file))) return state;
  const { clip, text } = state.result;
  if (storySimilarity >= 1) return state.keepsStory ? state : decided(state, await followed(found(state), null));
  const wanted = { clipId, own: state.story, text: storyText(clip, text), threshold: storySimilarity };
  const anchors = anchorsAt(now);
  if (state.keepsStory) {
    await keepStory(wanted, anchors);
    return state;
  }
  const own = await findStory(wanted, anchors);
  // Nobody can have decided about a story that begins just now; a text without words has no anchors to tell by.
  const isNew = own.isNew && wanted.text.shingles.length > 0;
  return decided(state, isNew ? own : await followed(own, wanted));
}

type Clip = Extract<ClipState, { kind: 'clip' }>;
type Place = Pick<FoundStory, 'story' | 'similar'>;

const found = ({ story }: Clip): Place => ({ story, similar: null });
const decided = (state: Clip, { story, similar }: Place): Clip => ({ ...state, story, similar: similar ?? undefined });

/** Stories that lead to one another; a merge never makes a circle, so this is only a bound. */
const MOST_STEPS = 10;

/** Where a story leads: to the one that it was merged into, or to one that was split off if the text is like that. */
async function followed(place: Place, wanted: Wanted | null): Promise<Place> {
  let { story, similar } = place;
  const passed = new Set<string>();
  for (let step = 0; step < MOST_STEPS; step++) {
    const { into, examples } = await decidedAbout(story);
    passed.add(story);
    // A story that was split off and merged back again leads back.
    const others = examples.filter((one) => one.story === story || !passed.has(one.story));
    const closest = wanted === null ? undefined : closestOf(others, wanted, story);
    if (closest !== undefined && closest.similarity >= (similar?.similarity ?? 0)) {
      const { story: other, ...rest } = closest;
      // A clip that was split off, removed, and comes back.
      similar = rest.clipId === wanted?.clipId ? null : rest;
      if (other !== story) {
        story = other;
        continue;
      }
    }
    if (into === null) break;
    story = into;
  }
  return { story, similar };
}

/** The example that the text is most like; of equally close ones that of the story itself. */
function closestOf(
  examples: Awaited<ReturnType<typeof decidedAbout>>['examples'],
  { text, threshold }: Wanted,
  story: string,
) {
  return examples
    .map(({ sketch, ...example }) => ({ ...example, ...similarityOf(sketch, text) }))
    .filter(({ similarity }) => similarity >= threshold)
    .sort((a, b) => b.similarity - a.similarity || Number(b.story === story) - Number(a.story === story))[0];
}
