/** What is known of a language in one script: the features by which texts and charsets are recognised. */
export interface Profile {
  /** Primary BCP-47 tag. */
  readonly language: string;
  /** Unicode name of the script. `Kana` is hiragana and katakana together. */
  readonly script: string;
  /** Its most frequent short words, and others that distinguish it from similar languages; space-separated. */
  readonly words?: string;
  /** Its alphabet; in Latin script only the letters beyond a to z. */
  readonly letters?: string;
  /** How the language looks in the encodings that were used before UTF-8. */
  readonly legacy?: readonly LegacyProfile[];
}

export interface LegacyProfile {
  /** Labels of the WHATWG Encoding Standard, the most usual first. */
  readonly encodings: readonly string[];
  /** Characters beyond ASCII in order of frequency, typographic marks included. */
  readonly characters: string;
}

/** `windows-1252` also decodes what is labelled `iso-8859-1`, as in every browser. */
export const WESTERN = ['windows-1252', 'macintosh'];
export const WESTERN_EURO = [...WESTERN, 'iso-8859-15'];
export const CENTRAL = ['windows-1250', 'iso-8859-2'];
export const CYRILLIC = ['windows-1251', 'koi8-u', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'];
export const BALTIC = ['windows-1257', 'iso-8859-13', 'iso-8859-4'];
