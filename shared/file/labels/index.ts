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

/** The labels of one kind in all languages that may begin at this place, as its first three letters tell; the longest first. */
export function wordsAt(label: Label, text: string, at: number): readonly string[] {
  const { byLetter, byStart } = wordsOf(label);
  const first = foldMarks(text.charAt(at));
  const two = first + foldMarks(text.charAt(at + 1));
  const three = two + foldMarks(text.charAt(at + 2));
  // A mark folds to nothing, so that more letters come behind it.
  if (three.length !== 3) return byLetter.get(first) ?? NONE;
  const [long, short, shortest] = [byStart.get(three), byStart.get(two), byStart.get(first)];
  return short || shortest ? [long, short, shortest].flatMap((words) => words ?? NONE) : (long ?? NONE);
}

const NONE: readonly string[] = [];

interface Words {
  readonly byLetter: ReadonlyMap<string, readonly string[]>;
  /** By three letters; a shorter word by itself. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
}

function wordsOf(label: Label): Words {
  const known = CACHE.get(label);
  if (known) return known;
  const words = [...new Set(ROWS.flatMap((row) => foldMarks(row[label]).split('|')))].filter(Boolean);
  words.sort((one, other) => other.length - one.length);
  const made = {
    byLetter: Map.groupBy(words, (word) => word.slice(0, 1)),
    byStart: Map.groupBy(words, (word) => word.slice(0, 3)),
  };
  CACHE.set(label, made);
  return made;
}

const CACHE = new Map<Label, Words>();
