/** GET /names/{id}/mentions */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ListedMention } from '../../../shared/contract/api.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { json, nameIdInPath, Order, pageSchema, paging } from '../schemas.ts';

const ApiMention = z.object(ListedMention.shape).openapi('Mention');

const list = createRoute({
  operationId: 'listMentions',
  method: 'get',
  path: '/names/{id}/mentions',
  tags: ['names'],
  summary: 'Mentions of a name by the day of their clips',
  description: 'A name that is no longer tracked keeps the mentions it had.',
  request: { params: z.object({ id: nameIdInPath }), query: z.strictObject({ order: Order, ...paging }) },
  responses: { 200: json(pageSchema(ApiMention), 'Mentions'), ...problems(400, 401, 403, 404, 500) },
});

export function mentionRoutes({ listMentions, getName, keyring }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(access.reads(list), async (c) => {
    const { limit, cursor, order } = c.req.valid('query');
    const nameId = c.req.valid('param').id;
    const query = { list: 'mentions', nameId, order };
    const page = await readPage({ limit, cursor, query }, keyring, (page) => listMentions({ nameId, order, ...page }));
    // A name that is no longer tracked keeps the mentions it had.
    if (page.items.length === 0 && cursor === undefined && (await getName(nameId)) === null) {
      throw new Problem(404, 'There is no tracked name with this id.');
    }
    return c.json(page, 200);
  });
}
