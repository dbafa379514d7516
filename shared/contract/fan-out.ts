/** What happened that followers of names are told of; and the messages by which many followers are reached. */
import * as z from 'zod/mini';

/** A name newly found in a clip. */
export const NewMention = z.object({ clipId: z.string(), nameId: z.string() });
export type NewMention = z.infer<typeof NewMention>;

/** A video whose status changed. */
export const ChangedVideo = z.object({ clipId: z.string(), embedId: z.string() });
export type ChangedVideo = z.infer<typeof ChangedVideo>;

/** A clip whose title, outlet, day or names changed; `ended`: the number of the state that was before. */
export const CorrectedClip = z.object({ clipId: z.string(), ended: z.int() });
export type CorrectedClip = z.infer<typeof CorrectedClip>;

/** What found mentions in the archive: the back-fill for a version of the names, or a replay. */
export const FoundBy = z.union([
  z.object({ kind: z.literal('names'), version: z.int() }),
  z.object({ kind: z.literal('replay'), id: z.string() }),
]);
export type FoundBy = z.infer<typeof FoundBy>;

export const News = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mentions'), mentions: z.array(NewMention) }),
  z.object({ kind: z.literal('videos'), videos: z.array(ChangedVideo) }),
  z.object({ kind: z.literal('corrections'), clips: z.array(CorrectedClip) }),
  z.object({ kind: z.literal('found'), by: FoundBy }),
]);
export type News = z.infer<typeof News>;

/**
 * A message of the fan-out queue: what happened is to be recorded for followers of a name (`*`: of every name), for those
 * whose subscriptions have ids from `from` (inclusive) to `before` (exclusive; null: to the last).
 */
export const FanOut = z.object({
  news: News,
  followersOf: z.string(),
  from: z.string(),
  before: z.nullable(z.string()),
  /** How often the followers were divided. */
  divided: z.int(),
});
export type FanOut = z.infer<typeof FanOut>;
