/** GET /clips/{clipId}/revisions, PATCH /clips/{clipId} */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { MAX_LINE } from '../../../shared/clip/limits.ts';
import { isInCalendar, MAX_SUMMARY } from '../../../shared/contract/clip.ts';
import { inLines, inOneLine, seen } from '../../../shared/contract/given.ts';
import { Revision } from '../../../shared/contract/history.ts';
import { isLanguage } from '../../../shared/language/known.ts';
import { primaryTag } from '../../../shared/language/tag.ts';
import type { PageQuery } from '../../aws/table/page.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { entityTag, refuseStale } from '../entity-tags.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { ApiClip, clipIdInPath, json, jsonBody, MAX_LANGUAGE, pageSchema, paging } from '../schemas.ts';
import { missing } from './clips.ts';

const NO_DAY = 'is no day of the calendar: write it as 2017-02-15, or null to take the correction back';
const ApiRevision = z.object(Revision.shape).openapi('Revision');

/** What a field may be corrected to; null takes its correction back. */
const line = (what: string) =>
  z
    .string()
    .check(seen)
    .trim()
    .check(inOneLine)
    .min(1, `is empty: give the ${what}, or null to take the correction back`)
    .max(MAX_LINE)
    .nullable()
    .optional();

const CorrectedClip = z
  .strictObject({
    title: line('title'),
    outlet: line('outlet'),
    publishedOn: z.iso
      .date({ abort: true, error: NO_DAY })
      .refine(isInCalendar, { error: NO_DAY })
      .nullable()
      .optional(),
    summary: z
      .string()
      .check(seen)
      .trim()
      .check(inLines)
      .min(1, 'is empty: give the summary, or null to take the correction back')
      .max(MAX_SUMMARY)
      .nullable()
      .optional(),
    language: z
      .string()
      .trim()
      .max(MAX_LANGUAGE)
      .refine(isLanguage, 'is no language: give its BCP-47 tag such as en, or null to take the correction back')
      .nullable()
      .optional(),
  })
  .refine((body) => Object.keys(body).length > 0, {
    message: 'Nothing is corrected: give title, outlet, publishedOn, summary or language.',
  })
  .openapi('CorrectedClip', { minProperties: 1 });

const params = z.object({ clipId: clipIdInPath });
const tags = ['clips'];

const revisions = createRoute({
  operationId: 'listRevisions',
  method: 'get',
  path: '/clips/{clipId}/revisions',
  tags,
  summary: 'The states of a clip, the newest first',
  description:
    'Each with what differs from the one before, and who or what made it: a version of the file, a change of names, a correction, a replay, a decision about its story. At most 100 earlier ones are kept. A clip that was removed keeps its states.',
  request: { params, query: z.strictObject(paging) },
  responses: { 200: json(pageSchema(ApiRevision), 'States'), ...problems(400, 401, 403, 404, 500) },
});

const correct = createRoute({
  operationId: 'correctClip',
  method: 'patch',
  path: '/clips/{clipId}',
  tags,
  summary: 'Correct fields by hand',
  description:
    'A correction outranks what is read in the file, also in its later versions; `null` takes it back. The evidence of a corrected field has the rule `corrected`.',
  request: { params, body: jsonBody(CorrectedClip) },
  responses: {
    200: json(ApiClip, 'The clip as it became'),
    ...problems(400, 401, 403, 404, 409, 412, 413, 415, 500),
  },
});

export function clipChangeRoutes({ listRevisions, correctClip, keyring, now }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(revisions), async (c) => {
      const { clipId } = c.req.valid('param');
      const { limit, cursor } = c.req.valid('query');
      const request = { limit, cursor, query: { list: 'revisions', clipId } };
      return c.json(await readPage(request, keyring, (page) => revisionsOf(clipId, page)), 200);
    })
    .openapi(access.requires('write', correct), async (c) => {
      const { clipId } = c.req.valid('param');
      const { language, ...asked } = c.req.valid('json');
      const corrected = await correctClip(clipId, {
        asked: {
          ...asked,
          ...(language !== undefined && { language: language === null ? null : primaryTag(language) }),
        },
        who: c.get('who'),
        now: new Date(now()),
        agrees: (clip) => refuseStale(c, async () => clip),
      });
      switch (corrected.kind) {
        case 'corrected':
          return c.json(corrected.clip, 200, { etag: entityTag(JSON.stringify(corrected.clip)) });
        case 'absent':
          throw missing();
        case 'unfinished':
          throw new Problem(409, 'A version of its file is just being stored. Try again in a moment.');
        default:
          return corrected satisfies never;
      }
    });

  async function revisionsOf(clipId: string, page: PageQuery) {
    const found = await listRevisions({ clipId, ...page });
    if (found === null) throw missing();
    return found;
  }
}
