import type { Translated } from '../../../../../shared/view/words/words.ts';
import type { en } from './en.ts';

/** The words of the list of clips, in one language. */
export type ClipsWords = Translated<typeof en>;
