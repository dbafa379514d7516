/**
 * How much of a file is read, and how much of a clip is stored: it must fit into a table row (DynamoDB: 400 KB an
 * item).
 */
import type { Mention, ParsedFile, Warning } from '../contract/clip.ts';
import { beginning } from '../well-formed.ts';

/**
 * Larger files are refused unread: a mail or an archive may be big, and the function that reads it has 2 GB of memory.
 */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Larger files are read alone; a page or a mail has a tenth. */
export const LIGHT_BYTES = 1024 * 1024;
/**
 * Bytes, as JSON, of what the clips of a file hold together, mentions included: the store function, which has 512 MB,
 * holds them at once, in some six times as much memory.
 */
export const MAX_RESULT_BYTES = 32_000_000;
/** Spans stored of a mention (some 100 bytes each); `count` is exact however many there are. */
export const MAX_SPANS = 1000;
/**
 * Bytes of them as JSON: a name may have 200 characters, and a file may write it in a thousand ways. The mentions of a clip
 * share a megabyte, since lists read many clips at once; each has room for a few, however many there are.
 */
const MAX_SPANS_BYTES = 300_000;
const MAX_CLIP_SPANS_BYTES = 1_000_000;
const MIN_SPANS_BYTES = 2000;

/**
 * Bytes, as JSON, of what a clip's own row holds: the clip, its mentions (some hundred ordinary ones), the names and counts
 * of further ones (some five thousand), and the places that its mentions had. Together with its keys the row stays below
 * 400 KB even if nothing of it can be compressed.
 */
const MAX_CLIP_BYTES = 165_000;
const MAX_MENTIONS_BYTES = 50_000;
const MAX_COUNTS_BYTES = 130_000;
export const MAX_STALE_BYTES = 45_000;

/**
 * Bytes of the names of parts in a clip's own row: where the file has no clip of its own as many as 500 parts have, beside
 * a clip few. (The row names the clips of the file, and those that are still to be taken away.)
 */
const MAX_PARTS_BYTES = { absent: 260_000, clip: 10_000 };

/** Whether a row has room for the names of these parts. */
export function fitsParts(kind: keyof typeof MAX_PARTS_BYTES, parts: readonly string[]): boolean {
  return parts.reduce((sum, part) => sum + Buffer.byteLength(part) + 1, 0) <= MAX_PARTS_BYTES[kind];
}

/** Earlier states that a clip keeps; the oldest go. */
export const MAX_STATES = 100;

/** Characters of a title, an outlet, an author or a section; the longest real headlines have some 300. */
export const MAX_LINE = 1000;
/** Keywords and attached files; a page that lists more is stuffing. */
const MAX_LISTED = 100;
/** Characters of a keyword, the name of an attached file, a candidate value. */
const MAX_WORD = 300;
/** Candidate values of each field. */
const MAX_CANDIDATES = 8;
/** Bytes of all embeds of a clip as JSON: a page has a few embeds, some 200 bytes each. */
const MAX_EMBEDS_BYTES = 60_000;
/** Warnings listed one by one; the others are counted by code. */
export const MAX_WARNINGS = 50;

/** The clip cut to the limits; each cut of a title, an outlet or the embeds adds a warning. */
export function withinLimits(clip: ParsedFile): ParsedFile {
  const embeds = leading(clip.embeds, MAX_EMBEDS_BYTES, bytesOf);
  const mentions = countedMentions(clip.mentions);
  const cuts: Warning[] = [];
  for (const field of ['title', 'outlet'] as const) {
    if ((clip[field]?.length ?? 0) > MAX_LINE) {
      cuts.push({ code: 'field-cut', message: `The ${field} was cut after ${MAX_LINE} characters. Shorten it.` });
    }
  }
  if (embeds.length < clip.embeds.length) {
    const message = `Of ${clip.embeds.length} videos the first ${embeds.length} are kept. Split the file.`;
    cuts.push({ code: 'embeds-cut', message });
  }
  if (mentions.length < clip.mentions.length) {
    const message = `Of ${clip.mentions.length} names the first ${mentions.length} are kept. Split the file.`;
    cuts.push({ code: 'mentions-cut', message });
  }
  const { url, ...withoutUrl } = clip;
  const { title, outlet, author, section, keywords, attachments, candidates } = clip;
  return withinRow({
    // A truncated URL is useless: drop it.
    ...(url !== undefined && url.length > 2 * MAX_LINE ? withoutUrl : clip),
    title: title === null ? null : cutLine(title),
    outlet: outlet === null ? null : cutLine(outlet),
    ...(author !== undefined && { author: cutLine(author) }),
    ...(section !== undefined && { section: cutLine(section) }),
    ...(keywords && { keywords: keywords.slice(0, MAX_LISTED).map(cutWord) }),
    ...(attachments && {
      attachments: attachments
        .slice(0, MAX_LISTED)
        .map(({ name, type, size }) => ({ name: cutWord(name), type: cutWord(type), size })),
    }),
    ...(candidates && { candidates: fewerCandidates(candidates) }),
    embeds,
    mentions,
    warnings: [...cuts, ...fewer(clip.warnings, MAX_WARNINGS)],
  });
}

