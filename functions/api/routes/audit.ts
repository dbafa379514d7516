/** GET /audit: who changed what, for admins */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { AuditEntry } from '../../../shared/contract/audit.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { readPage } from '../pagination.ts';
import { problems, refuseInvalid } from '../problem.ts';
import { days, isInOrder, json, outOfOrder, pageSchema, paging } from '../schemas.ts';

const ApiAuditEntry = z.object(AuditEntry.shape).openapi('AuditEntry', {
  example: {
    at: '2026-11-26T08:00:00.000Z',
    who: "Randa's laptop",
    what: 'name.put',
    id: 'randa-kassis',
    before: { aliases: [] },
    after: { aliases: ['رندة قسيس'] },
  },
});

const list = createRoute({
  operationId: 'listAudit',
  method: 'get',
  path: '/audit',
  tags: ['tokens'],
  summary: 'Who changed what by the API or by the link of a mail, newest first',
  description:
    '`before` and `after` have the fields that differ, never a secret. `from` and `to` are UTC days. What the command does ' +
    'with AWS credentials (tokens, keys, uploads to the inbox, replays) is not in it, but in the logs of AWS.',
  request: { query: z.strictObject({ ...days, ...paging }).refine(isInOrder, outOfOrder) },
  responses: { 200: json(pageSchema(ApiAuditEntry), 'Changes'), ...problems(400, 401, 403, 500) },
});

export function auditRoutes({ audit, keyring }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(access.requires('admin', list), async (c) => {
    const { limit, cursor, from, to } = c.req.valid('query');
    const query = { list: 'audit', from, to };
    return c.json(await readPage({ limit, cursor, query }, keyring, (page) => audit.list({ from, to, ...page })), 200);
  });
}
