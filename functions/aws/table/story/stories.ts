/** Stories as the API shows and changes them: their clips, splits and merges by hand. */
import { createHash } from 'node:crypto';
import type { Story, StoryClip } from '../../../../shared/contract/api.ts';
import type { Similar } from '../../../../shared/contract/clip.ts';
import { type StoryText, similarityOf, sketchOf, storyText } from '../../../../shared/story/index.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { setting } from '../../../runtime/environment.ts';
import { changeClip } from '../clip/clip-change.ts';
import { type LiveRow, liveRowIn, storedStateIn, textIn } from '../clip/clip-rows.ts';
import { type Action, putIf, succeedsTogether } from '../conditional.ts';
import { clipIdIn, clipKeys, listings, storyKeys } from '../keys.ts';
import { entries } from '../listing.ts';
import { readRows } from '../rows.ts';
import { exampleRow, mergedRow, sourceRow, standingStory } from './story-rows.ts';

/** Clips that are shown of a story, and those that are counted. */
const SHOWN = 100;
const COUNTED = 1000;
/** Clips whose texts show, after a split, which later copies belong where: some 600 bytes each. */
const EXAMPLES = 20;
/** Stories that one may consist of: a list of its clips reads each. */
const MOST_SOURCES = 90;
/** Clips that one request moves; calling again moves the others. They are in the story meanwhile, by its sources. */
const MOVED = 200;
/** Requests in a row in which others change the same clip. */
const TRIES = 8;

export interface ByHand {
  /** Label of the token of whoever asks. */
  readonly who: string;
  /** When. */
  readonly now: Date;
  /** Reads a text from the archive bucket. */
  readonly readText: (archivedKey: string) => Promise<string>;
}

/** A story and the clips in it, newest first; null where there are none. */
export async function getStory(story: string): Promise<Story | null> {
  const ids = await standingStory(story);
  const clipIds = await clipsOf(ids, COUNTED);
  const rows = await readRows(clipIds.slice(0, SHOWN).map(clipKeys.clip));
  const clips = rows.flatMap((row) => liveRowIn(row) ?? []).filter((clip) => ids.includes(clip.story));
  if (clips.length === 0) return null;
  const first = firstOf(clips);
  return {
    story: ids[0],
    items: clips.map((clip): StoryClip => {
      const { similarity, why } = clip.similar ?? { similarity: 1, why: clip === first ? FIRST : 'the same content' };
      return { clipId: clip.clipId, title: clip.title, similarity, why };
    }),
    more: Math.max(0, clipIds.length - SHOWN),
  };
}

const FIRST = 'the first clip of the story';

/** The clip that others are compared with: the one received first of those that are like no earlier one. */
function firstOf(clips: readonly LiveRow[]): LiveRow | undefined {
  return clips.filter(({ similar }) => similar === undefined).sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))[0];
}

/** Ids of the clips in these stories, those of the newest days first, each once. */
async function clipsOf(stories: readonly string[], most: number): Promise<string[]> {
  const partitions = stories.map(listings.story);
  const found = new Set<string>();
  for await (const entry of entries({ index: 'story', partitions, order: 'newest', position: null }, most)) {
    found.add(clipIdIn(entry));
    if (found.size === most) break;
  }
  return [...found];
}

/** What became of a request to split: `elsewhere` where the clip is not in the story, but in that one. */
export type Split =
  | { readonly kind: 'split'; readonly story: Story }
  | { readonly kind: 'missing' }
  | { readonly kind: 'elsewhere'; readonly story: string };

/**
 * Gives a clip a story of its own. Before that, the texts of the clip and of others in the story are kept as examples, so
 * that later copies go where they belong. Doing it again after a crash completes it.
 */
export async function splitStory(story: string, clipId: string, by: ByHand): Promise<Split> {
  const ids = await standingStory(story);
  const clip = await readClip(clipId, by);
  if (clip === null) return { kind: 'missing' };
  if (!ids.includes(clip.live.story)) {
    const [story] = await standingStory(clip.live.story);
    return { kind: 'elsewhere', story };
  }
  const own = createHash('sha256').update(`${ids[0]}#${clipId}#${clip.live.number}`).digest('hex').slice(0, 32);
  const others = (await clipsOf(ids, EXAMPLES)).filter((other) => other !== clipId);
  await forEachOf(others, async (other) => {
    const one = await readClip(other, by);
    if (one !== null && ids.includes(one.live.story)) await putExample(ids[0], other, ids[0], one.text);
  });
  await putExample(ids[0], clipId, own, clip.text);
  await moveClip(clip, { story: own, similar: undefined }, by);
  const { title } = clip.live;
  // Its entry in the index may come a moment later.
  return { kind: 'split', story: { story: own, items: [{ clipId, title, similarity: 1, why: FIRST }], more: 0 } };
}

