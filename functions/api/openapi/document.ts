/** The parts of an OpenAPI 3.1 document that this API has. */

/** A JSON Schema, by the keywords that are read here. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  example?: unknown;
  examples?: unknown[];
  description?: string;
}

export interface Media {
  schema: Schema;
  example?: unknown;
}

interface Header {
  description: string;
  schema: Schema;
  example?: unknown;
}

export interface Answer {
  description: string;
  headers?: Record<string, Header>;
  content?: Record<string, Media>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, Answer>;
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Every operation, by its method. */
export function operationsOf({ paths }: Document): readonly (readonly [method: string, operation: Operation])[] {
  return Object.values(paths).flatMap((methods) => Object.entries(methods));
}
