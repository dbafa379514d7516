/** What somebody who has digests sent at once is answered. */
import * as z from 'zod/mini';

export const Closed = z.object({
  /** Mails that were handed to the mail queue. */
  sent: z.int().check(z.nonnegative()),
  /** What those mails tell: mentions, videos, corrections. */
  owed: z.int().check(z.nonnegative()),
});
export type Closed = z.infer<typeof Closed>;
