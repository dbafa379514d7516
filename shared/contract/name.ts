/** Tracked names and subscriptions to them. */
import * as z from 'zod/mini';

const id = z
  .string()
  .check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u, 'use 1 to 100 letters, digits, dots, dashes or underscores'));
const word = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** A tracked name as `names.json` and the API have it. */
export const Name = z.object({
  id: id.check(z.meta({ example: 'randa-kassis' })),
  name: word.check(z.meta({ example: 'Randa Kassis' })),
  aliases: z._default(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(200)), []),
  transliterate: z.optional(z.boolean()),
  strike: z
    .optional(z.array(word).check(z.maxLength(500)))
    .check(z.meta({ description: 'Transliterated variants that are not to count' })),
  require: z.optional(z.array(word).check(z.maxLength(50))),
  exclude: z.optional(z.array(word).check(z.maxLength(50))),
});
export type Name = z.infer<typeof Name>;

/**
 * The format of compiled names. Increment it with every change of their arrays or of folding: names are then compiled
 * again instead of loaded.
 */
export const AUTOMATON_FORMAT = 2;

/** `names.json`: the list that `clipwatch parse --names` takes. */
export const NameList = z.array(Name);

export const Cadence = z.enum(['instant', 'daily', 'weekly']);
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use HH:MM, 24 hours'));

/** Times of the day between which no mail is sent. */
export const QuietHours = z.object({ from: clockTime, to: clockTime });

/** An address that follows names; `nameIds: "*"` follows every name, those added later too. */
export const Subscription = z.object({
  id,
  address: z.email().check(z.maxLength(254), z.meta({ example: 'press@example.org' })),
  nameIds: z.union([z.literal('*'), z.array(id).check(z.minLength(1), z.maxLength(1000))]),
  cadence: Cadence,
  timeZone: z.optional(z.string().check(z.refine(isTimeZone, 'use an IANA time zone such as Europe/Paris'))),
  quietHours: z.optional(QuietHours),
  videos: z
    .optional(z.boolean())
    .check(z.meta({ description: 'Also told at once, whatever the cadence, when a video is gone or plays again' })),
  confirmed: z.boolean(),
});
export type Subscription = z.infer<typeof Subscription>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // Intl has no function that answers this; it throws a RangeError for an unknown zone.
    return false;
  }
}
