import { extname } from 'node:path';
import { NameList } from '../../shared/contract/given-name.ts';
import type { Name } from '../../shared/contract/name.ts';
import { type NameListFormat, type NameListRead, readNameList, rowErrorText } from '../../shared/name-list/index.ts';
import { Failure } from '../failure.ts';
import { firstFaults, readBytes, readJsonList } from './list-file.ts';

const FORMATS: Readonly<Record<string, NameListFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.json': 'json',
  '.jsonl': 'json',
  '.ndjson': 'json',
};

/** A list of names from a CSV or JSON file, with an error for each invalid row. */
export async function readNameListFile(path: string): Promise<NameListRead> {
  const bytes = await readBytes(path);
  return readNameList(bytes, nameListFormat(path, bytes.toString('utf8', 0, 100)));
}

/** The format by the file extension, else by the beginning of the list. */
export function nameListFormat(path: string, beginning: string): NameListFormat {
  return FORMATS[extname(path).toLowerCase()] ?? (/^\ufeff?\s*[[{]/.test(beginning) ? 'json' : 'csv');
}

const LIST_SHAPE = '[{ "id": "jane-doe", "name": "Jane Doe", "aliases": ["J. Doe"] }, …]; aliases may be left out';

/**
 * Names from a `names.json` or a CSV list. Invalid content is a usage error that names the file, the first fields at
 * fault and, for JSON, the shape of a list.
 */
export async function readNames(path: string): Promise<Name[]> {
  if (nameListFormat(path, '[') === 'csv') {
    const { names, errors } = await readNameListFile(path);
    if (errors.length > 0) throw new Failure(`${path}: ${firstFaults(errors.map(rowErrorText))}`, 2);
    return names.map(({ name }) => name);
  }
  return readJsonList(path, NameList, LIST_SHAPE);
}
