/** /alerts: list, read, tell again. Addresses are personal data: even reading needs the scope `write`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { Alert, AlertState } from '../../../shared/contract/alert.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { days, isInOrder, json, outOfOrder, pageSchema, paging, pathId } from '../schemas.ts';

const ApiAlert = z.object(Alert.shape).openapi('Alert');
const params = z.object({ id: pathId.meta({ description: 'As `id` of an alert', example: 'lruV-SjEKGi4xMEo5Zf3Lw' }) });
const tags = ['alerts'];

const list = createRoute({
  operationId: 'listAlerts',
  method: 'get',
  path: '/alerts',
  tags,
  summary: 'What recipients were told or are owed; the one that was recorded last first',
  description: 'One for each (name, story, recipient). `from` and `to` are UTC days of `recordedAt`.',
  request: {
    query: z
      .strictObject({
        address: z.string().trim().min(1).max(254).optional().meta({
          description: 'The recipient: an address, or `webhook:`, `slack:`, `teams:` and the id of the subscription',
          example: 'press@example.org',
        }),
        nameId: pathId.optional().meta({ description: 'Alerts about this name', example: 'randa-kassis' }),
        state: z.optional(AlertState).meta({ description: 'Alerts in this state', example: 'refused' }),
        ...days,
        ...paging,
      })
      .refine(isInOrder, outOfOrder),
  },
  responses: { 200: json(pageSchema(ApiAlert), 'Alerts'), ...problems(400, 401, 403, 500) },
});

const read = createRoute({
  operationId: 'getAlert',
  method: 'get',
  path: '/alerts/{id}',
  tags,
  summary: 'One alert',
  description: '`reason` says what it waits for, or why it ended as it did.',
  request: { params },
  responses: { 200: json(ApiAlert, 'The alert'), ...problems(400, 401, 403, 404, 500) },
});

const resend = createRoute({
  operationId: 'resendAlert',
  method: 'post',
  path: '/alerts/{id}/resend',
  tags,
  summary: 'Tells an alert again, at once',
  description:
    'Whatever its state, also in quiet hours and while others wait; one that waits for a digest is taken out of it. The ' +
    'alert is `open` in the answer; whether it was sent is seen by reading it some seconds later.',
  request: { params },
  responses: { 200: json(ApiAlert, 'The alert, as it became'), ...problems(400, 401, 403, 404, 409, 500) },
});

export function alertRoutes(dependencies: Dependencies, access: Access) {
  const { listAlerts, getAlert, recordedAlert, reopen, suppressionOf, getSubscription, keyring } = dependencies;

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.requires('write', list), async (c) => {
      const { limit, cursor, ...asked } = c.req.valid('query');
      const query = { list: 'alerts', ...asked };
      return c.json(
        await readPage({ limit, cursor, query }, keyring, (page) => listAlerts({ ...asked, ...page })),
        200,
      );
    })
    .openapi(access.requires('write', read), async (c) => {
      const found = await getAlert(c.req.valid('param').id);
      if (found === null) throw missing();
      return c.json(found, 200);
    })
    .openapi(access.requires('write', resend), async (c) => {
      const { id } = c.req.valid('param');
      const found = await recordedAlert(id);
      if (found === null) throw missing();
      const { address } = found.alert;
      const suppressed = await suppressionOf(address);
      if (suppressed !== null) throw getsNothing(address, suppressed.reason);
      const subscription = found.owed === null ? null : await getSubscription(found.owed.subscriptionId);
      if (!subscription?.confirmed) throw ended(address);
      const reopened = await reopen(id, new Date(dependencies.now()));
      switch (reopened.kind) {
        case 'absent':
          throw missing();
        case 'claimed':
          throw new Problem(409, 'It is being sent at this moment. Look at its state in some minutes.');
        case 'reopened':
          await dependencies.tell(address);
          return c.json(reopened.alert, 200);
        default:
          return reopened satisfies never;
      }
    });
}

function missing(): Problem {
  return new Problem(404, 'There is no alert with this id.');
}

function getsNothing(address: string, reason: string): Problem {
  const release = `DELETE /v1/suppressions/${encodeURIComponent(address)}`;
  const how = `If it can have mail again, release it (\`clipwatch subscriptions release\`, or ${release}), and ask again.`;
  return new Problem(409, `Nothing is sent to ${address}: ${reason}. ${how}`);
}

function ended(address: string): Problem {
  const how = 'Subscribe it again (POST /v1/subscriptions), and ask again once that is confirmed.';
  return new Problem(
    409,
    `The subscription of ${address} that this alert is for has ended, or is not confirmed. ${how}`,
  );
}
