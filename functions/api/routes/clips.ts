/** GET /clips, /clips/{clipId}, /clips/{clipId}/text */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { fitsAnswer } from '../../runtime/answer.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { unchanged } from '../entity-tags.ts';
import { sendOn, sentOn } from '../large-answers.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { ApiClip, Day, json, Order, pageSchema, paging, pathId } from '../schemas.ts';

const Filters = z
  .strictObject({
    from: z.optional(Day).meta({ description: 'First day; clips without a day are left out' }),
    to: z.optional(Day).meta({ description: 'Last day; clips without a day are left out' }),
    outlet: z.string().trim().min(1).max(500).optional().meta({ description: 'Case does not matter' }),
    language: z.string().trim().toLowerCase().min(2).max(35).optional().meta({ example: 'en' }),
    nameId: pathId.optional().meta({ description: 'Clips that mention this tracked name' }),
    name: pathId.optional().meta({ description: 'The same as `nameId`' }),
    order: Order,
    ...paging,
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['from'],
    message: 'is after `to`',
  })
  .refine(({ nameId, name }) => nameId === undefined || name === undefined || nameId === name, {
    path: ['name'],
    message: 'is another name than `nameId`; give one of them',
  });

const params = z.object({ clipId: pathId });

const list = createRoute({
  operationId: 'listClips',
  method: 'get',
  path: '/clips',
  tags: ['clips'],
  summary: 'Clips by day',
  request: { query: Filters },
  responses: { 200: json(pageSchema(ApiClip), 'Clips'), 307: sentOn, ...problems(400, 401, 403, 500) },
});

const read = createRoute({
  operationId: 'getClip',
  method: 'get',
  path: '/clips/{clipId}',
  tags: ['clips'],
  summary: 'One clip',
  request: { params },
  responses: { 200: json(ApiClip, 'The clip'), 304: unchanged, 307: sentOn, ...problems(400, 401, 403, 404, 500) },
});

const text = createRoute({
  operationId: 'getClipText',
  method: 'get',
  path: '/clips/{clipId}/text',
  tags: ['clips'],
  summary: 'The readable text of a clip',
  request: { params },
  responses: {
    200: { description: 'The text', content: { 'text/plain; charset=UTF-8': { schema: z.string() } } },
    304: unchanged,
    307: sentOn,
    ...problems(400, 401, 403, 404, 500),
  },
});

export function clipRoutes(dependencies: Dependencies, access: Access) {
  const { listClips, getClip, clipText, readText, linkToText, keyring } = dependencies;
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(list), async (c) => {
      const { limit, cursor, nameId, name, ...filters } = c.req.valid('query');
      const query = { ...filters, nameId: nameId ?? name };
      const page = await readPage({ limit, cursor, query: { list: 'clips', ...query } }, keyring, (page) =>
        listClips({ ...query, ...page }),
      );
      return c.json(page, 200);
    })
    .openapi(access.reads(read), async (c) => {
      const clip = await getClip(c.req.valid('param').clipId);
      if (clip === null) throw missing();
      return c.json(clip, 200);
    })
    .openapi(access.reads(text), async (c) => {
      const found = await clipText(c.req.valid('param').clipId);
      if (found === null) throw missing();
      if (found.kind === 'text') return c.text(found.text, 200);
      const text = await readText(found.key);
      return fitsAnswer(text) ? c.text(text, 200) : sendOn(c, await linkToText(found.key));
    });
}

function missing(): Problem {
  return new Problem(404, 'There is no such clip, or its file was removed.');
}
