/** Which events sweeps have sent, so that what fails whenever it is read is not sent every day. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { FileChange } from '../clip/s3-event.ts';

/** When each was sent last, in seconds since 1970, by its id. */
export const SentEvents = z.record(z.string(), z.int());
export type SentEvents = Readonly<z.infer<typeof SentEvents>>;

/** Some 25 bytes each in a row of 400 KB; what is beyond them is sent again in the next sweep. */
export const MOST_SENT = 1000;
/** A dead letter is kept for 14 days: until then somebody can see why its event failed, and send it again. */
const LETTER_SECONDS = 14 * 24 * 60 * 60;

/** Names an event about one version of a file, or about one delete, whenever it is made. */
function idOf({ kind, file: { key, versionId, lastModified } }: FileChange): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, key, versionId, lastModified]))
    .digest('base64url')
    .slice(0, 16);
}

const secondsOf = (now: Date): number => Math.floor(now.getTime() / 1000);

/** Whether an event was sent and, if it failed for good, still has its dead letter. */
export function wasSent(change: FileChange, sent: SentEvents, now: Date): boolean {
  const at = sent[idOf(change)];
  return at !== undefined && secondsOf(now) - at < LETTER_SECONDS;
}

/** The events of this sweep and these, which it found missing; of one that was sent before the time stays. */
export function withSent(
  ofThis: SentEvents,
  before: SentEvents,
  found: { readonly sent: readonly FileChange[]; readonly stillMissing: readonly FileChange[] },
  now: Date,
): SentEvents {
  if (found.sent.length + found.stillMissing.length === 0) return ofThis;
  const added = [
    ...found.stillMissing.map(idOf).map((id) => [id, before[id] ?? secondsOf(now)] as const),
    ...found.sent.map(idOf).map((id) => [id, secondsOf(now)] as const),
  ];
  return Object.fromEntries([...Object.entries(ofThis), ...added].slice(0, MOST_SENT));
}
