/** Messages between the stages: a version of a file, and the result of reading it. */
import * as z from 'zod/mini';
import { Check, ParsedFile } from './clip.ts';
import { ReplayMark } from './replay.ts';

const instant = z.iso.datetime();

/** One object version in the inbox, with the fields that order the versions of its key. */
export const FileVersion = z.object({
  bucket: z.string(),
  key: z.string(),
  versionId: z.string(),
  /** S3's hexadecimal sequencer; empty where the event has none. */
  sequencer: z.string(),
  /** When the version was made (creation) or the delete happened. */
  lastModified: instant,
  /** When the event was received. */
  receivedAt: instant,
  /** How often a replay has changed what is stored of the version; absent: never. */
  reading: z.optional(z.int().check(z.positive())),
  /** The replay that reads the version again; absent where S3 or a sweep reports it. */
  replay: z.optional(ReplayMark),
});
export type FileVersion = z.infer<typeof FileVersion>;

/** A clip as the parse stage read it. `checks[i]` belongs to `clip.embeds[i]`. */
const ReadClip = z.object({ clip: ParsedFile, checks: z.array(Check), text: z.string(), story: z.string() });

/** One of several clips in a file. */
const Part = z.discriminatedUnion('kind', [
  z.extend(ReadClip, { kind: z.literal('clip'), part: z.string() }),
  z.object({ kind: z.literal('refused'), part: z.string(), reason: z.string() }),
]);
export type Part = z.infer<typeof Part>;

/** The parse stage's message about one file. */
export const Result = z.discriminatedUnion('kind', [
  z.extend(ReadClip, { kind: z.literal('clip'), file: FileVersion, namesVersion: z.int().check(z.nonnegative()) }),
  z.object({
    kind: z.literal('several'),
    file: FileVersion,
    parts: z.array(Part),
    namesVersion: z.int().check(z.nonnegative()),
  }),
  z.object({ kind: z.literal('refused'), file: FileVersion, reason: z.string() }),
  z.object({ kind: z.literal('superseded'), file: FileVersion, reason: z.string() }),
  /** `marker`: the key was deleted; otherwise one version of it was, which matters only if it is the newest. */
  z.object({ kind: z.literal('removed'), file: FileVersion, marker: z.boolean() }),
]);
export type Result = z.infer<typeof Result>;

/** What the compile function is asked: `damaged` is a stored version that cannot be loaded, to be compiled again. */
export const CompileRequest = z.object({ damaged: z.optional(z.int()) });
export type CompileRequest = z.infer<typeof CompileRequest>;

/** What a run of the recheck is asked: to check this video, which is due, or, without it, whatever is due. */
export const RecheckRequest = z.object({ embedId: z.optional(z.string()) });
export type RecheckRequest = z.infer<typeof RecheckRequest>;

/** What a run of the back-fill is asked: to work on these shards of the archive, or, without them, on what is due. */
export const BackfillRequest = z.object({ shards: z.optional(z.array(z.int().check(z.nonnegative()))) });
export type BackfillRequest = z.infer<typeof BackfillRequest>;
