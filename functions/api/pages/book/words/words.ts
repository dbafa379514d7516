import type { Translated } from '../../../../../shared/alert/words/words.ts';
import type { en } from './en.ts';

export type BookWords = Translated<typeof en>;
