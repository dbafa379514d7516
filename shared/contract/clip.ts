/**
 * The clip and all that is in it: what is read in a file, what a check showed, what became of the file.
 *
 * Everything that enters from outside (an event, a queue message, a request, a row of another version) is parsed by a
 * schema of this folder at the edge; inside, the inferred types are trusted. Offsets are UTF-16 units into the decoded
 * file, days are `YYYY-MM-DD`, instants are ISO 8601 in UTC.
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

export const FIELDS = ['title', 'outlet', 'publishedOn', 'summary', 'language'] as const;
export type Field = (typeof FIELDS)[number];
/** Fields that many files lack; absent where nothing is found. */
export const EXTRA_FIELDS = ['author', 'url', 'section', 'keywords', 'duration'] as const;
const ExplainedField = z.enum([...FIELDS, ...EXTRA_FIELDS]);
export type ExplainedField = z.infer<typeof ExplainedField>;

/** What the uploader says about a file, by the names of S3 object metadata: it outranks what is read in the file. */
export const UPLOAD_METADATA = ['source-url', 'title', 'outlet', 'published-on', 'language'] as const;
export type UploadMetadata = Partial<Record<(typeof UPLOAD_METADATA)[number], string>>;

/** A file that came along in a mail. */
export const Attachment = z.object({ name: z.string(), type: z.string(), size: z.int().nonnegative() });
export type Attachment = z.infer<typeof Attachment>;

/** What reading a file gives for each clip in it: the line `clipwatch parse` prints. */
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
