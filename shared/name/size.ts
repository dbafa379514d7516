/** How large names are when they are compiled: known without the code that compiles and matches. */
import type { Name } from '../contract/name.ts';

/**
 * The largest automaton that is stored and loaded. The parse function holds one of this size beside the files that it reads;
 * it lets go of the old one first where both together are larger.
 */
export const MAX_AUTOMATON_BYTES = 192 * 1024 * 1024;

/** Of a form: its text, and the places of its words in the tables (`lexicon.ts`, `trie.ts`). */
const BYTES_OF_FORM = 40;
const BYTES_OF_LETTER = 6;
/** Other spellings of one form: umlauts, initials, acronyms (`spellings.ts`). */
const SPELLINGS = 2;
/** In each script that a form is spelled in: 16 spellings of a word, and 32 combinations with the next, at most (`transliterate/index.ts`). */
const BYTES_OF_COMBINATIONS = 32 * 20;
const BYTES_OF_WORD_SPELLINGS = 16 * 36;
/** Scripts that a Latin form is spelled in; all others are spelled in Latin letters only. */
const SCRIPTS_OF_LATIN = 6;

/**
 * The bytes that a name takes in an automaton, at most but for rare spellings. What it really takes is less, about a
 * half, since names share words.
 */
export function compiledBytes({ name, aliases, transliterate, require = [], exclude = [] }: Name): number {
  const forms = [name, ...aliases];
  const listed = [...forms, ...require, ...exclude].reduce((sum, form) => sum + bytesOfForm(form), 0);
  return listed + (transliterate ? forms.reduce((sum, form) => sum + bytesInOtherScripts(form), 0) : 0);
}

function bytesOfForm(form: string): number {
  return SPELLINGS * (BYTES_OF_FORM + BYTES_OF_LETTER * form.length);
}

function bytesInOtherScripts(form: string): number {
  const words = form.trim().split(/[\s-]+/u).length;
  const scripts = /\p{Script=Latin}/u.test(form) ? SCRIPTS_OF_LATIN : 1;
  return scripts * (Math.max(1, words - 1) * BYTES_OF_COMBINATIONS + words * BYTES_OF_WORD_SPELLINGS);
}
