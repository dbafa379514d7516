/**
 * The clip: what is read in a file, the checks of its embeds, the receipt of the file.
 *
 * Everything that enters from outside (an event, a queue message, a request, a row of another version) is parsed by a
 * schema of this folder at the edge; inside, the inferred types are trusted. Offsets are UTF-16 units into the decoded
 * file, days are `YYYY-MM-DD`, instants are ISO 8601 in UTC.
 */
import * as z from 'zod/mini';

const offset = z.int().check(z.nonnegative());
const instant = z.iso.datetime();

/** ISO 8601 has a year 0, the calendar has none. */
export const isInCalendar = (day: string): boolean => day >= '0001';

/** A calendar day as written in the file, never shifted by a time zone. */
export const Day = z.iso
  .date({ abort: true, error: 'is no day of the calendar: write it as 2017-02-15' })
  .check(z.refine(isInCalendar, { error: 'is no day of the calendar: write it as 2017-02-15' }))
  .check(z.meta({ description: 'Calendar day, YYYY-MM-DD', example: '2017-02-15' }));

/**
 * Why a field has its value: the rule that found it and its range in the decoded file; an empty range for a value from
 * outside the text (a mail header, upload metadata). `confidence` is the share of files on which the rule is right, 0
 * to 1.
 */
export const Evidence = z.object({
  rule: z.string(),
  start: offset,
  end: offset,
  confidence: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
});
export type Evidence = z.infer<typeof Evidence>;

/** Another possible value of a field, and its evidence. */
export const Candidate = z.extend(Evidence, { value: z.string() });
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
  'mentions-cut',
  'field-cut',
]);

/** A doubt about the clip; `message` says what was seen and, where possible, how to mend the file. */
export const Warning = z.object({ code: WarningCode, message: z.string() });
export type Warning = z.infer<typeof Warning>;

/** A video in a clip. `provider` + `videoId` identify it; `url` keeps the secrets needed to play it. */
export const Embed = z.object({
  provider: z.string(),
  videoId: z.nullable(z.string()),
  url: z.url({ protocol: /^https?$/ }),
});
export type Embed = z.infer<typeof Embed>;

/** Never treat `restricted` or `unknown` as gone. */
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
  reason: z
    .string()
    .check(z.meta({ description: 'Machine-readable reason, e.g. `oembed-ok`, `dns-failed`, `timeout`' })),
  seen: z.object({
    httpStatus: z.nullable(z.int()),
    finalUrl: z.nullable(z.string()),
    title: z.nullable(z.string()),
    tookMs: z.number().check(z.nonnegative()),
    uploader: z.optional(z.string()),
    durationSeconds: z.optional(z.number().check(z.positive())),
    thumbnailUrl: z.optional(z.url({ protocol: /^https?$/ })),
    redirects: z.optional(z.array(z.string())).check(z.meta({ description: 'Addresses that sent us on, in order' })),
  }),
  checkedAt: instant,
  nextCheckAt: z.nullable(instant),
  playedAt: z.optional(instant).check(z.meta({ description: 'When it was last seen playing' })),
  confirmations: z.optional(z.array(z.object({ at: instant, reason: z.string() }))).check(
    z.meta({
      description: 'Attempts at which the provider said that it is gone; two, an hour apart, make it `gone`',
    }),
  ),
});
export type Check = z.infer<typeof Check>;

/** A change of an embed's status, and the reason. */
export const StatusChange = z.object({ at: instant, status: CheckStatus, reason: z.string() });
export type StatusChange = z.infer<typeof StatusChange>;

/** A copy of a video's still in the archive bucket, taken while the video played. */
export const Proof = z.object({ key: z.string(), type: z.string(), at: instant });
export type Proof = z.infer<typeof Proof>;

/** An embed with its check; `history`: its status changes, the current one last. */
export const WatchedEmbed = z.extend(Embed, {
  id: z.optional(z.string()).check(z.meta({ description: 'Opaque; for `/embeds/{id}`' })),
  check: z.nullable(Check),
  history: z.optional(z.array(StatusChange)),
  proof: z.optional(Proof),
});
export type WatchedEmbed = z.infer<typeof WatchedEmbed>;

/**
 * How a form relates to the listed name: the same, another case of it, with a clitic, "Surname, Given", a hashtag, …
 */
const Variant = z.enum(['exact', 'spelling', 'inflected', 'clitic', 'order', 'hashtag', 'transliterated']);

/**
 * One occurrence of a name: `form` as written in the file, `alias` the spelling of the tracked name that it matched,
 * `variant` the relation of the two, `field` the kind of text around it. `timeCode`: for captions, the time in the
 * video (`HH:MM:SS.mmm`).
 */
