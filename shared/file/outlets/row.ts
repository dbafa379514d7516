import { fold } from '../fold.ts';

/** What an outlet mainly is, or was when it began. */
const KINDS = ['tv', 'radio', 'press', 'agency', 'web'] as const;
export type Kind = (typeof KINDS)[number];

/** A known outlet. */
export interface Outlet {
  /** As it writes itself. */
  readonly name: string;
  /** What it is known by, in any script; its own name too, unless a better known outlet has the same. */
  readonly aliases: readonly string[];
  /** Host names, without `www.`, that are the outlet's alone; what stands below them is too. */
  readonly domains: readonly string[];
  /** ISO 3166-1 alpha-2, where it is made (XK: Kosovo). */
  readonly country: string;
  /** Primary BCP-47 tag of the language that it mainly uses. */
  readonly language: string;
  readonly kind: Kind;
}

/**
 * The cells of a table, one outlet a line: `name | domains | country language kind | aliases`, domains set apart by
 * spaces and aliases by commas. Spellings that differ only in case, accents, spaces and signs are one alias. `La Prensa
 * (Panamá)` is named La Prensa, but known by the whole alone.
 */
function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('|'));
}

/** The outlets of a table. */
export function outletsOf(table: string): Outlet[] {
  return rowsOf(table).map(([known = '', domains = '', facts = '', aliases = '']) => {
    const [country = '', language = '', word] = facts.trim().split(' ');
    const kind = KINDS.find((kind) => kind === word);
    if (kind === undefined) throw new Error(`The outlet "${known}" has no kind. Write one of ${KINDS.join(', ')}.`);
    return {
      name: known.trim().replace(/ \([^()]*\)$/, ''),
      aliases: namesIn(known, aliases),
      domains: domains.trim().split(' '),
      country,
      language,
      kind,
    };
  });
}

/** For each outlet of a table the keys of its aliases. Folding a table whole takes a tenth of folding each alias. */
export function keysOf(table: string): string[][] {
  return rowsOf(keyOf(table)).map(([known = '', , , aliases = '']) => namesIn(known, aliases));
}

function namesIn(known: string, aliases: string): string[] {
  return [known, ...aliases.split(',')].map((name) => name.trim()).filter((name) => name !== '');
}

/** A name as it is compared: folded, without spaces and signs; of a table every name. */
export function keyOf(text: string): string {
  return fold(text).replace(SIGNS, '');
}

/** The words of a name, folded. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(SIGNS)
    .filter((word) => word !== '');
}

/** All but what a table is made of, and the plus sign of `N+`. */
const SIGNS = /[\t\v\f\r \u00a0!"#&'()*./:;<=>?@[\]^_`{}~«»‘’‚“”„‹›·•・–—‐‑،؛।-]+/g;
