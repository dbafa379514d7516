import type { Translated } from '../../../../../shared/view/words/words.ts';
import type { en } from './en.ts';

/** The words of the page of a clip, in one language. */
export type ClipWords = Translated<typeof en>;
