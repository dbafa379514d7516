import type { Name } from '../../../shared/contract.ts';

/** A text, what is found in it (`mara:2 boris:1`, nothing for a negative) and why. */
export type Row = readonly [text: string, found: string, why: string];

export interface Table {
  /** Primary tag of the language that the texts are in. */
  readonly language: string;
  readonly names: readonly Name[];
  readonly rows: readonly Row[];
}

/** `names`: by id, the name and its aliases. */
export function table(
  language: string,
  names: Readonly<Record<string, readonly string[]>>,
  rows: readonly Row[],
): Table {
  return {
    language,
    names: Object.entries(names).map(([id, [name = '', ...aliases]]) => ({ id, name, aliases })),
    rows,
  };
}
