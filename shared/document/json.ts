/** Reading of JSON. */
import { wellFormed } from '../well-formed.ts';

/** What may be a text that is not well-formed: escapes of halves, controls and noncharacters, and the last two as they are. */
const SUSPECT = /\\(?:[bf]|u(?:d[89a-f]|00[01]|fff[ef]))|[\ufffe\uffff]/i;

/** The value of a JSON text, its texts well-formed; undefined for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return SUSPECT.test(text) ? JSON.parse(text, mended) : JSON.parse(text);
  } catch {
    // JSON has no test short of parsing: the SyntaxError is the answer.
    return undefined;
  }
}

function mended(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value;
}
