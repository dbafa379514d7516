/** What mail programs call the header lines above a mail that they pass on, in each language. */
import { foldMarks } from '../../language/fold.ts';
import type { HeaderKind, LabelRow } from './label-row.ts';
import { EAST } from './labels-east.ts';
import { WEST } from './labels-west.ts';

/**
 * As Gmail, Outlook (on the desktop, the web, phones and the Mac), Apple Mail, Thunderbird, Yahoo Mail, Notes, Exchange and
 * the large providers of each country write them.
 */
const ROWS: readonly LabelRow[] = [...WEST, ...EAST];

const KINDS: readonly HeaderKind[] = ['from', 'date', 'to', 'copy', 'subject', 'other'];

/** What a header line is, and in which languages it may be written so. */
export interface Header {
  readonly kind: HeaderKind;
  readonly languages: readonly string[];
}

/** The longest label, in characters as written. */
export const LONGEST_LABEL = 24;

/** The header with this label, in any language; null where no program writes one so. */
export function headerNamed(label: string): Header | null {
  return table().get(foldMarks(label)) ?? null;
}

let known: ReadonlyMap<string, Header> | null = null;

function table(): ReadonlyMap<string, Header> {
  if (known) return known;
  const headers = new Map<string, Header>();
  for (const row of ROWS) {
    for (const kind of KINDS) {
      for (const label of row[kind]?.split('|') ?? []) {
        const folded = foldMarks(label);
        const before = headers.get(folded);
        // The first row decides on a label that is one thing here and another there.
        if (before && before.kind !== kind) continue;
        headers.set(folded, { kind, languages: [...(before?.languages ?? []), row.language] });
      }
    }
  }
  known = headers;
  return headers;
}
