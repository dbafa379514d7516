/** Bytes → clips: reading, embeds and mentions put together. Everything that parses a file goes through here. */
import type { ParsedFile, Warning } from '../contract/clip.ts';
import { findEmbeds } from '../embed/index.ts';
import { clipsIn, type PartResult, type ReadOptions } from '../file/index.ts';
import { failedOn, type Refusal } from '../file/refusal.ts';
import { findMentions, type Matcher } from '../name/index.ts';
import { withTimeCodes } from '../name/time-code.ts';
import { wellFormedIn } from '../well-formed.ts';
import { partName } from './id.ts';
import { withinLimits } from './limits.ts';

export interface ReadClip {
  readonly clip: ParsedFile;
  /** Readable text, its blocks separated by blank lines; empty where nothing could be read. */
  readonly text: string;
  /** The same with the captions of pictures, as it is stored: names are found in them later too. */
  readonly captioned: string;
  /** Why nothing could be read and how to mend the file; null where it could. */
  readonly refused: string | null;
  /** Where a reader failed, as one line for a log that quotes nothing of the file; absent where none did. */
  readonly fault?: string;
}

export interface ParseOptions extends ReadOptions {
  /** Spans given of a mention; its `count` is exact. @default all */
  readonly mostSpans?: number;
}

/**
 * Reads one file: at least one clip, and several where the file lists them (each then has a `part`). Never throws for
 * its content: a file without text gives empty fields, a warning that says what it is, and `refused`; a clip on
 * which a reader fails is refused too, with a `fault`. Of a path in `fileName` the last segment is used.
 */
export async function parseFile(
  bytes: Uint8Array,
  fileName: string,
  matcher: Matcher,
  options: ParseOptions,
): Promise<ReadClip[]> {
  const file = nameIn(fileName);
  const { mostSpans, ...reading } = options;
  const clips: ReadClip[] = [];
  for await (const part of clipsIn(bytes, file, reading)) {
    if (part.kind === 'more') warnLast(clips, part.warning);
    else clips.push(wellFormedIn(readOrRefused(part, file, { matcher, mostSpans })));
  }
  return clips;
}

/** The one clip of a file that is refused as a whole, without being read here. */
export function unreadFile(fileName: string, why: Omit<Refusal, 'kind'>): ReadClip[] {
  return [refusedClip(why, { file: nameIn(fileName) })];
}

/** The last segment of a path. */
function nameIn(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** Adds a warning about the whole file to the last clip that was read. */
function warnLast(clips: ReadClip[], warning: Warning): void {
  const at = clips.findLastIndex(({ refused }) => refused === null);
  const last = clips[at];
  if (last) clips[at] = { ...last, clip: withinLimits({ ...last.clip, warnings: [warning, ...last.clip.warnings] }) };
}

/** One clip; refused where looking for videos or names in it fails. */
function readOrRefused(read: PartResult, fileName: string, search: NameSearch): ReadClip {
  const file = { file: fileName, ...(read.part !== null && { part: partName(read.part) }) };
  if (read.kind === 'refused') return refusedClip(read, file);
  try {
    return clipOf(read, file, search);
  } catch (error) {
    return refusedClip(failedOn(error), file);
  }
}

type OfFile = Pick<ParsedFile, 'file' | 'part'>;

interface NameSearch {
  readonly matcher: Matcher;
  readonly mostSpans: number | undefined;
}

function refusedClip({ code, reason, fault }: Omit<Refusal, 'kind'>, file: OfFile): ReadClip {
  return {
    clip: { ...file, ...EMPTY, warnings: [{ code, message: reason }] },
    text: '',
    captioned: '',
    refused: reason,
    ...(fault !== undefined && { fault }),
  };
}

function clipOf(
  read: Extract<PartResult, { kind: 'read' }>,
  file: OfFile,
  { matcher, mostSpans }: NameSearch,
): ReadClip {
  const { document, fields, text, attachments, warnings } = read;
  const { embeds, warnings: embedWarnings } = findEmbeds(document);
  return {
    clip: withinLimits({
      ...file,
      format: document.format,
      ...fields,
      ...(attachments.length > 0 && { attachments: [...attachments] }),
      embeds,
      mentions: findMentions(document, matcher, fields.language, mostSpans).map((mention) => ({
        ...mention,
        spans: withTimeCodes(mention.spans, document.cues ?? []),
      })),
      warnings: [...warnings, ...embedWarnings],
    }),
    text,
    captioned: document.blocks.map((block) => block.text).join('\n\n'),
    refused: null,
  };
}

const EMPTY: Omit<ParsedFile, 'file' | 'warnings'> = {
  format: null,
  title: null,
  outlet: null,
  publishedOn: null,
  summary: null,
  language: null,
  embeds: [],
  mentions: [],
  evidence: {},
};
