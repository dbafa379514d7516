/** Whether the words of a form go together as they are inflected (reference: names, section 3). */
import { UPPER } from './characters.ts';
import { ANY_CASE, agree, baseCases, FEMININE_ONLY, languageBit } from './endings/index.ts';
import { isMasculine, isWomansName } from './given-names.ts';
import type { Lexicon } from './lexicon.ts';
import { isArabic, type Scan } from './scan.ts';
import { Gap } from './separator.ts';
import type { TextContext } from './text-context.ts';
import type { Step } from './trie-walk.ts';

export type How = 'exact' | 'clitic' | 'inflected';

/** Judges the words that a form was read in, in one text. */
export class Agreement {
  readonly #scan: Scan;
  readonly #lexicon: Lexicon;

  constructor(scan: Scan, lexicon: Lexicon) {
    this.#scan = scan;
    this.#lexicon = lexicon;
  }

  /** How the words read differ from what is listed; null if they cannot be forms of it that agree, in this language. */
  howRead(path: readonly Step[], context: TextContext): How | null {
    let how: How = 'exact';
    for (const { reading } of path) {
      if (reading.how === 'inflected') return this.#areForms(path, context) ? 'inflected' : null;
      if (reading.how === 'clitic') how = 'clitic';
    }
    if (how === 'exact') return how;
    return !isArabic(this.#scan.unitAt(path[0]?.t ?? 0)) || context.arabic() ? how : null;
  }

  /** Whether an inflected word lacks the capital that a name has: then it is an ordinary word. */
  isOrdinary(path: readonly Step[]): boolean {
    const { kind } = this.#scan;
    return path.some(
      ({ t, reading }) =>
        reading.how === 'inflected' && (kind[t] ?? 0) < UPPER && this.#scan.unitAt(t) < FIRST_CASELESS,
    );
  }

  /** Either all words that can be declined are in the same case and gender, or the last alone has a suffix. */
  #areForms(path: readonly Step[], context: TextContext): boolean {
    let cases = ANY_CASE;
    let languages = -1;
    let changed = 0;
    for (const [i, { t, reading }] of path.entries()) {
      if (reading.how !== 'inflected') cases &= baseCases(this.#scan.wordAt(t), i > 0 && i === path.length - 1);
      else if (!this.#fits(path, i, changed)) return false;
      else {
        cases &= reading.cases;
        languages &= reading.languages;
        changed++;
      }
    }
    if (path.length > 1 && !isMasculine(this.#lexicon.word(path[0]?.reading.word ?? 0))) cases &= FEMININE_ONLY;
    if (!agree(cases) || languages === 0 || this.#isSomebodyElse(path)) return false;
    return this.#isSpoken(path, languages, changed, context);
  }

  /** Whether the text may be in one of the languages. What is changed in two words that agree says so itself. */
  #isSpoken(path: readonly Step[], languages: number, changed: number, context: TextContext): boolean {
    const unit = this.#scan.unitAt(path[0]?.t ?? 0);
    if (unit >= 0x400 && unit < 0x530) return (languages & context.cyrillic().languages) !== 0;
    if (unit >= 0x370) return (languages & OF_THEIR_OWN_SCRIPT) !== 0;
    const guess = context.latin();
    if ((languages & guess.languages) !== 0) return true;
    return guess.isWeak && (changed > 1 || path.some(({ reading }) => reading.feminises));
  }

  #fits(path: readonly Step[], i: number, changedBefore: number): boolean {
    const reading = path[i]?.reading;
    if (reading?.lastOnly && changedBefore > 0) return false;
    return !reading?.feminises || this.#isWoman(path[i - 1]);
  }

  /** Given names of women that Czech and Slovak feminise surnames after. */
  #isWoman(given: Step | undefined): boolean {
    return given !== undefined && given.reading.how === 'exact' && /[aeiy]$/u.test(this.#scan.wordAt(given.t));
  }

  /** A man's name in another case that is a woman's as it stands: "Александра Шевченко", "Ivana", "Анна Седова". */
  #isSomebodyElse(path: readonly Step[]): boolean {
    const [first, ...others] = path;
    if (first?.reading.how !== 'inflected') return false;
    const word = this.#scan.wordAt(first.t);
    if (others.length > 0 || !/(?:[ое]в|ин)а$/u.test(word)) {
      return isWomansName(word) && others.every(({ reading }) => reading.how === 'exact');
    }
    const { gap, kind } = this.#scan;
    const before = first.t - 1;
    return gap[first.t] === Gap.space && (kind[before] ?? 0) >= UPPER && /[ая]$/u.test(this.#scan.wordAt(before));
  }
}

/** Georgian and all scripts behind it have no capitals. */
const FIRST_CASELESS = 0x10a0;
const OF_THEIR_OWN_SCRIPT = languageBit('el') | languageBit('hy') | languageBit('ka');
