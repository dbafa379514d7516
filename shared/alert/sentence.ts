/** The sentences of a clip that a mail quotes, with the names in them. */
import { apart, type Mark, marksIn, piecesAt, type SnippetPiece } from '../view/highlight.ts';
import type { ClipMention } from './content.ts';
import { cleaned, graphemeStart } from './foreign-text.ts';

/** UTF-16 units of a sentence, and hence at most as many graphemes: more than a reader takes in at a glance. */
const MAX_SENTENCE = 300;
/** Units before the name in a sentence that is cut. */
const MAX_BEFORE = 130;

/** The sentences around the mentions, each once however many names are in it, cleaned, cut to 300 units around its first name. */
export function sentencesOf(mentions: readonly ClipMention[]): SnippetPiece[][] {
  return [...Map.groupBy(mentions, ({ snippet }) => snippet)].map(([snippet, ofSnippet]) =>
    excerpt(snippet, apart(ofSnippet.flatMap((mention) => marksIn(mention)))),
  );
}

/** The text of a sentence. */
export const sentenceText = (pieces: readonly SnippetPiece[]): string => pieces.map(({ text }) => text).join('');

function excerpt(snippet: string, marks: readonly Mark[]): SnippetPiece[] {
  const from =
    snippet.length <= MAX_SENTENCE ? 0 : graphemeStart(snippet, Math.max(0, (marks[0]?.start ?? 0) - MAX_BEFORE));
  const to = graphemeStart(snippet, from + MAX_SENTENCE - 2);
  const isWhole = snippet.length <= MAX_SENTENCE;
  const inside = marks
    .map(({ start, end }) => ({ start: Math.max(start, from) - from, end: Math.min(end, to) - from }))
    .filter(({ start, end }) => start < end);
  const pieces = isWhole ? piecesAt(snippet, marks) : piecesAt(snippet.slice(from, to), inside);
  return [
    ...(from > 0 ? [{ text: '…', isName: false }] : []),
    ...pieces.map(({ text, isName }) => ({ text: cleaned(text), isName })),
    ...(isWhole || to === snippet.length ? [] : [{ text: '…', isName: false }]),
  ];
}
