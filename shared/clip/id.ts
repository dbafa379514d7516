import { createHash } from 'node:crypto';

/**
 * The id of an inbox key's clip, or of one `part` of a key with several clips: 32 hexadecimal digits, the same for
 * every version of the key.
 */
export function clipIdOf(bucket: string, key: string, part?: string): string {
  const name = part === undefined ? `${bucket}\n${key}` : `${bucket}\n${key}\n${part}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}
