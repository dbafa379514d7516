/** Where a name may begin and end, decided by the original text, never by the folded one. */
import { isHebrewPrefix, isKoreanEnding, isPersianSuffix, joinsInHiragana, joinsInThai } from './affixes.ts';
import { Kind, UPPER } from './characters.ts';
import { isArabic, type Scan } from './scan.ts';
import { Separator } from './separator.ts';

/** Elided words before an apostrophe, which a sentence may begin with; `D’` and `Dell’` are also parts of surnames. */
const ELISIONS = new Set('l qu j n c jusqu lorsqu puisqu quoiqu all dall nell sull un quest coll'.split(' '));
const BEFORE_GIVEN_NAMES = new Set([...ELISIONS, 'd', 'dell', 's', 't', 'm']);
/** Letters that follow an apostrophe inside Ukrainian and Belarusian words. */
const AFTER_APOSTROPHE = new Set('яюєїеёіу');
const QUOTATION = /^["״”“]$/;
/** Characters around a name that decide in Thai and hiragana. */
const CONTEXT = 16;

/** Whether a name of several words (`multi`) or of one may begin at word `t`. */
export function canStart(scan: Scan, t: number, multi: boolean): boolean {
  if (t === 0) return true;
  switch (scan.separator[t]) {
    case Separator.none:
      return canTouchBefore(scan, t);
    case Separator.hyphen:
      return !multi || !isPartOfName(scan, t - 1) || isHebrewPrefix(scan.wordAt(t - 1)) || isForeign(scan, t - 1, t);
    case Separator.apostrophe:
      return isElision(scan, t, multi);
    case Separator.nonJoiner:
      return false;
    case Separator.zeroWidth:
      return multi || beginsWord(scan, t);
    case Separator.other:
      return !isInsideAcronym(scan, t);
    default:
      return true;
  }
}

/** Whether it may end with word `t`. */
export function canEnd(scan: Scan, t: number, multi: boolean): boolean {
  const next = t + 1;
  if (next >= scan.count) return true;
  switch (scan.separator[next]) {
    case Separator.none:
      return canTouchAfter(scan, t);
    case Separator.hyphen:
    case Separator.hyphenSpace:
      return !multi || !isPartOfName(scan, next);
    case Separator.apostrophe:
      return !isLetterApostrophe(scan, t);
    case Separator.nonJoiner:
      return isPersianSuffix(scan.wordAt(next));
    case Separator.zeroWidth:
      return multi || beginsWord(scan, next);
    case Separator.other:
      return !isInsideAcronym(scan, next);
    default:
      return true;
  }
}

/** "Ola Lind, Mara": after another capitalised word the comma is that of a list. Any word may begin a sentence. */
export function isListBefore(scan: Scan, t: number): boolean {
  if (t === 0 || scan.separator[t] !== Separator.space || !isPartOfName(scan, t - 1)) return false;
  const before = scan.separator[t - 1];
  return before === Separator.space || before === Separator.hyphen;
}

/** "Lind, Mara Holm": before a further name it is that of a list, too. */
export function isListAfter(scan: Scan, next: number): boolean {
  return next < scan.count && scan.separator[next] === Separator.space && isPartOfName(scan, next);
}

/** Whether a word is written like a name: with a capital, or in a script without capitals. */
function isPartOfName(scan: Scan, t: number): boolean {
  const kind = scan.kind[t] ?? 0;
  return kind >= UPPER || (scan.kindAt(t) === Kind.letter && isCaseless(scan.unitAt(t)));
}

/** Whether a new word begins after a zero-width space: inside a word it only says where a line may break. */
function beginsWord(scan: Scan, t: number): boolean {
  return scan.kindAt(t) !== Kind.letter || isPartOfName(scan, t);
}

function isCaseless(unit: number): boolean {
  return isHebrew(unit) || isArabic(unit) || (unit >= 0x900 && unit < 0x1e00) || unit > 0x2000;
}

function isHebrew(unit: number): boolean {
  return unit >= 0x590 && unit < 0x600;
}

function isCyrillic(unit: number): boolean {
  return unit >= 0x400 && unit < 0x530;
}

/** Whether two words are of different scripts: `ל-Mara`. */
function isForeign(scan: Scan, one: number, other: number): boolean {
  return scan.unitAt(one) >= 0x370 !== scan.unitAt(other) >= 0x370;
}

function isElision(scan: Scan, t: number, multi: boolean): boolean {
  if (isLetterApostrophe(scan, t - 1)) return false;
  if ((scan.kind[t - 1] ?? 0) < UPPER) return true;
  return (multi ? BEFORE_GIVEN_NAMES : ELISIONS).has(scan.wordAt(t - 1));
}

/** Whether the apostrophe after word `t` is a letter, as in Ukrainian and Hebrew. */
function isLetterApostrophe(scan: Scan, t: number): boolean {
  const before = scan.unitAt(t);
  const after = scan.unitAt(t + 1);
  if (isHebrew(before)) return isHebrew(after);
  return isCyrillic(before) && AFTER_APOSTROPHE.has(String.fromCharCode(after));
}

/** Whether a quotation mark between words `t - 1` and `t` makes them one Hebrew acronym. */
function isInsideAcronym(scan: Scan, t: number): boolean {
  if (!isHebrew(scan.unitAt(t)) || !isHebrew(scan.unitAt(t - 1))) return false;
  return QUOTATION.test(scan.text.slice(scan.end[t - 1], scan.start[t]));
}

/** Without a space between them, words of two kinds may meet in scripts that are written without spaces. */
function canTouchBefore(scan: Scan, t: number): boolean {
  const kind = scan.kindAt(t);
  const before = scan.kindAt(t - 1);
  if (kind === Kind.cluster) {
    if (before !== Kind.cluster) return true;
    const start = scan.start[t] ?? 0;
    return adjoins(scan, t, t - 1, scan.text.slice(Math.max(0, start - CONTEXT), start), '').before;
  }
  return before === Kind.cluster || (before === Kind.katakana && kind === Kind.letter);
}

function canTouchAfter(scan: Scan, t: number): boolean {
  const kind = scan.kindAt(t);
  const after = scan.kindAt(t + 1);
  if (kind === Kind.cluster) {
    if (after !== Kind.cluster) return true;
    const end = scan.end[t] ?? 0;
    return adjoins(scan, t, t + 1, '', scan.text.slice(end, end + CONTEXT)).after;
  }
  if (after === Kind.hangul && kind === Kind.letter) return isKoreanEnding(scan.wordAt(t + 1), 0);
  return after === Kind.cluster || (after === Kind.katakana && kind === Kind.letter);
}

function adjoins(scan: Scan, t: number, neighbour: number, before: string, after: string) {
  const [one, other] = [scan.unitAt(t), scan.unitAt(neighbour)];
  if (isThai(one) && isThai(other)) return joinsInThai(before, after);
  if (isHiragana(one) && isHiragana(other)) return joinsInHiragana(before, after);
  return { before: true, after: true };
}

function isThai(unit: number): boolean {
  return unit >= 0xe00 && unit < 0xe80;
}

function isHiragana(unit: number): boolean {
  return unit >= 0x3040 && unit < 0x30a0;
}
