import { createHash } from 'node:crypto';

/** The id of the clip that an inbox key makes: 32 hexadecimal digits, the same for every version of the key. */
export function clipIdOf(bucket: string, key: string): string {
  return createHash('sha256').update(`${bucket}\n${key}`).digest('hex').slice(0, 32);
}
