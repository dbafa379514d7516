/**
 * What may be asked of a path: OPTIONS says it, and so does 405 where something else is asked, by `Allow` (RFC 9110, sections
 * 9.3.7 and 15.5.6). HEAD is answered as GET is, without the body, by hono itself.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { ApiEnv } from './access.ts';
import { Problem } from './problem.ts';

/** Answers what no route of the app does, where the path has others. */
export function allowedMethods(app: OpenAPIHono<ApiEnv>): MiddlewareHandler {
  const elsewhere = methodNotAllowed({ app, onMethodNotAllowed: answer });
  let fixed: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return async (c, next) => {
    fixed ??= fixedPaths(app);
    const methods = fixed.get(c.req.path);
    return methods === undefined || methods.has(c.req.method) ? elsewhere(c, next) : answer(c, [...methods]);
  };
}

/** The methods of paths without a parameter: `/names/{id}` is not asked where the path is `/names/import`. */
function fixedPaths(app: OpenAPIHono<ApiEnv>): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL' || /[:*]/.test(path)) continue;
    const methods = paths.get(path) ?? new Set();
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    paths.set(path, methods);
  }
  return paths;
}

function answer(c: Context, methods: readonly string[]): Response {
  const allow = [...methods, 'OPTIONS'].join(', ');
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { allow });
  return new Problem(405, `This can be asked with ${allow}.`, { headers: { allow } }).response();
}
