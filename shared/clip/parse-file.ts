/** The stages of reading put together: bytes become clips. Everything that parses a file goes through here. */

import type { ParsedFile } from '../contract/clip.ts';
import { findEmbeds } from '../embed/index.ts';
import { type PartResult, type ReadOptions, readFile } from '../file/index.ts';
import { findMentions, type Matcher } from '../name/index.ts';
import { withTimeCodes } from '../name/time-code.ts';
import { withinLimits } from './limits.ts';

export interface ReadClip {
  readonly clip: ParsedFile;
  /** Readable text, blocks parted by blank lines; empty where nothing could be read. */
  readonly text: string;
  /** Null, or why there is nothing to read and how to mend the file. */
  readonly refused: string | null;
}

/**
 * Reads one file; it gives at least one clip, and several where it plainly lists them (each then has a `part`). Never
 * throws for what is in it: what holds no text gives empty fields, a warning that says what it is, and `refused`.
 * `fileName` may hold a path, of which the last part is kept.
 */
export async function parseFile(
  bytes: Uint8Array,
  fileName: string,
  matcher: Matcher,
  circumstances: ReadOptions,
): Promise<ReadClip[]> {
  const file = fileName.split('/').at(-1) ?? fileName;
  return (await readFile(bytes, file, circumstances)).map((reading) => clipOf(reading, file, matcher));
}

function clipOf(reading: PartResult, fileName: string, matcher: Matcher): ReadClip {
  const file = { file: fileName, ...(reading.part !== null && { part: reading.part }) };
  if (reading.kind === 'refused') {
    const { code, reason } = reading;
    return { clip: { ...file, ...EMPTY, warnings: [{ code, message: reason }] }, text: '', refused: reason };
  }
  const { document, fields, text, attachments, warnings } = reading;
  const { embeds, warnings: embedWarnings } = findEmbeds(document);
  return {
    clip: withinLimits({
      ...file,
      format: document.format,
      ...fields,
      ...(attachments.length > 0 && { attachments: [...attachments] }),
      embeds,
      mentions: findMentions(document, matcher, fields.language).map((mention) => ({
        ...mention,
        spans: withTimeCodes(mention.spans, document.cues ?? []),
      })),
      warnings: [...warnings, ...embedWarnings],
    }),
    text,
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
