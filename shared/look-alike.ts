/**
 * Letters that pass for others: Cyrillic `а` for Latin `a` (UTS 39). By the ids that callers choose, and by the labels of
 * tokens, people tell one thing from another.
 */
import { codeOf } from './unseen.ts';

/** Scripts in use that have letters of their own look (UAX 31, table 5); of others, whole alphabets look like Latin. */
const SCRIPTS =
  'Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo Latn Mlym Mymr Orya Sinh Taml Telu Thaa Thai Tibt'.split(
    ' ',
  );
/** Scripts that are written together in one word (UTS 39, section 5.2, "Highly Restrictive"). */
const TOGETHER = [
  ['Latn', 'Hani', 'Hira', 'Kana'],
  ['Latn', 'Hani', 'Bopo'],
  ['Latn', 'Hani', 'Hang'],
];
/** Scripts that put no blank between words, or few, and of which no letter looks like a Latin one: `ทีมPR`. */
const WITH_LATIN = 'Beng Deva Gujr Guru Khmr Knda Laoo Sinh Taml Telu Thaa Thai Tibt'.split(' ');

const wordsIn = (scripts: readonly string[]): RegExp =>
  new RegExp(`^[\\P{L}\\p{sc=Zyyy}\\p{sc=Zinh}${scripts.map((script) => `\\p{scx=${script}}`).join('')}]*$`, 'u');
/** Made when a text first has other letters than those of ASCII. */
let allowed: readonly RegExp[] | undefined;

/** Latin letters of phonetics that look like plain ones. */
const PHONETIC = /[\u0251\u0261\u026a\u01c0]/u;
/** The same, of African alphabets: `Kabɩyɛ`. */
const AFRICAN = /[\u0269\u0196]/u;
/**
 * Letters that look like those of ids, `a` to `z`, `A` to `Z` and `0` to `9`, or two of them (`Ю`: `lO`): Greek, Cyrillic,
 * Armenian, and the few of Georgian, Ethiopic, Oriya, Malayalam and Burmese. Source: confusables.txt of UTS 39, version 15.0,
 * by the skeletons of ICU 72; without those that NFKC changes, and without Arabic and Hebrew, which run the other way and
 * have words of such letters alone (`סוס`, horse).
 */
const LIKE_LATIN = [
  '\u037f\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b1\u03b3\u03b9\u03bd\u03bf\u03c1\u03c3\u03c5\u03dc\u03f3\u03fa\u1d26',
  '\u0405\u0406\u0408\u0410\u0412\u0415\u0417\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u042b\u042c\u042e\u0430\u0431\u0433\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0461\u0474\u0475\u04ae\u04af\u04bb\u04bd\u04c0\u04cf\u04d4\u04d5\u04e0\u0501\u050c\u051b\u051c\u051d\ua644\ua647\ua698\ua699',
  '\u054d\u054f\u0555\u0561\u0563\u0566\u0570\u0578\u057c\u057d\u0581\u0584\u0585',
  '\u0b20\u0d20\u101d\u10e7\u10ff\u1200\u12d0',
  // The same source has another letter for these, or none (`ĸ` for `κ`); most typefaces do not.
  '\u03ba\u03c7\u044c\u051a\u0575\u0582',
].join('');
const ALL_LIKE_LATIN = new RegExp(`^[${LIKE_LATIN}]+$`);

/** What is wrong with letters that pass for others; null where nothing is. Signs, and the digits of scripts, are not judged. */
export function lookAlikeIn(text: string): string | null {
  if (isAscii(text)) return null;
  // Arabic lengthens the article before a foreign word: `الـMBC`.
  for (const [word] of text.replaceAll('\u0640', ' ').matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const other = [...word].find((letter) => OF_OTHER_LOOK.test(plainOf(letter) ?? '') && !IN_WORDS.test(letter));
    if (other !== undefined) return passing(other);
    const phonetic = PHONETIC.exec(word);
    if (phonetic !== null) return `has ${phonetic[0]} (${codeOf(phonetic[0])}), which passes for another letter`;
    allowed ??= [
      ...SCRIPTS.map((script) => [script]),
      ...TOGETHER,
      ...WITH_LATIN.map((script) => ['Latn', script]),
    ].map(wordsIn);
    if (!allowed.some((words) => words.test(word))) {
      return `mixes alphabets in "${word}", where a letter may pass for another: write it in one`;
    }
  }
  return null;
}

/** What is wrong with a new id that a caller chooses: the same, and that it could be read as one in Latin letters. */
export function lookAlikeId(id: string): string | null {
  if (isAscii(id)) return null;
  const digit = /(?![0-9])\p{N}/u.exec(id);
  if (digit !== null) return `has ${digit[0]} (${codeOf(digit[0])}): write digits as 0 to 9`;
  if (id !== id.normalize('NFC')) return 'is not in the normal form NFC: type it anew';
  const other = [...id].find((letter) => plainOf(letter) !== null && !OF_ALPHABETS.test(letter));
  if (other !== undefined) return passing(other);
  const african = AFRICAN.exec(id);
  if (african !== null) return `has ${african[0]} (${codeOf(african[0])}), which passes for another letter`;
  // As one word: nobody writes an id in two alphabets.
  const mixed = lookAlikeIn(id.replaceAll(/[._-]/g, ''));
  if (mixed !== null) return mixed;
  // An accent changes nothing: `ё` looks like `ë`.
  const letters = id.normalize('NFD').replaceAll(/\P{L}/gu, '');
  return ALL_LIKE_LATIN.test(letters) ? 'looks like one in Latin letters: use those' : null;
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** A letter or digit that stands for one of these is a style of it (`𝐫`, `Ａ`); what stands for others is their ordinary form. */
const OF_OTHER_LOOK = /[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}0-9]/u;
/** As words have them: `Mª`, `1º`, `µm`, `paraŀlel`, `ĳs`. */
const IN_WORDS = /[\u00aa\u00ba\u00b5\u013f\u0140\u0132\u0133]/u;
/** Letters of alphabets that NFKC takes apart: Armenian `և`, Thai `ำ`, Lao `ຳ ໜ ໝ`. */
const OF_ALPHABETS = /[\u0587\u0e33\u0eb3\u0edc\u0edd]/u;

const passing = (letter: string): string => `has ${letter} (${codeOf(letter)}): write ${plainOf(letter)}`;

/** `ﬁ` → `fi`, `Ａ` → `A`; null for one that stands for itself, and for what is no letter or digit. */
function plainOf(letter: string): string | null {
  if (!/[\p{L}\p{Nd}]/u.test(letter)) return null;
  const plain = letter.normalize('NFKC');
  return plain === letter.normalize('NFC') ? null : plain;
}
