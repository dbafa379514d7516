/** Characters of context kept on either side of a name when its sentence is longer than that. */
const REACH = 160;

/**
 * Where a sentence ends: closing punctuation, closing quotes, then white space. A full stop after one or two digits
 * ("15. März") or after a single letter ("J. K.", "U.S. troops") ends none.
 */
const SENTENCE_END = /(?:[!?…。؟۔।]|(?<!(?:^|[^\p{L}\p{N}])(?:\p{N}{1,2}|\p{L}))\.)["'”’»)\]]*\s+/gu;

/** The sentence around `text[start, end)`, cut at words with `…` where it is long. */
export function snippetAround(text: string, start: number, end: number): string {
  const from = Math.max(0, start - 4 * REACH);
  let left = from;
  let right = Math.min(text.length, end + 4 * REACH);
  for (const stop of text.slice(from, right).matchAll(SENTENCE_END)) {
    const boundary = from + stop.index + stop[0].length;
    if (boundary <= start) left = boundary;
    else if (from + stop.index >= end) {
      right = boundary;
      break;
    }
  }
  const cutLeft = start - left > REACH ? wordStart(text, start - REACH, start) : left;
  const cutRight = right - end > REACH ? wordEnd(text, end + REACH, end) : right;
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
