/** The stages of reading put together: bytes become a clip. Everything that parses a file goes through here. */
import { withinBounds } from './bounds.ts';
import type { ParsedFile } from './contract.ts';
import { findEmbeds } from './embed/index.ts';
import { readFile } from './file/index.ts';
import { findMentions, type Matcher } from './name/index.ts';

export interface ReadClip {
  readonly clip: ParsedFile;
  /** Readable text, blocks parted by blank lines; empty where nothing could be read. */
  readonly text: string;
  /** Null, or why there is nothing to read and how to mend the file. */
  readonly refused: string | null;
}

/**
 * Reads one file. Never throws for what is in it: a file without text gives empty fields, a warning that says what it
 * is, and `refused`. `fileName` may hold a path, of which the last part is kept; `today` (YYYY-MM-DD) is what a date far in the
 * future is measured by.
 */
export function parseFile(bytes: Uint8Array, fileName: string, matcher: Matcher, today: string): ReadClip {
  const file = fileName.split('/').at(-1) ?? fileName;
  const reading = readFile(bytes, file, today);
  if (reading.kind === 'refused') {
    const { code, reason } = reading;
    return { clip: { ...EMPTY, file, warnings: [{ code, message: reason }] }, text: '', refused: reason };
  }
  const { document, fields, text, warnings } = reading;
  const { embeds, warnings: embedWarnings } = findEmbeds(document);
  const { title, outlet, publishedOn, summary, language, evidence } = fields;
  return {
    clip: withinBounds({
      file,
      format: document.format,
      title,
      outlet,
      publishedOn,
      summary,
      language,
      embeds,
      mentions: findMentions(document, matcher),
      evidence,
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
