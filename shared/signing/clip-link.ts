/** Links in mails: each opens the page of one record without a token. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The URL of a record's page at `apiUrl` (no slash at the end), with a key valid for this record only. */
export function clipLink(apiUrl: string, clipId: string, secret: string): string {
  return `${apiUrl}/clips/${encodeURIComponent(clipId)}?key=${clipKey(clipId, secret).toString('base64url')}`;
}

/** Whether `key` is the key in `clipLink` for this clip; compared in constant time. */
export function verifyClipKey(clipId: string, key: string, secret: string): boolean {
  const expected = clipKey(clipId, secret);
  const given = Buffer.from(key, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) && given.toString('base64url') === key;
}

function clipKey(clipId: string, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['clip', clipId]))
    .digest();
}
