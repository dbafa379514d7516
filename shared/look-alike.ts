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

const wordsIn = (scripts: readonly string[]): RegExp =>
  new RegExp(`^[\\P{L}\\p{sc=Zyyy}\\p{sc=Zinh}${scripts.map((script) => `\\p{scx=${script}}`).join('')}]*$`, 'u');
/** Made when a text first has other letters than those of ASCII. */
let allowed: readonly RegExp[] | undefined;

/** Latin letters of phonetics that look like plain ones. */
const PHONETIC = /[\u0251\u0261\u0269\u026a\u0196\u01c0]/u;
/** Letters of Greek, Cyrillic and Armenian that look like Latin ones (confusables.txt of UTS 39). */
const LIKE_LATIN = [
  '\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c3\u03c5\u03c7\u03f2\u03f3\u03f9\u03fa',
  '\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u042c\u0430\u0433\u0435\u043e\u0440\u0441\u0443\u0445\u044c\u0455\u0456\u0458\u0474\u0475\u04ae\u04af\u04bb\u04c0\u04cf\u0501\u050c\u051a\u051b\u051c\u051d',
  '\u054d\u054f\u0555\u0566\u0570\u0575\u0578\u057d\u0581\u0582\u0584\u0585',
].join('');
const ALL_LIKE_LATIN = new RegExp(`^[${LIKE_LATIN}]+$`);

/** What is wrong with letters that pass for others; null where nothing is. Signs, and the digits of scripts, are not judged. */
export function lookAlikeIn(text: string): string | null {
  if (isAscii(text)) return null;
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const other = [...word].find((letter) => /[\p{L}\p{Nd}]/u.test(letter) && plainOf(letter) !== null);
    if (other !== undefined) return `has ${other} (${codeOf(other)}): write ${plainOf(other)}`;
    const phonetic = PHONETIC.exec(word);
    if (phonetic !== null) return `has ${phonetic[0]} (${codeOf(phonetic[0])}), which passes for another letter`;
    allowed ??= [...SCRIPTS.map((script) => [script]), ...TOGETHER].map(wordsIn);
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
  // As one word: nobody writes an id in two alphabets.
  const mixed = lookAlikeIn(id.replaceAll(/[._-]/g, ''));
  if (mixed !== null) return mixed;
  const letters = id.replaceAll(/\P{L}/gu, '');
  return ALL_LIKE_LATIN.test(letters) ? 'looks like one in Latin letters: use those' : null;
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** `ﬁ` → `fi`, `Ａ` → `A`; null for a letter that stands for itself. */
function plainOf(letter: string): string | null {
  const plain = letter.normalize('NFKC');
  return plain === letter.normalize('NFC') ? null : plain;
}
