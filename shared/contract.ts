/**
 * What the stages hand each other, and what the API and the command show: one schema per word of the design.
 *
 * Everything that enters from outside (an event, a queue message, a request, a row of another version) is parsed by
 * one of these at the edge; inside, the inferred types are trusted. Offsets are UTF-16 units into the decoded file,
 * days are `YYYY-MM-DD`, instants are ISO 8601 in UTC.
 */
import * as z from 'zod';

const offset = z.int().nonnegative();
const instant = z.iso.datetime();

/** A calendar day as written in the file; no time zone ever moved it. */
export const Day = z.iso.date().meta({ description: 'Calendar day, YYYY-MM-DD', example: '2017-02-15' });

/**
 * Why a field has its value: the rule that found it and where in the decoded file it stands; an empty range for what
 * stands outside the text (a header of a mail, what was given at upload). `confidence` is the share of files on which
 * the rule is right, 0 to 1.
 */
export const Evidence = z.object({
  rule: z.string(),
  start: offset,
  end: offset,
  confidence: z.number().min(0).max(1).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** A value that a field could have had, and why. */
export const Candidate = Evidence.extend({ value: z.string() });
export type Candidate = z.infer<typeof Candidate>;

const WarningCode = z.enum([
  'empty',
  'not-text',
  'too-large',
  'encoding-guessed',
  'title-missing',
  'outlet-missing',
  'date-missing',
  'date-incomplete',
  'date-invalid',
  'date-ambiguous',
  'date-converted',
  'language-unsure',
  'summary-cut',
  'several-clips-suspected',
  'parts-cut',
  'clip-missing',
  'embed-invalid',
  'embed-unknown',
  'embeds-cut',
  'field-cut',
]);

/** Something a reader of the clip should know; `message` says what was seen and, where possible, how to mend it. */
export const Warning = z.object({ code: WarningCode, message: z.string() });
export type Warning = z.infer<typeof Warning>;

/** A video in a clip. `provider` + `videoId` name it; `url` keeps the secrets that playing it needs. */
export const Embed = z.object({
  provider: z.string(),
  videoId: z.string().nullable(),
  url: z.url({ protocol: /^https?$/ }),
});
export type Embed = z.infer<typeof Embed>;

/** `restricted` and `unknown` are never to be read as gone. */
export const CheckStatus = z.enum([
  'playable',
  'gone',
  'restricted',
  'not-embeddable',
  'invalid',
  'blocked',
  'unknown',
]);
export type CheckStatus = z.infer<typeof CheckStatus>;

/** What asking the provider about an embed showed, and when it is to be asked again (`null`: never). */
export const Check = z.object({
  status: CheckStatus,
  reason: z.string().meta({ description: 'Machine-readable reason, e.g. `oembed-ok`, `dns-failed`, `timeout`' }),
  seen: z.object({
    httpStatus: z.int().nullable(),
    finalUrl: z.string().nullable(),
    title: z.string().nullable(),
    tookMs: z.number().nonnegative(),
    uploader: z.string().optional(),
    durationSeconds: z.number().positive().optional(),
    thumbnailUrl: z.url({ protocol: /^https?$/ }).optional(),
    redirects: z.array(z.string()).optional().meta({ description: 'Addresses that sent us on, in order' }),
  }),
  checkedAt: instant,
  nextCheckAt: instant.nullable(),
  playedAt: instant.optional().meta({ description: 'When it was last seen playing' }),
  confirmations: z
    .array(z.object({ at: instant, reason: z.string() }))
    .optional()
    .meta({ description: 'Attempts at which the provider said that it is gone; two, an hour apart, make it `gone`' }),
});
export type Check = z.infer<typeof Check>;

/** A status that an embed took on, and why. */
export const StatusChange = z.object({ at: instant, status: CheckStatus, reason: z.string() });
export type StatusChange = z.infer<typeof StatusChange>;

/** A copy of a video's still, kept in the archive bucket while the video played. */
export const Proof = z.object({ key: z.string(), type: z.string(), at: instant });
export type Proof = z.infer<typeof Proof>;

/** An embed that is watched: `history` are its statuses in the order it took them on, the last is the present one. */
export const WatchedEmbed = Embed.extend({
  id: z.string().optional().meta({ description: 'Opaque; for `/embeds/{id}`' }),
  check: Check.nullable(),
  history: z.array(StatusChange).optional(),
  proof: Proof.optional(),
});
export type WatchedEmbed = z.infer<typeof WatchedEmbed>;

/** An embed as it is listed: with what is needed to know its clip. */
export const ListedEmbed = WatchedEmbed.extend({
  id: z.string(),
  clipId: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  publishedOn: Day.nullable(),
});
export type ListedEmbed = z.infer<typeof ListedEmbed>;

/** Why a form counts: as it is listed, another case of it, behind a clitic, "Surname, Given", a hashtag, … */
const Variant = z.enum(['exact', 'spelling', 'inflected', 'clitic', 'order', 'hashtag', 'transliterated']);

/**
 * One place where a name stands: `form` as written in the file, `alias` the spelling of the tracked name it matched,
 * `variant` how the two are related, `field` the kind of text it stands in.
 * `timeCode` is where in the video it is said (`HH:MM:SS.mmm`), for captions.
 */
export const Span = z.object({
  start: offset,
  end: offset,
  form: z.string(),
  alias: z.string(),
  variant: Variant.optional(),
  field: z.enum(['title', 'heading', 'paragraph', 'item', 'cell', 'caption']).optional(),
  timeCode: z.string().optional(),
});
export type Span = z.infer<typeof Span>;

/** A tracked name in a clip; `snippet` is the sentence around its first place. */
export const Mention = z.object({
  nameId: z.string(),
  count: z.int().positive(),
  spans: z.array(Span),
  snippet: z.string(),
});
export type Mention = z.infer<typeof Mention>;

/** A mention as it is listed: with what is needed to know its clip. */
export const ListedMention = Mention.extend({
  clipId: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  publishedOn: Day.nullable(),
});
export type ListedMention = z.infer<typeof ListedMention>;

export const FIELDS = ['title', 'outlet', 'publishedOn', 'summary', 'language'] as const;
export type Field = (typeof FIELDS)[number];
/** Fields that many files lack; absent where nothing is found. */
export const EXTRA_FIELDS = ['author', 'url', 'section', 'keywords', 'duration'] as const;
const ExplainedField = z.enum([...FIELDS, ...EXTRA_FIELDS]);
export type ExplainedField = z.infer<typeof ExplainedField>;

/** What the uploader says about a file, by the names of S3 object metadata: it outranks what is read in the file. */
export const GIVEN = ['source-url', 'title', 'outlet', 'published-on', 'language'] as const;
export type Given = Partial<Record<(typeof GIVEN)[number], string>>;

/** A file that came along in a mail. */
export const Attachment = z.object({ name: z.string(), type: z.string(), size: z.int().nonnegative() });
export type Attachment = z.infer<typeof Attachment>;

/** What reading a file gives (design section 4): the line `clipwatch parse` prints. */
export const ParsedFile = z.object({
  file: z.string(),
  /** Which clip of a file that holds several: the path of an archive's member, a number otherwise. */
  part: z.string().optional(),
  format: z.string().nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  publishedOn: Day.nullable(),
  summary: z.string().nullable(),
  language: z.string().nullable().meta({ description: 'Primary BCP-47 tag', example: 'en' }),
  author: z.string().optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'Canonical address' }),
  section: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  duration: z.int().nonnegative().optional().meta({ description: 'Length in seconds, where stated' }),
  words: z.int().nonnegative().optional().meta({ description: 'Words of the main text' }),
  attachments: z.array(Attachment).optional(),
  embeds: z.array(Embed),
  mentions: z.array(Mention),
  evidence: z.partialRecord(ExplainedField, Evidence),
  /** What else the fields could have been, the likeliest first. */
  candidates: z.partialRecord(ExplainedField, z.array(Candidate)).optional(),
  warnings: z.array(Warning),
});
export type ParsedFile = z.infer<typeof ParsedFile>;

