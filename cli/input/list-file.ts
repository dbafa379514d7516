/** Lists in JSON files, whose items have an id. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { acceptedBy } from '../../shared/contract/fault.ts';
import { Failure } from '../failure.ts';
import { fileErrorMessage } from './file-error.ts';
import { faultTexts } from './options.ts';

/** The faults that a message lists: a file of another shape has one or more in every row. */
const MAX_FAULTS = 3;

/** The items of a list. Invalid content is a usage error that names the file, the first fields at fault, and the `shape` of a list. */
export async function readJsonList<T extends { readonly id: string }>(
  path: string,
  schema: z.core.$ZodType<T[]>,
  shape: string,
): Promise<T[]> {
  const json = await readJson(path);
  const parsed = z.safeParse(schema, json, { error: acceptedBy });
  if (!parsed.success) {
    const faults = firstFaults(faultTexts(parsed.error, json));
    throw new Failure(`${path}: ${faults}. A list looks like this: ${shape}`, 2, { cause: parsed.error });
  }
  const seen = new Map<string, number>();
  for (const [index, { id }] of parsed.data.entries()) {
    const earlier = seen.get(id);
    if (earlier !== undefined) throw new Failure(`${path}: [${index}].id: "${id}" is also the id of [${earlier}]`, 2);
    seen.set(id, index);
  }
  return parsed.data;
}

/** Faults in one line: the first few, and how many more there are. */
export function firstFaults(faults: readonly string[]): string {
  const left = faults.length - MAX_FAULTS;
  return [...faults.slice(0, MAX_FAULTS), ...(left > 0 ? [`${left} more`] : [])].join('; ');
}

/** A file's bytes; a usage error that says why it cannot be read. */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new Failure(`${path}: ${fileErrorMessage(cause)}`, 2, { cause });
  }
}

async function readJson(path: string): Promise<unknown> {
  const bytes = await readBytes(path);
  try {
    // Editors on Windows begin a file with a byte order mark, which JSON does not allow.
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new Failure(`${path}: ${fileErrorMessage(cause)}`, 2, { cause });
  }
}
