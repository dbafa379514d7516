/** Links of mails and feeds to records: each opens the page of one record without a token, for some days. */
import { datedKey, type Opening, openDatedKey, type Verifying } from './dated-key.ts';
import type { SigningKey } from './key.ts';

/** The URL of a record's page at `apiUrl` (no slash at the end), made at `now`, with a key for this record only. */
export function clipLink(apiUrl: string, clipId: string, key: SigningKey, now: Date): string {
  return `${apiUrl}/clips/${encodeURIComponent(clipId)}?key=${datedKey(['clip', clipId], key, now)}`;
}

/** Whether `given`, the `key` of a link, opens this clip. */
export function openClipLink(clipId: string, given: string, verifying: Verifying): Promise<Opening> {
  return openDatedKey(['clip', clipId], given, verifying);
}
