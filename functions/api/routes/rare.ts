/** The routes of `rare-routes.ts`, which lists their paths. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { arrivalRoutes } from './arrivals.ts';
import { digestRoutes } from './digests.ts';
import { exportRoutes } from './exports.ts';
import { feedRoutes } from './feeds.ts';
import { outletRoutes } from './outlets.ts';
import { storyRoutes } from './stories.ts';
import { suppressionRoutes } from './suppressions.ts';
import { uploadRoutes } from './uploads.ts';

export function rareRoutes(dependencies: Dependencies, access: Access): OpenAPIHono<ApiEnv> {
  const routes = new OpenAPIHono<ApiEnv>();
  for (const add of [
    arrivalRoutes,
    storyRoutes,
    outletRoutes,
    suppressionRoutes,
    digestRoutes,
    uploadRoutes,
    exportRoutes,
    feedRoutes,
  ]) {
    routes.route('/', add(dependencies, access));
  }
  return routes;
}
