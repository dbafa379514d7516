import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksIn, piecesAt, snippetPieces } from '../../../shared/view/highlight.ts';

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

test.each<[marks: { start: number; end: number }[] | undefined, expected: string, why: string]>([
  [[{ start: 11, end: 15 }], '(Mara Lind, )[Mara]', 'the recorded place alone, whatever else looks like the form'],
  [
    [
      { start: 11, end: 15 },
      { start: 0, end: 4 },
    ],
    '[Mara]( Lind, )[Mara]',
    'in the order of the text',
  ],
  [
    [
      { start: 0, end: 9 },
      { start: 5, end: 9 },
    ],
    '[Mara Lind](, Mara)',
    'one inside another is one',
  ],
  [[{ start: 11, end: 99 }], '(Mara Lind, Mara)', 'none beyond the end'],
  [[], '(Mara Lind, Mara)', 'none'],
  [undefined, '[Mara]( Lind, )[Mara]', 'stored before there were marks: the form is searched'],
])('marks %j → %s (%s)', (marks, expected) => {
  const mention = { snippet: 'Mara Lind, Mara', marks, spans: [{ form: 'Mara' }] };
  const pieces = piecesAt(mention.snippet, marksIn(mention));
  expect(pieces.map(({ text, isName }) => (isName ? `[${text}]` : `(${text})`)).join('')).toBe(expected);
});

test('loses and adds nothing, by forms or by marks', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ') });
  const marks = fc.array(fc.record({ start: fc.nat(12), end: fc.nat(12) }));
  fc.assert(
    fc.property(text, fc.array(text), marks, (snippet, forms, places) => {
      const whole = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');
      expect(whole(snippetPieces(snippet, forms))).toBe(snippet);
      const spans = forms.map((form) => ({ form }));
      expect(whole(piecesAt(snippet, marksIn({ snippet, spans })))).toBe(snippet);
      expect(whole(piecesAt(snippet, marksIn({ snippet, spans, marks: places })))).toBe(snippet);
    }),
  );
});
