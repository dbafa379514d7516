/** HTML that is escaped by construction: what stands in the source is taken as it is, every value is text. */
import { html, raw } from 'hono/html';
import { piecesOf } from '../../view/fill.ts';

/** HTML. A string in its place is text, and is escaped. */
export type Markup = ReturnType<typeof raw>;

type Value = Markup | string | number | readonly (Markup | string)[];

/** HTML with values in it: strings are escaped, mark-up is not. */
export function markup(source: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const made = html(source, ...values);
  // Of values like these `html` makes no promise.
  if (made instanceof Promise) throw new TypeError('A part of a mail is a promise.');
  return made;
}

/** Text of ours that is HTML already: a style sheet, the name of an element. */
export const constant = (text: string): Markup => raw(text);

export const NOTHING = constant('');

export function joined(parts: readonly (Markup | string)[], between: Markup | string = NOTHING): Markup {
  return markup`${parts.flatMap((part, i) => (i === 0 ? [part] : [between, part]))}`;
}

/** A text of the words with mark-up in its places. */
export function filled(text: string, values: Readonly<Record<string, Markup | string>>): Markup {
  return joined(piecesOf(text, values));
}

/** Bytes of UTF-8. */
export const bytesOf = (part: Markup | string): number => Buffer.byteLength(String(part));
