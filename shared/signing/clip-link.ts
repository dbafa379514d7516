/** Links in mails: each opens the page of one record without a token. */
import type { FindKey, SigningKey } from './key.ts';
import { bytesOf, sign, verify } from './signature.ts';

/** The URL of a record's page at `apiUrl` (no slash at the end), with a signature valid for this record only. */
export function clipLink(apiUrl: string, clipId: string, key: SigningKey): string {
  return `${apiUrl}/clips/${encodeURIComponent(clipId)}?key=${sign(['clip', clipId], key).toString('base64url')}`;
}

/** Whether `given` is the `key` of a link to this clip, signed with a key that is still valid. */
export async function verifyClipLink(clipId: string, given: string, findKey: FindKey): Promise<boolean> {
  const signature = bytesOf(given);
  return signature !== null && (await verify(signature, ['clip', clipId], findKey));
}