const id = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u, 'use 1 to 100 letters, digits, dots, dashes or underscores');
const word = z.string().trim().min(1).max(200);

/** A tracked name as people give it (`names.json`, the API). */
export const Name = z.object({
  id: id.meta({ example: 'randa-kassis' }),
  name: word.meta({ example: 'Randa Kassis' }),
  aliases: z.array(z.string().max(200)).max(200).default([]),
  transliterate: z.boolean().optional(),
  strike: z.array(word).max(500).optional().meta({ description: 'Transliterated variants that are not to count' }),
  require: z.array(word).max(50).optional(),
  exclude: z.array(word).max(50).optional(),
});
export type Name = z.infer<typeof Name>;

/** `names.json`: the list that `clipwatch parse --names` takes. */
export const NameList = z.array(Name);

export const Cadence = z.enum(['instant', 'daily', 'weekly']);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use HH:MM, 24 hours');

/** An address that follows names; `nameIds: "*"` follows every name, those added later too. */
export const Subscription = z.object({
  id,
  address: z.email().max(254).meta({ example: 'press@example.org' }),
  nameIds: z.union([z.literal('*'), z.array(id).min(1).max(1000)]),
  cadence: Cadence,
  timeZone: z.string().refine(isTimeZone, 'use an IANA time zone such as Europe/Paris').optional(),
  quietHours: z.object({ from: clockTime, to: clockTime }).optional(),
  videos: z
    .boolean()
    .optional()
    .meta({ description: 'Also told at once, whatever the cadence, when a video is gone or plays again' }),
  confirmed: z.boolean(),
});
export type Subscription = z.infer<typeof Subscription>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // Intl has no question to ask: a RangeError is its way of saying no.
    return false;
  }
}

