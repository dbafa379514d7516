/** POST /names/dry-run: the clips that a name would match, before it is saved. */
import { createHash } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { DryRun, DryRunSample } from '../../../shared/contract/api.ts';
import { idFromName } from '../../../shared/name-list/index.ts';
import { openCursor, sealCursor } from '../../../shared/signing/cursor.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import type { dryRunIn, Place } from '../dry-run.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { CURSOR, json, jsonBody, NewName } from '../schemas.ts';

const ApiDryRun = z.object({ ...DryRun.shape, samples: z.array(z.object(DryRunSample.shape)) }).openapi('DryRun');

/** The content of a cursor. */
const { searched, hits, added, lost } = DryRun.shape;
const CursorContent = z.object({ searched, hits, added, lost, position: z.string() });

const route = createRoute({
  operationId: 'dryRunName',
  method: 'post',
  path: '/names/dry-run',
  tags: ['names'],
  summary: 'What a new or changed name would hit in the archive',
  description:
    'Nothing is saved. The newest clips are searched first, for some seconds a request: ask again with `nextCursor` until it is null. The counts go on, `samples` are those of this answer.',
  request: {
    query: z.strictObject({
      cursor: z
        .string()
        .max(4000)
        .optional()
        .meta({ description: '`nextCursor` of the answer before, same name', example: CURSOR }),
    }),
    body: jsonBody(NewName),
  },
  responses: { 200: json(ApiDryRun, 'The counts so far'), ...problems(400, 401, 403, 413, 415, 500) },
});

export function dryRunRoutes(dependencies: Dependencies, access: Access) {
  let search: ReturnType<typeof dryRunIn> | undefined;

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(access.requires('read', route), async (c) => {
    const { feeds: _, ...body } = c.req.valid('json');
    const { cursor } = c.req.valid('query');
    const name = { ...body, id: body.id ?? idFromName(body.name) };
    const query = { list: 'dry-run', name: createHash('sha256').update(JSON.stringify(name)).digest('hex') };
    const { signingKey, findKey } = dependencies.keyring;
    // Loaded on demand, so that a cold start does not load the matcher.
    const { dryRunIn, START } = await import('../dry-run.ts');
    search ??= dryRunIn(dependencies);
    const from = cursor === undefined ? START : placeIn(await openCursor(cursor, query, findKey));
    const { place, samples } = await search(name, from);
    const { position, ...counts } = place;
    const nextCursor = position === null ? null : sealCursor(JSON.stringify(place), query, await signingKey());
    return c.json({ id: name.id, ...counts, samples, nextCursor }, 200);
  });
}

function placeIn(opened: string | null): Place {
  if (opened !== null) return CursorContent.parse(JSON.parse(opened));
  const message = 'This is not a cursor of this dry run. Take `nextCursor` as given and keep the name.';
  throw new Problem(400, message, { errors: [{ in: 'query', path: 'cursor', message }] });
}
