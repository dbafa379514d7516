/** The format of the tables of endings. */

/** Languages (or groups with the same endings) that inflect names; one bit each in a set. */
const INFLECTING = [
  'ru',
  'uk',
  'be',
  'pl',
  'cs',
  'sk',
  'sh',
  'sl',
  'lt',
  'lv',
  'el',
  'de',
  'nordic',
  'tr',
  'az',
  'uz',
  'kk',
  'ky',
  'mn',
  'fi',
  'et',
  'hu',
  'hy',
  'ka',
] as const;
export type Inflecting = (typeof INFLECTING)[number];

/** The bit of a language in a set of inflecting languages; 0 for one that does not inflect names. */
export function languageBit(language: string): number {
  return BITS.get(language) ?? 0;
}
const BITS = new Map<string, number>(INFLECTING.map((language, i) => [language, 1 << i]));

/**
 * A declension. `lemma` is the end of the base form that is replaced by the endings; an empty one replaces nothing.
 * `genders`: `M`, `F` or both. `forms`: cases, a colon, endings; cases are nominative, genitive, dative, accusative,
 * instrumental, locative and vocative by their first letters: `'ga:a d:owi i:em'`.
 */
export interface Paradigm {
  readonly lemma: string;
  readonly genders: 'M' | 'F' | 'MF';
  readonly forms: string;
  /** What the part before `lemma` must end in: `C` a consonant, `V` a vowel, otherwise one of these letters. */
  readonly after?: string;
  /** Only where the word before is a woman's given name: Czech and Slovak `-ová`. */
  readonly feminises?: true;
}

/** Endings of the last word of a name only, for any gender; those in `back` and `front` depend on vowel harmony. */
interface Suffixes {
  /** After a word that ends in a consonant (`C`), in a vowel (`V`), or in one of these letters. */
  readonly after?: string;
  /** The end of the base form that they replace. */
  readonly lemma?: string;
  readonly any?: string;
  readonly back?: string;
  readonly front?: string;
}

export interface Grammar {
  readonly language: Inflecting;
  readonly paradigms?: readonly Paradigm[];
  readonly suffixes?: readonly Suffixes[];
}

/** Rows of a table as `lemma | genders | forms | after`, one a line. */
export function paradigms(table: string): Paradigm[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [lemma = '', genders = '', forms = '', after = ''] = row.split('|').map((cell) => cell.trim());
      if (genders !== 'M' && genders !== 'F' && genders !== 'MF') throw new Error(`no gender in row "${row}"`);
      return { lemma, genders, forms, ...(after && { after }) };
    });
}