export const Span = z.object({
  start: offset,
  end: offset,
  form: z.string(),
  alias: z.string(),
  variant: z.optional(Variant),
  field: z.optional(z.enum(['title', 'heading', 'paragraph', 'item', 'cell', 'caption'])),
  timeCode: z.optional(z.string()),
});
export type Span = z.infer<typeof Span>;

/**
 * A tracked name in a clip; `count` is exact, `spans` are the first ones: a thousand at most, and fewer of each in a clip of
 * many names (`withStoredSpans` in `shared/clip/limits.ts`). `snippet` is the sentence around its first occurrence, `marks`
 * its occurrences there, in UTF-16 units of the snippet. What was stored before there were marks has none.
 */
export const Mention = z.object({
  nameId: z.string(),
  count: z.int().check(z.positive()),
  spans: z.array(Span),
  snippet: z.string(),
  marks: z.optional(z.array(z.object({ start: offset, end: offset }))),
});
export type Mention = z.infer<typeof Mention>;

export const FIELDS = ['title', 'outlet', 'publishedOn', 'summary', 'language'] as const;
export type Field = (typeof FIELDS)[number];
/** UTF-16 units of a summary; longer ones are cut. */
export const MAX_SUMMARY = 10_000;
/** Fields that many files lack; absent where none is found. */
export const EXTRA_FIELDS = ['author', 'url', 'section', 'keywords', 'duration'] as const;
const ExplainedField = z.enum([...FIELDS, ...EXTRA_FIELDS]);
export type ExplainedField = z.infer<typeof ExplainedField>;

/** Names of S3 object metadata that an uploader may set; they outrank what is read in the file. */
export const UPLOAD_METADATA = ['source-url', 'title', 'outlet', 'published-on', 'language'] as const;
export type UploadMetadata = Partial<Record<(typeof UPLOAD_METADATA)[number], string>>;

/** A file attached to a mail. */
export const Attachment = z.object({ name: z.string(), type: z.string(), size: z.int().check(z.nonnegative()) });
export type Attachment = z.infer<typeof Attachment>;

/** What reading a file gives for each clip in it: the line `clipwatch parse` prints. */
export const ParsedFile = z.object({
  file: z.string(),
  /** Which clip of a file that holds several: the path in an archive, else a number. */
  part: z.optional(z.string()),
  format: z.nullable(z.string()),
  title: z.nullable(z.string()),
  outlet: z.nullable(z.string()),
  publishedOn: z.nullable(Day),
  summary: z.nullable(z.string()),
  language: z.nullable(z.string()).check(z.meta({ description: 'Primary BCP-47 tag', example: 'en' })),
  author: z.optional(z.string()),
  url: z.optional(z.url({ protocol: /^https?$/ })).check(z.meta({ description: 'Canonical address' })),
  section: z.optional(z.string()),
  keywords: z.optional(z.array(z.string())),
  duration: z
    .optional(z.int().check(z.nonnegative()))
    .check(z.meta({ description: 'Length in seconds, where stated' })),
  words: z.optional(z.int().check(z.nonnegative())).check(z.meta({ description: 'Words of the main text' })),
  attachments: z.optional(z.array(Attachment)),
  embeds: z.array(Embed),
  mentions: z.array(Mention),
  evidence: z.partialRecord(ExplainedField, Evidence),
  /** Other possible values of the fields, the likeliest first. */
  candidates: z.optional(z.partialRecord(ExplainedField, z.array(Candidate))),
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
  /** Which clip of a file that holds several; absent on the receipt of the file itself. */
  part: z.optional(z.string()),
  outcome: Outcome,
  reason: z.nullable(z.string()),
  clipId: z.optional(z.string()),
  receivedAt: instant,
  settledAt: instant,
});
export type Receipt = z.infer<typeof Receipt>;

/** The earlier clip of its story that a clip is most like; `similarity` 0 to 1, `why` in English. */
export const Similar = z.object({
  clipId: z.string(),
  similarity: z.number().check(z.minimum(0), z.maximum(1)),
  why: z.string().check(z.meta({ example: '96 % the same; differs in the headline' })),
});
export type Similar = z.infer<typeof Similar>;

/** A clip as the API shows it: the fields of a parsed file, its origin, and every embed with its check. */
export const Clip = z.extend(ParsedFile, {
  clipId: z.string(),
  bucket: z.string(),
  key: z.string(),
  receivedAt: instant,
  receipt: Receipt,
  story: z.string(),
  similar: z.optional(Similar),
  revision: z.int().check(z.positive(), z.meta({ description: 'The number of this state of the clip: 1, 2, 3 …' })),
  embeds: z.array(WatchedEmbed),
});
export type Clip = z.infer<typeof Clip>;
