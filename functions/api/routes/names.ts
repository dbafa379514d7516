/** /names: list, create, read, create or replace, remove */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { RESERVED_NAME_IDS, type ShownName } from '../../../shared/contract/api.ts';
import { Name } from '../../../shared/contract/name.ts';
import { idFromName } from '../../../shared/name-list/index.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { refuseStale } from '../entity-tags.ts';
import { refuseOverfull } from '../names-room.ts';
import { refuseLookAlike } from '../new-ids.ts';
import { readPage } from '../pagination.ts';
import { Problem, problems, refusal, refuseInvalid, refuseOtherId } from '../problem.ts';
import {
  ApiName,
  ApiShownName,
  json,
  jsonBody,
  location,
  NewName,
  nameIdInPath,
  pageSchema,
  paging,
} from '../schemas.ts';

const params = z.object({ id: nameIdInPath });
const tags = ['names'];

const list = createRoute({
  operationId: 'listNames',
  method: 'get',
  path: '/names',
  tags,
  summary: 'Tracked names by id',
  description: 'Without `feeds`, which the answer about one name has.',
  request: { query: z.strictObject(paging) },
  responses: { 200: json(pageSchema(ApiName), 'Names'), ...problems(400, 401, 403, 500) },
});

const create = createRoute({
  operationId: 'createName',
  method: 'post',
  path: '/names',
  tags,
  summary: 'Track a name',
  description:
    'New clips are matched with it about a second later, earlier ones ten minutes after the last change of names. 429 while the names that came before are being compiled and room is scarce.',
  request: { body: jsonBody(NewName) },
  responses: {
    201: { ...json(ApiName, 'The name'), headers: location },
    ...problems(400, 401, 403, 409, 413, 415, 429, 500),
  },
});

const read = createRoute({
  operationId: 'getName',
  method: 'get',
  path: '/names/{id}',
  tags,
  summary: 'One tracked name',
  description: '`feeds` are whole addresses, which need no token.',
  request: { params },
  responses: { 200: json(ApiShownName, 'The name'), ...problems(400, 401, 403, 404, 500) },
});

const replace = createRoute({
  operationId: 'putName',
  method: 'put',
  path: '/names/{id}',
  tags,
  summary: 'Create or replace a tracked name',
  description: 'Under the id in the path. What a GET answers can be sent back changed.',
  request: { params, body: jsonBody(NewName) },
  responses: {
    200: json(ApiName, 'The name, replaced'),
    201: json(ApiName, 'The name, created'),
    ...problems(400, 401, 403, 412, 413, 415, 429, 500),
  },
});

const remove = createRoute({
  operationId: 'deleteName',
  method: 'delete',
  path: '/names/{id}',
  tags,
  summary: 'Stop tracking a name',
  description: 'Mentions that were found stay. Subscriptions that follow it keep its id, without effect.',
  request: { params },
  responses: { 204: { description: 'Removed' }, ...problems(400, 401, 403, 404, 412, 500) },
});

export function nameRoutes(dependencies: Dependencies, access: Access) {
  const { createName, replaceName, removeName, getName, listNames, startCompile, keyring, apiUrl } = dependencies;

  async function withFeeds(name: Name): Promise<ShownName> {
    // Loaded on demand, as by the pages.
    const { feedLinks } = await import('../../../shared/signing/links.ts');
    return { ...name, feeds: feedLinks(apiUrl, name.id, await keyring.signingKey()) };
  }

  async function shownName(id: string): Promise<ShownName | null> {
    const name = await getName(id);
    return name === null ? null : withFeeds(name);
  }

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(list), async (c) => {
      const { limit, cursor } = c.req.valid('query');
      return c.json(await readPage({ limit, cursor, query: { list: 'names' } }, keyring, listNames), 200);
    })
    .openapi(access.requires('write', create), async (c) => {
      const { feeds: _, ...body } = c.req.valid('json');
      const name = { ...body, id: body.id ?? idFromName(body.name) };
      refuseReserved(name.id);
      await refuseLookAlike(name.id, 'body');
      await refuseOverfull([name], dependencies);
      if ((await createName(name)) === 'exists') {
        throw new Problem(409, `There is a name with the id ${name.id}. Give another id, or replace it with PUT.`);
      }
      await startCompile();
      return c.json(name, 201, { location: `/v1/names/${encodeURIComponent(name.id)}` });
    })
    .openapi(access.reads(read), async (c) => {
      const name = await shownName(c.req.valid('param').id);
      if (name === null) throw missing();
      return c.json(name, 200);
    })
    .openapi(access.requires('write', replace), async (c) => {
      const { id } = c.req.valid('param');
      const { feeds: _, ...body } = c.req.valid('json');
      const named = Name.safeParse({ ...body, id });
      if (!named.success) throw refusal('path', named.error.issues, { ...body, id });
      refuseOtherId(body.id, id);
      refuseReserved(id);
      await refuseLookAlike(id, 'path', () => getName(id));
      await refuseStale(c, () => shownName(id));
      await refuseOverfull([named.data], dependencies);
      const outcome = await replaceName(named.data);
      await startCompile();
      return outcome === 'created' ? c.json(named.data, 201) : c.json(named.data, 200);
    })
    .openapi(access.requires('write', remove), async (c) => {
      const { id } = c.req.valid('param');
      await refuseStale(c, () => shownName(id));
      if ((await removeName(id)) === 'absent') throw missing();
      await startCompile();
      return c.body(null, 204);
    });
}

function missing(): Problem {
  return new Problem(404, 'There is no tracked name with this id.');
}

/** Throws 400 for an id that is also a path below `/names`. */
function refuseReserved(id: string): void {
  if (!RESERVED_NAME_IDS.has(id)) return;
  const message = `"${id}" is a word of the API; give another id`;
  throw new Problem(400, `The id ${message}.`, { errors: [{ in: 'body', path: 'id', message }] });
}
