/**
 * Characters that show nothing, as web pages and Word leave them between letters: soft hyphens, zero-width spaces, marks of
 * direction, byte order marks, tags. Two texts that differ by one of them look the same.
 */

/** Of scripts whose letters change where a joiner stands (UAX 31, section 2.3; RFC 5892, appendix A). */
const JOINED =
  '[[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Nkoo}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}]&&[\\p{L}\\p{M}]]';
/** Signs that take the vowel from a letter, behind which a joiner says which form is meant, also at the end of a word. */
const VIRAMA =
  '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d3b\\u0d3c\\u0d4d\\u0dca\\u1039\\u103a\\u17d2]';

/** What shows nothing itself, and changes what stands beside it. */
const MEANT = [
  // می‌خواهم, क्‍ष, هـ‍: between letters of such scripts, behind a virama, and where the form of an Arabic letter is shown.
  `(?<=${JOINED})[\\u200c\\u200d](?=[\\u200c\\u200d]{0,9}${JOINED})`,
  `(?<=${VIRAMA})[\\u200c\\u200d]`,
  '(?<=[\\p{scx=Arab}&&\\p{L}])\\u200d',
  // Emoji (UTS 51): of several made one, as a picture or a sign, on a key, and flags of parts of countries.
  '(?<=[\\p{ExtPict}\\p{EMod}]\\ufe0f?)\\u200d(?=\\p{ExtPict})',
  '(?<=\\p{ExtPict})[\\ufe0e\\ufe0f]',
  '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
  '(?<=\\u{1f3f4})[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{3,6}\\u{e007f}',
  // Another form of a Han character in a name (UTS 37), or of a Mongolian letter.
  '(?<=\\p{sc=Han})[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
  '(?<=[\\p{sc=Mong}&&\\p{L}])[\\u180b-\\u180f]',
].join('|');

const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
/** Made when a text first needs it: that takes ten milliseconds or more, and few starts need it. */
let each: RegExp | undefined;

/** Embeddings, overrides and isolates (UAX 9), and marks of annotations: what is left without them may read otherwise. */
const TURNING = '\\u202a-\\u202e\\u2066-\\u2069\\ufff9-\\ufffb';
const MISPLACED = new RegExp(`[\\p{Cc}\\p{Zl}\\p{Zp}${TURNING}]`, 'u');
const MISPLACED_IN_LINES = new RegExp(`(?![\\t\\r\\n])[\\p{Cc}${TURNING}]`, 'u');
const IS_TURNING = new RegExp(`[${TURNING}]`, 'u');
const EACH_TURNING = new RegExp(IS_TURNING, 'gu');
const IS_LINE_END = /[\n\v\f\r\u0085\p{Zl}\p{Zp}]/u;

/**
 * The text without characters that show nothing and mean nothing where they stand: `'Ran\u00adda'` → `'Randa'`. Joiners stay
 * where a script needs them, as do those in emoji; what turns the direction of text stays too, for `misplacedIn`.
 */
export function withoutUnseen(text: string): string {
  if (!UNSEEN.test(text)) return text;
  each ??= new RegExp(`(${MEANT})|\\p{Default_Ignorable_Code_Point}`, 'gv');
  return text.replace(each, (found, meant: string | undefined) =>
    meant !== undefined || IS_TURNING.test(found) ? found : '',
  );
}

/** The same without what turns text: for what is kept as it comes, such as the name of a file. */
export const withoutMarks = (text: string): string => withoutUnseen(text).replace(EACH_TURNING, '');

/** What to do about the first character that may not stand in a line; null where there is none. */
export const misplacedIn = (line: string): string | null => sentenceOn(MISPLACED.exec(line), line);

/** The same for text of several lines, which may have tabs. */
export const misplacedInLines = (text: string): string | null => sentenceOn(MISPLACED_IN_LINES.exec(text), text);

/** The same for what is copied as it is, such as an address or a secret: it has no character either that shows nothing. */
export function misplacedInCode(code: string): string | null {
  return misplacedIn(code) ?? sentenceOn(UNSEEN.exec(code), code);
}

function sentenceOn(found: RegExpExecArray | null, text: string): string | null {
  if (found === null) return null;
  const [character] = found;
  const place = [...text.slice(0, found.index)].length + 1;
  return `has ${kindOf(character)} (${codeOf(character)}) as character ${place}: ${adviceOn(character)}`;
}

/** `U+202E` */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function kindOf(character: string): string {
  if (IS_LINE_END.test(character)) return 'a line end';
  if (IS_TURNING.test(character)) return 'a mark that turns text';
  return /\p{Cc}/u.test(character) ? 'a control character' : 'a character that shows nothing';
}

const adviceOn = (character: string): string =>
  IS_LINE_END.test(character) ? 'write it in one line' : 'leave it out, or type the text anew';

/** JSON with all that shows nothing, or turns text, escaped: `"a\u202eb"`. Its value is the same. */
export function unseenSpelledOut(json: string): string {
  return json.replace(/[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufff9-\ufffb\u007f-\u009f]/gu, (character) =>
    Array.from({ length: character.length }, (_, i) => {
      return `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
    }).join(''),
  );
}
