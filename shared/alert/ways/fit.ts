/** Lists and texts that must not pass a number of bytes. */
import { shortened } from '../../view/foreign-text.ts';

/** Bytes of a grapheme: more than a text of any language takes, and less than a pile of combining marks. */
const BYTES_OF_GRAPHEME = 8;

/** The beginning of a list whose items take no more than so many bytes as JSON in UTF-8, with a comma each. */
export function fitting<T>(items: readonly T[], bytes: number): T[] {
  let used = 0;
  const end = items.findIndex((item) => {
    used += bytesOf(item) + 1;
    return used > bytes;
  });
  return items.slice(0, end < 0 ? items.length : end);
}

/** Bytes of a value as JSON in UTF-8. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** A text of others, cleaned, of so many graphemes and eight times as many bytes at the most. */
export function short(text: string, graphemes: number): string {
  for (let most = graphemes; ; most = Math.floor(most / 2)) {
    const cut = shortened(text, most);
    if (Buffer.byteLength(cut) <= graphemes * BYTES_OF_GRAPHEME || most <= 1) return cut;
  }
}
