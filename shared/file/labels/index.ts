/** Labels in clips (`Summary:`, `Source:`, `Published on`) in 59 languages. */
import { foldMarks } from '../../language/fold.ts';
import { ASIAN } from './asian.ts';
import { EUROPEAN } from './european.ts';
import { GERMANIC } from './germanic.ts';
import type { Labels } from './label-row.ts';
import { ROMANCE } from './romance.ts';
import { SLAVIC } from './slavic.ts';
import { WEST_ASIAN } from './west-asian.ts';

/** A row for each language. */
const ROWS: readonly Labels[] = [...GERMANIC, ...ROMANCE, ...SLAVIC, ...EUROPEAN, ...WEST_ASIAN, ...ASIAN];

export type Label = Exclude<keyof Labels, 'language'>;

/** The labels of one kind in all languages that begin with this folded character; the longest first. */
export function wordsFrom(label: Label, first: string): readonly string[] {
  return byFirst(label).get(first) ?? [];
}

function byFirst(label: Label): ReadonlyMap<string, readonly string[]> {
  const known = CACHE.get(label);
  if (known) return known;
  const words = [...new Set(ROWS.flatMap((row) => foldMarks(row[label]).split('|')))].filter(Boolean);
  words.sort((one, other) => other.length - one.length);
  const groups = Map.groupBy(words, (word) => word.slice(0, 1));
  CACHE.set(label, groups);
  return groups;
}

const CACHE = new Map<Label, ReadonlyMap<string, readonly string[]>>();
