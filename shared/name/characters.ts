/**
 * The kind and the folded form of every UTF-16 unit, as a table of 65,536 entries. Pages of 256 entries are computed when a
 * text first needs them, so that a cold start does not pay for scripts that never occur.
 */
import { foldSpelling } from '../language/fold.ts';

/** Kinds of units. Up to `mark` they belong to words; `unknown` means that the page is not computed yet. */
export const Kind = {
  unknown: 0,
  /** Letters and digits of scripts that separate words: a run of them is a word. */
  letter: 1,
  katakana: 2,
  hangul: 3,
  /** Han, hiragana, Thai, Lao, Khmer, Burmese: nothing separates words, so every character is a word of its own. */
  cluster: 4,
  /** Vowel signs and marks that belong to the character before them. */
  extend: 5,
  /** Folds to more than one unit. */
  expand: 6,
  surrogate: 7,
  jamo: 8,
  /** A combining mark, which is dropped or changes the letter before it. */
  mark: 9,
  drop: 10,
  /** Zero-width non-joiner: dropped, but in Arabic script it may be written for a space. */
  nonJoiner: 11,
  space: 12,
  newline: 13,
  hyphen: 14,
  apostrophe: 15,
  middot: 16,
  comma: 17,
  dot: 18,
  underscore: 19,
  punctuation: 20,
  /** Zero-width space: where words meet in scripts without spaces, or where a line may break inside a word. */
  zeroWidth: 21,
} as const;

/** Flag beside the kind: an upper-case letter. */
export const UPPER = 0x80;
export const KIND_MASK = 0x7f;

/** By unit: kind and `UPPER` in the lower half, the folded letter in the upper half. `characterEntry` also computes missing pages. */
export const TABLE = new Uint32Array(0x10000);
const EXPANSIONS = new Map<number, string>();

const HYPHENS = /[-\u2010\u2011\u05be\ufe63\uff0d]/;
/** Also the accents and primes that keyboards have in its place, and the letters that stand for it (Uzbek, saltillo). */
export const APOSTROPHES = /['’‘‛ʼʻʽʹˈ`´′‵ꞌꞋ\u055a\u05f3\u1fbd\u1fbf\uff07\uff40]/;
/** Between the parts of a foreign name in Japanese and Chinese. */
const MIDDOTS = /[・·･゠‧•=＝]/;
const COMMAS = /[,،，､]/;
const DOTS = /[.．]/;
const UNDERSCORES = /[_＿]/;
/** Raised and lowered signs: a footnote mark, which must not become a digit or a letter of the name before it. */
const RAISED =
  /[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2070-\u209f]/;
const WORD = /[\p{L}\p{M}\p{Nd}\p{Nl}]/u;
const MARK = /\p{M}/u;
/** Accents, and marks that combine with the letter before them to another letter. */
const COMBINING =
  /[\p{Script=Inherited}\u{483}-\u{487}\u{9be}\u{9d7}\u{b3e}\u{b56}\u{b57}\u{bbe}\u{bd7}\u{c56}\u{cc2}\u{cd5}\u{cd6}\u{d3e}\u{d57}\u{dca}\u{dcf}\u{ddf}\u{102e}\u{ff9e}\u{ff9f}]/u;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3005-\u3007]/u;
/** Thai and Lao vowels that Unicode classifies as letters and that are written after their consonant. */
const FOLLOWING_VOWELS = /[\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3]/;
const KATAKANA = /[\p{Script=Katakana}ー]/u;
const HANGUL = /\p{Script=Hangul}/u;
const LONE_JAMO = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;

/** The table's entry for a unit; computes its page if it is missing. */
export function characterEntry(unit: number): number {
  const entry = TABLE[unit] ?? 0;
  return entry === Kind.unknown ? computePage(unit) : entry;
}

function computePage(unit: number): number {
  const first = unit & 0xff00;
  for (let at = first; at < first + 256; at++) TABLE[at] = newEntry(at);
  return TABLE[unit] ?? 0;
}

