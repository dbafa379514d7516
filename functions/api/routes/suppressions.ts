/** /suppressions: addresses that get no mail, with the reason, and their release. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { ApiSuppression, addressFilter, json, MAX_ADDRESS, pageSchema, paging } from '../schemas.ts';

const tags = ['subscriptions'];
const address = z
  .string()
  .trim()
  .min(1)
  .max(MAX_ADDRESS)
  .meta({ description: 'As `address` of a suppression', example: 'press@example.org' });

const list = createRoute({
  operationId: 'listSuppressions',
  method: 'get',
  path: '/suppressions',
  tags,
  summary: 'Addresses and web hooks that get nothing any more',
  description: 'Because mails came back, somebody complained, or the host of a web hook said that it is gone for good.',
  request: { query: z.strictObject({ address: addressFilter, ...paging }) },
  responses: { 200: json(pageSchema(ApiSuppression), 'Suppressions'), ...problems(400, 401, 403, 500) },
});

const release = createRoute({
  operationId: 'releaseSuppression',
  method: 'delete',
  path: '/suppressions/{address}',
  tags,
  summary: 'Let an address have mail again',
  description:
    'What came back until now does not count any more. The suppression list of the SES account is another one: see the runbook.',
  request: { params: z.object({ address }) },
  responses: { 204: { description: 'Released' }, ...problems(400, 401, 403, 404, 500) },
});

export function suppressionRoutes({ suppressions, keyring, now }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.requires('write', list), async (c) => {
      const { limit, cursor, address } = c.req.valid('query');
      const query = { list: 'suppressions', address: address?.toLowerCase() };
      const page = await readPage({ limit, cursor, query }, keyring, (page) => suppressions.list({ address, ...page }));
      return c.json(page, 200);
    })
    .openapi(access.requires('admin', release), async (c) => {
      const released = await suppressions.release(c.req.valid('param').address, new Date(now()));
      if (released === 'absent') throw new Problem(404, 'This address is not suppressed.');
      return c.body(null, 204);
    });
}
