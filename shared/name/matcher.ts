/**
 * All names at once: the forms of every name are laid into one trie of words, and a text is walked once. A step costs
 * one look-up whatever the number of names, so time grows with the text and the longest form only.
 */
import type { Name } from '../contract.ts';
import { addressesIn } from './addresses.ts';
import { type Token, tokensOf } from './tokens.ts';

interface Step {
  readonly next: Map<string, Step>;
  /** Names that have the form ending here, each with the alias as its owner wrote it. */
  readonly ends: { readonly nameId: string; readonly alias: string }[];
}

/** A place in a text where a form of one or more names stands; offsets into that text. */
interface Hit {
  readonly start: number;
  readonly end: number;
  readonly names: readonly { readonly nameId: string; readonly alias: string }[];
}

/** Names made ready for matching; see `compileNames`. */
export interface Matcher {
  /** Places in reading order, none overlapping: leftmost first, longest first. */
  readonly hits: (text: string) => Hit[];
}

/**
 * Makes the names ready. Name and aliases are equal; forms equal after folding are one; blank aliases match nothing.
 * The order of the names does not matter.
 */
export function compileNames(names: readonly Name[]): Matcher {
  const root: Step = { next: new Map(), ends: [] };
  for (const { id, name, aliases } of names) {
    for (const alias of [name, ...aliases]) layForm(root, id, alias);
  }
  return { hits: (text) => hitsIn(root, text) };
}

function layForm(root: Step, nameId: string, alias: string): void {
  const tokens = tokensOf(alias.trim());
  if (!tokens.some((token) => token.isWord)) return;
  let step = root;
  for (const { value } of tokens) {
    let next = step.next.get(value);
    if (next === undefined) {
      next = { next: new Map(), ends: [] };
      step.next.set(value, next);
    }
    step = next;
  }
  if (!step.ends.some((end) => end.nameId === nameId)) step.ends.push({ nameId, alias });
}

function hitsIn(root: Step, text: string): Hit[] {
  const tokens = tokensOf(text);
  const addresses = addressesIn(text).values();
  let address = addresses.next().value;
  const hits: Hit[] = [];
  let at = 0;
  while (at < tokens.length) {
    const here = tokens[at]?.start ?? 0;
    while (address !== undefined && address.end <= here) address = addresses.next().value;
    const isInAddress = address !== undefined && address.start <= here;
    const found = isInAddress ? null : longestAt(root, tokens, at);
    if (found === null) {
      at += 1;
      continue;
    }
    const first = tokens[at];
    const last = tokens[found.after - 1];
    if (first && last) hits.push({ start: first.start, end: last.end, names: found.ends });
    at = found.after;
  }
  return hits;
}

function longestAt(root: Step, tokens: readonly Token[], at: number): { after: number; ends: Step['ends'] } | null {
  if (isInsideWord(tokens, at)) return null;
  let step: Step | undefined = root;
  let found: { after: number; ends: Step['ends'] } | null = null;
  for (let i = at; i < tokens.length; i++) {
    step = step.next.get(tokens[i]?.value ?? '');
    if (step === undefined) break;
    if (step.ends.length > 0) found = { after: i + 1, ends: step.ends };
  }
  return found;
}

/** In “O’Driscoll” the second part is no word of its own; in “d’Étienne” and “qu’Anna” it is: the elision is lower case. */
function isInsideWord(tokens: readonly Token[], at: number): boolean {
  const prefix = tokens[at - 2];
  return tokens[at - 1]?.value === "'" && prefix !== undefined && prefix.value === 'o';
}
