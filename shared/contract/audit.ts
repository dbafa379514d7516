/** The audit: who changed what by the API, and what it was before. */
import * as z from 'zod/mini';

/** What is done, by the kind of what is changed. */
export const AuditedChange = z.enum([
  'name.create',
  'name.put',
  'name.remove',
  'name.import',
  'outlet.put',
  'outlet.remove',
  'backfill.start',
  'clip.correct',
  'story.split',
  'story.merge',
  'embed.recheck',
  'subscription.create',
  'subscription.put',
  'subscription.remove',
  'subscription.confirm',
  'subscription.unsubscribe',
  'suppression.release',
  'alert.resend',
  'digest.send',
  'export.create',
  'token.create',
  'token.revoke',
]);
export type AuditedChange = z.infer<typeof AuditedChange>;

const fields = z.record(z.string(), z.unknown());

/**
 * A change. `before` and `after` have the fields that differ: all of what was made is in `after`, all of what was removed in
 * `before`. Secrets are in neither, and a field over 8 KB is given by its size.
 */
export const AuditEntry = z.object({
  at: z.iso.datetime(),
  who: z.string().check(z.meta({ description: 'The label of the token; `link` for the link of a mail' })),
  what: AuditedChange,
  id: z.string().check(z.meta({ description: 'Of what was changed; empty where it is a whole' })),
  before: z.optional(fields),
  after: z.optional(fields),
  asked: z
    .optional(fields)
    .check(
      z.meta({ description: 'Only of a change that failed or was cut off, and may have been done: what was asked' }),
    ),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
