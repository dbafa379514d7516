/** What people have decided about stories: rows that settling follows and that the API writes. */
import * as z from 'zod/mini';
import { packSketch, type Sketch } from '../../../../shared/story/index.ts';
import { rows } from '../../../../shared/wiring.ts';
import { storyKeys } from '../keys.ts';
import { queryPartition } from '../rows.ts';
import { PackedSketch } from './anchors.ts';

/** A clip that shows where texts like it belong. */
const Example = z.object({ clipId: z.string(), story: z.string(), sketch: PackedSketch });
export type Example = z.infer<typeof Example>;

/** What was decided about a story. */
export interface Decided {
  /** The story that it was merged into. */
  readonly into: string | null;
  /** Stories that were merged into this one, those merged into them included. */
  readonly sources: readonly string[];
  /** Clips of the story that was split, and of those that were split off. */
  readonly examples: readonly Example[];
}

/** Rows of one story: after a split it has one for each clip that was looked at, after a merge one for each story. */
const MOST = 200;

const StoryRow = z.union([
  z.object({ into: z.string() }),
  z.object({ source: z.string() }),
  z.pipe(
    z.object({ example: Example }),
    z.transform(({ example }) => example),
  ),
]);

export async function decidedAbout(story: string): Promise<Decided> {
  const { pk } = storyKeys.merged(story);
  const found = (await queryPartition(pk, { consistent: true, most: MOST })).map((row) => StoryRow.parse(row));
  return {
    into: found.find((row) => 'into' in row)?.into ?? null,
    sources: found.flatMap((row) => ('source' in row ? [row.source] : [])),
    examples: found.flatMap((row) => ('sketch' in row ? [row] : [])),
  };
}

/** The story that stays, and all whose clips are its: its own id first. */
export async function standingStory(story: string): Promise<[stays: string, ...sources: string[]]> {
  const { into, sources } = await decidedAbout(story);
  // A merge never makes a circle.
  return into === null ? [story, ...sources] : standingStory(into);
}

export const mergedRow = (story: string, into: string) => ({
  ...storyKeys.merged(story),
  kind: rows.story,
  v: 1,
  into,
});

export const sourceRow = (story: string, source: string) => ({
  ...storyKeys.source(story, source),
  kind: rows.story,
  v: 1,
  source,
});

/** A row of the story that was split, about one of the clips that it had. */
export const exampleRow = (
  split: string,
  { clipId, story, sketch }: { clipId: string; story: string; sketch: Sketch },
) => ({
  ...storyKeys.example(split, clipId),
  kind: rows.story,
  v: 1,
  example: { clipId, story, sketch: packSketch(sketch) },
});
