/** The filter `q`, wherever clips are filtered. */
import { z } from '@hono/zod-openapi';

/** Words of a search: nobody types more, and a pasted page matches nothing. */
const MAX_WORDS = 20;

/** Few requests search: the others need not load what folds words. */
const wordsIn = async (q: string) => (await import('../../shared/clip/search.ts')).wordsIn(q).length;

/** A text with one to twenty words; to be parsed asynchronously. */
export const Words = z
  .string()
  .max(200)
  .refine(async (q) => (await wordsIn(q)) > 0, { error: 'has no word: give letters or digits', abort: true })
  .refine(async (q) => (await wordsIn(q)) <= MAX_WORDS, `has more than ${MAX_WORDS} words: give fewer`)
  .meta({
    description:
      'Words that all occur in title, outlet, author, keywords or summary; case and accents do not matter, and the last may be a beginning',
    example: 'peace astan',
  });
