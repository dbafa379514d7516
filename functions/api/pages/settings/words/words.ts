import type { Translated } from '../../../../../shared/alert/words/words.ts';
import type { en } from './en.ts';

export type SettingsWords = Translated<typeof en>;
