/** The keys that a deployment signs cursors and links with. */
import * as z from 'zod/mini';

/** Bytes of a key's id: 8 characters of base64url, without padding. */
export const ID_BYTES = 6;
/** RFC 2104, section 3: a key of HMAC should not be shorter than the output of the hash. */
const SECRET_BYTES = 32;

/** A key: `id` stands in each signature, `secret` (32 bytes in base64url) makes it. */
export const SigningKey = z.object({
  id: z.string().check(z.regex(/^[\w-]{8}$/)),
  secret: z.string().check(z.regex(/^[\w-]{43,}$/)),
  createdAt: z.iso.datetime(),
});
export type SigningKey = z.infer<typeof SigningKey>;

/** The keys that are valid: `newest` signs and verifies, `former` verifies only. */
export const SigningKeys = z.object({ newest: SigningKey, former: z.nullable(SigningKey) });
export type SigningKeys = z.infer<typeof SigningKeys>;

/** The valid key with this id; null where there is none. */
export type FindKey = (id: string) => Promise<SigningKey | null>;

/** A new key; `random` gives that many unpredictable bytes. */
export function makeKey(random: (bytes: number) => Buffer, now: Date): SigningKey {
  return {
    id: random(ID_BYTES).toString('base64url'),
    secret: random(SECRET_BYTES).toString('base64url'),
    createdAt: now.toISOString(),
  };
}

/** The keys after a rotation: what the former key signed ends, what the newest one signed stays valid. */
export function rotated({ newest }: SigningKeys, key: SigningKey): SigningKeys {
  return { newest: key, former: newest };
}

/** The valid key with this id; null where there is none. */
export function keyIn({ newest, former }: SigningKeys, id: string): SigningKey | null {
  if (newest.id === id) return newest;
  return former?.id === id ? former : null;
}
