/** The languages of the pages that mails link to: those of the mails. */
import { parseAccept } from 'hono/utils/accept';
import { Language } from '../../../../../shared/contract/subscription.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';
import type { PageWords } from './words.ts';

export const pageWords: Readonly<Record<Language, PageWords>> = { en, fr, de, es, ar, ru };

/** The language that a header Accept-Language (RFC 9110, section 12.5.4) likes best; English where it names none of ours. */
export function preferredLanguage(header: string | undefined): Language {
  for (const { type, q } of parseAccept(header ?? '').toSorted((one, other) => other.q - one.q)) {
    const language = Language.safeParse(type.toLowerCase().split('-', 1)[0]);
    if (language.success && q > 0) return language.data;
  }
  return 'en';
}
