/** Tracked names. */
import * as z from 'zod/mini';

/** An id that people may choose: of a name, of a subscription. */
export const ChosenId = z
  .string()
  .check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u, 'use 1 to 100 letters, digits, dots, dashes or underscores'));
const word = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const strikeMeta = { description: 'Transliterated variants that are not to count' };

/** A tracked name as `names.json` and the API have it. */
export const Name = z.object({
  id: ChosenId.check(z.meta({ example: 'randa-kassis' })),
  name: word.check(z.meta({ example: 'Randa Kassis' })),
  aliases: z._default(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(200)), []),
  transliterate: z.optional(z.boolean()),
  strike: z.optional(z.array(word).check(z.maxLength(500))).check(z.meta(strikeMeta)),
  require: z.optional(z.array(word).check(z.maxLength(50))),
  exclude: z.optional(z.array(word).check(z.maxLength(50))),
});
export type Name = z.infer<typeof Name>;

/** Bytes of a name as JSON: as many as the body of a request has, and fewer than a row of the table. */
export const MAX_NAME_BYTES = 256 * 1024;

/**
 * The format of compiled names. Increment it with every change of their arrays or of folding: names are then compiled
 * again instead of loaded.
 */
export const AUTOMATON_FORMAT = 2;
