/**
 * Text that every queue, row, mail and page takes. Files, keys and callers can spell code points that none of them takes:
 * halves of characters (lone surrogates), U+FFFE, U+FFFF, and control characters other than tab and line ends.
 */

/** All but what SQS takes in a message (API Reference, "SendMessage"), which is what XML 1.0 calls a character (section 2.2). */
const UNFIT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const EACH_UNFIT = new RegExp(UNFIT, 'gu');

/** Whether text has nothing that `wellFormed` would replace. */
export const isWellFormed = (text: string): boolean => !UNFIT.test(text);

/**
 * The text with a space for each control character and U+FFFD for each of the others: `'A\0B'` → `'A B'`. It stays as long
 * as it was, so that offsets into it stay true.
 */
export function wellFormed(text: string): string {
  return text.replace(EACH_UNFIT, (unit) => (unit < ' ' ? ' ' : '\ufffd'));
}

/** A value of plain objects and lists with all its texts well-formed; the same value where they are. Keys stay. */
export function wellFormedIn<T>(value: T): T;
export function wellFormedIn(value: unknown): unknown {
  return unfitIn(value) === null ? value : mended(value);
}

/** Where a text or a key stands, in a value of plain objects and lists, that is not well-formed; null where all are. */
export function unfitIn(value: unknown): readonly string[] | null {
  // Not recursive: a caller may nest lists as deep as a body is long.
  const waiting: Place[] = [{ value, key: null, holder: null }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { value, key } = place;
    if ((typeof value === 'string' && !isWellFormed(value)) || (key !== null && !isWellFormed(key)))
      return pathOf(place);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) waiting.push({ value: inner, key, holder: place });
  }
  return null;
}

interface Place {
  readonly value: unknown;
  /** Null for the whole. */
  readonly key: string | null;
  readonly holder: Place | null;
}

function pathOf(place: Place): string[] {
  const path: string[] = [];
  for (let at: Place | null = place; at !== null && at.key !== null; at = at.holder) path.push(wellFormed(at.key));
  return path.reverse();
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mended(inner)]));
}

/** The place at or before `at` where a character of the text begins: text is cut nowhere else. */
export function characterStart(text: string, at: number): number {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}

/** The first `most` UTF-16 units of text, or one fewer where a character would be cut in two. */
export function beginning(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, characterStart(text, most));
}
