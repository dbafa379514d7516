/** Import and export of name lists as CSV or JSON. A format is loaded when it is used, so that a cold start goes without. */
import type { Name } from '../contract/name.ts';
import type { NameListFormat, NameListRead, RowError } from './row.ts';

export { idFromName, NAME_LIST_FORMATS, type NameListFormat, type NameListRead, type RowError } from './row.ts';

/**
 * Reads a list: CSV with the columns id, name, aliases, transliterate, strike, require and exclude (only name must be
 * there), or JSON as in `names.json`. UTF-8 with or without a byte order mark. Never throws for bad content. It reads
 * `most` rows, and says whether there are more.
 */
export async function readNameList(
  bytes: Uint8Array,
  format: NameListFormat,
  most = Number.POSITIVE_INFINITY,
): Promise<NameListRead> {
  const text = decodeUtf8(bytes);
  if (text === null) {
    const message = 'the list is not UTF-8: save it as "CSV UTF-8", or as UTF-8 in a text editor';
    return { names: [], errors: [{ line: firstBadLine(bytes), field: '', message }] };
  }
  switch (format) {
    case 'csv':
      return (await import('./csv.ts')).readCsv(text, most);
    case 'json':
      return (await import('./json.ts')).readJson(text, most);
    default:
      return format satisfies never;
  }
}

/** Writes a list that `readNameList` reads back: the same names in the same order, without blank aliases. */
export async function writeNameList(names: readonly Name[], format: NameListFormat): Promise<string> {
  switch (format) {
    case 'csv':
      return (await import('./csv.ts')).writeCsv(names);
    case 'json':
      return (await import('./json.ts')).writeJson(names);
    default:
      return format satisfies never;
  }
}

/** `line 3, aliases: …` */
export function rowErrorText({ line, field, message }: RowError): string {
  return `line ${line}${field === '' ? '' : `, ${field}`}: ${message}`;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder throws a TypeError for bytes that are not UTF-8.
    return null;
  }
}

/** Number, from 1, of the line with the first byte sequence that is not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.slice(0, Math.max(0, text.indexOf('\ufffd'))).split('\n').length;
}
