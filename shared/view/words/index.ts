/** The languages of mails: one row each. A further one is an object like the others, and its tag in `Language`. */
import type { Language } from '../../contract/subscription.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';
import type { Words } from './words.ts';

export type { Plural, Words } from './words.ts';

export const WORDS: Readonly<Record<Language, Words>> = { en, fr, de, es, ar, ru };
