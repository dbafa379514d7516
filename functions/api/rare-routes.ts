/** Routes that few requests are for: what answers them is loaded with the first, or with the OpenAPI document. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Access, ApiEnv } from './access.ts';
import type { Dependencies } from './dependencies.ts';
import { answerError } from './problem.ts';

const rare = [
  ['GET', '/v1/stories/:story'],
  ['POST', '/v1/stories/:story/split'],
  ['POST', '/v1/stories/merge'],
  ['GET', '/v1/arrivals'],
  ['GET', '/v1/suppressions'],
  ['DELETE', '/v1/suppressions/:address'],
  ['GET', '/v1/outlets'],
  ['GET', '/v1/outlets/:id'],
  ['PUT', '/v1/outlets/:id'],
  ['DELETE', '/v1/outlets/:id'],
  ['POST', '/v1/digests'],
  ['POST', '/v1/uploads'],
  ['POST', '/v1/exports'],
  ['GET', '/v1/exports/:id'],
  ['GET', '/v1/feeds/:file{.+\\.(?:atom|json)}'],
] as const;

/** Adds the routes; answers what loads them. */
export function addRareRoutes(
  app: OpenAPIHono<ApiEnv>,
  dependencies: Dependencies,
  access: Access,
): () => Promise<OpenAPIHono<ApiEnv>> {
  let loaded: Promise<OpenAPIHono<ApiEnv>> | undefined;
  const load = () => {
    loaded ??= import('./routes/rare.ts').then(({ rareRoutes }) => {
      const routes = new OpenAPIHono<ApiEnv>().route('/v1', rareRoutes(dependencies, access));
      routes.onError(answerError);
      return routes;
    });
    return loaded;
  };
  // Each with its method: of another one the app says which there are.
  for (const [method, path] of rare) app.on(method, path, async (c) => (await load()).fetch(asked(c.req.raw), c.env));
  return load;
}

/** HEAD as the GET that it is answered as: the app itself takes the body away, after it had its tag. */
const asked = (request: Request): Request =>
  request.method === 'HEAD' ? new Request(request, { method: 'GET' }) : request;
