/**
 * Signed pagination cursors.
 *
 * A cursor holds the sort key of the last item returned (keyset pagination), so that rows written meanwhile neither
 * shift nor repeat items. Its signature covers the query, so that it is valid for that list only.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The query a cursor belongs to: list, every filter, and order. Undefined values count as absent. */
export type CursorQuery = Readonly<Record<string, string | undefined>>;

/** Half of SHA-256's 32 bytes: RFC 2104, section 5, advises not to cut below that. */
const MAC_BYTES = 16;

/** `position` as an opaque base64url string that only `openCursor` with the same query and secret understands. */
export function sealCursor(position: string, query: CursorQuery, secret: string): string {
  return Buffer.concat([mac(position, query, secret), Buffer.from(position)]).toString('base64url');
}

/** The position in a cursor; null when it is forged, altered, or sealed for another query. */
export function openCursor(cursor: string, query: CursorQuery, secret: string): string | null {
  const bytes = Buffer.from(cursor, 'base64url');
  // Node ignores characters that are not base64url: without this, several strings would be the same cursor.
  if (bytes.length < MAC_BYTES || bytes.toString('base64url') !== cursor) return null;
  const position = bytes.subarray(MAC_BYTES).toString();
  return timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(position, query, secret)) ? position : null;
}

function mac(position: string, query: CursorQuery, secret: string): Buffer {
  const filters = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // JSON separates the parts unambiguously; the first element separates cursors from other uses of the secret.
  const signed = JSON.stringify(['cursor', filters, position]);
  return createHmac('sha256', secret).update(signed).digest().subarray(0, MAC_BYTES);
}
