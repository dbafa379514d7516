/** The base forms that a word of a text may stand for: itself, itself without a clitic, or what it is an inflection of. */
import { ARTICLE, arabicClitics, hebrewPrefixes, isLongEnoughAlone, koreanEndings } from './affixes.ts';
import { Kind, UPPER } from './characters.ts';
import { ANY_CASE, endingsFor, type Inflection, languageBit, mayFollow } from './endings/index.ts';
import type { Lexicon } from './lexicon.ts';
import { hashOfWord, PRIME, SEED } from './lexicon.ts';
import { isArabic, type Scan } from './scan.ts';
import { Separator } from './separator.ts';
import { goesOn, hasEndingApart, MAX_PARTS } from './word-parts.ts';

export interface WordForm {
  /** Number of the base form in the lexicon. */
  readonly word: number;
  readonly variant: 'exact' | 'clitic' | 'inflected';
  /** Genders and cases it may be in, and languages in which it has that ending, as bits; only meaningful if inflected. */
  readonly cases: number;
  readonly languages: number;
  /** Only the last word of a name may have this form, and the others must be as listed. */
  readonly lastOnly: boolean;
  readonly feminises: boolean;
  /** The rest after the clitic is so short that alone it is more likely the beginning of another word. */
  readonly onlyInPhrase: boolean;
  /** Only a word that another follows: an ending after an apostrophe is no part of what is found. */
  readonly notLast: boolean;
  /** Its units in the scan, without the clitic or particle. */
  readonly begin: number;
  readonly end: number;
  /** Number of the word of the text that follows. */
  readonly next: number;
}

/** Arabic letters that begin a proclitic, and Hebrew letters that are prefixes. */
const ARABIC_CLITIC = new Set(Array.from('وفبلك', (letter) => letter.charCodeAt(0)));
const HEBREW_PREFIX = new Set(Array.from('ובלמשכ', (letter) => letter.charCodeAt(0)));
const LAM = ARTICLE.charCodeAt(1);
const ARTICLE_START = ARTICLE.charCodeAt(0);
const LONGEST_WORD = 64;
/** Letters that remain of a word without its ending, at least. */
const SHORTEST_STEM = 2;

export class WordForms {
  readonly #lexicon: Lexicon;
  readonly #scan: Scan;
  /** Whether a word without a capital may be inflected. */
  caseless = false;
  /** Hash of each prefix of the current word, and a buffer for candidate words. */
  readonly #hashes = new Int32Array(LONGEST_WORD + 1);
  readonly #letters = new Uint16Array(LONGEST_WORD + 8);

  constructor(lexicon: Lexicon, scan: Scan) {
    this.#lexicon = lexicon;
    this.#scan = scan;
  }

  /** Whether a listed form may begin with word `t`. */
  mayBegin(t: number): boolean {
    return this.#lexicon.mayBegin(this.#scan.hash[t] ?? 0) || this.mayVary(t);
  }

  /** Number of word `t` in the lexicon exactly as written, or -1. */
  exactWord(t: number): number {
    const { units, first, hash } = this.#scan;
    return this.#lexicon.find(units, first[t] ?? 0, first[t + 1] ?? 0, hash[t] ?? 0);
  }

  /** Whether a listed form may continue with word `t`. */
  mayContinue(t: number): boolean {
    return this.#lexicon.mayHave(this.#scan.hash[t] ?? 0) || this.mayVary(t);
  }

