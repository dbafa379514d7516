/** Which tags name a language. */
import { primaryTag } from './tag.ts';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether a text is a well-formed tag of a language that the Unicode repository (CLDR) knows. */
export function isLanguage(text: string): boolean {
  try {
    return primaryTag(text) !== null && LANGUAGES.of(new Intl.Locale(text).language) !== undefined;
  } catch {
    // Intl has no function that answers this; it throws a RangeError for a malformed tag.
    return false;
  }
}
