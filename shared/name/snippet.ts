/** Characters kept on either side of a name in a longer sentence. */
const MAX_CONTEXT = 160;

/**
 * Where a sentence ends: closing punctuation, closing quotes, then white space. A full stop after one or two digits
 * ("15. März") or after a single letter ("J. K.", "U.S. troops") ends none.
 */
const SENTENCE_END = /(?:[!?…。؟۔।]|(?<!(?:^|[^\p{L}\p{N}])(?:\p{N}{1,2}|\p{L}))\.)["'”’»)\]]*\s+/gu;

/** The sentence around `text[start, end)`; a long one is cut between words and marked with `…`. */
export function snippetAround(text: string, start: number, end: number): string {
  const from = Math.max(0, start - 4 * MAX_CONTEXT);
  let left = from;
  let right = Math.min(text.length, end + 4 * MAX_CONTEXT);
  for (const stop of text.slice(from, right).matchAll(SENTENCE_END)) {
    const boundary = from + stop.index + stop[0].length;
    if (boundary <= start) left = boundary;
    else if (from + stop.index >= end) {
      right = boundary;
      break;
    }
  }
  const cutLeft = start - left > MAX_CONTEXT ? wordStart(text, start - MAX_CONTEXT, start) : left;
  const cutRight = right - end > MAX_CONTEXT ? wordEnd(text, end + MAX_CONTEXT, end) : right;
  const sentence = text.slice(cutLeft, cutRight).replace(/\s+/gu, ' ').trim();
  return `${cutLeft > left || (left === from && from > 0) ? '… ' : ''}${sentence}${cutRight < right ? ' …' : ''}`;
}

function wordStart(text: string, at: number, limit: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || space >= limit ? at : space + 1;
}

function wordEnd(text: string, at: number, limit: number): number {
  const space = text.lastIndexOf(' ', at);
  return space <= limit ? at : space;
}
