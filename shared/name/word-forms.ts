/** What base forms a word of a text may stand for: itself, without what is attached to it, or another case of it. */
import { ARTICLE, arabicClitics, hebrewPrefixes, isLongEnough, koreanEndings } from './affixes.ts';
import { Kind, UPPER } from './characters.ts';
import { ANY_CASE, endingsFor, languageBit, mayFollow, type Way } from './endings/index.ts';
import { hashOf, PRIME, SEED } from './hash.ts';
import type { Lexicon } from './lexicon.ts';
import { isArabic, type Scan } from './scan.ts';
import { Gap } from './separator.ts';

export interface Reading {
  /** Number in the lexicon. */
  readonly word: number;
  readonly how: 'exact' | 'clitic' | 'inflected';
  /** Genders and cases it may be in, and languages in which it is that form (bits); both count only where inflected. */
  readonly cases: number;
  readonly languages: number;
  /** Only as the last word, the others being as they are listed. */
  readonly lastOnly: boolean;
  readonly feminises: boolean;
  /** Clitic before a single word too short to be told from the beginning of another. */
  readonly notAlone: boolean;
  /** The units of the text that stand for it, without what is attached. */
  readonly begin: number;
  readonly end: number;
  /** The word of the text after it. */
  readonly next: number;
}

/** Arabic letters that begin a proclitic, Hebrew letters that are prefixes. */
const ARABIC_CLITIC = new Set(Array.from('وفبلك', (letter) => letter.charCodeAt(0)));
const HEBREW_PREFIX = new Set(Array.from('ובלמשכ', (letter) => letter.charCodeAt(0)));
const LAM = ARTICLE.charCodeAt(1);
const ARTICLE_START = ARTICLE.charCodeAt(0);
const LONGEST_WORD = 64;
/** What is left of a word without its ending has at least so many letters. */
const SHORTEST_STEM = 2;
const PARTS = 3;

export class Reader {
  readonly #lexicon: Lexicon;
  readonly #scan: Scan;
  /** Whether a word may be inflected without a capital. */
  caseless = false;
  /** Prefix hashes and letters of the word at hand. */
  readonly #hashes = new Int32Array(LONGEST_WORD + 1);
  readonly #letters = new Uint16Array(LONGEST_WORD + 8);

  constructor(lexicon: Lexicon, scan: Scan) {
    this.#lexicon = lexicon;
    this.#scan = scan;
  }

  /** Whether a form may begin with word `t`. */
  mayBegin(t: number): boolean {
    return this.#lexicon.mayBegin(this.#scan.hash[t] ?? 0) || this.varies(t);
  }

  /** Number of the word as it stands, or -1. */
  exact(t: number): number {
    const { units, first, hash } = this.#scan;
    return this.#lexicon.find(units, first[t] ?? 0, first[t + 1] ?? 0, hash[t] ?? 0);
  }

  /** Whether a form may go on with it. */
  mayGoOn(t: number): boolean {
    return this.#lexicon.mayHave(this.#scan.hash[t] ?? 0) || this.varies(t);
  }

  /** Whether a word could stand for anything but itself. A lower-case word does not where the text has capitals. */
  varies(t: number): boolean {
    const { kind, gap } = this.#scan;
    const unit = this.#scan.unitAt(t);
    const own = this.#scan.kindAt(t);
    if (own !== Kind.letter) return own === Kind.hangul;
    if (isArabic(unit)) return ARABIC_CLITIC.has(unit) || gap[t + 1] === Gap.nonJoiner || unit === ARTICLE_START;
    if (unit >= 0x590 && unit < 0x600) return HEBREW_PREFIX.has(unit);
    return (kind[t] ?? 0) >= UPPER || this.caseless || unit >= 0x10a0;
  }

  /** All readings of word `t`; `isFirst` where a name would begin with it. */
  readings(t: number, isFirst: boolean): Reading[] {
    const { first } = this.#scan;
    const begin = first[t] ?? 0;
    const end = first[t + 1] ?? 0;
    const found: Reading[] = [];
    const exact = this.exact(t);
    if (exact >= 0) found.push({ ...AS_IT_STANDS, word: exact, begin, end, next: t + 1 });
    if (!this.varies(t)) return found;
    const unit = this.#scan.unitAt(t);
    if (this.#scan.kindAt(t) === Kind.hangul) this.#korean(t, found);
    else if (isArabic(unit)) this.#arabic(t, isFirst, found);
    else if (unit < 0x590 || unit >= 0x600) this.#inflected(t, isFirst, found);
    else if (isFirst) this.#hebrew(t, found);
    return found;
  }

  #korean(t: number, found: Reading[]): void {
    const begin = this.#scan.first[t] ?? 0;
    const end = this.#scan.first[t + 1] ?? 0;
    for (const length of koreanEndings(this.#scan.wordAt(t))) {
      const word = this.#find(begin, end - length);
      if (word >= 0) found.push({ ...ATTACHED, word, begin, end: end - length, next: t + 1, lastOnly: true });
    }
  }

  #hebrew(t: number, found: Reading[]): void {
    const begin = this.#scan.first[t] ?? 0;
    const end = this.#scan.first[t + 1] ?? 0;
    for (const cut of hebrewPrefixes(this.#scan.wordAt(t), this.#scan.gap[t + 1] === Gap.apostrophe ? 1 : 2)) {
      const word = this.#find(begin + cut, end);
      if (word >= 0) found.push({ ...ATTACHED, word, begin: begin + cut, end, next: t + 1 });
    }
  }

  #arabic(t: number, isFirst: boolean, found: Reading[]): void {
    const begin = this.#scan.first[t] ?? 0;
    const end = this.#scan.first[t + 1] ?? 0;
    this.#joined(t, begin, found);
    if (isFirst) {
      this.#clitics(t, begin, end, found);
    } else if (end - begin > 4 && this.#scan.wordAt(t).startsWith(ARTICLE)) {
      // A surname may take the article: الصالح for صالح.
      const word = this.#find(begin + ARTICLE.length, end);
      if (word >= 0) found.push({ ...ATTACHED, word, begin, end, next: t + 1, lastOnly: true });
    }
  }

