/** The OpenAPI document, generated from the schemas that validate requests. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './access.ts';

/** OpenAPI 3.1 of all routes of the app. */
export function openApiDocument(app: OpenAPIHono<ApiEnv>): unknown {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token `cw_…` with the scope read, write or admin; each includes those before it.',
  });
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'clipwatch',
      version: '1',
      description: 'Media clips, the tracked names they mention, and who is told. Errors are RFC 9457 problems.',
    },
    servers: [{ url: '/' }],
  });
  // zod-to-openapi keeps the flags of a pattern (`…$/u`); JSON Schema has no flags and implies Unicode.
  return JSON.parse(JSON.stringify(document), (key, value) =>
    key === 'pattern' && typeof value === 'string' ? value.replace(/\/[a-z]+$/, '') : value,
  );
}
