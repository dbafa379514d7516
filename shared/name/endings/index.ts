/** Endings of all languages by their last letter: which base forms an inflected word may have. */
import { foldSpelling } from '../../language/fold.ts';
import { cyrillic } from './cyrillic.ts';
import { latinSlavic } from './latin-slavic.ts';
import { others } from './others.ts';
import type { Inflecting } from './paradigm.ts';

export { languageBit } from './paradigm.ts';

/** Every gender and case. */
export const ANY_CASE = (1 << 14) - 1;
const CASES = 'ngdailv';
const FEMININE = 7;
const ALL_CASES = (1 << FEMININE) - 1;
/** Every case of a woman's name. */
export const FEMININE_ONLY = ALL_CASES << FEMININE;

/** What an ending means in one language. */
export interface Inflection {
  readonly language: Inflecting;
  /** Genders and cases as bits: masculine from 0, feminine from 7. */
  readonly cases: number;
  readonly after: string;
  /** Whether only the last word of a name takes it, the others being in the base form. */
  readonly lastOnly: boolean;
  readonly feminises: boolean;
  readonly harmony: 'back' | 'front' | null;
}

/** An ending, and what the base form may have in its place. */
export interface Ending {
  readonly ending: string;
  readonly lemmas: { readonly lemma: string; readonly inflections: Inflection[] }[];
}

const GRAMMARS = [...cyrillic, ...latinSlavic, ...others];
const byLastUnit = new Map<number, Ending[]>();
for (const { language, paradigms = [], suffixes = [] } of GRAMMARS) {
  for (const { lemma, genders, forms, after = '', feminises = false } of paradigms) {
    for (const { cases, ending } of casesIn(forms, genders)) {
      addInflection(ending, lemma, {
        language,
        cases,
        after: foldedSet(after),
        lastOnly: false,
        feminises,
        harmony: null,
      });
    }
  }
  for (const { lemma = '', after = '', any = '', back = '', front = '' } of suffixes) {
    for (const [endings, harmony] of [
      [any, null],
      [back, 'back'],
      [front, 'front'],
    ] as const) {
      for (const ending of endings.split(' ').filter(Boolean)) {
        const way = { language, cases: ANY_CASE, after: foldedSet(after), lastOnly: true, feminises: false, harmony };
        addInflection(ending, lemma, way);
      }
    }
  }
}

/** Endings that a word with this last unit may have. */
export function endingsFor(lastUnit: number): readonly Ending[] {
  return byLastUnit.get(lastUnit) ?? [];
}

const VOWELS = new Set('aeiouyəаеиоуыэюяіїєәөүұαεηιουωաեէըիոուօაეიოუ');
const SOFT = new Set('йьј');

/** Whether an ending may follow that letter; `after` as in `Paradigm`. */
export function mayFollow(after: string, letter: string): boolean {
  if (after === '') return true;
  if (after === 'C') return !VOWELS.has(letter) && !SOFT.has(letter);
  return after === 'V' ? VOWELS.has(letter) : after.includes(letter);
}

/**
 * The genders and cases that a word in its base form can have next to inflected words. A surname that ends in a consonant is
 * a man's nominative or any case of a woman's; one in -о, -е, -и or -у is indeclinable.
 */
export function baseCases(word: string, isLast: boolean): number {
  const last = word.at(-1) ?? '';
  const nominative = 1 | (1 << FEMININE);
  if (/(?:[оеё][вў]|аў|[sc]ki|ский|цкий|ος|ης|ας)$/u.test(word)) return 1;
  // A Greek woman's surname is the genitive of a man's, in every case.
  if (isLast && /[αη]$/u.test(word)) return 1 | FEMININE_ONLY;
  if (/[aαаяηэ]$/u.test(word)) return nominative;
  if (!VOWELS.has(last)) return 1 | (ALL_CASES << FEMININE);
  if (isLast) return last === 'о' ? 1 | (ALL_CASES << FEMININE) | ALL_CASES : ANY_CASE;
  // Foreign names in a silent -e may stay as they are: "z Joe Bidenem".
  return /[oое]$/u.test(last) ? 1 | (ALL_CASES << FEMININE) : ANY_CASE;
}

/** Whether any gender and case remains. */
export function hasAgreement(cases: number): boolean {
  return (cases & ANY_CASE) !== 0;
}

function* casesIn(forms: string, genders: string): Generator<{ cases: number; ending: string }> {
  for (const part of forms.split(' ').filter(Boolean)) {
    const [letters = '', endings = ''] = part.split(':');
    let cases = 0;
    for (const letter of letters) cases |= 1 << CASES.indexOf(letter);
    const both = (genders.includes('M') ? cases : 0) | (genders.includes('F') ? cases << FEMININE : 0);
    for (const ending of endings.split(',')) yield { cases: both, ending };
  }
}

function addInflection(ending: string, lemma: string, way: Inflection): void {
  const folded = foldSpelling(ending);
  const base = foldSpelling(lemma);
  if (folded === base) return;
  const unit = folded.charCodeAt(folded.length - 1);
  const known = byLastUnit.get(unit) ?? [];
  byLastUnit.set(unit, known);
  const same = known.find((one) => one.ending === folded) ?? { ending: folded, lemmas: [] };
  if (same.lemmas.length === 0) known.push(same);
  const stem = same.lemmas.find((one) => one.lemma === base);
  if (stem) stem.inflections.push(way);
  else same.lemmas.push({ lemma: base, inflections: [way] });
}

function foldedSet(after: string): string {
  return after === 'C' || after === 'V' ? after : foldSpelling(after);
}
