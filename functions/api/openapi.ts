/** The OpenAPI document, generated from the schemas that validate requests. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { $ZodType, type $ZodTypeDef } from 'zod/v4/core';
import type { ApiEnv } from './access.ts';

/** OpenAPI 3.1 of all routes of the app. */
export function openApiDocument(app: OpenAPIHono<ApiEnv>): unknown {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token `cw_…` with the scope read, write or admin; each includes those before it.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'feedKey', {
    type: 'apiKey',
    in: 'query',
    name: 'key',
    description: 'The key in the address of a feed, as `feeds` of its name has it.',
  });
  completeSchemas(app.openAPIRegistry.definitions);
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'clipwatch',
      version: '1',
      description:
        'Media clips, the tracked names they mention, and who is told. Errors are RFC 9457 problems. Every path answers HEAD as ' +
        'GET, and OPTIONS with `Allow`. Over 100 requests a second, or 200 at once, of all callers together, API Gateway answers ' +
        '429 itself: with `{ "message" }` and without `Retry-After`, which its HTTP APIs cannot add. Wait a second, then twice as ' +
        'long each time.',
    },
    servers: [{ url: '/' }],
  });
  // zod-to-openapi keeps the flags of a pattern (`…$/u`); JSON Schema has no flags and implies Unicode.
  return JSON.parse(JSON.stringify(document), (key, value) =>
    key === 'pattern' && typeof value === 'string' ? value.replace(/\/[a-z]+$/, '') : value,
  );
}

/** What a schema of zod/mini lacks is added by the trait of the same kind of schema in zod. */
interface Trait {
  init(schema: $ZodType, definition: $ZodTypeDef): void;
}

/**
 * Gives every schema of zod/mini in a value (the contract's are) the methods of its counterpart in zod, by which
 * zod-openapi reads its bounds and description. They are added here and not where routes are made, since few runs are
 * asked for the document.
 */
function completeSchemas(root: unknown): void {
  const traits = { ...z, ...z.iso } as unknown as Readonly<Record<string, Trait>>;
  const seen = new Set<unknown>();
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!(value instanceof $ZodType)) waiting.push(...Object.values(value));
    else {
      const { def, constr } = value._zod;
      if (!(value instanceof z.ZodType)) traits[constr.name.replace('ZodMini', 'Zod')]?.init(value, def);
      waiting.push(def, 'shape' in def ? def.shape : null);
    }
  }
}
