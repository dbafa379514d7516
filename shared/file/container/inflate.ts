/** Decompression within bounds. */
import { type Refusal, refusal } from '../refusal.ts';

/** Limit of an unpacked file. */
export const MOST_UNPACKED_BYTES = 50e6;

/** Runs a decompression that is limited to `MOST_UNPACKED_BYTES`, and refuses what is larger or damaged. */
export function unpack(inflate: () => Uint8Array): Uint8Array | Refusal {
  try {
    return inflate();
  } catch (error) {
    if (!isTooLong(error)) return damaged('The compressed file', error);
    const most = MOST_UNPACKED_BYTES / 1e6;
    return refusal('too-large', `The file unpacks to over ${most} MB. Split it, or keep only the clip.`);
  }
}

/** Whether zlib stopped at the limit of its output. */
export function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** The refusal of something that a library could not read; `what` begins its sentence. */
export function damaged(what: string, error: unknown): Refusal {
  // Its first sentence; what follows guesses. A type error is one of the library, met by what it did not expect.
  const [why] = (error instanceof Error ? error.message : String(error)).split(/\n|\. |\.$/, 1);
  const said = error instanceof TypeError ? '' : ` (${why})`;
  return refusal('not-text', `${what} is damaged or cut off${said}. Save or download it again.`);
}
