/** Texts with `{placeholders}`. */

const PLACEHOLDER = /\{(\w+)\}/;

/** The text with its placeholders filled in; throws if a value is missing. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return piecesOf(text, values).join('');
}

/** The text around its placeholders, and the values in their places. */
export function piecesOf<T>(text: string, values: Readonly<Record<string, T>>): (string | T)[] {
  return text.split(PLACEHOLDER).map((piece, i) => {
    if (i % 2 === 0) return piece;
    const value = values[piece];
    if (value === undefined) throw new Error(`The text "${text}" needs a value for {${piece}}.`);
    return value;
  });
}
