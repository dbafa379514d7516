/** Whether the words of a form go together as they are inflected (reference: names, section 3). */
import { UPPER } from './characters.ts';
import { ANY_CASE, agree, baseCases } from './endings/index.ts';
import type { Scan } from './scan.ts';
import type { Step } from './walk.ts';

/** What is known of the text around. */
export interface Surroundings {
  /** The inflecting languages that the text may be in, as bits; asked only where a form could be inflected. */
  readonly languages: (isCyrillic: boolean) => number;
  /** Whether the whole text has no capitals, so that a name may be without one. */
  readonly caseless: () => boolean;
}

export type How = 'exact' | 'clitic' | 'inflected';

/** How the words read differ from what is listed; null if they cannot be forms of it that agree, in this language. */
export function howRead(path: readonly Step[], scan: Scan, surroundings: Surroundings): How | null {
  let how: How = 'exact';
  for (const { reading } of path) {
    if (reading.how === 'inflected') return areForms(path, scan, surroundings) ? 'inflected' : null;
    if (reading.how === 'clitic') how = 'clitic';
  }
  return how;
}

/** Either all words that can be declined are in the same case and gender, or the last alone has a suffix. */
function areForms(path: readonly Step[], scan: Scan, surroundings: Surroundings): boolean {
  let cases = ANY_CASE;
  let languages = -1;
  let changed = 0;
  for (const [i, { t, reading }] of path.entries()) {
    if (reading.how !== 'inflected') cases &= baseCases(scan.wordAt(t), i > 0 && i === path.length - 1);
    else if (!fits(path, i, changed, scan)) return false;
    else {
      cases &= reading.cases;
      languages &= reading.languages;
      changed++;
    }
  }
  if (!agree(cases) || languages === 0) return false;
  const unit = scan.unitAt(path[0]?.t ?? 0);
  return (languages & surroundings.languages(unit >= 0x400 && unit < 0x530)) !== 0;
}

function fits(path: readonly Step[], i: number, changedBefore: number, scan: Scan): boolean {
  const reading = path[i]?.reading;
  if (reading?.lastOnly && changedBefore > 0) return false;
  return !reading?.feminises || isWoman(path[i - 1], scan);
}

/** Given names of women that Czech and Slovak feminise surnames after end in -a or -e. */
function isWoman(given: Step | undefined, scan: Scan): boolean {
  return given !== undefined && given.reading.how === 'exact' && /[aeiy]$/u.test(scan.wordAt(given.t));
}

/** Whether an inflected word lacks the capital that a name has: then it is an ordinary word. */
export function isOrdinary(path: readonly Step[], scan: Scan): boolean {
  return path.some(
    ({ t, reading }) => reading.how === 'inflected' && (scan.kind[t] ?? 0) < UPPER && scan.unitAt(t) < FIRST_CASELESS,
  );
}

/** Georgian and all scripts behind it have no capitals. */
const FIRST_CASELESS = 0x10a0;
