/** Splits a snippet at the names in it, for mails and pages that highlight them. */

/** Part of a snippet; `isName` if it is an occurrence of a tracked name. */
export interface SnippetPiece {
  readonly text: string;
  readonly isName: boolean;
}

/**
 * The snippet split at every occurrence of `forms`; joined, the pieces give the snippet again. Forms match as whole
 * words; if none does, they match inside words too (Arabic and Hebrew prefixes).
 */
export function snippetPieces(snippet: string, forms: readonly string[]): SnippetPiece[] {
  const patterns = [...new Set(forms)]
    .filter((form) => form.trim() !== '')
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