/** One object version in the inbox, and what orders it among the versions of its key. */
export const FileVersion = z.object({
  bucket: z.string(),
  key: z.string(),
  versionId: z.string(),
  /** S3's hexadecimal sequencer; an empty string where the event brought none. */
  sequencer: z.string(),
  /** When the version was made (creation) or the delete happened. */
  lastModified: instant,
  /** When the event reached us. */
  receivedAt: instant,
});
export type FileVersion = z.infer<typeof FileVersion>;

export const Outcome = z.enum(['parsed', 'partial', 'refused', 'superseded', 'removed']);
export type Outcome = z.infer<typeof Outcome>;

/** What became of a file. `reason` is null only for `parsed`; for `refused` it says how to mend the file. */
export const Receipt = z.object({
  bucket: z.string(),
  key: z.string(),
  versionId: z.string(),
  /** Which clip of a file that holds several; the receipt without one is that of the file. */
  part: z.string().optional(),
  outcome: Outcome,
  reason: z.string().nullable(),
  clipId: z.string().optional(),
  receivedAt: instant,
  settledAt: instant,
});
export type Receipt = z.infer<typeof Receipt>;

/** A clip as the parse stage read it. `checks[i]` belongs to `clip.embeds[i]`. */
const ReadClip = z.object({ clip: ParsedFile, checks: z.array(Check), text: z.string(), story: z.string() });

/** One of several clips in a file. */
const Part = z.discriminatedUnion('kind', [
  ReadClip.extend({ kind: z.literal('clip'), part: z.string() }),
  z.object({ kind: z.literal('refused'), part: z.string(), reason: z.string() }),
]);
export type Part = z.infer<typeof Part>;

/** What the parse stage sends on for one file. */
export const Result = z.discriminatedUnion('kind', [
  ReadClip.extend({ kind: z.literal('clip'), file: FileVersion, namesVersion: z.int().nonnegative() }),
  z.object({
    kind: z.literal('several'),
    file: FileVersion,
    parts: z.array(Part),
    namesVersion: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal('refused'), file: FileVersion, reason: z.string() }),
  z.object({ kind: z.literal('superseded'), file: FileVersion, reason: z.string() }),
  /** `marker`: the key was deleted; otherwise one version of it was, which matters only if it is the newest. */
  z.object({ kind: z.literal('removed'), file: FileVersion, marker: z.boolean() }),
]);
export type Result = z.infer<typeof Result>;

/** A clip as the API shows it: the fields of a parsed file and where it came from; every embed with its check. */
export const Clip = ParsedFile.extend({
  clipId: z.string(),
  bucket: z.string(),
  key: z.string(),
  receivedAt: instant,
  receipt: Receipt,
  story: z.string(),
  embeds: z.array(WatchedEmbed),
});
export type Clip = z.infer<typeof Clip>;

/** What a bearer token may do. `write` includes `read`, `admin` includes both. */
export const Scope = z.enum(['read', 'write', 'admin']);
export type Scope = z.infer<typeof Scope>;

/** What became of a list of names; `errors` are of the rows that were left out. */
export const NamesImported = z.object({
  created: z.int().nonnegative(),
  replaced: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  errors: z.array(z.object({ line: z.int(), field: z.string(), message: z.string() })),
});
export type NamesImported = z.infer<typeof NamesImported>;

/** How far the clips that are in the archive already have been matched with the names as they are now. */
export const Backfill = z.object({
  version: z.int().nonnegative().meta({ description: 'Of the list of names' }),
  state: z.enum(['waiting', 'running', 'done']),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  seen: z.int().nonnegative().meta({ description: 'Clips that the walk has come by' }),
  changed: z.int().nonnegative().meta({ description: 'Of these, clips whose mentions changed' }),
  failed: z.int().nonnegative().meta({ description: 'Of these, clips that failed and are tried again' }),
});
export type Backfill = z.infer<typeof Backfill>;

/** A clip in which a change of names would make a difference to one of them. */
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

/** What a name would hit, counted from the newest clip on; `samples` are of the clips since the cursor given. */
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
