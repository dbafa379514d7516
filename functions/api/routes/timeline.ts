/** GET /names/{id}/timeline */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { BUCKETS, bucketsIn, MAX_BUCKETS, rangeOf, timelineOf } from '../../../shared/clip/timeline.ts';
import { Timeline } from '../../../shared/contract/api.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { days, isInOrder, json, nameIdInPath, outOfOrder } from '../schemas.ts';

const read = createRoute({
  operationId: 'getTimeline',
  method: 'get',
  path: '/names/{id}/timeline',
  tags: ['names'],
  summary: 'Clips and mentions of a name by day, week or month, empty ones included',
  description: `At most ${MAX_BUCKETS} items. Without \`to\` it ends with the last day that has a mention, without \`from\` it begins with the first, or a year of days, seven of weeks, thirty of months before the end.`,
  request: {
    params: z.object({ id: nameIdInPath }),
    query: z
      .strictObject({ ...days, by: z.enum(BUCKETS).default('day').meta({ description: 'How long a bucket is' }) })
      .refine(isInOrder, outOfOrder),
  },
  responses: {
    200: json(z.object(Timeline.shape).openapi('Timeline'), 'The timeline'),
    ...problems(400, 401, 403, 404, 500),
  },
});

export function timelineRoutes({ nameCounts, countedDays, getName }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(access.reads(read), async (c) => {
    const { from, to, by } = c.req.valid('query');
    const { id } = c.req.valid('param');
    // With both ends given the days that have mentions are not looked for, which takes twice as many queries as counting.
    const counted = from === undefined || to === undefined ? await countedDays(id) : null;
    const range = rangeOf({ ...(from && { from }), ...(to && { to }) }, counted, by);
    const buckets = range === null ? [] : bucketsIn(range, by);
    if (buckets === null) {
      throw new Problem(400, `A timeline has at most ${MAX_BUCKETS} items. Ask for fewer days, or by week or month.`);
    }
    const counts = range === null ? [] : await nameCounts(id, range);
    // A name that is no longer tracked keeps the mentions it had.
    if (counts.length === 0 && (await getName(id)) === null && (await countedDays(id)) === null) {
      throw new Problem(404, 'There is no tracked name with this id.');
    }
    return c.json({ items: timelineOf(counts, buckets, by) }, 200);
  });
}
