/** Whether the inflected words of a name agree with one another, and with the language of the text. */
import { UPPER } from './characters.ts';
import { ANY_CASE, baseCases, FEMININE_ONLY, hasAgreement, languageBit } from './endings/index.ts';
import { isMasculine, isWomansName } from './given-names.ts';
import type { Lexicon } from './lexicon.ts';
import { isArabic, type Scan } from './scan.ts';
import { Separator } from './separator.ts';
import type { TextContext } from './text-context.ts';
import type { PathStep } from './trie-walk.ts';

export type WordVariant = 'exact' | 'clitic' | 'inflected';

/** Checks the words of a path, in the text of one scan. */
export class Agreement {
  readonly #scan: Scan;
  readonly #lexicon: Lexicon;

  constructor(scan: Scan, lexicon: Lexicon) {
    this.#scan = scan;
    this.#lexicon = lexicon;
  }

  /** How the words differ from the listed form; null if their endings do not agree or are not of this language. */
  variantOf(path: readonly PathStep[], context: TextContext): WordVariant | null {
    let variant: WordVariant = 'exact';
    for (const { form } of path) {
      if (form.variant === 'inflected') return this.#isInflectedName(path, context) ? 'inflected' : null;
      if (form.variant === 'clitic') variant = 'clitic';
    }
    if (variant === 'exact') return variant;
    return !isArabic(this.#scan.unitAt(path[0]?.t ?? 0)) || context.arabic() ? variant : null;
  }

  /** Whether an inflected word lacks the capital of a name: then it is a common word. */
  isCommonWord(path: readonly PathStep[]): boolean {
    const { kind } = this.#scan;
    return path.some(
      ({ t, form }) => form.variant === 'inflected' && (kind[t] ?? 0) < UPPER && this.#scan.unitAt(t) < FIRST_CASELESS,
    );
  }

  /** Either all declinable words are in the same case and gender, or only the last has a suffix. */
  #isInflectedName(path: readonly PathStep[], context: TextContext): boolean {
    let cases = ANY_CASE;
    let languages = -1;
    let changed = 0;
    for (const [i, { form }] of path.entries()) {
      if (form.variant !== 'inflected')
        cases &= baseCases(this.#lexicon.word(form.word), i > 0 && i === path.length - 1);
      else if (!this.#mayInflect(path, i, changed)) return false;
      else {
        cases &= form.cases;
        languages &= form.languages;
        changed++;
      }
    }
    if (path.length > 1 && !isMasculine(this.#lexicon.word(path[0]?.form.word ?? 0))) cases &= FEMININE_ONLY;
    if (!hasAgreement(cases) || languages === 0 || this.#isAnotherName(path)) return false;
    return this.#isOfLanguage(path, languages, changed, context);
  }

  /** Whether the text may be in one of the languages. Two inflected words that agree are evidence enough themselves. */
  #isOfLanguage(path: readonly PathStep[], languages: number, changed: number, context: TextContext): boolean {
    const unit = this.#scan.unitAt(path[0]?.t ?? 0);
    if (unit >= 0x400 && unit < 0x530) return (languages & context.cyrillic().languages) !== 0;
    if (unit >= 0x370) return (languages & OF_THEIR_OWN_SCRIPT) !== 0;
    const guess = context.latin();
    if ((languages & guess.languages) !== 0) return true;
    return guess.isWeak && (changed > 1 || path.some(({ form }) => form.feminises));
  }

  #mayInflect(path: readonly PathStep[], i: number, changedBefore: number): boolean {
    const reading = path[i]?.form;
    if (reading?.lastOnly && changedBefore > 0) return false;
    return !reading?.feminises || this.#isWoman(path[i - 1]);
  }

  /** Whether a given name is one after which Czech and Slovak feminise the surname: any but a man's in another case. */
  #isWoman(given: PathStep | undefined): boolean {
    return given !== undefined && (given.form.variant === 'exact' || (given.form.cases & FEMININE_ONLY) !== 0);
  }

  /** A man's name in another case that is also a woman's in the base form: "Александра Шевченко", "Ivana", "Анна Седова". */
  #isAnotherName(path: readonly PathStep[]): boolean {
    const [first, ...others] = path;
    if (first?.form.variant !== 'inflected') return false;
    const word = this.#scan.wordAt(first.t);
    if (others.length > 0 || !/(?:[ое]в|ин)а$/u.test(word)) {
      return isWomansName(word) && others.every(({ form }) => form.variant === 'exact');
    }
    const { separator, kind } = this.#scan;
    const before = first.t - 1;
    return (
      separator[first.t] === Separator.space && (kind[before] ?? 0) >= UPPER && /[ая]$/u.test(this.#scan.wordAt(before))
    );
  }
}

/** Georgian and all scripts after it in Unicode have no capitals. */
const FIRST_CASELESS = 0x10a0;
const OF_THEIR_OWN_SCRIPT = languageBit('el') | languageBit('hy') | languageBit('ka');
