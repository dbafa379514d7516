/** Lists of tracked names as people keep them: read with an error for every row that is wrong, and written again. */
import type { Name } from '../contract/name.ts';
import { readCsv, writeCsv } from './csv.ts';
import { readJson, writeJson } from './json.ts';
import type { NameListFormat, NameListRead, RowError } from './row.ts';

export { idOf, NAME_LIST_FORMATS, type NameListFormat, type NameListRead, type RowError } from './row.ts';

/**
 * Reads a list: CSV with the columns id, name, aliases, transliterate, strike, require and exclude (only name must be
 * there), or JSON as in `names.json`. UTF-8 with or without a byte order mark. Never throws for what is in it.
 */
export function readNameList(bytes: Uint8Array, format: NameListFormat): NameListRead {
  const text = decoded(bytes);
  if (text === null) {
    const message = 'the list is not UTF-8: save it as "CSV UTF-8", or as UTF-8 in a text editor';
    return { names: [], errors: [{ line: lineOfFault(bytes), field: '', message }] };
  }
  return format === 'csv' ? readCsv(text) : readJson(text);
}

/** Writes a list that `readNameList` reads back: the same names, in the same order, but for blank aliases. */
export function writeNameList(names: readonly Name[], format: NameListFormat): string {
  return format === 'csv' ? writeCsv(names) : writeJson(names);
}

/** `line 3, aliases: …` */
export function rowErrorText({ line, field, message }: RowError): string {
  return `line ${line}${field === '' ? '' : `, ${field}`}: ${message}`;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A TypeError is the decoder's way of saying that this is not UTF-8.
    return null;
  }
}

/** The line, from 1, of the first byte sequence that is not UTF-8. */
function lineOfFault(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.slice(0, Math.max(0, text.indexOf('\ufffd'))).split('\n').length;
}
