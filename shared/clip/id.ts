import { createHash } from 'node:crypto';
import { beginning } from '../well-formed.ts';

/**
 * The id of an inbox key's clip, or of one `part` of a key with several clips: 32 hexadecimal digits, the same for
 * every version of the key.
 */
export function clipIdOf(bucket: string, key: string, part?: string): string {
  const name = part === undefined ? `${bucket}\n${key}` : `${bucket}\n${key}\n${part}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/** Bytes of a part's name in UTF-8: the row of a file names all of its parts, 500 at most. */
const MAX_PART_BYTES = 500;

/** The name of a part as it is kept: a longer one is cut, and told from others that begin alike by a hash. */
export function partName(name: string): string {
  if (Buffer.byteLength(name) <= MAX_PART_BYTES) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return `${beginning(name, MAX_PART_BYTES / 5)}…${hash}`;
}
