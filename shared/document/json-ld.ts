/** JSON-LD as pages hold it in `<script type="application/ld+json">`: read alike for fields and for videos. */
import { parseJson } from './json.ts';

/** Comment and CDATA marks around a script, and a semicolon behind it. */
const WRAPPING =
  /^(?:<!--|\/\/\s{0,9}<!\[CDATA\[|\/\*\s{0,9}<!\[CDATA\[\s{0,9}\*\/)|(?:-->|\/\/\s{0,9}\]\]>|\/\*\s{0,9}\]\]>\s{0,9}\*\/)$|;$/g;

/**
 * The value of a JSON-LD script; undefined where it cannot be read. Forgives what hand-made templates often get wrong:
 * comments around it, line ends and tabs inside strings, commas before a closing bracket.
 */
export function parseJsonLd(script: string): unknown {
  const json = script.trim().replace(WRAPPING, '');
  return parseJson(json) ?? parseJson(json.replace(/\p{Cc}+/gu, ' ').replace(/,\s{0,99}([\]}])/g, '$1'));
}
