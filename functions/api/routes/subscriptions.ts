/** /subscriptions: list, create, read, create or replace, remove. Addresses are personal data: even reading needs the scope `write`. */
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import {
  type AnsweredSubscription,
  GivenSubscription,
  type Subscription,
  shownSubscription,
} from '../../../shared/contract/subscription.ts';
import { acceptance } from '../accept-subscription.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { refuseStale } from '../entity-tags.ts';
import { announceChange, followChange } from '../follow-change.ts';
import { refuseLookAlike } from '../new-ids.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refusal, refuseInvalid, refuseOtherId } from '../problem.ts';
import {
  ApiAnsweredSubscription,
  ApiSubscription,
  addressFilter,
  json,
  jsonBody,
  location,
  NewSubscription,
  pageSchema,
  paging,
  pathId,
} from '../schemas.ts';
import { startAgain } from '../start-again.ts';

const params = z.object({ id: pathId.meta({ description: 'Id of a subscription', example: 'press-office' }) });
const tags = ['subscriptions'];
const CONFIRMING =
  'Counts for mentions that are found ten seconds later or more. Unless a token with the scope admin says `confirmed: true`, ' +
  'a new address or way out gets nothing until its owner confirms it by the link in a mail.';

const list = createRoute({
  operationId: 'listSubscriptions',
  method: 'get',
  path: '/subscriptions',
  tags,
  summary: 'Subscriptions by address',
  description:
    'Addresses are personal data: reading them needs the scope write. The secret of a web hook is never given back.',
  request: { query: z.strictObject({ address: addressFilter, ...paging }) },
  responses: { 200: json(pageSchema(ApiSubscription), 'Subscriptions'), ...problems(400, 401, 403, 500) },
});

const create = createRoute({
  operationId: 'createSubscription',
  method: 'post',
  path: '/subscriptions',
  tags,
  summary: 'Subscribe an address to names',
  description: CONFIRMING,
  request: { body: jsonBody(NewSubscription) },
  responses: {
    201: { ...json(ApiAnsweredSubscription, 'The subscription'), headers: location },
    ...problems(400, 401, 403, 409, 413, 415, 500),
  },
});

const read = createRoute({
  operationId: 'getSubscription',
  method: 'get',
  path: '/subscriptions/{id}',
  tags,
  summary: 'One subscription',
  description: 'Without the secret of its web hook.',
  request: { params },
  responses: { 200: json(ApiSubscription, 'The subscription'), ...problems(400, 401, 403, 404, 500) },
});

const replace = createRoute({
  operationId: 'putSubscription',
  method: 'put',
  path: '/subscriptions/{id}',
  tags,
  summary: 'Create or replace a subscription',
  description: CONFIRMING,
  request: { params, body: jsonBody(NewSubscription) },
  responses: {
    200: json(ApiAnsweredSubscription, 'The subscription, replaced'),
    201: json(ApiAnsweredSubscription, 'The subscription, created'),
    ...problems(400, 401, 403, 412, 413, 415, 500),
  },
});

const remove = createRoute({
  operationId: 'deleteSubscription',
  method: 'delete',
  path: '/subscriptions/{id}',
  tags,
  summary: 'End a subscription',
  description: 'What it was owed and not told is never sent.',
  request: { params },
  responses: { 204: { description: 'Removed' }, ...problems(400, 401, 403, 404, 412, 500) },
});

export function subscriptionRoutes(dependencies: Dependencies, access: Access) {
  const { createSubscription, changeSubscription, removeSubscription } = dependencies;
  const { getSubscription, listSubscriptions, confirmationFor, keyring } = dependencies;
  const accept = acceptance(dependencies);

  /** What a creation or a change answers, and does once it is written. */
  async function follow(before: Subscription | null, after: Subscription): Promise<AnsweredSubscription> {
    const confirmation = after.confirmed ? null : await confirmationFor(after, new Date(dependencies.now()));
    await followChange(before, after, dependencies);
    return { ...shownSubscription(after), ...(confirmation && { confirmation }) };
  }

  /** The subscription as it is stored; null where another one has the id. A request that comes again finds its own. */
  async function make(wanted: Subscription): Promise<Subscription | null> {
    const stored = await getSubscription(wanted.id);
    if (stored !== null) return isMadeBy(wanted, stored) ? stored : null;
    await startAgain(null, wanted, dependencies);
    await announceChange(null, wanted, dependencies);
    return (await createSubscription(wanted)) === 'created' ? wanted : make(wanted);
  }

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.requires('write', list), async (c) => {
      const { limit, cursor, address } = c.req.valid('query');
      const query = { list: 'subscriptions', address };
      const page = await readPage({ limit, cursor, query }, keyring, async (page) => {
        const { items, position } = await listSubscriptions({ address, ...page });
        return { items: items.map(shownSubscription), position };
      });
      return c.json(page, 200);
    })
    .openapi(access.requires('write', create), async (c) => {
      const body = c.req.valid('json');
      const id = body.id ?? randomBytes(8).toString('hex');
      await refuseLookAlike(id, 'body', () => getSubscription(id));
      const subscription = await make(await accept({ ...body, id }, { before: null, scope: c.get('scope') }));
      if (subscription === null) {
        throw new Problem(409, `There is another subscription with the id ${id}. Replace it with PUT.`);
      }
      return c.json(await follow(null, subscription), 201, {
        location: `/v1/subscriptions/${encodeURIComponent(id)}`,
      });
    })
    .openapi(access.requires('write', read), async (c) => {
      const subscription = await getSubscription(c.req.valid('param').id);
      if (subscription === null) throw missing();
      return c.json(shownSubscription(subscription), 200);
    })
    .openapi(access.requires('write', replace), async (c) => {
      const { id } = c.req.valid('param');
      const body = c.req.valid('json');
      const given = GivenSubscription.safeParse({ ...body, id });
      if (!given.success) throw refusal('path', given.error.issues, { ...body, id });
      refuseOtherId(body.id, id);
      await refuseLookAlike(id, 'path', () => getSubscription(id));
      const { before, after } = await changeSubscription(id, async (before) => {
        await refuseStale(c, async () => before && shownSubscription(before));
        const accepted = await accept({ ...given.data, id }, { before, scope: c.get('scope') });
        // Before the change: when the request comes again after a crash, there is none to be seen.
        await startAgain(before, accepted, dependencies);
        await announceChange(before, accepted, dependencies);
        return accepted;
      });
      if (after === null) throw missing();
      const answer = await follow(before, after);
      return before === null ? c.json(answer, 201) : c.json(answer, 200);
    })
    .openapi(access.requires('write', remove), async (c) => {
      const { id } = c.req.valid('param');
      await refuseStale(c, async () => {
        const subscription = await getSubscription(id);
        return subscription && shownSubscription(subscription);
      });
      if ((await removeSubscription(id)) === 'absent') throw missing();
      return c.body(null, 204);
    });
}

/** Whether a request has made what is stored, which may have been confirmed since. */
function isMadeBy(wanted: Subscription, stored: Subscription): boolean {
  return isDeepStrictEqual({ ...wanted, confirmed: wanted.confirmed || stored.confirmed }, stored);
}

function missing(): Problem {
  return new Problem(404, 'There is no subscription with this id.');
}
