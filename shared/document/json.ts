/** Reading of JSON. */

/** Half of a character beyond the first plane, which may lack the other. */
const HALF = /\\ud[89a-f]/i;

/** The value of a JSON text, its texts well-formed; undefined for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return HALF.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
  } catch {
    // JSON has no test short of parsing: the SyntaxError is the answer.
    return undefined;
  }
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
