/** The sentences of a clip that a mail quotes, with the names in them. */

import { cleaned, graphemeStart } from '../view/foreign-text.ts';
import { apart, type Mark, marksIn, piecesAt, type SnippetPiece } from '../view/highlight.ts';
import type { ClipMention } from './content.ts';

/** UTF-16 units of a sentence, and hence at most as many graphemes: more than a reader takes in at a glance. */
const MAX_SENTENCE = 300;
/** Units before the name in a sentence of which the beginning is cut; with a name nearer to it than twice so many, it is not. */
const MAX_BEFORE = 130;
/** Units of a word: a longer one is cut. */
const MAX_WORD = 64;
/** Units that two parts of one sentence have in common at least. */
const MIN_OVERLAP = 20;

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** A sentence as it was stored: where it is cut, its text ends with a word, and the rest is missing. */
interface Quotation {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** The sentences around the mentions, each once however many names are in it, cleaned, cut to 300 units around its first name. */
export function sentencesOf(mentions: readonly ClipMention[]): SnippetPiece[][] {
  const quotations: Quotation[] = [];
  for (const mention of mentions) {
    let one = quotationOf(mention);
    // One that fills the gap between two others joins both.
    let place = quotations.length;
    for (let i = quotations.length - 1; i >= 0; i--) {
      const other = quotations[i];
      const both = other === undefined ? null : (together(other, one) ?? together(one, other));
      if (both === null) continue;
      quotations.splice(i, 1);
      one = both;
      place = i;
    }
    quotations.splice(place, 0, one);
  }
  return quotations.map(excerpt);
}

/** The text of a sentence. */
export const sentenceText = (pieces: readonly SnippetPiece[]): string => pieces.map(({ text }) => text).join('');

/** Without the `…` that stands for what was not stored (`shared/name/snippet.ts`). */
function quotationOf(mention: ClipMention): Quotation {
  const { snippet } = mention;
  const isCutBefore = snippet.startsWith('… ');
  const isCutAfter = snippet.endsWith(' …') && snippet.length > 2;
  const from = isCutBefore ? 2 : 0;
  const text = snippet.slice(from, isCutAfter ? -2 : undefined);
  return { text, marks: moved(marksIn(mention), -from, text.length), isCutBefore, isCutAfter };
}

const moved = (marks: readonly Mark[], by: number, length: number): Mark[] =>
  marks
    .map(({ start, end }) => ({ start: Math.max(0, start + by), end: Math.min(length, end + by) }))
    .filter(({ start, end }) => start < end);

/** Two parts of one sentence as one: the second lies in the first, or goes on where the first is cut. Null for two sentences. */
function together(first: Quotation, second: Quotation): Quotation | null {
  const at = placeIn(first, second);
  if (at === null) return null;
  const end = at + second.text.length;
  const isLonger = end > first.text.length;
  const text = isLonger ? first.text.slice(0, at) + second.text : first.text;
  return {
    text,
    marks: apart([...first.marks, ...moved(second.marks, at, text.length)]),
    isCutBefore: first.isCutBefore && (at > 0 || second.isCutBefore),
    isCutAfter: isLonger ? second.isCutAfter : first.isCutAfter && (end < text.length || second.isCutAfter),
  };
}

function placeIn(first: Quotation, second: Quotation): number | null {
  const inside = first.text.indexOf(second.text);
  if (inside !== -1) return inside;
  if (!first.isCutAfter || !second.isCutBefore) return null;
  for (let shared = Math.min(first.text.length, second.text.length) - 1; shared >= MIN_OVERLAP; shared--) {
    if (first.text.endsWith(second.text.slice(0, shared))) return first.text.length - shared;
  }
  return null;
}

function excerpt({ text, marks, isCutBefore, isCutAfter }: Quotation): SnippetPiece[] {
  const isWhole = text.length + (isCutBefore ? 2 : 0) + (isCutAfter ? 2 : 0) <= MAX_SENTENCE;
  const name = marks[0] ?? { start: 0, end: 0 };
  const isNear = isWhole || name.start <= 2 * MAX_BEFORE - MAX_WORD;
  const from = isNear ? 0 : Math.min(wordEnd(text, name.start - MAX_BEFORE), name.start);
  // Two units at either end for what stands for the rest.
  const to = isWhole ? text.length : Math.max(wordStart(text, from + MAX_SENTENCE - 4), graphemeStart(text, from + 1));
  const pieces = piecesAt(text.slice(from, to), moved(marks, -from, to - from));
  return [
    ...(from > 0 || isCutBefore ? [{ text: '… ', isName: false }] : []),
    ...pieces.map((piece, i) => {
      const clean = cleaned(piece.text);
      return { text: i === pieces.length - 1 ? clean.trimEnd() : clean, isName: piece.isName };
    }),
    ...(to < text.length || isCutAfter ? [{ text: ' …', isName: false }] : []),
  ];
}

/** The place at or before `at` where a word begins, or of a very long one a grapheme. */
function wordStart(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const begins = words.segment(text).containing(at)?.index ?? at;
  return at - begins > MAX_WORD ? graphemeStart(text, at) : begins;
}

/** The place at or after `at` where a word begins, or of a very long one a grapheme. */
function wordEnd(text: string, at: number): number {
  const found = words.segment(text).containing(at);
  if (found === undefined || found.index === at) return at;
  const next = found.index + found.segment.length;
  if (next - at > MAX_WORD) return graphemeStart(text, at);
  return /^\s/u.test(text.slice(next)) ? next + 1 : next;
}
