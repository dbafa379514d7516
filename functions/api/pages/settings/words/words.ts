import type { Translated } from '../../../../../shared/view/words/words.ts';
import type { en } from './en.ts';

export type SettingsWords = Translated<typeof en>;
