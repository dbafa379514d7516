import type { Translated } from '../../../../../shared/alert/words/words.ts';
import type { en } from './en.ts';

/** The words of the page of a clip, in one language. */
export type ClipWords = Translated<typeof en>;
