/**
 * The contract's schemas in requests and responses: named for the OpenAPI document, bodies strict about unknown fields.
 * Built again from the contract's shapes, because zod-openapi can only name schemas created after its import.
 */
import { z } from '@hono/zod-openapi';
import { Scope, ShownName } from '../../shared/contract/api.ts';
import { Clip, Day, Outcome, Receipt } from '../../shared/contract/clip.ts';
import { asCopied } from '../../shared/contract/given.ts';
import { GivenName } from '../../shared/contract/given-name.ts';
import { withAsciiDomain } from '../../shared/contract/mail-address.ts';
import { Name } from '../../shared/contract/name.ts';
import { AnsweredSubscription, GivenSubscription, ShownSubscription } from '../../shared/contract/subscription.ts';
import { Suppression } from '../../shared/contract/suppression.ts';

export { Day, Outcome, Scope };

export const ApiClip = z.object(Clip.shape).openapi('Clip');
export const ApiName = z.object(Name.shape).openapi('Name');
export const ApiReceipt = z.object(Receipt.shape).openapi('Receipt');
export const ApiSubscription = z.object(ShownSubscription.shape).openapi('Subscription');

export const ApiAnsweredSubscription = z.object(AnsweredSubscription.shape).openapi('AnsweredSubscription');

export const ApiSuppression = z.object(Suppression.shape).openapi('Suppression');

export const ApiShownName = z.object(ShownName.shape).openapi('ShownName');

/** The default `id` is made from the name. What a GET answers can be sent back: `feeds` changes nothing. */
export const NewName = z
  .strictObject({
    ...GivenName.shape,
    id: z.optional(GivenName.shape.id),
    feeds: z.unknown().optional().meta({ readOnly: true, description: 'As answered; it changes nothing' }),
  })
  .openapi('NewName');

/** The default `id` is random; `confirmed: true` needs a token with the scope admin. */
export const NewSubscription = z.strictObject(GivenSubscription.shape).openapi('NewSubscription');

/** Characters of an id in a path, and of an address there: a key of the table has room for both. */
export const MAX_ID = 200;
export const MAX_ADDRESS = 254;

/** Characters of the tag of a language (RFC 5646, section 4.4.1). */
export const MAX_LANGUAGE = 35;

/** An id in a path; not validated further, since an impossible id is not found anyway. */
export const pathId = z.string().min(1).max(MAX_ID);
/** The same in a body, which is kept in the audit. */
export const idInBody = pathId.check(asCopied);
export const clipIdInPath = pathId.meta({
  description: 'As `clipId` of a clip',
  example: 'ddf75739afbca3b33bd78c574f211767',
});
export const nameIdInPath = pathId.meta({ description: 'Id of a tracked name', example: 'randa-kassis' });

export const Order = z.enum(['newest', 'oldest']).default('newest').meta({ description: 'By the day of the clip' });

/** Filters a list by an address. */
export const addressFilter = z
  .string()
  .trim()
  .min(1)
  .max(MAX_ADDRESS)
  .overwrite(withAsciiDomain)
  .optional()
  .meta({ description: 'Of this address; case does not matter', example: 'press@example.org' });

/** RFC 3339, section 5.6: a year has four digits, in UTC too. */
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** Characters of an instant: nine digits of a second, and an offset, have 35. */
const MAX_INSTANT = 40;

/** An instant with the offset of its zone, as a caller gives it. */
export const Instant = z.iso
  .datetime({ offset: true, abort: true, error: 'is no instant: write it as 2026-01-31T12:00:00Z' })
  .max(MAX_INSTANT)
  .refine((instant) => Date.parse(instant) <= LAST_INSTANT, { error: 'is after the year 9999' });

/** Inclusive ends of a range of days. */
export const days = {
  from: z.optional(Day).meta({ description: 'First day' }),
  to: z.optional(Day).meta({ description: 'Last day' }),
};

/** Whether a range of days, of which an end may be open, has one. */
export const isInOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  from === undefined || to === undefined || from <= to;

export const outOfOrder = { path: ['from'], message: 'is after `to`: give the earlier day as `from`' };

/** What a cursor looks like. */
export const CURSOR = 'k1.eyJwb3NpdGlvbiI6IjIwMTctMDItMTUifQ.c2lnbmVk';

/** Query parameters of every list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'Items in an answer, at most' }),
  cursor: z.string().max(4000).optional().meta({ description: '`nextCursor` of the page before', example: CURSOR }),
};

/** One page of a list. `nextCursor` is null on the last page; earlier pages may be short, or even empty. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable().meta({ example: CURSOR }) });
}

/** Where what was made is. */
export const location = {
  location: {
    description: 'The path of what was made',
    schema: { type: 'string', format: 'uri-reference', example: '/v1/names/randa-kassis' } as const,
  },
};

/** A JSON response, for a route's description. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A required JSON body, for a route's description. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}
