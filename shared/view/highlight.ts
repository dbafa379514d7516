/** A piece of a snippet; `isName` where a tracked name stands. */
export interface Piece {
  readonly text: string;
  readonly isName: boolean;
}

/**
 * A snippet cut where the forms of a name stand, so that a page can mark them. A form counts as a whole word; one that
 * only occurs inside a word (Arabic and Hebrew prefixes) counts there.
 */
export function piecesOf(snippet: string, forms: readonly string[]): Piece[] {
  const patterns = [...new Set(forms)]
    .filter((form) => form.trim() !== '')
    .sort((a, b) => b.length - a.length)
    .map((form) => form.trim().split(/\s+/u).map(escaped).join('\\s+'));
  if (patterns.length === 0) return [{ text: snippet, isName: false }];
  const choice = `(${patterns.join('|')})`;
  const wholeWords = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${choice}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
  const pattern = wholeWords.test(snippet) ? wholeWords : new RegExp(choice, 'u');
  // Splitting by a pattern with one group gives what is between the names and the names in turn.
  return snippet
    .split(pattern)
    .map((text, i) => ({ text, isName: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
