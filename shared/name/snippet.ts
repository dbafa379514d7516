import { characterStart } from '../well-formed.ts';

/** Characters kept on either side of a name in a longer sentence. */
const MAX_CONTEXT = 160;
/** Characters on either side of a name in which its sentence is looked for. */
export const REACH = 4 * MAX_CONTEXT;

/**
 * Where a sentence ends: closing punctuation, closing quotes, then white space. A full stop after one or two digits
 * ("15. März") or after a single letter ("J. K.", "U.S. troops") ends none.
 */
const SENTENCE_END = /(?:[!?…。؟۔।]|(?<!(?:^|[^\p{L}\p{N}])(?:\p{N}{1,2}|\p{L}))\.)["'”’»)\]]*\s+/gu;

/** A range of a text in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Snippet {
  readonly snippet: string;
  readonly marks: Range[];
  /** Where the sentence ends in the text. */
  readonly end: number;
}

/**
 * The sentence around the first of the places at which a name stands in `text`, in reading order; a long one is cut between
 * words, and `…` stands for the rest. `marks` are those of the places that lie in it, as ranges of the snippet.
 */
export function snippetAround(text: string, places: readonly [Range, ...Range[]]): Snippet {
  const { start, end } = places[0];
  const from = Math.max(0, start - REACH);
  let left = from;
  let right = Math.min(text.length, end + REACH);
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
  const before = cutLeft > left || (left === from && from > 0) ? '… ' : '';
  const sentence = folded(text.slice(cutLeft, cutRight)).trimEnd();
  const placed = (at: number) => before.length + folded(text.slice(cutLeft, at)).length;
  return {
    snippet: `${before}${sentence}${cutRight < right ? ' …' : ''}`,
    marks: apart(places.filter((place) => place.start >= cutLeft && place.end <= cutRight)).map((place) => ({
      start: placed(place.start),
      end: placed(place.end),
    })),
    end: right,
  };
}

/** White space as one space, none at the beginning: offsets behind it can be counted. */
function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trimStart();
}

/** Without places that begin inside an earlier one: a form that two aliases share. */
function apart(places: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const place of places) {
    if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  }
  return kept;
}

function wordStart(text: string, at: number, limit: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || space >= limit ? characterStart(text, at) : space + 1;
}

function wordEnd(text: string, at: number, limit: number): number {
  const space = text.lastIndexOf(' ', at);
  return space <= limit ? characterStart(text, at) : space;
}
