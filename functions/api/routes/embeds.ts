/** GET /embeds?status=, POST /embeds/{id}/recheck */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ListedEmbed } from '../../../shared/contract/api.ts';
import { CheckStatus } from '../../../shared/contract/clip.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { json, pageSchema, paging, pathId } from '../schemas.ts';

const ApiEmbed = z.object(ListedEmbed.shape).openapi('Embed');
const embedId = pathId.meta({
  description: 'As `id` of a video',
  example: 'ddf75739afbca3b33bd78c574f211767-9d1f0c2ab3e45678',
});
const tags = ['embeds'];

const list = createRoute({
  operationId: 'listEmbeds',
  method: 'get',
  path: '/embeds',
  tags,
  summary: 'Videos by status',
  description: 'The one that took its status on last comes first. `restricted` and `unknown` are not `gone`.',
  request: {
    query: z.strictObject({
      status: z
        .optional(CheckStatus)
        .meta({ description: 'All videos that were checked, if left out', example: 'gone' }),
      ...paging,
    }),
  },
  responses: { 200: json(pageSchema(ApiEmbed), 'Videos'), ...problems(400, 401, 403, 500) },
});

const recheck = createRoute({
  operationId: 'recheckEmbed',
  method: 'post',
  path: '/embeds/{id}/recheck',
  tags,
  summary: 'Ask about a video in the next run',
  description: 'Within a minute or two. The answer has the check that was made last, and is due now.',
  request: { params: z.object({ id: embedId }) },
  responses: { 202: json(ApiEmbed, 'The video, due now'), ...problems(400, 401, 403, 404, 500) },
});

export function embedRoutes({ listEmbeds, makeDue, keyring, now }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(list), async (c) => {
      const { limit, cursor, status } = c.req.valid('query');
      const page = await readPage({ limit, cursor, query: { list: 'embeds', status } }, keyring, (page) =>
        listEmbeds({ status: status ?? null, ...page }),
      );
      return c.json(page, 200);
    })
    .openapi(access.requires('write', recheck), async (c) => {
      const embed = await makeDue(c.req.valid('param').id, new Date(now()));
      if (embed === null) throw new Problem(404, 'There is no such video, or it was never checked.');
      return c.json(embed, 202);
    });
}
