/** POST /digests: closes the periods of daily and weekly subscriptions now. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { Closed } from '../../../shared/contract/digests.ts';
import { asCopied } from '../../../shared/contract/given.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { problems, refuseInvalid } from '../problem.ts';
import { json, jsonBody } from '../schemas.ts';

const ApiClosed = z.object(Closed.shape).openapi('ClosedDigests');
const Request = z.strictObject({
  address: z.string().trim().check(asCopied).min(1).max(254).optional().openapi({ example: 'press@example.org' }),
});

const close = createRoute({
  operationId: 'sendDigests',
  method: 'post',
  path: '/digests',
  tags: ['subscriptions'],
  summary: 'Send now what daily and weekly subscribers are owed',
  description:
    'Also summaries that wait; where nothing happened, a mail that says so. `sent` mails are handed over, which tell of `owed` mentions; they go out within seconds. With so many subscriptions that they ' +
    'take longer than some seconds the rest follows within minutes, and is not counted here.',
  request: { body: { ...jsonBody(Request), required: false } },
  responses: { 200: json(ApiClosed, 'What was handed over'), ...problems(400, 401, 403, 413, 415, 500) },
});

/** The gateway waits for half a minute, the function for half of that. */
const WORK_MS = 6000;

export function digestRoutes({ closeDigests, arrange, now }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(access.requires('admin', close), async (c) => {
    const { address } = c.req.valid('json');
    const start = now();
    const askedAt = new Date(start);
    const isOver = () => now() - start > WORK_MS;
    const { sent, owed, position } = await closeDigests({ askedAt, address, position: null, isOver });
    if (position !== null) {
      const rest = { kind: 'close', askedAt: askedAt.toISOString(), position } as const;
      await arrange({ ...rest, ...(address !== undefined && { address }) }, askedAt);
    }
    return c.json({ sent, owed }, 200);
  });
}
