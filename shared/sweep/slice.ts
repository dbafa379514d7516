/** Which part of the archive one sweep looks through for clips whose file is gone: all of it, unless it is huge. */
import { MOST_FILES } from './seen-files.ts';

/** Slice number `slice` of `of`; a clip is in one of them by its id. */
export interface Slice {
  readonly slice: number;
  readonly of: number;
}

/** Share of what the filters hold that a slice is sized for: the inbox grows until the next sweep. */
const FILL = 0.75;

/** The slice after `last` for an inbox of so many files: with each sweep the next one. */
export function nextSlice(last: Slice | null, files: number): Slice {
  const of = Math.max(1, Math.ceil(files / (FILL * MOST_FILES)));
  return { slice: last === null ? 0 : (last.slice + 1) % of, of };
}

/** Whether a clip is in a slice; the digits of its id that are used are not those of `SeenFiles`. */
export function isIn({ slice, of }: Slice, clipId: string): boolean {
  return Number.parseInt(clipId.slice(-8), 16) % of === slice;
}
