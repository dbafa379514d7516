/** Automata of names in the archive bucket, one object for each version of the list; what is there never changes. */
import { GetObjectCommand, NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import { archive } from '../../shared/wiring.ts';
import { setting } from '../runtime/environment.ts';
import { s3 } from './clients.ts';

/** Some three million forms at 60 bytes; more would crowd the function's memory out. */
const MAX_BYTES = 192 * 1024 * 1024;

export interface StoredAutomaton {
  /** Null for one too large to be read. */
  readonly bytes: Uint8Array | null;
  /** Which object was read: what is to be replaced if it is of no use. */
  readonly etag: string;
}

const keyOf = (version: number): string => `${archive.automata}${version}.bin`;

/** The automaton of a version; null where nobody has kept one yet. */
export async function readAutomaton(version: number): Promise<StoredAutomaton | null> {
  try {
    const answer = await s3().send(new GetObjectCommand({ Bucket: setting('archive'), Key: keyOf(version) }));
    const etag = answer.ETag ?? '';
    if ((answer.ContentLength ?? 0) > MAX_BYTES) {
      const body = answer.Body;
      if (body && 'destroy' in body) body.destroy();
      return { bytes: null, etag };
    }
    return { bytes: (await answer.Body?.transformToByteArray()) ?? new Uint8Array(), etag };
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

/**
 * Keeps the automaton of a version unless somebody else did first (`kept` of them); `useless` is one that was read and
 * could not be used, whose place it takes.
 */
export async function keepAutomaton(
  version: number,
  bytes: Uint8Array,
  useless: StoredAutomaton | null,
): Promise<'kept' | 'there already'> {
  const condition = useless === null ? { IfNoneMatch: '*' } : { IfMatch: useless.etag };
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
    return 'kept';
  } catch (error) {
    // 409 where two writes meet (S3 User Guide, "conditional writes").
    const name = error instanceof Error ? error.name : '';
    if (name === 'PreconditionFailed' || name === 'ConditionalRequestConflict') return 'there already';
    throw error;
  }
}
