import type { WordsOf } from '../../page.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';
import type { TodayWords } from './words.ts';

export type { TodayWords } from './words.ts';

export const todayWords: WordsOf<TodayWords> = { en, fr, de, es, ar, ru };
