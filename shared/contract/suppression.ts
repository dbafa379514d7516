/** Addresses that get nothing any more, as the API shows them. */
import * as z from 'zod/mini';

export const Suppression = z.object({
  /** In lower case; `webhook:{subscription}` and the like for a web hook or a chat. */
  address: z.string(),
  reason: z.enum(['hard-bounce', 'soft-bounces', 'complaint', 'hook-ended']),
  suppressedAt: z.iso.datetime(),
  detail: z.string().check(z.meta({ description: 'What the mail server or the other side said' })),
});
export type Suppression = z.infer<typeof Suppression>;
