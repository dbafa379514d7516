/** POST /exports, GET /exports/{id}: clips as a file of any size, written while the caller does something else. */
import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { CheckStatus } from '../../../shared/contract/clip.ts';
import { EXPORT_FORMATS, type Export, ShownExport } from '../../../shared/contract/export.ts';
import { asCopied, inOneLine, seen } from '../../../shared/contract/given.ts';
import type { ExportStep } from '../../aws/table/exports.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { days, Instant, idInBody, isInOrder, json, jsonBody, location, outOfOrder, pathId } from '../schemas.ts';
import { Words } from '../words.ts';

/** An export that saved nothing for so long has ended: a run takes 15 minutes at most, and is not begun later (`infra/export.ts`). */
const SILENCE_MS = 20 * 60_000;

const NewExport = z
  .strictObject({
    format: z.enum(EXPORT_FORMATS),
    bom: z.boolean().default(false).meta({ description: 'A CSV begins with a byte order mark, for Excel' }),
    ...days,
    outlet: z
      .string()
      .check(seen)
      .trim()
      .check(inOneLine)
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Case does not matter', example: 'Al Mayadeen TV' }),
    language: z.string().trim().check(asCopied).toLowerCase().min(2).max(35).optional().meta({ example: 'en' }),
    nameId: idInBody.optional().meta({ description: 'Clips that mention this tracked name' }),
    story: idInBody.optional().meta({ description: 'Clips of this story' }),
    embedStatus: z.optional(CheckStatus).meta({ description: 'Clips with a video of this status', example: 'gone' }),
    q: Words.check(seen, inOneLine).optional(),
    receivedAfter: Instant.optional().meta({ description: 'Clips whose file was received later than this instant' }),
  })
  .refine(isInOrder, outOfOrder)
  .openapi('NewExport');

const exportId = pathId.meta({ description: 'As `id` of the export', example: '0b1c6f1e-6c7e-4d53-9d07-6f1d3a4d2f55' });

const ApiExport = z.object(ShownExport.shape).openapi('Export');

const create = createRoute({
  operationId: 'createExport',
  method: 'post',
  path: '/exports',
  tags: ['clips'],
  summary: 'Write clips to a file',
  description:
    'The clips that meet all filters, by day and id, as they are known now: what arrives, is changed or removed meanwhile changes nothing. It takes a token also where everybody may read. Ask `location` until the export is `done`.',
  request: { body: jsonBody(NewExport) },
  responses: {
    202: { ...json(ApiExport, 'The export has begun'), headers: location },
    ...problems(400, 401, 403, 413, 415, 500),
  },
});

const read = createRoute({
  operationId: 'getExport',
  method: 'get',
  path: '/exports/{id}',
  tags: ['clips'],
  summary: 'How far an export is, and where its file is',
  description:
    'Of one that is `done`, `url` is the file, for 15 minutes and without a token; ask again for another. A CSV is that of RFC 4180, and a cell that a spreadsheet would take for a formula begins with an apostrophe; JSON Lines has a `Clip` a line. The file stays for seven days. One that is `failed` has a `reason`.',
  request: { params: z.object({ id: exportId }) },
  responses: { 200: json(ApiExport, 'The export'), ...problems(400, 401, 403, 404, 500) },
});

export function exportRoutes({ exports, now }: Dependencies, access: Access) {
  async function shown(one: Export): Promise<ShownExport> {
    const { id, state, rows, reason } = one;
    if (state !== 'done') return { id, state, rows, ...(reason !== undefined && { reason }) };
    const { url, expiresAt } = await exports.link(one, new Date(now()));
    return { id, state, rows, url, expiresAt: expiresAt.toISOString() };
  }

  /** One that nobody writes any more has failed. */
  async function settled(step: ExportStep): Promise<Export> {
    const { at } = step;
    if (at.state !== 'running' || now() - Date.parse(at.savedAt) <= SILENCE_MS) return at;
    const failed = { ...at, state: 'failed', reason: 'No run went on with it: ask for another export.' } as const;
    return (await exports.save(failed, step)) ? failed : at;
  }

  // Also where everybody may read: a whole archive is not given to whoever passes by.
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.requires('read', create), async (c) => {
      const { format, bom, ...filters } = c.req.valid('json');
      const at = new Date(now()).toISOString();
      const begun = { id: randomUUID(), format, bom, filters, asOf: at, state: 'running', rows: 0 } as const;
      const nothing = { position: null, upload: null, parts: [], rest: null, tries: 0 };
      await exports.save({ ...begun, ...nothing, savedAt: at }, null);
      await exports.start({ id: begun.id });
      const { id, state, rows } = begun;
      return c.json({ id, state, rows }, 202, { location: `/v1/exports/${id}` });
    })
    .openapi(access.requires('read', read), async (c) => {
      const { id } = c.req.valid('param');
      const step = await exports.read(id);
      if (step === null) throw new Problem(404, 'There is no such export, or it was more than a week ago.');
      return c.json(await shown(await settled(step)), 200);
    });
}
