/** Automata of names in the archive bucket: one object for each version of the list, named by format and version. */
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { AUTOMATON_FORMAT } from '../../shared/contract/name.ts';
import { MAX_AUTOMATON_BYTES } from '../../shared/name/size.ts';
import { archive } from '../../shared/wiring.ts';
import { setting } from '../runtime/environment.ts';
import { putObject, readBody } from './bucket.ts';
import { s3 } from './clients/s3.ts';

/** The key of the object of a version, as this release writes it. */
export function automatonObject(version: number): string {
  return `${archive.automata}${AUTOMATON_FORMAT}/${version}.bin`;
}

/** The bytes of a stored automaton; null where there is no such object, or it is too large to be loaded. */
export async function readAutomaton(object: string): Promise<Uint8Array | null> {
  try {
    const answer = await s3().send(new GetObjectCommand({ Bucket: setting('archive'), Key: object }));
    return await readBody(answer, MAX_AUTOMATON_BYTES);
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** Stores an automaton; the same bytes where it is done twice, so the order does not matter. */
export async function storeAutomaton(object: string, bytes: Uint8Array): Promise<void> {
  await putObject(setting('archive'), object, bytes);
}

/** Deletes a stored automaton, if it is there. */
export async function deleteAutomaton(object: string): Promise<void> {
  await s3().send(new DeleteObjectCommand({ Bucket: setting('archive'), Key: object }));
}
