/** Requests and responses that only the API and its clients use. */
import * as z from 'zod';
import { Day, Mention, WatchedEmbed } from './clip.ts';

const instant = z.iso.datetime();

/** A listed embed, with the fields that identify its clip. */
export const ListedEmbed = WatchedEmbed.extend({
  id: z.string(),
  clipId: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  publishedOn: Day.nullable(),
});
export type ListedEmbed = z.infer<typeof ListedEmbed>;

/** A listed mention, with the fields that identify its clip. */
export const ListedMention = Mention.extend({
  clipId: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  publishedOn: Day.nullable(),
});
export type ListedMention = z.infer<typeof ListedMention>;

/** What a bearer token may do. `write` includes `read`, `admin` includes both. */
export const Scope = z.enum(['read', 'write', 'admin']);
export type Scope = z.infer<typeof Scope>;

/** Paths of the API below `/names`: a name with such an id could not be addressed, so it is refused. */
export const RESERVED_NAME_IDS: ReadonlySet<string> = new Set(['import', 'export', 'dry-run', 'backfill']);

/** The outcome of importing names; `errors` are those of the rows left out. */
export const NamesImported = z.object({
  created: z.int().nonnegative(),
  replaced: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  errors: z.array(z.object({ line: z.int(), field: z.string(), message: z.string() })),
});
export type NamesImported = z.infer<typeof NamesImported>;

/** The progress of matching stored clips with the current names. */
export const Backfill = z.object({
  version: z.int().nonnegative().meta({ description: 'Of the list of names: it grows with every change' }),
  compiled: z.int().nonnegative().meta({
    description: 'The version that new clips are matched with: behind `version` for about a second after a change',
  }),
  state: z.enum(['waiting', 'running', 'done']),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  seen: z.int().nonnegative().meta({ description: 'Clips scanned so far' }),
  changed: z.int().nonnegative().meta({ description: 'Of these, clips whose mentions changed' }),
  failed: z.int().nonnegative().meta({ description: 'Of these, clips that failed and are tried again' }),
});
export type Backfill = z.infer<typeof Backfill>;

/** A mention that a change of names would add to a clip or take from it. */
export const DryRunSample = z.object({
  kind: z.enum(['added', 'lost']),
  nameId: z.string(),
  clipId: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  publishedOn: Day.nullable(),
  snippet: z.string(),
});
export type DryRunSample = z.infer<typeof DryRunSample>;

/** Where a name would be found, counted from the newest clip on; `samples` are of the clips after the given cursor. */
export const DryRun = z.object({
  id: z.string().meta({ description: 'The id that the name has or would be given' }),
  searched: z.int().nonnegative().meta({ description: 'Clips so far' }),
  hits: z.int().nonnegative().meta({ description: 'Clips that would mention the name' }),
  added: z.int().nonnegative().meta({ description: 'Mentions that would be new' }),
  lost: z.int().nonnegative().meta({ description: 'Mentions that would go, those of other names too' }),
  samples: z.array(DryRunSample),
  nextCursor: z.string().nullable(),
});
export type DryRun = z.infer<typeof DryRun>;
