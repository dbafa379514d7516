/** Tracked names as people give them. */
import * as z from 'zod/mini';
import { inOneLine, judged, line, seen } from './given.ts';
import { Name, strikeMeta } from './name.ts';

/**
 * A letter or digit by which a name is found. Letters that are raised or lowered signs (a footnote mark), stand for an
 * apostrophe, or show nothing by themselves are none.
 */
const FINDABLE =
  /(?![\p{Default_Ignorable_Code_Point}\u00aa\u00ba\u02b0-\u02b9\u02bb-\u02bd\u02c8\u02e0-\u02e4\u0640\u0e30\u0e32\u0e45\u0eb0\u0eb2\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2071\u207f\u2090-\u209c\ua78b\ua78c\ufcf2-\ufcf4\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7f\uff9e\uff9f])[\p{L}\p{Nd}\p{Nl}]/u;

const findable = judged((text) =>
  text.trim() === '' || FINDABLE.test(text)
    ? null
    : 'has no letter or digit: names are found by these alone, so give a word',
);

const givenWord = line.check(z.minLength(1), z.maxLength(200), findable);

/** A name as people give it. */
export const GivenName = z.extend(Name, {
  name: givenWord.check(z.meta({ example: 'Randa Kassis' })),
  aliases: z._default(
    z.array(z.string().check(seen, inOneLine, z.maxLength(200), findable)).check(z.maxLength(200)),
    [],
  ),
  strike: z.optional(z.array(givenWord).check(z.maxLength(500))).check(z.meta(strikeMeta)),
  require: z.optional(z.array(givenWord).check(z.maxLength(50))),
  exclude: z.optional(z.array(givenWord).check(z.maxLength(50))),
});

/** `names.json`: the list that `clipwatch parse --names` takes. */
export const NameList = z.array(GivenName);
