/** Signatures: the id of the key, then an HMAC-SHA256. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type FindKey, ID_BYTES, type SigningKey } from './key.ts';

/** What is signed: its purpose, then its parts. As JSON the parts cannot run into each other. */
export type Signed = readonly [purpose: Purpose, ...parts: readonly unknown[]];
type Purpose = 'clip' | 'cursor' | 'unsubscribe' | 'confirm' | 'name' | 'still' | 'feed' | 'session' | 'form';

const SHA256_BYTES = 32;

/** Length of a signature in bytes whose HMAC is cut to `macBytes`. */
export function signatureLength(macBytes = SHA256_BYTES): number {
  return ID_BYTES + macBytes;
}

export function sign(signed: Signed, { id, secret }: SigningKey, macBytes = SHA256_BYTES): Buffer {
  const mac = createHmac('sha256', secret).update(JSON.stringify(signed)).digest();
  return Buffer.concat([Buffer.from(id, 'base64url'), mac.subarray(0, macBytes)]);
}

/** Whether `given` is the signature by a valid key; compared in constant time. */
export async function verify(given: Buffer, signed: Signed, findKey: FindKey, macBytes?: number): Promise<boolean> {
  if (given.length !== signatureLength(macBytes)) return false;
  const key = await findKey(given.subarray(0, ID_BYTES).toString('base64url'));
  return key !== null && timingSafeEqual(given, sign(signed, key, macBytes));
}

/** The bytes of base64url; null for any but the one way to write them, since Node skips characters it does not know. */
export function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
