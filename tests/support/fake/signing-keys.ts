/** Signing keys of the tests, and what finds them. */
import { type FindKey, keyIn, type SigningKey } from '../../../shared/signing/key.ts';

export function signingKey(id: string): SigningKey {
  return { id, secret: `secret-of-${id}`.padEnd(43, 'x'), createdAt: '2026-11-22T08:00:00.000Z' };
}

/** Finds these keys, the newest first. */
export function finds(newest: SigningKey, former: SigningKey | null = null): FindKey {
  return async (id) => keyIn({ newest, former }, id);
}
