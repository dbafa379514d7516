/** The earlier states of a clip: who or what changed it and when, what was given by hand, and how the API lists them. */
import * as z from 'zod/mini';
import { Embed, Evidence, EXTRA_FIELDS, FIELDS, type Field, Mention, ParsedFile } from './clip.ts';

const instant = z.iso.datetime();

/**
 * Who or what made a state: a version of the file, a newer list of names, a token (by its label) that corrected it or
 * changed its story, or a replay of the archive.
 */
export const ChangedBy = z.union([
  z.object({ kind: z.literal('file'), versionId: z.string() }),
  z.object({ kind: z.literal('names'), version: z.int() }),
  z.object({ kind: z.literal('correction'), who: z.string() }),
  z.object({ kind: z.literal('replay'), id: z.string() }),
  z.object({ kind: z.literal('story'), who: z.string() }),
]);
export type ChangedBy = z.infer<typeof ChangedBy>;

/** What two states of a clip are compared by, in the order in which differences are listed. */
export const COMPARED = [...FIELDS, ...EXTRA_FIELDS, 'mentions', 'embeds', 'story'] as const;
export const Compared = z.enum(COMPARED);
export type Compared = z.infer<typeof Compared>;

/** A value given by hand, and what is read in the file in its place. */
export const Correction = z.object({
  value: z.string(),
  read: z.object({ value: z.nullable(z.string()), evidence: z.optional(Evidence) }),
});
export type Correction = z.infer<typeof Correction>;

/** The corrections of a clip, by field. */
export const Corrections = z.partialRecord(z.enum(FIELDS), Correction);
export type Corrections = z.infer<typeof Corrections>;

/** What a caller asks to correct: a value for a field, or null to take its correction back. */
export type Asked = { readonly [F in Field]?: string | null | undefined };

/** When and by what a state of a clip was made, and in what it differs from the one before. */
export const Made = z.object({
  /** 1 for the first state of a clip, then 2, 3, … */
  number: z.int(),
  recordedAt: instant,
  by: ChangedBy,
  /** Empty for the first state, and where only the version of the file or a detail such as evidence is another. */
  changed: z.array(Compared),
});
export type Made = z.infer<typeof Made>;

/** A state of a clip as the API lists it. */
export const Revision = z.extend(
  z.pick(ParsedFile, {
    title: true,
    outlet: true,
    publishedOn: true,
    summary: true,
    language: true,
    author: true,
    url: true,
    section: true,
    keywords: true,
    duration: true,
  }),
  {
    revision: z.int().check(z.positive()),
    recordedAt: instant,
    versionId: z.string().check(z.meta({ description: 'The version of the file that it was read from' })),
    changed: z.array(Compared).check(
      z.meta({
        description:
          'Against the state before; empty for the first, and where only the version or a detail such as evidence is another',
      }),
    ),
    by: ChangedBy,
    story: z.string(),
    mentions: z.array(z.pick(Mention, { nameId: true, count: true })),
    embeds: z.array(Embed),
    removedAt: z
      .optional(instant)
      .check(z.meta({ description: 'When the clip was removed; a later state is of a file that was uploaded again' })),
  },
);
export type Revision = z.infer<typeof Revision>;
