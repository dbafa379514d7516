/** Reading of JSON. */

/** The value of a JSON text; undefined for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON has no test short of parsing: the SyntaxError is the answer.
    return undefined;
  }
}
