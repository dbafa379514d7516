/**
 * The contract's schemas as the API takes and gives them: named for the OpenAPI document, bodies without room for
 * unknown fields. Made anew from the contract's shapes, because zod-openapi only names schemas made after its import.
 */
import { z } from '@hono/zod-openapi';
import { Scope } from '../../shared/contract/api.ts';
import { Clip, Day, Outcome, Receipt } from '../../shared/contract/clip.ts';
import { Name, Subscription } from '../../shared/contract/name.ts';

export { Day, Outcome, Scope };

export const ApiClip = z.object(Clip.shape).openapi('Clip');
export const ApiName = z.object(Name.shape).openapi('Name');
export const ApiReceipt = z.object(Receipt.shape).openapi('Receipt');
export const ApiSubscription = z.object(Subscription.shape).openapi('Subscription');

/** Without an id one is made from the name. */
export const NewName = z.strictObject({ ...Name.shape, id: Name.shape.id.optional() }).openapi('NewName');

/** Without an id one is made up; `confirmed` counts only from a token with the scope admin. */
export const NewSubscription = z
  .strictObject({
    ...Subscription.shape,
    id: Subscription.shape.id.optional(),
    quietHours: Subscription.shape.quietHours.unwrap().strict().optional(),
    confirmed: z.boolean().default(false),
  })
  .openapi('NewSubscription');

/** An id in a path: one that cannot exist is simply not found. */
export const pathId = z.string().min(1).max(200);

export const Order = z.enum(['newest', 'oldest']).default('newest');

/** Parameters that every list takes. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(4000).optional().meta({ description: '`nextCursor` of the page before' }),
};

/** Some items and the cursor that leads on; null at the end. A page may be short, or even empty, before the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** The description of a JSON answer or body. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** The description of a JSON body that must be sent. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}
