/** In which language a page speaks. */
import type { Context } from 'hono';
import type { Language } from '../../../../shared/contract/subscription.ts';
import type { Writing } from './layout.ts';
import { pageWords, preferredLanguage } from './words/index.ts';
import type { PageWords } from './words/words.ts';

export interface Voice extends Writing {
  readonly words: PageWords;
}

/** The language of the subscription; else that which the browser prefers. */
export function voiceFor(c: Context, chosen: Language | undefined): Voice {
  const language = chosen ?? preferredLanguage(c.req.header('accept-language'));
  const words = pageWords[language];
  return { language, side: words.side, words };
}
