/** A replay: the files of the archive are read again after the rules have improved. What its parts hand each other. */
import * as z from 'zod/mini';
import { Day } from './clip.ts';

const count = z.int().check(z.nonnegative());

const ReplayId = z.string().check(z.regex(/^[\w-]{1,64}$/));

/** Why a file is read again, and where its result is noted: the `place`th file of this page of the replay. */
export const ReplayMark = z.object({
  id: ReplayId,
  /** Nothing is changed; what would be is reported. */
  dryRun: z.boolean(),
  /** What is found newly is kept for a summary. */
  summary: z.optional(z.boolean()),
  page: count,
  place: count,
});
export type ReplayMark = z.infer<typeof ReplayMark>;

/** What a replay does, and with which files: those whose key begins so, and that were put into the inbox on or after a day. */
export const ReplayScope = z.object({
  prefix: z._default(z.string(), ''),
  since: z._default(z.nullable(Day), null),
  dryRun: z.boolean(),
  /** Followers get one mail about the mentions that are found newly, once all has ended; a dry run mails nothing. */
  summary: z.optional(z.boolean()),
});
export type ReplayScope = z.infer<typeof ReplayScope>;

/** What the replay function is asked: to begin, or to go on with the next steps; it answers a `ReplayReport`. */
export const ReplayRequest = z.discriminatedUnion('kind', [
  z.extend(ReplayScope, { kind: z.literal('begin') }),
  z.object({ kind: z.literal('go-on'), id: ReplayId }),
]);
export type ReplayRequest = z.infer<typeof ReplayRequest>;

/**
 * A field of a clip before and after, as it is shown: long values are cut around the first difference, null where there was
 * none. Of `mentions` only names that are lost, new or counted otherwise.
 */
export const FieldChange = z.object({ before: z.nullable(z.string()), after: z.nullable(z.string()) });
export type FieldChange = z.infer<typeof FieldChange>;

/** What a replay changes in a clip, by field. `clip` itself is changed where there was none, or none is left. */
export const ChangedClip = z.object({
  clipId: z.string(),
  key: z.string(),
  part: z.optional(z.string()),
  fields: z.record(z.string(), FieldChange),
});
export type ChangedClip = z.infer<typeof ChangedClip>;

/** A file that could not be replayed. */
export const Failure = z.object({ key: z.string(), reason: z.string() });

const ReplayCounts = z.object({
  /** Files that were sent to be read, and those that are done. */
  files: count,
  done: count,
  /** Clips that were compared, and those that differed. */
  clips: count,
  changed: count,
  /** Files that could not be read or stored again. */
  failed: count,
  /** Files of which another version is stored, or nothing: a newer version is on its way, or its event was lost. */
  passedOver: count,
  /** Changed clips by field. */
  fields: z.record(z.string(), count),
});

/** How far a replay is, and what it has found. */
export const ReplayReport = z.extend(ReplayCounts, {
  id: z.string(),
  state: z.enum(['running', 'ended']),
  dryRun: z.boolean(),
  startedAt: z.iso.datetime(),
  /** The first changed clips, and the first failures. */
  samples: z.array(ChangedClip),
  failures: z.array(Failure),
});
export type ReplayReport = z.infer<typeof ReplayReport>;
