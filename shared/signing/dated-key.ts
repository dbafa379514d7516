/**
 * Keys that open what the path of their link says, for so many days from the day on which they were made. The day is in the
 * key, how many days it opens is up to who verifies it: a shorter time holds for links that were sent before, too.
 */
import type { FindKey, SigningKey } from './key.ts';
import { bytesOf, type Signed, sign, signatureLength, verify } from './signature.ts';

/** With the day as long as SHA-256, so that links keep the length they had: RFC 2104, section 5, allows half of it. */
const MAC_BYTES = 30;
/** Links to names had so much of it before they had a day. */
const UNDATED_NAME_MAC_BYTES = 16;
/** Of the day, counted from 1 January 1970: until the year 2149. */
const DAY_BYTES = 2;
const DAY_MS = 24 * 60 * 60 * 1000;

/** `expired`: it opened this once. `closed`: it never did, or the key that signed it has ended. */
export type Opening = 'open' | 'expired' | 'closed';

/** What verifies such a key. */
export interface Verifying {
  readonly findKey: FindKey;
  /** Whole days after the one on which it was made. */
  readonly linkDays: number;
  readonly now: Date;
}

/** A key for what the path of its link says, in base64url. */
export function datedKey(signed: Signed, key: SigningKey, now: Date): string {
  const day = dayOf(now);
  const bytes = Buffer.alloc(DAY_BYTES);
  bytes.writeUInt16BE(day);
  return Buffer.concat([sign([...signed, day], key, MAC_BYTES), bytes]).toString('base64url');
}

/** What `given` does for what the path says. Keys of releases that knew no day have expired. */
export async function openDatedKey(
  signed: Signed,
  given: string,
  { findKey, linkDays, now }: Verifying,
): Promise<Opening> {
  const bytes = bytesOf(given);
  const length = signatureLength(MAC_BYTES);
  if (bytes === null) return 'closed';
  if (bytes.length === length + DAY_BYTES) {
    const day = bytes.readUInt16BE(length);
    const isOurs = await verify(bytes.subarray(0, length), [...signed, day], findKey, MAC_BYTES);
    if (isOurs) return dayOf(now) - day <= linkDays ? 'open' : 'expired';
  }
  return (await isUndated(bytes, signed, findKey)) ? 'expired' : 'closed';
}

/** Such keys had the whole signature of a record, or half of that of a name. */
async function isUndated(bytes: Buffer, signed: Signed, findKey: FindKey): Promise<boolean> {
  return (await verify(bytes, signed, findKey)) || verify(bytes, signed, findKey, UNDATED_NAME_MAC_BYTES);
}

const dayOf = (instant: Date) => Math.floor(instant.getTime() / DAY_MS);
