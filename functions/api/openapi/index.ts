/** The OpenAPI document, generated from the schemas that validate requests. It is loaded by who asks for it. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '../access.ts';
import { completeAnswers } from './answers.ts';
import { completeSchemas } from './complete-schemas.ts';
import type { Document } from './document.ts';
import { addExamples } from './examples.ts';

const tags = [
  { name: 'clips', description: 'What is read in files, the stories that clips tell together, exports and counts' },
  { name: 'names', description: 'The names that are looked for, where they are mentioned, and how often' },
  { name: 'outlets', description: 'Outlets of this deployment, over the built-in ones' },
  { name: 'embeds', description: 'The videos of clips, and what became of them' },
  { name: 'receipts', description: 'What became of each file' },
  { name: 'subscriptions', description: 'Who is told of which names, how and when; and who gets nothing any more' },
  { name: 'alerts', description: 'What recipients were told or are owed' },
  { name: 'tokens', description: 'Who may use this API, and what was changed by it' },
];

/** OpenAPI 3.1 of all routes of the app: every answer with its headers and problems, everything with an example. */
export function openApiDocument(app: OpenAPIHono<ApiEnv>): Document {
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
  const described = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'clipwatch',
      version: '1',
      description:
        'Media clips, the tracked names they mention, and who is told. Errors are RFC 9457 problems. Every path answers HEAD as ' +
        'GET, and OPTIONS with `Allow`; any other method gets 405. Over 100 requests a second, or 200 at once, of all callers ' +
        'together (1 and 5 of exports, digests, imports and back-fills of names, 5 and 10 of dry runs, 20 and 100 of uploads), API Gateway answers 429 itself: with `{ "message" }` and without `Retry-After`, which its HTTP APIs cannot ' +
        'add. Wait a second, then twice as long each time.',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    },
    servers: [{ url: '/', description: 'This deployment' }],
    tags,
  });
  const document: Document = JSON.parse(JSON.stringify(described), asJsonSchema);
  completeAnswers(document);
  addExamples(document);
  return document;
}

/**
 * A value as JSON Schema 2020-12 has it: zod-to-openapi keeps the flags of a pattern (`…$/u`), where JSON Schema has none and
 * implies Unicode, and writes `example`, which OpenAPI 3.1 deprecates in schemas. Media have one, and a schema.
 */
function asJsonSchema(key: string, value: unknown): unknown {
  if (key === 'pattern' && typeof value === 'string') return value.replace(/\/[a-z]+$/, '');
  if (typeof value !== 'object' || value === null || !('example' in value) || 'schema' in value) return value;
  const { example, ...schema } = value;
  return { ...schema, examples: [example] };
}
