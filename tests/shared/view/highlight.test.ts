import { expect, test } from 'vitest';
import { snippetPieces } from '../../../shared/view/highlight.ts';

/** The pieces as text, names in brackets. */
const marked = (snippet: string, forms: readonly string[]) =>
  snippetPieces(snippet, forms)
    .map(({ text, isName }) => (isName ? `[${text}]` : `(${text})`))
    .join('');

test.each<[snippet: string, forms: readonly string[], expected: string, why: string]>([
  ['Mara Lind spoke.', ['Mara Lind'], '[Mara Lind]( spoke.)', 'at the start: no empty piece before it'],
  ['So said Mara', ['Mara'], '(So said )[Mara]', 'at the end'],
  ['Mara and Mara', ['Mara', 'Mara'], '[Mara]( and )[Mara]', 'twice, and asked for twice'],
  ['Mara Lind', ['Mara', 'Mara Lind'], '[Mara Lind]', 'the longest form counts'],
  ['Mara\n  Lind', ['Mara Lind'], '[Mara\n  Lind]', 'any white space between the words'],
  ['Mara Lind', ['Mara  Lind'], '[Mara Lind]', 'any white space in the form'],
  ['(Mara)', [' Mara '], '(()[Mara]())', 'white space around the form'],
  ['Marathon of Mara', ['Mara'], '(Marathon of )[Mara]', 'whole words, if there are any'],
  ['والمارا هنا', ['مارا'], '(وال)[مارا]( هنا)', 'inside a word, if there are none'],
  ['H&M+ or H&MM', ['H&M+'], '[H&M+]( or H&MM)', 'signs of patterns are taken as they are'],
  ['a\\b', ['a\\b'], '[a\\b]', 'a backslash, too'],
  ['Nobody', ['Mara'], '(Nobody)', 'no occurrence'],
  ['Nobody', [], '(Nobody)', 'no form'],
  ['Nobody here', ['', ' '], '(Nobody here)', 'empty forms'],
])('%j with %j → %s (%s)', (snippet, forms, expected) => {
  expect(marked(snippet, forms)).toBe(expected);
});
