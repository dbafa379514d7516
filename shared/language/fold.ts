/**
 * Folding: the form in which words are compared, so that case and accents do not matter. Two laws:
 *
 * - `foldSpelling` is for names, which must not be confused: it also equates ligatures, Arabic letter variants and
 *   compatibility forms (ß = ss, ة = ه, ﬁ = fi), but drops marks by script only, because dropping every mark would turn й
 *   into и and が into か.
 * - `foldMarks` is for words of known lists (labels, headings, outlets), where a collision is harmless: it drops every mark
 *   of every script and leaves the letters alone.
 */

/** Lower case without marks in any script, dotless i with a dot: `foldMarks('ÉTÉ à İzmir') === 'ete a izmir'`. */
export function foldMarks(text: string): string {
  if (text.length > 1) return foldAll(text);
  const known = LETTERS_FOLDED.get(text);
  if (known !== undefined) return known;
  const folded = foldAll(text);
  LETTERS_FOLDED.set(text, folded);
  return folded;
}

/** Single letters are asked for most often, to look words up by. */
const LETTERS_FOLDED = new Map<string, string>();

function foldAll(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640\u200b-\u200f\u2060\ufeff]/gu, '')
    .replaceAll('ı', 'i')
    .normalize('NFC');
}

/** Characters without a glyph of their own: soft hyphen, zero-width and direction marks, variation selectors. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Latin letters that Unicode does not decompose, in ASCII. */
export const ASCII_OF_LETTER: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ł: 'l',
  ø: 'o',
  ħ: 'h',
  ı: 'i',
};

/** Letters that Unicode does not decompose but readers take for one another. */
const LETTERS: Readonly<Record<string, string>> = {
  ...ASCII_OF_LETTER,
  ς: 'σ',
  ё: 'е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ک: 'ك',
  ة: 'ه',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Every combining mark after a Latin or Greek letter. Kana voicing and Indic vowel signs are letters and stay. */
const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
/** Stress on Cyrillic (breve and diaeresis make other letters: й, ї), Arabic vowel signs and tatweel, Hebrew points. */
const POINTS =
  /(?<=\p{Script=Cyrillic}\p{M}?)[\u{300}\u{301}]|[\u{640}\u{610}-\u{61A}\u{64B}-\u{65F}\u{670}\u{6D6}-\u{6DC}\u{6DF}-\u{6E4}\u{6E7}\u{6E8}\u{6EA}-\u{6ED}\u{591}-\u{5BD}\u{5BF}\u{5C1}\u{5C2}\u{5C4}\u{5C5}\u{5C7}]/gu;

const PLAIN = /^[a-z0-9]*$/;

/** The folded spelling of a word: `foldSpelling('Étienne') === 'etienne'`. */
export function foldSpelling(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .replace(IGNORABLE, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '$1')
    .replace(POINTS, '')
    .normalize('NFC')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}
