/** Spellings of a name in other scripts, by rules and by a list of common given names. */
import { foldSpelling } from '../../language/fold.ts';
import { knownSpellings } from './known.ts';
import { TABLES, type Table } from './tables.ts';

/** Spellings kept during the search (beam width), of a word, and of a name in one script. */
const BEAM_WIDTH = 48;
const MAX_OF_WORD = 16;
const MAX_OF_NAME = 32;
/** Length of a name in characters; the transliteration of a short one would match common words. */
const MIN_LENGTH = 4;
const MAX_LENGTH = 80;
/** Cost of each step from the likeliest vowel to a less likely one, or to none. */
const VOWEL_COST = 0.6;
/** Known spellings have negative costs, so that they come first, in their order. */
const MAX_KNOWN = 8;
const KNOWN_STEP = 0.5;

interface Spelling {
  readonly text: string;
  readonly cost: number;
}

/** A spelling of a word or of a whole name; of a name the words are joined by spaces, in both. */
interface Folded extends Spelling {
  readonly folded: string;
}

/**
 * Latin names in Arabic, Persian, Hebrew, Russian, Ukrainian, Greek and Kazakh letters, and names in those scripts in Latin letters.
 * The likeliest come first within a script; those in `strike` (compared after folding) are left out. Empty unless the name
 * has letters only. `transliterationsOf('Mara Lind')` begins with `مارا ليند` and contains `Мара Линд`.
 */
export function transliterationsOf(name: string, strike: readonly string[] = []): string[] {
  const words = name
    .normalize('NFC')
    .trim()
    .split(/[\s-]+/u);
  if (name.length < MIN_LENGTH || name.length > MAX_LENGTH || words.some((word) => word === '')) return [];
  const struck = new Set([name, ...strike].map(foldSpelling));
  const found = new Map<string, string>();
  for (const table of TABLES) {
    if (!words.every((word) => table.from.test(word)) || table.within?.test(name) === false) continue;
    for (const { text, folded } of combine(words.map((word) => knownWord(word, table)))) {
      if (words.length === 1 && text.length < MIN_LENGTH) continue;
      if (!struck.has(folded) && !found.has(folded)) found.set(folded, text);
    }
  }
  return [...found.values()];
}

/**
 * The likeliest combinations of the spellings of each word. Both lists are in the order of their cost: before the
 * combination of the i-th and the j-th come all of an earlier or the same i and j, so that most need not be made.
 */
function combine(words: readonly (readonly Folded[])[]): Folded[] {
  // Only where a spelling has a space, "a b" + "c" and "a" + "b c" are one.
  const mayRepeat = words.some((spellings) => spellings.some(({ text }) => text.includes(' ')));
  let whole: Folded[] = [{ text: '', folded: '', cost: 0 }];
  for (const [t, spellings] of words.entries()) {
    const next: Folded[] = [];
    for (const [i, before] of whole.entries()) {
      const most = mayRepeat ? spellings.length : Math.floor(MAX_OF_NAME / (i + 1));
      for (const { text, folded, cost } of spellings.slice(0, most)) {
        const joined =
          t === 0 ? { text, folded } : { text: `${before.text} ${text}`, folded: `${before.folded} ${folded}` };
        next.push({ ...joined, cost: before.cost + cost });
      }
    }
    whole = mayRepeat ? likeliest(next, MAX_OF_NAME) : byCost(next).slice(0, MAX_OF_NAME);
  }
  return whole;
}

/** Words whose spellings are remembered for each table: given names and common surnames come again and again. */
const REMEMBERED_WORDS = 2000;
const REMEMBERED = new Map<Table, Map<string, Folded[]>>();

/** The likeliest spellings of a word, remembered. */
function knownWord(word: string, table: Table): Folded[] {
  const words = REMEMBERED.get(table) ?? new Map<string, Folded[]>();
  const known = words.get(word);
  if (known !== undefined) return known;
  const made = spellingsOf(word, table).map((spelling) => ({ ...spelling, folded: foldSpelling(spelling.text) }));
  if (words.size === REMEMBERED_WORDS) words.clear();
  REMEMBERED.set(table, words.set(word, made));
  return made;
}

