/** Text from files, callers and the network, made harmless for a terminal. */

/**
 * What a terminal obeys or what misleads its reader: control characters (C0, DEL, C1; ECMA-48), marks that turn the
 * writing direction (Unicode's Bidi_Control), line and paragraph separators, annotations, invisible tags, and halves of
 * surrogate pairs, which no encoding can carry.
 */
const UNSAFE = '\\p{Cc}\\p{Bidi_Control}\\p{Zl}\\p{Zp}\\p{Cs}\\u206a-\\u206f\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
const unsafe = new RegExp(`[${UNSAFE}]+`, 'gu');
const unsafeOnLines = new RegExp(`(?![\\n\\t])[${UNSAFE}]`, 'gu');
const unsafeUnits = new RegExp(`[${UNSAFE}]`, 'gu');

/** A text as one line, each run of what a terminal would obey as one space. */
export function harmless(text: string): string {
  return text.replace(unsafe, ' ');
}

/** The same without blanks at the ends: a value for a cell or a message. */
export function sanitise(text: string): string {
  return harmless(text).trim();
}

/** A text of several lines: its line ends and tabs stay. */
export function harmlessLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafeOnLines, ' ');
}

/** JSON with everything escaped that a terminal would obey; its value is the same (RFC 8259, section 7). */
export function harmlessJson(json: string): string {
  return json.replace(unsafeUnits, (character) =>
    Array.from({ length: character.length }, (_, i) => {
      return `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
    }).join(''),
  );
}
