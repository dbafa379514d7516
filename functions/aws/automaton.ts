/** Automata of names in the archive bucket: one immutable object for each version of the list. */
import { GetObjectCommand, NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import { archive } from '../../shared/wiring.ts';
import { setting } from '../runtime/environment.ts';
import { readBody } from './bucket.ts';
import { s3 } from './clients/s3.ts';

/** Some three million forms at 60 bytes; more would fill the function's memory. */
const MAX_BYTES = 192 * 1024 * 1024;

export interface StoredAutomaton {
  /** Null for one too large to be read. */
  readonly bytes: Uint8Array | null;
  /** Identifies the object that was read, for replacing it if it is unusable. */
  readonly etag: string;
}

const keyOf = (version: number): string => `${archive.automata}${version}.bin`;

/** The automaton of a version; null where none is stored yet. */
export async function readAutomaton(version: number): Promise<StoredAutomaton | null> {
  try {
    const answer = await s3().send(new GetObjectCommand({ Bucket: setting('archive'), Key: keyOf(version) }));
    return { bytes: await readBody(answer, MAX_BYTES), etag: answer.ETag ?? '' };
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** Stores the automaton of a version unless another run did first. It replaces `unusable`, where one was read. */
export async function storeAutomaton(
  version: number,
  bytes: Uint8Array,
  unusable: StoredAutomaton | null,
): Promise<'stored' | 'exists'> {
  const condition = unusable === null ? { IfNoneMatch: '*' } : { IfMatch: unusable.etag };
  try {
    await s3().send(
      new PutObjectCommand({
        Bucket: setting('archive'),
        Key: keyOf(version),
        Body: bytes,
        ContentType: 'application/octet-stream',
        ...condition,
      }),
    );
    return 'stored';
  } catch (error) {
    // 409 on concurrent writes (S3 User Guide, "conditional writes").
    const name = error instanceof Error ? error.name : '';
    if (name === 'PreconditionFailed' || name === 'ConditionalRequestConflict') return 'exists';
    throw error;
  }
}
