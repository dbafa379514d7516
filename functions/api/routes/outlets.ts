/** /outlets: the deployment's own outlets: list, read, create or replace, remove */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { GivenOutlet, MAX_OUTLETS, MAX_OUTLETS_BYTES, OwnOutlet } from '../../../shared/contract/outlet.ts';
import type { Clash } from '../../../shared/file/outlets/own.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { refuseStale, unchanged } from '../entity-tags.ts';
import { refuseLookAlike } from '../new-ids.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refusal, refuseInvalid, refuseOtherId } from '../problem.ts';
import { json, jsonBody, pageSchema, paging, pathId } from '../schemas.ts';

const ApiOutlet = z.object(OwnOutlet.shape).openapi('Outlet');
const NewOutlet = z.strictObject({ ...GivenOutlet.shape, id: z.optional(GivenOutlet.shape.id) }).openapi('NewOutlet');

const params = z.object({
  id: pathId.meta({ description: 'Id of one of the deployment’s own outlets', example: 'radio-hill' }),
});
const tags = ['outlets'];

const list = createRoute({
  operationId: 'listOutlets',
  method: 'get',
  path: '/outlets',
  tags,
  summary: 'The deployment’s own outlets by id',
  description: 'Those that clipwatch knows by itself are not among them.',
  request: { query: z.strictObject(paging) },
  responses: { 200: json(pageSchema(ApiOutlet), 'Outlets'), ...problems(400, 401, 403, 500) },
});

const read = createRoute({
  operationId: 'getOutlet',
  method: 'get',
  path: '/outlets/{id}',
  tags,
  summary: 'One of the deployment’s own outlets',
  description: 'As it was put.',
  request: { params },
  responses: { 200: json(ApiOutlet, 'The outlet'), 304: unchanged, ...problems(400, 401, 403, 404, 500) },
});

const replace = createRoute({
  operationId: 'putOutlet',
  method: 'put',
  path: '/outlets/{id}',
  tags,
  summary: 'Create or replace an outlet',
  description:
    'It counts for every file that is read from now on, before any built-in outlet; for older ones with `clipwatch replay`. ' +
    'No two of the deployment’s own can have the same name, alias or domain: 409 says which, and whose it is.',
  request: { params, body: jsonBody(NewOutlet) },
  responses: {
    200: json(ApiOutlet, 'The outlet, replaced'),
    201: json(ApiOutlet, 'The outlet, created'),
    ...problems(400, 401, 403, 409, 412, 413, 415, 500),
  },
});

const remove = createRoute({
  operationId: 'deleteOutlet',
  method: 'delete',
  path: '/outlets/{id}',
  tags,
  summary: 'Remove an outlet',
  description: 'Clips keep it until their files are read again, with `clipwatch replay`.',
  request: { params },
  responses: { 204: { description: 'Removed' }, ...problems(400, 401, 403, 404, 412, 500) },
});

export function outletRoutes({ outlets, keyring }: Dependencies, access: Access) {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(list), async (c) => {
      const { limit, cursor } = c.req.valid('query');
      return c.json(await readPage({ limit, cursor, query: { list: 'outlets' } }, keyring, outlets.list), 200);
    })
    .openapi(access.reads(read), async (c) => {
      const outlet = await outlets.get(c.req.valid('param').id);
      if (outlet === null) throw missing();
      return c.json(outlet, 200);
    })
    .openapi(access.requires('write', replace), async (c) => {
      const { id } = c.req.valid('param');
      const body = c.req.valid('json');
      const outlet = OwnOutlet.safeParse({ ...body, id });
      if (!outlet.success) throw refusal('path', outlet.error.issues, { ...body, id });
      refuseOtherId(body.id, id);
      await refuseLookAlike(id, 'path', () => outlets.get(id));
      await refuseStale(c, () => outlets.get(id));
      const put = await outlets.put(outlet.data);
      switch (put.kind) {
        case 'created':
          return c.json(outlet.data, 201);
        case 'replaced':
          return c.json(outlet.data, 200);
        case 'clash':
          throw taken(put.clash, outlet.data);
        case 'full':
          throw new Problem(
            413,
            `There is room for ${MAX_OUTLETS} outlets, of ${MAX_OUTLETS_BYTES} bytes together. Remove some, or aliases of some.`,
          );
        default:
          return put satisfies never;
      }
    })
    .openapi(access.requires('write', remove), async (c) => {
      const { id } = c.req.valid('param');
      await refuseStale(c, () => outlets.get(id));
      if ((await outlets.remove(id)) === 'absent') throw missing();
      return c.body(null, 204);
    });
}

function missing(): Problem {
  return new Problem(404, 'None of the deployment’s own outlets has this id.');
}

/** 409 that names what another outlet has, and which field of this one claims it. */
function taken({ kind, text, id }: Clash, { name, aliases, domains = [] }: OwnOutlet): Problem {
  const message = `"${text}" is a ${kind === 'domain' ? 'domain' : 'name or alias'} of the outlet ${id}`;
  const path =
    kind === 'domain'
      ? `domains.${domains.indexOf(text)}`
      : text === name
        ? 'name'
        : `aliases.${aliases.indexOf(text)}`;
  return new Problem(409, `${message}. Take it from that outlet first, or leave it out.`, {
    errors: [{ in: 'body', path, message }],
  });
}