  /** Whether word `t` may be anything but an exact form. Without a capital it may not, if the text has capitals. */
  mayVary(t: number): boolean {
    const { kind } = this.#scan;
    const unit = this.#scan.unitAt(t);
    const own = this.#scan.kindAt(t);
    if (own !== Kind.letter) return own === Kind.hangul;
    if (isArabic(unit)) return ARABIC_CLITIC.has(unit) || unit === ARTICLE_START || goesOn(this.#scan, t);
    if (unit >= 0x590 && unit < 0x600) return HEBREW_PREFIX.has(unit);
    return (kind[t] ?? 0) >= UPPER || this.caseless || unit >= 0x10a0;
  }

  /** All base forms of word `t` that are in the lexicon; `isFirst` if a name would begin with it. */
  formsOf(t: number, isFirst: boolean): WordForm[] {
    const { first } = this.#scan;
    const begin = first[t] ?? 0;
    const end = first[t + 1] ?? 0;
    const found: WordForm[] = [];
    const exact = this.exactWord(t);
    if (exact >= 0) found.push({ ...EXACT, word: exact, begin, end, next: t + 1 });
    if (!this.mayVary(t)) return found;
    if (goesOn(this.#scan, t)) this.#joinedParts(t, isFirst, found);
    if (exact >= 0 && hasEndingApart(this.#scan, t))
      found.push({ ...ENDING_APART, word: exact, begin, end, next: t + 2 });
    const unit = this.#scan.unitAt(t);
    if (this.#scan.kindAt(t) === Kind.hangul) this.#korean(t, found);
    else if (isArabic(unit)) this.#arabic(t, isFirst, found);
    else if (unit < 0x590 || unit >= 0x600) this.#inflected(t, t + 1, isFirst, found);
    else if (isFirst) this.#hebrew(t, found);
    return found;
  }

  #korean(t: number, found: WordForm[]): void {
    const begin = this.#scan.first[t] ?? 0;
    const end = this.#scan.first[t + 1] ?? 0;
    for (const length of koreanEndings(this.#scan.wordAt(t))) {
      const word = this.#find(begin, end - length);
      if (word >= 0) found.push({ ...WITH_CLITIC, word, begin, end: end - length, next: t + 1, lastOnly: true });
    }
  }

  #hebrew(t: number, found: WordForm[]): void {
    const begin = this.#scan.first[t] ?? 0;
    const end = this.#scan.first[t + 1] ?? 0;
    for (const cut of hebrewPrefixes(
      this.#scan.wordAt(t),
      this.#scan.separator[t + 1] === Separator.apostrophe ? 1 : 2,
    )) {
      const word = this.#find(begin + cut, end);
      if (word >= 0) found.push({ ...WITH_CLITIC, word, begin: begin + cut, end, next: t + 1 });
    }
  }

  #arabic(t: number, isFirst: boolean, found: WordForm[]): void {
    const begin = this.#scan.first[t] ?? 0;
    const end = this.#scan.first[t + 1] ?? 0;
    if (isFirst) {
      this.#clitics(t, begin, end, found);
    } else if (end - begin > 4 && this.#scan.wordAt(t).startsWith(ARTICLE)) {
      // A surname may take the article: الصالح for صالح.
      const word = this.#find(begin + ARTICLE.length, end);
      if (word >= 0) found.push({ ...WITH_CLITIC, word, begin, end, next: t + 1, lastOnly: true });
    }
  }

  #clitics(t: number, begin: number, end: number, found: WordForm[]): void {
    // Few words are a clitic and a name: look up the remainders before the rules are applied.
    const remainders = [this.#find(begin + 1, end), this.#find(begin + 2, end)];
    const { units } = this.#scan;
    const hasArticle = units[begin + 1] === LAM && (units[begin] === LAM || units[begin + 2] === LAM);
    if (remainders.every((word) => word < 0) && !hasArticle) return;
    const written = this.#scan.wordAt(t);
    for (const { cut, article } of arabicClitics(written)) {
      const word = article ? this.#findWord(ARTICLE + written.slice(cut)) : (remainders[cut - 1] ?? -1);
      const onlyInPhrase = !isLongEnoughAlone(written.length - cut);
      if (word >= 0) found.push({ ...WITH_CLITIC, word, begin: begin + cut, end, next: t + 1, onlyInPhrase });
    }
  }

  /** Words that are written in parts may be listed, or inflected, as one. */
  #joinedParts(t: number, isFirst: boolean, found: WordForm[]): void {
    const { first } = this.#scan;
    const begin = first[t] ?? 0;
    for (let last = t + 1; last < t + MAX_PARTS && goesOn(this.#scan, last - 1); last++) {
      const end = first[last + 1] ?? 0;
      const word = this.#find(begin, end);
      if (word >= 0) found.push({ ...EXACT, word, begin, end, next: last + 1 });
      this.#inflected(t, last + 1, isFirst, found);
    }
  }

  /** Adds the base forms of which the words `t` up to `next` are an inflection. */
  #inflected(t: number, next: number, isFirst: boolean, found: WordForm[]): void {
    const { units, first } = this.#scan;
    const begin = first[t] ?? 0;
    const end = first[next] ?? 0;
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
      for (const { lemma, inflections } of lemmas) {
        if (stem + lemma.length < SHORTEST_STEM) continue;
        const word = this.#findStem(begin, stem, lemma, isFirst);
        if (word >= 0) this.#add({ t, next, word, stem }, inflections, found);
      }
    }
  }

  #add({ t, next, word, stem }: Stem, ways: readonly Inflection[], found: WordForm[]): void {
    const begin = this.#scan.first[t] ?? 0;
    const end = this.#scan.first[next] ?? 0;
    const letter = String.fromCharCode(this.#scan.units[begin + stem - 1] ?? 0);
    for (const { language, cases, after, lastOnly, feminises, harmony } of ways) {
      if (!mayFollow(after, letter)) continue;
      if (harmony !== null && this.#harmony(t, begin + stem) !== harmony) continue;
      const languages = languageBit(language);
      found.push({ ...INFLECTED, word, cases, languages, lastOnly, feminises, begin, end, next });
    }
  }

  /** Vowel harmony before an ending, by the original text: folding makes ı an i. */
  #harmony(t: number, unit: number): 'back' | 'front' {
    const { text, start, from } = this.#scan;
    const stem = text.slice(start[t], from[unit]).toLocaleLowerCase('tr');
    const vowels = stem.match(/[aıouâûeiöüəî]/gu);
    return /[aıouâû]/u.test(vowels?.at(-1) ?? '') ? 'back' : 'front';
  }

  #find(start: number, end: number): number {
    const { units } = this.#scan;
    return this.#lexicon.find(units, start, end, hashOfWord(units, start, end));
  }

  #findWord(word: string): number {
    const length = Math.min(word.length, LONGEST_WORD);
    for (let i = 0; i < length; i++) this.#letters[i] = word.charCodeAt(i);
    return this.#lexicon.find(this.#letters, 0, length, hashOfWord(this.#letters, 0, length));
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

/** A listed word of which the words `t` up to `next` of the text have the first `stem` units. */
interface Stem {
  readonly t: number;
  readonly next: number;
  readonly word: number;
  readonly stem: number;
}

const EXACT = {
  variant: 'exact',
  cases: ANY_CASE,
  languages: -1,
  lastOnly: false,
  feminises: false,
  onlyInPhrase: false,
  notLast: false,
} as const;
const WITH_CLITIC = { ...EXACT, variant: 'clitic' } as const;
const INFLECTED = { ...EXACT, variant: 'inflected' } as const;
const ENDING_APART = { ...INFLECTED, languages: languageBit('pl'), notLast: true } as const;

function endsWith(units: Uint16Array, end: number, ending: string): boolean {
  const start = end - ending.length;
  for (let i = 0; i < ending.length; i++) if (units[start + i] !== ending.charCodeAt(i)) return false;
  return true;
}
