/** GET and POST /names/backfill: the progress of matching the archive with the current names, and a new start. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { Backfill } from '../../../shared/contract/api.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { problems, refuseInvalid } from '../problem.ts';
import { json } from '../schemas.ts';

const ApiBackfill = z.object(Backfill.shape).openapi('Backfill');
const tags = ['names'];

const read = createRoute({
  operationId: 'getBackfill',
  method: 'get',
  path: '/names/backfill',
  tags,
  summary: 'How far earlier clips have been matched with the names as they are now',
  description: 'A change of names starts a back-fill by itself, ten minutes after the last one.',
  responses: { 200: json(ApiBackfill, 'The back-fill'), ...problems(401, 403, 500) },
});

const start = createRoute({
  operationId: 'startBackfill',
  method: 'post',
  path: '/names/backfill',
  tags,
  summary: 'Match all clips again at once',
  description: 'A back-fill that waits starts, one that runs goes on. What it finds is told in one summary.',
  responses: { 202: json(ApiBackfill, 'The back-fill'), ...problems(401, 403, 500) },
});

export function backfillRoutes(
  { readScan, askForScan, namesState, storedAutomaton, bumpNamesVersion, startCompile }: Dependencies,
  access: Access,
) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(read), async (c) => c.json(await state(), 200))
    .openapi(access.requires('write', start), async (c) => {
      if ((await state()).state === 'done') {
        await bumpNamesVersion();
        await startCompile();
      }
      await askForScan((await namesState()).version);
      return c.json(await state(), 202);
    });

  async function state(): Promise<Backfill> {
    const [{ version }, stored, scan] = await Promise.all([namesState(), storedAutomaton(), readScan()]);
    const names = { version, compiled: stored?.version ?? 0 };
    if (scan === null || (scan.finishedAt !== undefined && scan.version < version)) {
      const state = version === 0 ? 'done' : 'waiting';
      return { ...names, state, startedAt: null, finishedAt: null, seen: 0, changed: 0, failed: 0 };
    }
    const { startedAt, finishedAt = null, seen, changed, failed } = scan;
    return { ...names, state: finishedAt === null ? 'running' : 'done', startedAt, finishedAt, seen, changed, failed };
  }
}
