import type { WordsOf } from '../../page.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { type AlertsWords, en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';

export type { AlertsWords };
export const alertsWords: WordsOf<AlertsWords> = { en, fr, de, es, ar, ru };