  #clitics(t: number, begin: number, end: number, found: Reading[]): void {
    // Few words are a clitic and a name, so what would be left is looked up before the word is judged.
    const left = [this.#find(begin + 1, end), this.#find(begin + 2, end)];
    const { units } = this.#scan;
    const hasArticle = units[begin + 1] === LAM && (units[begin] === LAM || units[begin + 2] === LAM);
    if (left.every((word) => word < 0) && !hasArticle) return;
    const written = this.#scan.wordAt(t);
    for (const { cut, article } of arabicClitics(written)) {
      const word = article ? this.#findWord(ARTICLE + written.slice(cut)) : (left[cut - 1] ?? -1);
      const notAlone = !isLongEnough(written.length - cut);
      if (word >= 0) found.push({ ...ATTACHED, word, begin: begin + cut, end, next: t + 1, notAlone });
    }
  }

  /** Words that a zero-width non-joiner parts may be listed as one. */
  #joined(t: number, begin: number, found: Reading[]): void {
    const { gap, first } = this.#scan;
    for (let next = t + 1; next < t + PARTS && gap[next] === Gap.nonJoiner; next++) {
      const end = first[next + 1] ?? 0;
      const word = this.#find(begin, end);
      if (word >= 0) found.push({ ...AS_IT_STANDS, word, begin, end, next: next + 1 });
    }
  }

  #inflected(t: number, isFirst: boolean, found: Reading[]): void {
    const { units, first } = this.#scan;
    const begin = first[t] ?? 0;
    const end = first[t + 1] ?? 0;
    const length = end - begin;
    if (length > LONGEST_WORD || length <= SHORTEST_STEM) return;
    const endings = endingsFor(units[end - 1] ?? 0);
    if (endings.length === 0) return;
    let hash = SEED;
    for (let i = 0; i < length; i++) {
      this.#hashes[i] = hash;
      hash = Math.imul(hash ^ (units[begin + i] ?? 0), PRIME);
    }
    for (const { ending, lemmas } of endings) {
      const stem = length - ending.length;
      if (stem < 1 || !endsWith(units, end, ending)) continue;
      for (const { lemma, ways } of lemmas) {
        if (stem + lemma.length < SHORTEST_STEM) continue;
        const word = this.#findStem(begin, stem, lemma, isFirst);
        if (word >= 0) this.#add(t, word, stem, ways, found);
      }
    }
  }

  #add(t: number, word: number, stem: number, ways: readonly Way[], found: Reading[]): void {
    const begin = this.#scan.first[t] ?? 0;
    const end = this.#scan.first[t + 1] ?? 0;
    const letter = String.fromCharCode(this.#scan.units[begin + stem - 1] ?? 0);
    for (const { language, cases, after, lastOnly, feminises, harmony } of ways) {
      if (!mayFollow(after, letter)) continue;
      if (harmony !== null && this.#harmony(t, begin + stem) !== harmony) continue;
      const languages = languageBit(language);
      found.push({ ...CHANGED, word, cases, languages, lastOnly, feminises, begin, end, next: t + 1 });
    }
  }

  /** Whether the last vowel before an ending is a back vowel; asked of the original, where ı is not i. */
  #harmony(t: number, unit: number): 'back' | 'front' {
    const { text, start, from } = this.#scan;
    const stem = text.slice(start[t], from[unit]).toLocaleLowerCase('tr');
    const vowels = stem.match(/[aıouâûeiöüəî]/gu);
    return /[aıouâû]/u.test(vowels?.at(-1) ?? '') ? 'back' : 'front';
  }

  #find(start: number, end: number): number {
    const { units } = this.#scan;
    return this.#lexicon.find(units, start, end, hashOf(units, start, end));
  }

  #findWord(word: string): number {
    const length = Math.min(word.length, LONGEST_WORD);
    for (let i = 0; i < length; i++) this.#letters[i] = word.charCodeAt(i);
    return this.#lexicon.find(this.#letters, 0, length, hashOf(this.#letters, 0, length));
  }

  #findStem(begin: number, stem: number, lemma: string, isFirst: boolean): number {
    let hash = this.#hashes[stem] ?? SEED;
    for (let i = 0; i < lemma.length; i++) hash = Math.imul(hash ^ lemma.charCodeAt(i), PRIME);
    if (!(isFirst ? this.#lexicon.mayBegin(hash) : this.#lexicon.mayHave(hash))) return -1;
    const { units } = this.#scan;
    for (let i = 0; i < stem; i++) this.#letters[i] = units[begin + i] ?? 0;
    for (let i = 0; i < lemma.length; i++) this.#letters[stem + i] = lemma.charCodeAt(i);
    return this.#lexicon.find(this.#letters, 0, stem + lemma.length, hash);
  }
}

const AS_IT_STANDS = {
  how: 'exact',
  cases: ANY_CASE,
  languages: -1,
  lastOnly: false,
  feminises: false,
  notAlone: false,
} as const;
const ATTACHED = { ...AS_IT_STANDS, how: 'clitic' } as const;
const CHANGED = { ...AS_IT_STANDS, how: 'inflected' } as const;

function endsWith(units: Uint16Array, end: number, ending: string): boolean {
  const start = end - ending.length;
  for (let i = 0; i < ending.length; i++) if (units[start + i] !== ending.charCodeAt(i)) return false;
  return true;
}
