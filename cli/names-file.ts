import { readFile } from 'node:fs/promises';
import { type Name, NameList } from '../shared/contract.ts';
import { cannotRead } from './cannot-read.ts';
import { Failure } from './failure.ts';
import { checked } from './input.ts';

/** Names from a `names.json`. What is wrong with it is a usage error that names the file and the field. */
export async function readNames(path: string): Promise<Name[]> {
  const names = checked(NameList, await readJson(path), path);
  const seen = new Map<string, number>();
  for (const [index, { id }] of names.entries()) {
    const earlier = seen.get(id);
    if (earlier !== undefined) throw new Failure(`${path}: [${index}].id: "${id}" is also the id of [${earlier}]`, 2);
    seen.set(id, index);
  }
  return names;
}

async function readJson(path: string): Promise<unknown> {
  try {
    // Editors on Windows begin a file with a byte order mark, which JSON does not allow.
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new Failure(`${path}: ${cannotRead(cause)}`, 2, { cause });
  }
}
