import { type Refusal, refusal } from '../refusal.ts';

/** What a compressed file may swell to; of text the beginning is read. */
export const MOST_UNPACKED_BYTES = 50e6;

/** Undoes a compression that stops by itself at `MOST_UNPACKED_BYTES`. */
export function unpack(inflate: () => Uint8Array): Uint8Array | Refusal {
  try {
    return inflate();
  } catch (error) {
    if (!isTooLong(error)) return damaged('The compressed file', error);
    const most = MOST_UNPACKED_BYTES / 1e6;
    return refusal('too-large', `The file unpacks to over ${most} MB. Split it, or keep only the clip.`);
  }
}

/** Whether zlib stopped because more came out than was allowed. */
export function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Says that what a library could not read is damaged; `what` begins the sentence. */
export function damaged(what: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  return refusal('not-text', `${what} is damaged or cut off (${why}). Save or download it again.`);
}
