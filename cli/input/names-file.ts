import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { acceptedBy } from '../../shared/contract/fault.ts';
import { type Name, NameList } from '../../shared/contract/name.ts';
import { type NameListFormat, type NameListRead, readNameList, rowErrorText } from '../../shared/name-list/index.ts';
import { Failure } from '../failure.ts';
import { fileErrorMessage } from './file-error.ts';
import { faultTexts } from './options.ts';

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
  const bytes = await read(path);
  return readNameList(bytes, nameListFormat(path, bytes.toString('utf8', 0, 100)));
}

/** The format by the file extension, else by the beginning of the list. */
export function nameListFormat(path: string, beginning: string): NameListFormat {
  return FORMATS[extname(path).toLowerCase()] ?? (/^\ufeff?\s*[[{]/.test(beginning) ? 'json' : 'csv');
}

/** The faults that a message lists: a file of another shape has one or more in every row. */
const MAX_FAULTS = 3;
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
  const json = await readJson(path);
  const parsed = NameList.safeParse(json, { error: acceptedBy });
  if (!parsed.success) {
    const faults = firstFaults(faultTexts(parsed.error, json));
    throw new Failure(`${path}: ${faults}. A list looks like this: ${LIST_SHAPE}`, 2, { cause: parsed.error });
  }
  const names = parsed.data;
  const seen = new Map<string, number>();
  for (const [index, { id }] of names.entries()) {
    const earlier = seen.get(id);
    if (earlier !== undefined) throw new Failure(`${path}: [${index}].id: "${id}" is also the id of [${earlier}]`, 2);
    seen.set(id, index);
  }
  return names;
}

function firstFaults(faults: readonly string[]): string {
  const left = faults.length - MAX_FAULTS;
  return [...faults.slice(0, MAX_FAULTS), ...(left > 0 ? [`${left} more`] : [])].join('; ');
}

async function readJson(path: string): Promise<unknown> {
  const bytes = await read(path);
  try {
    // Editors on Windows begin a file with a byte order mark, which JSON does not allow.
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new Failure(`${path}: ${fileErrorMessage(cause)}`, 2, { cause });
  }
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new Failure(`${path}: ${fileErrorMessage(cause)}`, 2, { cause });
  }
}
