/** Tracked names and subscriptions to them. */
import * as z from 'zod';

const id = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u, 'use 1 to 100 letters, digits, dots, dashes or underscores');
const word = z.string().trim().min(1).max(200);

/** A tracked name as `names.json` and the API have it. */
export const Name = z.object({
  id: id.meta({ example: 'randa-kassis' }),
  name: word.meta({ example: 'Randa Kassis' }),
  aliases: z.array(z.string().max(200)).max(200).default([]),
  transliterate: z.boolean().optional(),
  strike: z.array(word).max(500).optional().meta({ description: 'Transliterated variants that are not to count' }),
  require: z.array(word).max(50).optional(),
  exclude: z.array(word).max(50).optional(),
});
export type Name = z.infer<typeof Name>;

/** `names.json`: the list that `clipwatch parse --names` takes. */
export const NameList = z.array(Name);

export const Cadence = z.enum(['instant', 'daily', 'weekly']);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use HH:MM, 24 hours');

/** An address that follows names; `nameIds: "*"` follows every name, those added later too. */
export const Subscription = z.object({
  id,
  address: z.email().max(254).meta({ example: 'press@example.org' }),
  nameIds: z.union([z.literal('*'), z.array(id).min(1).max(1000)]),
  cadence: Cadence,
  timeZone: z.string().refine(isTimeZone, 'use an IANA time zone such as Europe/Paris').optional(),
  quietHours: z.object({ from: clockTime, to: clockTime }).optional(),
  videos: z
    .boolean()
    .optional()
    .meta({ description: 'Also told at once, whatever the cadence, when a video is gone or plays again' }),
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