/** The likeliest spellings of a word: group by group, keeping the best so far. */
function spellingsOf(word: string, table: Table): Spelling[] {
  const groups = groupsOf(table);
  const isCapital = word[0] !== word[0]?.toLowerCase() || word[0] === word[0]?.toUpperCase();
  const letters = lettersOf(word, groups);
  let spellings: Spelling[] = [{ text: '', cost: 0 }];
  for (let at = 0; at < letters.length; ) {
    const { group, written } = groupAt(letters, at, groups);
    const after = letters[at + group.length] ?? '';
    const here = letters[at + group.length - 1] ?? '';
    const choices = withVowels(written, here, after, table);
    const [only] = choices;
    spellings =
      only !== undefined && choices.length === 1
        ? // All grow alike: they stay different, and in their order.
          spellings.map(({ text, cost }) => ({ text: text + only.text, cost: cost + only.cost }))
        : likeliest(extended(spellings, choices), BEAM_WIDTH);
    at += group.length;
  }
  const known = knownSpellings(word, table.to).map((text, i) => ({ text, cost: (i - MAX_KNOWN) * KNOWN_STEP }));
  return likeliest([...known, ...spellings], MAX_OF_WORD)
    .filter(({ text }) => text.length > 1)
    .map(({ text, cost }) => ({ text: isCapital ? capital(text) : text, cost }));
}

/** Each spelling with each choice, in the order of both. */
function extended(spellings: readonly Spelling[], choices: readonly Spelling[]): Spelling[] {
  const found: Spelling[] = [];
  for (const { text, cost } of spellings) {
    for (const one of choices) found.push({ text: text + one.text, cost: cost + one.cost });
  }
  return found;
}

/** Letters of a word, without accents unless the table has the accented letter. */
function lettersOf(word: string, groups: Groups): string {
  return Array.from(word.toLowerCase(), (letter) => (groups.has(letter) ? letter : foldSpelling(letter))).join('');
}

type Groups = ReadonlyMap<string, readonly string[]>;
const MAX_GROUP_LENGTH = 6;
const GROUPS = new Map<Table, Groups>();

function groupsOf(table: Table): Groups {
  const known = GROUPS.get(table);
  if (known) return known;
  const groups = new Map<string, string[]>();
  for (const row of table.groups.trim().split(/\s+/u)) {
    const [group = '', written = ''] = row.split('=');
    groups.set(
      group,
      written.split(',').map((one) => (one === '-' ? '' : one)),
    );
  }
  GROUPS.set(table, groups);
  return groups;
}

/** The longest group of letters at `at`; rules for the beginning or end of a word take precedence. */
function groupAt(letters: string, at: number, groups: Groups): { group: string; written: readonly string[] } {
  for (let length = Math.min(MAX_GROUP_LENGTH, letters.length - at); length > 0; length--) {
    const group = letters.slice(at, at + length);
    const written =
      (at === 0 && groups.get(`^${group}`)) ||
      (at + length === letters.length && groups.get(`${group}$`)) ||
      groups.get(group);
    if (written) return { group, written };
  }
  return { group: letters.slice(at, at + 1), written: [''] };
}

/** If the script omits vowels: the spellings with each possible vowel before the next consonant. */
function withVowels(written: readonly string[], here: string, after: string, table: Table): Spelling[] {
  const plain = written.map((text, i) => ({ text, cost: i }));
  const { vowels, consonants = '' } = table;
  if (vowels === undefined || !consonants.includes(here) || after === '' || !consonants.includes(after)) return plain;
  return vowels
    .split(' ')
    .flatMap((vowel, i) =>
      plain.map(({ text, cost }) => ({ text: text + (vowel === '-' ? '' : vowel), cost: cost + i * VOWEL_COST })),
    );
}

function likeliest<T extends Spelling>(spellings: readonly T[], most: number): T[] {
  const best = new Map<string, T>();
  for (const spelling of spellings) {
    const known = best.get(spelling.text);
    if (known === undefined || spelling.cost < known.cost) best.set(spelling.text, spelling);
  }
  return byCost([...best.values()]).slice(0, most);
}

/** Sorts in place; what costs the same keeps its order. */
function byCost<T extends Spelling>(spellings: T[]): T[] {
  return spellings.sort((one, other) => one.cost - other.cost);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
