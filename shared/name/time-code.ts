import type { Span } from '../contract/clip.ts';
import type { Cue } from '../document/document.ts';

/** Adds to each span the time code of the last cue that starts at or before it; cues are in order. */
export function withTimeCodes(spans: readonly Span[], cues: readonly Cue[]): Span[] {
  return spans.map((span) => {
    const cue = cueAt(cues, span.start);
    return cue ? { ...span, timeCode: cue.timeCode } : span;
  });
}

function cueAt(cues: readonly Cue[], at: number): Cue | undefined {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cues[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return cues[low - 1];
}
