import { OutletKind } from '../../contract/outlet.ts';
import { foldMarks } from '../../language/fold.ts';

const KINDS = OutletKind.options;
export type Kind = OutletKind;

/** A known outlet. */
export interface Outlet {
  /** As it writes itself. */
  readonly name: string;
  /** What it is known by, in any script; its own name too, unless a better known outlet has the same. */
  readonly aliases: readonly string[];
  /** Host names, without `www.`, that are the outlet's alone, subdomains included. */
  readonly domains: readonly string[];
  /** ISO 3166-1 alpha-2, where it is made (XK: Kosovo). */
  readonly country: string;
  /** Primary BCP-47 tag of the language that it mainly uses. */
  readonly language: string;
  readonly kind: Kind;
}

/**
 * The outlet that a row of a table describes: `name | domains | country language kind | aliases`, domains set apart by
 * spaces and aliases by commas. Spellings that differ only in case, accents, spaces and signs are one alias. `La Prensa
 * (Panamá)` is named La Prensa, but known only by the full text, with the bracket.
 */
export function outletInRow(row: string): Outlet {
  const { known, domains, facts, aliases } = outletCells(row);
  const [country = '', language = '', word] = facts.trim().split(' ');
  const kind = KINDS.find((kind) => kind === word);
  if (kind === undefined) throw new Error(`The outlet "${known}" has no kind. Write one of ${KINDS.join(', ')}.`);
  const name = known.trim();
  return {
    name: name.replace(/ \([^()]*\)$/, ''),
    aliases: [name, ...aliases.split(',').map((alias) => alias.trim())].filter((alias) => alias !== ''),
    domains: domains.trim().split(' '),
    country,
    language,
    kind,
  };
}

/** The cells of a row; also of one that is folded. */
export function outletCells(row: string): { known: string; domains: string; facts: string; aliases: string } {
  const [known = '', domains = '', facts = '', aliases = ''] = row.split('|');
  return { known, domains, facts, aliases };
}

/** The rows of a table. */
export function outletRows(table: string): string[] {
  return table.trim().split('\n');
}

/** A name as it is compared: folded, without spaces and signs. Given a whole table, it folds all its names. */
export function outletKey(text: string): string {
  return foldMarks(text).replace(SIGNS, '');
}

/** The words of a name, folded. */
export function outletWords(text: string): string[] {
  return foldMarks(text)
    .split(SIGNS)
    .filter((word) => word !== '');
}

/** Signs to drop. Kept: `|`, `,` and line ends, which structure a table, and `+`, as in `N+`. */
const SIGNS = /[\t\v\f\r \u00a0!"#&'()*./:;<=>?@[\]^_`{}~«»‘’‚“”„‹›·•・–—‐‑،؛।-]+/g;
