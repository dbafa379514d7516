/** GET /feeds/{nameId}.atom, .json: the newest mentions of a name, for programs that send no token. */
import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { openFeedLink } from '../../../shared/signing/links.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { ATOM_TYPE, atomOf } from '../feeds/atom.ts';
import { type Feed, feedOf } from '../feeds/feed.ts';
import { JSON_FEED_TYPE, jsonFeedOf } from '../feeds/json-feed.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { MAX_ID, nameIdInPath } from '../schemas.ts';

/** Characters of the key of a feed; those that are given have fewer than a hundred. */
const MAX_KEY = 500;
/** Entries of a feed. */
const LIMIT = 50;
/** Readers ask every quarter of an hour at most; a mention is an hour late anyway with most of them. */
const CACHE = 'private, max-age=900';

/** What readers need of it (jsonfeed.org/version/1.1). */
const JsonFeed = z
  .looseObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    items: z.array(z.looseObject({ id: z.string(), url: z.url() })),
  })
  .openapi('JsonFeed');

const formats = {
  atom: { operationId: 'getAtomFeed', type: 'application/atom+xml', title: 'Atom (RFC 4287)', schema: z.string() },
  json: { operationId: 'getJsonFeed', type: 'application/feed+json', title: 'JSON Feed 1.1', schema: JsonFeed },
} as const;
type Format = keyof typeof formats;

export function feedRoutes(dependencies: Dependencies, access: Access) {
  const { newestMentions, getName, keyring, apiUrl, inbox, now } = dependencies;
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
  for (const format of ['atom', 'json'] as const) {
    routes.openAPIRegistry.registerPath(described(format, access));
  }
  // A parameter of hono ends at a slash only: one route for both endings.
  routes.get('/feeds/:file{.+\\.(?:atom|json)}', async (c) => {
    const { nameId, format } = parts(c.req.param('file'));
    const key = c.req.query('key');
    if (key === undefined) await access.mayRead(c);
    else if (key.length > MAX_KEY || !(await openFeedLink(nameId, key, keyring.findKey))) throw badKey();
    const name = nameId.length > MAX_ID ? null : await getName(nameId);
    if (name === null) throw new Problem(404, 'There is no tracked name with this id.');
    const self = `${apiUrl}/v1/feeds/${encodeURIComponent(nameId)}.${format}`;
    const [mentions, signingKey] = await Promise.all([newestMentions(nameId, LIMIT), keyring.signingKey()]);
    const own = key === undefined ? self : `${self}?key=${key}`;
    const context = { apiUrl, inbox, key: signingKey, self: own, now: new Date(now()) };
    const { body, type } = written(format, feedOf(name, mentions, context));
    return c.body(body, 200, { 'content-type': type, 'cache-control': CACHE });
  });
  return routes;
}

function parts(file: string): { nameId: string; format: Format } {
  const dot = file.lastIndexOf('.');
  return { nameId: file.slice(0, dot), format: file.slice(dot + 1) === 'atom' ? 'atom' : 'json' };
}

function written(format: Format, feed: Feed): { body: string; type: string } {
  switch (format) {
    case 'atom':
      return { body: atomOf(feed), type: ATOM_TYPE };
    case 'json':
      return { body: jsonFeedOf(feed), type: JSON_FEED_TYPE };
    default:
      return format satisfies never;
  }
}

function badKey(): Problem {
  return new Problem(403, 'This key does not open this feed. Take its address anew from `feeds` of the name.');
}

/** The route, for the OpenAPI document. */
function described(format: Format, access: Access): RouteConfig {
  const { operationId, type, title, schema } = formats[format];
  const key = z
    .string()
    .max(MAX_KEY)
    .optional()
    .meta({ description: 'As in `feeds` of the name; it opens these feeds alone', example: 'k1.Zm9v' });
  const { security } = access.reads({ method: 'get', path: '/feeds', responses: {} });
  return {
    operationId,
    method: 'get',
    path: `/feeds/{nameId}.${format}`,
    tags: ['names'],
    summary: `The newest ${LIMIT} mentions of a name, as ${title}`,
    description: 'The address with its key is in `feeds` of the name; it needs no token, and opens these feeds alone.',
    security: [{ feedKey: [] }, ...security],
    request: { params: z.object({ nameId: nameIdInPath }), query: z.object({ key }) },
    responses: {
      200: { description: 'The feed', content: { [type]: { schema } } },
      ...problems(401, 403, 404, 500),
    },
  };
}