async function putExample(split: string, clipId: string, story: string, text: StoryText): Promise<void> {
  await putIf(
    exampleRow(split, { clipId, story, sketch: sketchOf(text) }),
    'attribute_not_exists(pk) OR kind = :kind',
    {
      ':kind': 'story',
    },
  );
}

/** What became of a request to merge. */
export type Merge =
  | { readonly kind: 'merged'; readonly story: Story }
  | { readonly kind: 'missing'; readonly story: string }
  | { readonly kind: 'too-many'; readonly most: number };

/**
 * Makes one story of several: the first stays, the others lead to it from then on. Their clips get its id, so many in a
 * request; until then they are shown with it all the same.
 */
export async function mergeStories(stories: readonly string[], by: ByHand): Promise<Merge> {
  for (const story of stories) if ((await getStory(story)) === null) return { kind: 'missing', story };
  const [first = '', ...others] = stories;
  let [stays] = await standingStory(first);
  for (const other of others) {
    const done = await lead(other, stays);
    if (done === 'too-many') return { kind: 'too-many', most: MOST_SOURCES };
    stays = done;
  }
  const [, ...sources] = await standingStory(stays);
  await moveClips(sources, stays, by);
  const merged = await getStory(stays);
  return merged === null ? { kind: 'missing', story: stays } : { kind: 'merged', story: merged };
}

/** Makes a story lead to another; answers the one to which both lead then, which is another if somebody was faster. */
async function lead(story: string, into: string): Promise<string | 'too-many'> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const [target, ...known] = await standingStory(into);
    const sources = await standingStory(story);
    if (sources[0] === target) return target;
    if (known.length + sources.length > MOST_SOURCES) return 'too-many';
    const TableName = setting('table');
    const isOpen = 'attribute_not_exists(pk)';
    const done = await succeedsTogether([
      { Put: { TableName, Item: mergedRow(sources[0], target), ConditionExpression: isOpen } },
      { ConditionCheck: { TableName, Key: { ...storyKeys.merged(target) }, ConditionExpression: isOpen } },
      ...sources.map((source): Action => ({ Put: { TableName, Item: sourceRow(target, source) } })),
    ]);
    if (done) return target;
  }
  throw new Error(`Others merge story ${story} at the same time. Try again.`);
}

/** Gives clips of merged stories the id of the one that stays. */
async function moveClips(sources: readonly string[], stays: string, by: ByHand): Promise<void> {
  const left = await clipsOf(sources, MOVED);
  if (left.length === 0) return;
  const [firstId] = (await getStory(stays))?.items.filter(({ why }) => why === FIRST) ?? [];
  const first = firstId === undefined ? null : await readClip(firstId.clipId, by);
  await forEachOf(left, async (clipId) => {
    const clip = await readClip(clipId, by);
    if (clip === null || !sources.includes(clip.live.story)) return;
    await moveClip(clip, { story: stays, similar: clip.live.similar ?? byHand(clip, first) }, by);
  });
}

function byHand(clip: ReadClip, first: ReadClip | null): Similar | undefined {
  if (first === null || first.live.clipId === clip.live.clipId) return undefined;
  const { similarity, why } = similarityOf(sketchOf(first.text), clip.text);
  return { clipId: first.live.clipId, similarity, why: `merged by hand; ${why}` };
}

interface ReadClip {
  readonly live: LiveRow;
  readonly before: NonNullable<ReturnType<typeof storedStateIn>>;
  readonly text: StoryText;
}

/** A clip with its text; null where there is none. */
async function readClip(clipId: string, { readText }: ByHand): Promise<ReadClip | null> {
  const [row, textRow] = await readRows([clipKeys.clip(clipId), clipKeys.text(clipId)]);
  const before = storedStateIn(row, textRow);
  if (before === null || before.live === null) return null;
  const { live } = before;
  const found = textIn(textRow, live.revision);
  const text = found === null ? '' : found.kind === 'text' ? found.text : await readText(found.key);
  return { live, before, text: storyText(live, text) };
}

/** Changes the story of a clip, whatever else changes it meanwhile, unless that is its story. */
async function moveClip(
  clip: ReadClip,
  { story, similar }: { story: string; similar: Similar | undefined },
  by: ByHand,
): Promise<void> {
  let { before } = clip;
  for (let tries = 1; tries <= TRIES; tries++) {
    const { live } = before;
    if (live === null || live.story !== clip.live.story) return;
    const after = { ...live, kind: 'clip' as const, story, similar };
    if ((await changeClip({ before, after, by: { kind: 'story', who: by.who }, now: by.now })) !== null) return;
    const again = await readClip(live.clipId, by);
    if (again === null) return;
    before = again.before;
  }
  throw new Error(`Clip ${clip.live.clipId} is changed all the time. Try again.`);
}
