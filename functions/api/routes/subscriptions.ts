/** /subscriptions: list, create, read, create or replace, remove. Addresses are personal data: even reading needs the scope `write`. */
import { randomBytes } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Scope } from '../../../shared/contract/api.ts';
import { Subscription } from '../../../shared/contract/subscription.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { refuseStale, unchanged } from '../entity-tags.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refusal, refuseInvalid, refuseOtherId } from '../problem.ts';
import { ApiSubscription, json, jsonBody, NewSubscription, pageSchema, paging, pathId } from '../schemas.ts';

const params = z.object({ id: pathId });
const tags = ['subscriptions'];

const list = createRoute({
  operationId: 'listSubscriptions',
  method: 'get',
  path: '/subscriptions',
  tags,
  summary: 'Subscriptions by address',
  request: { query: z.strictObject({ address: z.string().trim().min(1).max(254).optional(), ...paging }) },
  responses: { 200: json(pageSchema(ApiSubscription), 'Subscriptions'), ...problems(400, 401, 403, 500) },
});

const create = createRoute({
  operationId: 'createSubscription',
  method: 'post',
  path: '/subscriptions',
  tags,
  summary: 'Subscribe an address to names',
  description: 'Counts for mentions that are found ten seconds later or more.',
  request: { body: jsonBody(NewSubscription) },
  responses: { 201: json(ApiSubscription, 'The subscription'), ...problems(400, 401, 403, 409, 413, 415, 500) },
});

const read = createRoute({
  operationId: 'getSubscription',
  method: 'get',
  path: '/subscriptions/{id}',
  tags,
  summary: 'One subscription',
  request: { params },
  responses: { 200: json(ApiSubscription, 'The subscription'), 304: unchanged, ...problems(400, 401, 403, 404, 500) },
});

const replace = createRoute({
  operationId: 'putSubscription',
  method: 'put',
  path: '/subscriptions/{id}',
  tags,
  summary: 'Create or replace a subscription',
  request: { params, body: jsonBody(NewSubscription) },
  responses: {
    200: json(ApiSubscription, 'The subscription, replaced'),
    201: json(ApiSubscription, 'The subscription, created'),
    ...problems(400, 401, 403, 412, 413, 415, 500),
  },
});

const remove = createRoute({
  operationId: 'deleteSubscription',
  method: 'delete',
  path: '/subscriptions/{id}',
  tags,
  summary: 'End a subscription',
  request: { params },
  responses: { 204: { description: 'Removed' }, ...problems(400, 401, 403, 404, 412, 500) },
});

export function subscriptionRoutes(dependencies: Dependencies, access: Access) {
  const { createSubscription, replaceSubscription, removeSubscription } = dependencies;
  const { getSubscription, listSubscriptions, keyring } = dependencies;

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.requires('write', list), async (c) => {
      const { limit, cursor, address } = c.req.valid('query');
      const query = { list: 'subscriptions', address };
      const page = await readPage({ limit, cursor, query }, keyring, (page) => listSubscriptions({ address, ...page }));
      return c.json(page, 200);
    })
    .openapi(access.requires('write', create), async (c) => {
      const body = c.req.valid('json');
      const subscription = confirmedByAdmin({ ...body, id: body.id ?? randomBytes(8).toString('hex') }, c.get('scope'));
      if ((await createSubscription(subscription)) === 'exists') {
        throw new Problem(409, `There is a subscription with the id ${subscription.id}. Replace it with PUT.`);
      }
      return c.json(subscription, 201, { location: `/v1/subscriptions/${encodeURIComponent(subscription.id)}` });
    })
    .openapi(access.requires('write', read), async (c) => {
      const subscription = await getSubscription(c.req.valid('param').id);
      if (subscription === null) throw missing();
      return c.json(subscription, 200);
    })
    .openapi(access.requires('write', replace), async (c) => {
      const { id } = c.req.valid('param');
      const body = c.req.valid('json');
      const given = Subscription.safeParse({ ...body, id });
      if (!given.success) throw refusal('path', given.error.issues);
      refuseOtherId(body.id, id);
      const before = await getSubscription(id);
      await refuseStale(c, async () => before);
      // A confirmed address stays confirmed.
      const isConfirmed = before?.confirmed === true && before.address === given.data.address;
      const subscription = isConfirmed ? given.data : confirmedByAdmin(given.data, c.get('scope'));
      const outcome = await replaceSubscription(subscription);
      return outcome === 'created' ? c.json(subscription, 201) : c.json(subscription, 200);
    })
    .openapi(access.requires('write', remove), async (c) => {
      const { id } = c.req.valid('param');
      await refuseStale(c, () => getSubscription(id));
      if ((await removeSubscription(id)) === 'absent') throw missing();
      return c.body(null, 204);
    });
}

/** The subscription, confirmed only if it says so and the caller is an admin. */
function confirmedByAdmin(subscription: Subscription, scope: Scope): Subscription {
  return { ...subscription, confirmed: subscription.confirmed && scope === 'admin' };
}

function missing(): Problem {
  return new Problem(404, 'There is no subscription with this id.');
}
