/** Which way a text is written. The composer knows, so that no mail program has to guess. */

/** The side on which a line begins. */
export type Side = 'ltr' | 'rtl';

/** The blocks of right-to-left scripts (Unicode 17, section "Bidirectional Class", default values of unassigned characters). */
const RTL = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';
const RTL_LETTER = new RegExp(`(?=[${RTL}])\\p{L}`, 'u');
const LTR_LETTER = new RegExp(`(?![${RTL}])\\p{L}`, 'u');
const LETTER = /\p{L}/u;

/** The side of the first letter; null for a text without letters. */
export function sideOf(text: string): Side | null {
  const letter = LETTER.exec(text)?.[0];
  if (letter === undefined) return null;
  return RTL_LETTER.test(letter) ? 'rtl' : 'ltr';
}

/** Whether a text has letters of the other side than `side`: beside words of that side it must be isolated. */
export function runsAgainst(text: string, side: Side): boolean {
  return (side === 'ltr' ? RTL_LETTER : LTR_LETTER).test(text);
}
