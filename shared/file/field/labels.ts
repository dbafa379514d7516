import { fold } from '../fold.ts';
import { ASIAN } from './labels/asian.ts';
import { EUROPEAN } from './labels/european.ts';
import { GERMANIC } from './labels/germanic.ts';
import { ROMANCE } from './labels/romance.ts';
import type { Labels } from './labels/row.ts';
import { SLAVIC } from './labels/slavic.ts';
import { WEST_ASIAN } from './labels/west-asian.ts';

/** A row for each language. */
const ROWS: readonly Labels[] = [...GERMANIC, ...ROMANCE, ...SLAVIC, ...EUROPEAN, ...WEST_ASIAN, ...ASIAN];

export type Label = Exclude<keyof Labels, 'language'>;

/** The folded words of one kind, in all languages, that begin with a character; the longest first. */
export function wordsFrom(label: Label, first: string): readonly string[] {
  return byFirst(label).get(first) ?? [];
}

function byFirst(label: Label): ReadonlyMap<string, readonly string[]> {
  const known = CACHE.get(label);
  if (known) return known;
  const words = [...new Set(ROWS.flatMap((row) => fold(row[label]).split('|')))].filter(Boolean);
  words.sort((one, other) => other.length - one.length);
  const groups = Map.groupBy(words, (word) => word.slice(0, 1));
  CACHE.set(label, groups);
  return groups;
}

const CACHE = new Map<Label, ReadonlyMap<string, readonly string[]>>();
