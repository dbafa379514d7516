/** GET /clips, /clips/{clipId}, /clips/{clipId}/text; the latter two also as of an earlier time */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { CheckStatus } from '../../../shared/contract/clip.ts';
import { primaryTag } from '../../../shared/language/tag.ts';
import { fitsAnswer } from '../../runtime/answer.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { sendOn, sentOn } from '../large-answers.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import {
  ApiClip,
  clipIdInPath,
  Day,
  Instant,
  isInOrder,
  json,
  Order,
  outOfOrder,
  pageSchema,
  paging,
  pathId,
} from '../schemas.ts';
import { Words } from '../words.ts';

const Filters = z
  .strictObject({
    from: z.optional(Day).meta({ description: 'First day; clips without a day are left out' }),
    to: z.optional(Day).meta({ description: 'Last day; clips without a day are left out' }),
    outlet: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Case does not matter', example: 'Al Mayadeen TV' }),
    language: z
      .string()
      .trim()
      .toLowerCase()
      .min(2)
      .max(35)
      .optional()
      .meta({ description: 'Primary BCP-47 tag; of a longer one its first part counts', example: 'en' }),
    nameId: pathId.optional().meta({ description: 'Clips that mention this tracked name', example: 'randa-kassis' }),
    story: pathId.optional().meta({ description: 'Clips of this story', example: '466bca80edb82e6b873a87721f6aa955' }),
    embedStatus: z.optional(CheckStatus).meta({ description: 'Clips with a video of this status', example: 'gone' }),
    receivedAfter: Instant.optional().meta({
      description: 'Clips whose file was received later than this instant',
      example: '2026-01-31T12:00:00Z',
    }),
    name: pathId.optional().meta({ description: 'The same as `nameId`', example: 'randa-kassis' }),
    q: Words.optional(),
    order: Order,
    ...paging,
  })
  .refine(isInOrder, outOfOrder)
  .refine(({ nameId, name }) => nameId === undefined || name === undefined || nameId === name, {
    path: ['name'],
    message: 'is another name than `nameId`; give one of them',
  });

const params = z.object({ clipId: clipIdInPath });
const query = z.object({
  asOf: Instant.optional().meta({ description: 'The record as it was known then', example: '2026-01-31T12:00:00Z' }),
});

const list = createRoute({
  operationId: 'listClips',
  method: 'get',
  path: '/clips',
  tags: ['clips'],
  summary: 'Clips by day',
  description:
    'A clip meets all filters that are given. The one that fewest clips meet leads, and an answer reads ten clips for each of `limit` at most: where the others leave little, it has fewer items, or none, and a `nextCursor`. A search (`q`) for a word that some clips of a month are not filed under reads the words of all clips of that month, those of 4,000 clips or so for an answer.',
  request: { query: Filters },
  responses: { 200: json(pageSchema(ApiClip), 'Clips'), 307: sentOn, ...problems(400, 401, 403, 500) },
});

const read = createRoute({
  operationId: 'getClip',
  method: 'get',
  path: '/clips/{clipId}',
  tags: ['clips'],
  summary: 'One clip, as it is or as it was known at a time',
  description:
    '`evidence` says of each field which rule found it, and where in the file. With `asOf`: 404 before the first state of the clip.',
  request: { params, query },
  responses: { 200: json(ApiClip, 'The clip'), 307: sentOn, ...problems(400, 401, 403, 404, 500) },
});

const text = createRoute({
  operationId: 'getClipText',
  method: 'get',
  path: '/clips/{clipId}/text',
  tags: ['clips'],
  summary: 'The readable text of a clip',
  description:
    'What is searched for names. The text of an earlier version of the file is not kept: 404 then says where that version is.',
  request: { params, query },
  responses: {
    200: { description: 'The text', content: { 'text/plain; charset=UTF-8': { schema: z.string() } } },

    307: sentOn,
    ...problems(400, 401, 403, 404, 500),
  },
});

export function clipRoutes(dependencies: Dependencies, access: Access) {
  const { listClips, getClip, clipAsOf, clipText, textAsOf, readText, linkToText, keyring } = dependencies;
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(list), async (c) => {
      const { limit, cursor, nameId, name, language, ...filters } = c.req.valid('query');
      const tag = language && (primaryTag(language) ?? language);
      const query = { ...filters, language: tag, nameId: nameId ?? name };
      const page = await readPage({ limit, cursor, query: { list: 'clips', ...query } }, keyring, (page) =>
        listClips({ ...query, ...page }),
      );
      return c.json(page, 200);
    })
    .openapi(access.reads(read), async (c) => {
      const { clipId } = c.req.valid('param');
      const { asOf } = c.req.valid('query');
      const clip = asOf === undefined ? await getClip(clipId) : await clipAsOf(clipId, new Date(asOf));
      if (clip === null) throw asOf === undefined ? missing() : unknownThen();
      return c.json(clip, 200);
    })
    .openapi(access.reads(text), async (c) => {
      const { clipId } = c.req.valid('param');
      const { asOf } = c.req.valid('query');
      const found = asOf === undefined ? await clipText(clipId) : await textAsOf(clipId, new Date(asOf));
      if (found === null) throw asOf === undefined ? missing() : unknownThen();
      if (found.kind === 'not-kept') throw notKept(found);
      if (found.kind === 'text') return c.text(found.text, 200);
      const text = await readText(found.key);
      return fitsAnswer(text) ? c.text(text, 200) : sendOn(c, await linkToText(found.key));
    });
}

export function missing(): Problem {
  return new Problem(404, 'There is no such clip, or its file was removed.');
}

function unknownThen(): Problem {
  return new Problem(
    404,
    'No such clip was known then, or the state of that time is no longer kept: see its revisions.',
  );
}

function notKept({ bucket, key, versionId }: { bucket: string; key: string; versionId: string }): Problem {
  const where = `s3://${bucket}/${key}, version ${versionId}`;
  return new Problem(404, `The text of that time is not kept. The bucket may still have the file: ${where}.`);
}
