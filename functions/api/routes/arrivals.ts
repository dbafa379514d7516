/** GET /arrivals: what arrived on each day. A fortnight takes 16 read units at most. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { arrivalsByDay, dayAfter } from '../../../shared/clip/arrivals.ts';
import { DayArrivals } from '../../../shared/contract/api.ts';
import { KEPT_DAYS } from '../../aws/table/file/arrivals.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { days, isInOrder, json, outOfOrder } from '../schemas.ts';

/** Two weeks, the last day included. */
const USUAL_DAYS = 14;

const list = createRoute({
  operationId: 'listArrivals',
  method: 'get',
  path: '/arrivals',
  tags: ['receipts'],
  summary: 'How many files arrived on each day, and how many videos went away or came back',
  description: `From counters: a file counts once, on the UTC day on which it was settled, whatever happens to it later. Without \`from\` the ${USUAL_DAYS} days that end with \`to\`, which is today; the counts of ${KEPT_DAYS} days are kept.`,
  request: { query: z.strictObject(days).refine(isInOrder, outOfOrder) },
  responses: {
    200: json(z.object({ items: z.array(z.object(DayArrivals.shape).openapi('Arrivals')) }), 'Days, empty ones too'),
    ...problems(400, 401, 403, 500),
  },
});

export function arrivalRoutes({ arrivalsByHour, now }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(access.reads(list), async (c) => {
    const { from: first, to = new Date(now()).toISOString().slice(0, 10) } = c.req.valid('query');
    const from = first ?? dayAfter(to, 1 - USUAL_DAYS);
    if (dayAfter(from, KEPT_DAYS) <= to) {
      const message = `is more than ${KEPT_DAYS} days before the last day: give a later one`;
      throw new Problem(400, `from ${message}.`, { errors: [{ in: 'query', path: 'from', message }] });
    }
    const hours = await arrivalsByHour(new Date(from), new Date(`${to}T23:59:59Z`));
    return c.json({ items: arrivalsByDay(hours, { from, to }) }, 200);
  });
}
