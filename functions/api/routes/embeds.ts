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
  example: 'ddf75739afbca3b33bd78c574f211767-710a45ec1c4fc7d8',
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
  summary: 'Ask about a video now',
  description:
    'The answer waits for the new check. Where that cannot be made within ten seconds (another round of checks is at work, or ' +
    'the host is slow) it is 202, with the check that was made last, and the video is asked about in the next minute. A video is ' +
    'gone only after two such answers of its host, an hour apart: asking twice does not make it so.',
  request: { params: z.object({ id: embedId }) },
  responses: {
    200: json(ApiEmbed, 'The video, with its new check'),
    202: json(ApiEmbed, 'The video, due now'),
    ...problems(400, 401, 403, 404, 500),
  },
});

export function embedRoutes({ listEmbeds, getEmbed, makeDue, askRecheck, keyring, now }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(list), async (c) => {
      const { limit, cursor, status } = c.req.valid('query');
      const page = await readPage({ limit, cursor, query: { list: 'embeds', status } }, keyring, (page) =>
        listEmbeds({ status: status ?? null, ...page }),
      );
      return c.json(page, 200);
    })
    .openapi(access.requires('write', recheck), async (c) => {
      const { id } = c.req.valid('param');
      const due = await makeDue(id, new Date(now()));
      if (due === null) throw missing();
      await askRecheck({ embedId: id });
      const embed = await getEmbed(id);
      if (embed === null) throw missing();
      // What is still due was not asked about.
      return embed.check?.nextCheckAt === due.check?.nextCheckAt ? c.json(embed, 202) : c.json(embed, 200);
    });
}

function missing(): Problem {
  return new Problem(404, 'There is no such video, or it was never checked.');
}
