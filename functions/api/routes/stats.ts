/** GET /stats */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { statsOf, sumOfCounts } from '../../../shared/clip/stats.ts';
import { Stats } from '../../../shared/contract/api.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { problems, refuseInvalid } from '../problem.ts';
import { days, isInOrder, json, MAX_ID, outOfOrder, pathId } from '../schemas.ts';

/** Names in one request: each takes eight small queries. */
const MAX_NAMES = 50;

/** Characters of their ids, with the commas. */
const MAX_NAME_IDS = MAX_NAMES * (MAX_ID + 1);

const nameIds = z
  .string()
  .max(MAX_NAME_IDS)
  .transform((ids) => [...new Set(ids.split(',').filter((id) => id !== ''))])
  .pipe(z.array(pathId).max(MAX_NAMES, `ask for ${MAX_NAMES} names at most`))
  .openapi({
    ...{ type: 'string', maxLength: MAX_NAME_IDS },
    ...{ description: 'Ids of names, separated by commas', example: 'randa-kassis,somebody-else' },
  });

const read = createRoute({
  operationId: 'getStats',
  method: 'get',
  path: '/stats',
  tags: ['clips'],
  summary: 'How many clips and mentions there are, by outlet and language, and the share of voice of names',
  description:
    'Of the days from `from` to `to`, both included; without either, of all clips, those without a day too. `nameIds` changes `names` only.',
  request: { query: z.strictObject({ ...days, nameIds: nameIds.optional() }).refine(isInOrder, outOfOrder) },
  responses: { 200: json(z.object(Stats.shape).openapi('Stats'), 'The sums'), ...problems(400, 401, 403, 500) },
});

export function statsRoutes({ clipCounts, nameCounts }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(access.reads(read), async (c) => {
    const { nameIds = [], ...range } = c.req.valid('query');
    const [clips, names] = await Promise.all([
      clipCounts(range),
      Promise.all(nameIds.map(async (nameId) => ({ nameId, ...sumOfCounts(await nameCounts(nameId, range)) }))),
    ]);
    return c.json(statsOf(clips, names), 200);
  });
}