/** Fields that are left out of a clip that is too large in all, in this order. */
const DISPENSABLE = ['candidates', 'attachments', 'keywords'] as const;

function withinRow(clip: ParsedFile): ParsedFile {
  const isTooLarge = ({ mentions: _, ...rest }: ParsedFile) => bytesOf(rest) > MAX_CLIP_BYTES;
  let fitting = clip;
  for (const field of DISPENSABLE) {
    if (!isTooLarge(fitting)) return fitting;
    if (fitting[field] === undefined) continue;
    const { [field]: _, ...others } = fitting;
    const message = `The ${field} were left out: the clip has too much of everything. Split the file.`;
    fitting = { ...others, warnings: [{ code: 'field-cut', message }, ...others.warnings] };
  }
  return isTooLarge(fitting) ? { ...fitting, warnings: fewer(fitting.warnings, DISPENSABLE.length) } : fitting;
}

/** The first mentions, as many as the row of a clip has room to count. */
export function countedMentions(mentions: readonly Mention[]): Mention[] {
  return leading(mentions, MAX_COUNTS_BYTES, ({ nameId, count }) => bytesOf([nameId, count]) + 1);
}

/**
 * Mentions as they are stored, in the order of their names: `inRow` in the clip's own row, `further` each in a row of
 * its own.
 */
export function storedMentions(mentions: readonly Mention[]): { inRow: Mention[]; further: Mention[] } {
  const sorted = withStoredSpans(mentions).sort((a, b) => (a.nameId < b.nameId ? -1 : 1));
  const inRow: Mention[] = [];
  const further: Mention[] = [];
  let left = MAX_MENTIONS_BYTES;
  for (const mention of sorted) {
    left -= bytesOf(mention);
    (left >= 0 ? inRow : further).push(mention);
  }
  return { inRow, further };
}

/** All mentions of a clip with their first spans, as many as are stored: the more mentions, the fewer spans of each. */
export function withStoredSpans(mentions: readonly Mention[]): Mention[] {
  const share = Math.max(MIN_SPANS_BYTES, Math.floor(MAX_CLIP_SPANS_BYTES / mentions.length));
  const most = Math.min(MAX_SPANS_BYTES, share);
  return mentions.map((mention) => ({ ...mention, spans: leading(mention.spans.slice(0, MAX_SPANS), most, bytesOf) }));
}

function fewerCandidates(candidates: NonNullable<ParsedFile['candidates']>): ParsedFile['candidates'] {
  return Object.fromEntries(
    Object.entries(candidates).map(([field, values]) => [
      field,
      values.slice(0, MAX_CANDIDATES).map((candidate) => ({ ...candidate, value: cutWord(candidate.value) })),
    ]),
  );
}

function cutWord(word: string): string {
  return word.length <= MAX_WORD ? word : `${beginning(word, MAX_WORD - 1)}…`;
}

function cutLine(line: string): string {
  if (line.length <= MAX_LINE) return line;
  const space = line.lastIndexOf(' ', MAX_LINE - 1);
  return `${beginning(line, space > MAX_LINE / 2 ? space : MAX_LINE - 1)}…`;
}

/** The first items that fit, by their sizes. */
export function leading<T>(items: readonly T[], most: number, sizeOf: (item: T) => number): T[] {
  let left = most;
  const tooFar = items.findIndex((item) => {
    left -= sizeOf(item);
    return left < 0;
  });
  return items.slice(0, tooFar === -1 ? items.length : tooFar);
}

/** Bytes of a value as JSON. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** The first warnings, shortened, and the number of the others by code. */
function fewer(warnings: readonly Warning[], most: number): Warning[] {
  const kept = warnings.slice(0, most).map(({ code, message }) => ({
    code,
    message: message.length > MAX_LINE ? `${beginning(message, MAX_LINE)}…` : message,
  }));
  const rest = Map.groupBy(warnings.slice(most), ({ code }) => code);
  return [
    ...kept,
    ...[...rest].map(([code, more]) => ({ code, message: `There are ${more.length} more of this kind.` })),
  ];
}
