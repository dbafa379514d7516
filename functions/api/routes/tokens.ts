/** /tokens: list, create, revoke; for admins */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { Label } from '../../../shared/contract/given.ts';
import { Token } from '../../aws/table/tokens.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { Instant, json, jsonBody, pageSchema, paging, pathId, Scope } from '../schemas.ts';

const ApiToken = z.object(Token.shape).openapi('Token');
const NewToken = z
  .strictObject({
    label: Label,
    scopes: z.array(Scope).min(1).max(3),
    expiresAt: Instant.optional().meta({
      description: 'Without it the token works until it is revoked',
      example: '2027-01-31T12:00:00Z',
    }),
  })
  .openapi('NewToken');
const CreatedToken = z
  .object({ ...Token.shape, token: z.string().meta({ description: 'The token itself, shown this once' }) })
  .openapi('CreatedToken');

const tags = ['tokens'];

const list = createRoute({
  operationId: 'listTokens',
  method: 'get',
  path: '/tokens',
  tags,
  summary: 'Tokens in the order of their making',
  description: 'Without their secrets, which nobody can read again. One that has expired is listed for 30 days more.',
  request: { query: z.strictObject(paging) },
  responses: { 200: json(pageSchema(ApiToken), 'Tokens, without their secrets'), ...problems(400, 401, 403, 500) },
});

const create = createRoute({
  operationId: 'createToken',
  method: 'post',
  path: '/tokens',
  tags,
  summary: 'Make a token',
  description:
    'The answer alone has the token; the table keeps its hash. A scope includes those before it: read, write, admin.',
  request: { body: jsonBody(NewToken) },
  responses: { 201: json(CreatedToken, 'The token'), ...problems(400, 401, 403, 413, 415, 500) },
});

const revoke = createRoute({
  operationId: 'revokeToken',
  method: 'delete',
  path: '/tokens/{id}',
  tags,
  summary: 'End a token',
  description: 'It opens nothing 5 seconds later at most.',
  request: { params: z.object({ id: pathId.meta({ description: 'As `id` of a token', example: '5f1c09a2b7de' }) }) },
  responses: { 204: { description: 'Revoked' }, ...problems(400, 401, 403, 404, 500) },
});

export function tokenRoutes({ createToken, listTokens, revokeToken, keyring, now }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.requires('admin', list), async (c) => {
      const { limit, cursor } = c.req.valid('query');
      return c.json(await readPage({ limit, cursor, query: { list: 'tokens' } }, keyring, listTokens), 200);
    })
    .openapi(access.requires('admin', create), async (c) => {
      const { label, scopes, expiresAt } = c.req.valid('json');
      const end = expiresAt === undefined ? undefined : new Date(expiresAt);
      if (end !== undefined && end.getTime() <= now()) {
        const message = 'is over already: give a time to come';
        throw new Problem(400, `expiresAt ${message}.`, { errors: [{ in: 'body', path: 'expiresAt', message }] });
      }
      const { token, clear } = await createToken([...new Set(scopes)], label, end);
      return c.json({ ...token, token: clear }, 201);
    })
    .openapi(access.requires('admin', revoke), async (c) => {
      if ((await revokeToken(c.req.valid('param').id)) === 'absent') {
        throw new Problem(404, 'There is no token with this id.');
      }
      return c.body(null, 204);
    });
}
