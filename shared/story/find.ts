/**
 * Which story a clip belongs to. A clip leaves two anchors, rows at shingles of its text, each with a sketch of
 * it; a later clip looks at some of its own shingles, and compares itself with the sketches that stand there. However
 * many clips there are, that is one read of a fixed number of keys and as many comparisons at most.
 */
import type { Similar } from '../contract/clip.ts';
import type { Shingle, StoryText } from './shingles.ts';
import { similarityOf } from './similarity.ts';
import { type Sketch, sketchOf } from './sketch.ts';

/** A piece of text that leads to a story: that of the clip which left it. */
export interface Anchor {
  readonly clipId: string;
  readonly story: string;
  readonly sketch: Sketch;
}

/** Where anchors are kept. */
export interface Anchors {
  /** The anchors at these keys; null where there is none. */
  readonly read: (keys: readonly string[]) => Promise<(Anchor | null)[]>;
  /** Leaves an anchor where there is none, or one of the same clip; answers the other clip's that is there instead. */
  readonly leave: (key: string, anchor: Anchor) => Promise<Anchor | null>;
}

export interface FoundStory {
  readonly story: string;
  /** The earlier clip that it is like; null for the first clip of a story. */
  readonly similar: Similar | null;
  /** Whether the story begins with this clip, as far as is known. */
  readonly isNew: boolean;
}

export interface Wanted {
  readonly clipId: string;
  readonly text: StoryText;
  /** The story that begins with this clip if it is like no other. */
  readonly own: string;
  /** The least similarity of two clips of one story, 0 to 1. */
  readonly threshold: number;
}

/** Keys that are looked at: the smallest hashes of the whole text, and of its beginning. */
const PROBES = { whole: 12, lead: 6 };
/** Anchors that a clip leaves. */
const ANCHORS = 2;

/** The keys at which a text is looked for, those of its anchors first. */
export function probesOf({ shingles, lead }: StoryText): string[] {
  const [whole, beginning] = [shingles.slice(0, PROBES.whole), lead.slice(0, PROBES.lead)];
  const mixed = whole.flatMap((one, i) => [one, ...beginning.slice(i, i + 1)]);
  return [...new Set([...mixed, ...beginning].map(keyOf))];
}

/**
 * Finds the story of a clip and leaves its anchors. Doing it again finds the same story. Of two clips at the same time
 * the one that comes second to an anchor of both joins the other.
 */
export async function findStory(wanted: Wanted, anchors: Anchors): Promise<FoundStory> {
  const keys = probesOf(wanted.text);
  const found = await anchors.read(keys);
  const known = found.filter((anchor) => anchor !== null);
  const closest = closestOf(wanted, known);
  const own = known.find(({ clipId }) => clipId === wanted.clipId);
  if (own === undefined) return closest ?? leaveAnchors(wanted, wanted.own, keys, found, anchors);
  // An earlier delivery was cut off, or the file was removed and comes back. Of two clips that were cut off at the same
  // time both choose the same story.
  if (closest === null || closest.story >= own.story) return leaveAnchors(wanted, own.story, keys, found, anchors);
  const anchor: Anchor = { clipId: wanted.clipId, story: closest.story, sketch: sketchOf(wanted.text) };
  for (const [i, key] of keys.entries()) if (found[i]?.clipId === wanted.clipId) await anchors.leave(key, anchor);
  return closest;
}

/** Leaves anchors of a clip that has a story already where no anchor of its text leads to one: the text is another now. */
export async function keepStory(wanted: Wanted, anchors: Anchors): Promise<void> {
  const keys = probesOf(wanted.text).slice(0, 2 * ANCHORS);
  const found = await anchors.read(keys);
  const leading = found.filter((anchor) => anchor?.story === wanted.own);
  // Fewer of its own: an earlier delivery was cut off.
  if (leading.length >= ANCHORS || leading.some((anchor) => anchor?.clipId !== wanted.clipId)) return;
  await leaveAnchors({ ...wanted, threshold: Number.POSITIVE_INFINITY }, wanted.own, keys, found, anchors);
}

/** The closest of the clips that are near enough; of equally close ones always the same. */
function closestOf({ clipId, text, threshold }: Wanted, known: readonly Anchor[]): FoundStory | null {
  const others = new Map(known.filter((one) => one.clipId !== clipId).map((one) => [one.clipId, one]));
  const near = [...others.values()]
    .map(({ sketch, ...other }) => ({ ...other, ...similarityOf(sketch, text) }))
    .filter(({ similarity }) => similarity >= threshold)
    .sort((a, b) => b.similarity - a.similarity || (a.clipId < b.clipId ? -1 : 1));
  const [first] = near;
  if (first === undefined) return null;
  const { story, ...similar } = first;
  return { story, similar, isNew: false };
}

async function leaveAnchors(
  wanted: Wanted,
  story: string,
  keys: readonly string[],
  found: readonly (Anchor | null)[],
  { leave }: Anchors,
): Promise<FoundStory> {
  const anchor: Anchor = { clipId: wanted.clipId, story, sketch: sketchOf(wanted.text) };
  const free = keys.filter((_, i) => (found[i] ?? null) === null || found[i]?.clipId === wanted.clipId);
  const left: string[] = [];
  // In the order of the keys: so two clips cannot each come second to the other.
  for (const key of [...free.slice(0, ANCHORS).sort(), ...free.slice(ANCHORS)]) {
    if (left.length === ANCHORS) break;
    const other = await leave(key, anchor);
    if (other === null) {
      left.push(key);
      continue;
    }
    const joined = closestOf(wanted, [other]);
    if (joined === null) continue;
    for (const own of left) await leave(own, { ...anchor, story: joined.story });
    return joined;
  }
  return { story, similar: null, isNew: story === wanted.own };
}

function keyOf({ hash, more }: Shingle): string {
  return (BigInt(hash) * 0x1_0000_0000n + BigInt(more)).toString(36);
}