function newEntry(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return Kind.surrogate;
  if (unit >= 0x4e00 && unit <= 0x9fff) return plain(unit, Kind.cluster);
  if (unit >= 0xac00 && unit <= 0xd7a3) return plain(unit, Kind.hangul);
  const character = String.fromCharCode(unit);
  const edge = betweenWords(unit, character);
  if (edge !== Kind.unknown) return edge;
  if (LONE_JAMO.test(character)) return Kind.jamo;
  if (COMBINING.test(character) && foldSpelling(character) !== '') return Kind.mark;
  const folded = foldSpelling(character).replace(MIDDOTS, '');
  if (folded === '') return Kind.drop;
  const kind = wordKind(character, folded);
  const upper = character !== character.toLowerCase() ? UPPER : 0;
  if (folded.length > 1) {
    EXPANSIONS.set(unit, folded);
    return Kind.expand | upper;
  }
  return plain(folded.charCodeAt(0), kind | upper);
}

const ZERO_WIDTH_SPACE = 0x200b;

function plain(folded: number, kind: number): number {
  return ((folded << 16) | kind) >>> 0;
}

function betweenWords(unit: number, character: string): number {
  if (unit === 0x200c) return Kind.nonJoiner;
  if (unit === ZERO_WIDTH_SPACE) return Kind.zeroWidth;
  if (IGNORABLE.test(character)) return Kind.drop;
  if (unit === 0x0a) return Kind.newline;
  if (unit !== 0x2029 && /\s/.test(character)) return Kind.space;
  if (HYPHENS.test(character)) return Kind.hyphen;
  if (APOSTROPHES.test(character)) return Kind.apostrophe;
  if (MIDDOTS.test(character)) return Kind.middot;
  if (COMMAS.test(character)) return Kind.comma;
  if (DOTS.test(character)) return Kind.dot;
  if (UNDERSCORES.test(character)) return Kind.underscore;
  if (RAISED.test(character) || !WORD.test(character)) return Kind.punctuation;
  return Kind.unknown;
}

function wordKind(character: string, folded: string): number {
  if (SPACELESS.test(folded)) {
    if (MARK.test(character) || FOLLOWING_VOWELS.test(character)) return Kind.extend;
    return /\p{Nd}/u.test(character) ? Kind.letter : Kind.cluster;
  }
  if (KATAKANA.test(folded)) return Kind.katakana;
  return HANGUL.test(folded) ? Kind.hangul : Kind.letter;
}

/** What a unit of kind `expand` folds to. */
export function characterExpansion(unit: number): string {
  return EXPANSIONS.get(unit) ?? '';
}

/** Pairs that are remembered; real texts have some hundred. */
const MAX_PAIRS = 10_000;
const PAIRS = new Map<number, string | null>();

/** A letter and the mark after it, folded together; null if the mark is simply dropped. */
export function composed(letter: number, mark: number): string | null {
  const pair = letter * 0x10000 + mark;
  const known = PAIRS.get(pair);
  if (known !== undefined) return known;
  const accent = foldSpelling(String.fromCharCode(mark));
  const whole = foldSpelling(String.fromCharCode(letter) + accent);
  const made = whole === String.fromCharCode(letter) ? null : whole;
  if (PAIRS.size >= MAX_PAIRS) PAIRS.clear();
  PAIRS.set(pair, made);
  return made;
}

interface Astral {
  readonly kind: number;
  readonly folded: string;
  readonly upper: boolean;
}
const ASTRAL = new Map<number, Astral>();

/** A character beyond U+FFFF: a mathematical letter, a rare Han character, an emoji (which is no letter). */
export function astral(codePoint: number): Astral {
  const known = ASTRAL.get(codePoint);
  if (known) return known;
  const character = String.fromCodePoint(codePoint);
  const folded = foldSpelling(character);
  const plain = character.normalize('NFKC');
  const made = { kind: astralKind(character, folded), folded, upper: plain !== plain.toLowerCase() };
  ASTRAL.set(codePoint, made);
  return made;
}

function astralKind(character: string, folded: string): number {
  if (folded === '') return Kind.drop;
  if (!WORD.test(character)) return Kind.punctuation;
  const kind = wordKind(character, folded);
  return kind === Kind.hangul ? Kind.letter : kind;
}

/** A run of conjoining jamo, composed to syllables. */
export function syllables(jamo: string): string {
  return jamo.normalize('NFC');
}

/** The kind of word that an expansion begins. */
export function expandedKind(folded: string): number {
  const kind = characterEntry(folded.charCodeAt(0)) & KIND_MASK;
  return kind === Kind.katakana || kind === Kind.cluster ? kind : Kind.letter;
}

/** The middle dot of `l·l` belongs to the word. */
export function isCatalan(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1) | 0x20;
  return before === 0x6c && (text.charCodeAt(at + 1) | 0x20) === 0x6c && text[at] === '·';
}
