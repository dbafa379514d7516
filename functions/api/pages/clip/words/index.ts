import type { WordsOf } from '../../page.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';
import type { ClipWords } from './words.ts';

export const clipWords: WordsOf<ClipWords> = { en, fr, de, es, ar, ru };
