/** Requests and responses that only the API and its clients use. */
import * as z from 'zod/mini';
import { Day, Mention, WatchedEmbed } from './clip.ts';
import { Name } from './name.ts';

const instant = z.iso.datetime();

/** A listed embed, with the fields that identify its clip. */
export const ListedEmbed = z.extend(WatchedEmbed, {
  id: z.string(),
  clipId: z.string(),
  title: z.nullable(z.string()),
  outlet: z.nullable(z.string()),
  publishedOn: z.nullable(Day),
});
export type ListedEmbed = z.infer<typeof ListedEmbed>;

/** A listed mention, with the fields that identify its clip. */
export const ListedMention = z.extend(Mention, {
  clipId: z.string(),
  title: z.nullable(z.string()),
  outlet: z.nullable(z.string()),
  publishedOn: z.nullable(Day),
  /** It was found too late to be news: nobody got a mail about it. Absent where it was not. */
  late: z.optional(z.boolean()),
});
export type ListedMention = z.infer<typeof ListedMention>;

/** A name alone: with the addresses of its feeds, which need no token. */
export const ShownName = z.extend(Name, {
  feeds: z.object({
    atom: z.url().check(z.meta({ description: 'Atom (RFC 4287)' })),
    json: z.url().check(z.meta({ description: 'JSON Feed 1.1' })),
  }),
});
export type ShownName = z.infer<typeof ShownName>;

const count = z.int().check(z.nonnegative());

/** What is counted in a day, week or month. */
const TimelineItem = z.object({
  day: Day.check(z.meta({ description: 'The first of its bucket; weeks begin on Monday' })),
  clips: count.check(z.meta({ description: 'Clips that mention the name' })),
  mentions: count.check(z.meta({ description: 'How often they do: the sum of `count`' })),
});

/** Clips and mentions of a name over time, empty buckets included. */
export const Timeline = z.object({ items: z.array(TimelineItem) });

/** How much there is, of what, and each name's share of voice. */
export const Stats = z.object({
  totals: z.object({ clips: count, mentions: count, outlets: count }),
  names: z.array(
    z.object({
      nameId: z.string(),
      clips: count,
      mentions: count,
      share: z
        .number()
        .check(z.minimum(0), z.maximum(1), z.meta({ description: 'Of the mentions of all names asked for' })),
    }),
  ),
  outlets: z.array(z.object({ outlet: z.string(), clips: count })),
  languages: z.array(z.object({ language: z.string(), clips: count })),
});

/** What arrived in a UTC day, by the instant of settling: files by what became of them, one of several clips as its clips. */
export const DayArrivals = z.object({
  day: Day,
  parsed: count,
  partial: count,
  refused: count,
  gone: count.check(z.meta({ description: 'Videos that went away' })),
  back: count.check(z.meta({ description: 'Videos that play again' })),
});
export type DayArrivals = z.infer<typeof DayArrivals>;

/** What a bearer token may do. `write` includes `read`, `admin` includes both. */
export const Scope = z.enum(['read', 'write', 'admin']);
export type Scope = z.infer<typeof Scope>;

/** Paths of the API below `/names`: a name with such an id could not be addressed, so it is refused. */
export const RESERVED_NAME_IDS: ReadonlySet<string> = new Set(['import', 'export', 'dry-run', 'backfill']);

/** The outcome of importing names; `errors` are those of the rows left out. */
export const NamesImported = z.object({
  created: z.int().check(z.nonnegative()),
  replaced: z.int().check(z.nonnegative()),
  unchanged: z.int().check(z.nonnegative()),
  cleaned: z
    .optional(z.int().check(z.positive()))
    .check(
      z.meta({ description: 'Rows of which characters were left out that show nothing; absent where there were none' }),
    ),
  errors: z.array(z.object({ line: z.int(), field: z.string(), message: z.string() })),
});
export type NamesImported = z.infer<typeof NamesImported>;

/** The progress of matching stored clips with the current names. */
export const Backfill = z.object({
  version: z.int().check(z.nonnegative(), z.meta({ description: 'Of the list of names: it grows with every change' })),
  compiled: z.int().check(
    z.nonnegative(),
    z.meta({
      description: 'The version that new clips are matched with: behind `version` for about a second after a change',
    }),
  ),
  state: z.enum(['waiting', 'running', 'done']),
  startedAt: z.nullable(instant),
  finishedAt: z.nullable(instant),
  seen: z.int().check(z.nonnegative(), z.meta({ description: 'Clips scanned so far' })),
  changed: z.int().check(z.nonnegative(), z.meta({ description: 'Of these, clips whose mentions changed' })),
  failed: z.int().check(z.nonnegative(), z.meta({ description: 'Of these, clips that failed and are tried again' })),
});
export type Backfill = z.infer<typeof Backfill>;

/** A mention that a change of names would add to a clip or take from it. */
export const DryRunSample = z.object({
  kind: z.enum(['added', 'lost']),
  nameId: z.string(),
  clipId: z.string(),
  title: z.nullable(z.string()),
  outlet: z.nullable(z.string()),
  publishedOn: z.nullable(Day),
  snippet: z.string(),
});
export type DryRunSample = z.infer<typeof DryRunSample>;

/** Where a name would be found, counted from the newest clip on; `samples` are of the clips after the given cursor. */
export const DryRun = z.object({
  id: z.string().check(z.meta({ description: 'The id that the name has or would be given' })),
  searched: z.int().check(z.nonnegative(), z.meta({ description: 'Clips so far' })),
  hits: z.int().check(z.nonnegative(), z.meta({ description: 'Clips that would mention the name' })),
  added: z.int().check(z.nonnegative(), z.meta({ description: 'Mentions that would be new' })),
  lost: z
    .int()
    .check(
      z.nonnegative(),
      z.meta({ description: 'Mentions that would go, those of other names too (in a list of 10,000 names at most)' }),
    ),
  samples: z.array(DryRunSample),
  nextCursor: z.nullable(z.string()),
});
export type DryRun = z.infer<typeof DryRun>;

/** A clip of a story: how like it is to the earlier one that it is most like, and why. */
export const StoryClip = z.object({
  clipId: z.string(),
  title: z.nullable(z.string()),
  similarity: z.number().check(z.minimum(0), z.maximum(1)),
  why: z.string().check(z.meta({ example: '96 % the same; differs in the headline' })),
});
export type StoryClip = z.infer<typeof StoryClip>;

/** A story and its clips, those of the newest days first; `more`: further ones, counted up to 1,000 clips. */
export const Story = z.object({
  story: z.string(),
  items: z.array(StoryClip),
  more: z.int().check(z.nonnegative()),
});
export type Story = z.infer<typeof Story>;
