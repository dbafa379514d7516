/** The session of a browser in the console: what its cookie holds, and what its forms hold. */
import * as z from 'zod/mini';
import type { FindKey, SigningKey } from './key.ts';
import { bytesOf, sign, signatureLength, verify } from './signature.ts';

/** Half of SHA-256's 32 bytes, as cursors have: RFC 2104, section 5, advises not to cut below that. */
const MAC_BYTES = 16;

/**
 * A session stands for a token, known by its hash: it does what the token may at that moment, and ends with it. The cookie
 * never holds the token.
 */
const Session = z.object({
  /** Random: two sessions of one token are two. */
  id: z.string(),
  /** SHA-256 of the token. */
  hash: z.string(),
  /** Milliseconds since 1970. */
  until: z.int(),
});
export type Session = z.infer<typeof Session>;

/** The value of the cookie. */
export function sealSession(session: Session, key: SigningKey): string {
  const text = JSON.stringify(session);
  return Buffer.concat([sign(['session', text], key, MAC_BYTES), Buffer.from(text)]).toString('base64url');
}

/** The session in a cookie; null where it is forged, altered, over, or signed with a key that has ended. */
export async function openSession(cookie: string, now: number, findKey: FindKey): Promise<Session | null> {
  const bytes = bytesOf(cookie);
  if (bytes === null) return null;
  const length = signatureLength(MAC_BYTES);
  const text = bytes.subarray(length).toString();
  if (!(await verify(bytes.subarray(0, length), ['session', text], findKey, MAC_BYTES))) return null;
  const session = Session.parse(JSON.parse(text));
  return session.until > now ? session : null;
}

/** What each form of a session holds, so that no other site can send one in its name. */
export function formKey({ id }: Session, key: SigningKey): string {
  return sign(['form', id], key, MAC_BYTES).toString('base64url');
}

/** Whether a form is one of this session. */
export async function isFormOf({ id }: Session, given: string, findKey: FindKey): Promise<boolean> {
  const signature = bytesOf(given);
  return signature !== null && (await verify(signature, ['form', id], findKey, MAC_BYTES));
}
