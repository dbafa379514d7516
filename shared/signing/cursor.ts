/**
 * Signed pagination cursors.
 *
 * A cursor holds the sort key of the last item returned (keyset pagination), so that rows written meanwhile neither
 * shift nor repeat items. Its signature covers the query, so that it is valid for that list only.
 */
import type { FindKey, SigningKey } from './key.ts';
import { bytesOf, type Signed, sign, signatureLength, verify } from './signature.ts';

/** The query a cursor belongs to: list, every filter, and order. Undefined values count as absent. */
export type CursorQuery = Readonly<Record<string, string | undefined>>;

/** Half of SHA-256's 32 bytes: RFC 2104, section 5, advises not to cut below that. */
const MAC_BYTES = 16;

/** `position` as an opaque base64url string that only `openCursor` with the same query and keys understands. */
export function sealCursor(position: string, query: CursorQuery, key: SigningKey): string {
  return Buffer.concat([sign(signed(position, query), key, MAC_BYTES), Buffer.from(position)]).toString('base64url');
}

/** The position in a cursor; null when it is forged, altered, sealed for another query, or with a key that has ended. */
export async function openCursor(cursor: string, query: CursorQuery, findKey: FindKey): Promise<string | null> {
  const bytes = bytesOf(cursor);
  if (bytes === null) return null;
  const length = signatureLength(MAC_BYTES);
  const position = bytes.subarray(length).toString();
  const isOurs = await verify(bytes.subarray(0, length), signed(position, query), findKey, MAC_BYTES);
  return isOurs ? position : null;
}

function signed(position: string, query: CursorQuery): Signed {
  const filters = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return ['cursor', filters, position];
}
