/** Splits a snippet at the names in it, for mails and pages that highlight them. */

/** In UTF-16 units; a name has 200 at most, and a text that is no name may be longer than a pattern can be. */
const MAX_FORM = 1000;

/** Part of a snippet; `isName` if it is an occurrence of a tracked name. */
export interface SnippetPiece {
  readonly text: string;
  readonly isName: boolean;
}

/** A range of a snippet in UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** What a mention says of its snippet: the marks as recorded, or, for what was stored before there were any, the forms found. */
export interface Marked {
  readonly snippet: string;
  readonly marks?: readonly Mark[] | undefined;
  readonly spans: readonly { readonly form: string }[];
}

/** The ranges of the snippet that are the name, in order, apart from each other. */
export function marksIn({ snippet, marks, spans }: Marked): Mark[] {
  if (marks !== undefined) return apart(marks.filter(({ start, end }) => start < end && end <= snippet.length));
  let at = 0;
  const forms = spans.map(({ form }) => form);
  return snippetPieces(snippet, forms).flatMap(({ text, isName }) => {
    const start = at;
    at += text.length;
    return isName ? [{ start, end: at }] : [];
  });
}

/** Ranges in order; those that touch the same units become one. */
export function apart(marks: readonly Mark[]): Mark[] {
  const sorted = marks.toSorted((one, other) => one.start - other.start);
  const kept: Mark[] = [];
  for (const mark of sorted) {
    const last = kept.at(-1);
    if (last !== undefined && mark.start < last.end) {
      kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
    } else kept.push(mark);
  }
  return kept;
}

/** The snippet split at its marks, which are in order and apart; joined, the pieces give the snippet again. */
export function piecesAt(snippet: string, marks: readonly Mark[]): SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    pieces.push({ text: snippet.slice(at, start), isName: false }, { text: snippet.slice(start, end), isName: true });
    at = end;
  }
  pieces.push({ text: snippet.slice(at), isName: false });
  return pieces.filter(({ text }) => text !== '');
}

/**
 * The snippet split at every occurrence of `forms`; joined, the pieces give the snippet again. Forms match as whole
 * words; if none does, they match inside words too (Arabic and Hebrew prefixes).
 */
export function snippetPieces(snippet: string, forms: readonly string[]): SnippetPiece[] {
  const patterns = [...new Set(forms)]
    .filter((form) => form.trim() !== '' && form.length <= MAX_FORM)
    .sort((a, b) => b.length - a.length)
    .map((form) => form.trim().split(/\s+/u).map(escapeRegExp).join('\\s+'));
  if (patterns.length === 0) return [{ text: snippet, isName: false }];
  const alternatives = `(${patterns.join('|')})`;
  const wholeWords = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${alternatives}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
  const pattern = wholeWords.test(snippet) ? wholeWords : new RegExp(alternatives, 'u');
  // `split` with one capturing group returns the text between matches and the matches alternately.
  return snippet
    .split(pattern)
    .map((text, i) => ({ text, isName: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

function escapeRegExp(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
