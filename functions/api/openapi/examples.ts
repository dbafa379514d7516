/** Examples in the OpenAPI document: those of `values.ts` and of the schemas, put together where an answer is made of others. */
import { TITLES } from '../problem.ts';
import { type Answer, type Document, type Media, operationsOf, type Schema } from './document.ts';
import { answered, asked, details, values } from './values.ts';

type Schemas = Document['components']['schemas'];

/** Gives an example to every body, parameter and answer that has none, where its schema or the parts of that have one. */
export function addExamples(document: Document): void {
  const { schemas } = document.components;
  for (const [name, value] of Object.entries(values)) {
    const schema = schemas[name];
    if (schema) schema.examples = [value];
  }
  for (const [, { operationId, parameters = [], requestBody, responses }] of operationsOf(document)) {
    for (const parameter of parameters) parameter.example ??= exampleOf(parameter.schema, schemas);
    for (const [type, one] of Object.entries(requestBody?.content ?? {}))
      addExample(one, asked[operationId]?.[type], schemas);
    for (const [status, answer] of Object.entries(responses))
      addToAnswer(answer, Number(status), answered[operationId], schemas);
  }
}

function addToAnswer(
  answer: Answer,
  status: number,
  given: Record<string, unknown> | undefined,
  schemas: Schemas,
): void {
  for (const header of Object.values(answer.headers ?? {})) header.example ??= exampleOf(header.schema, schemas);
  for (const [type, one] of Object.entries(answer.content ?? {})) {
    const problem = type === 'application/problem+json' ? problemOf(status) : undefined;
    addExample(one, problem ?? given?.[type], schemas);
  }
}

function addExample(one: Media, given: unknown, schemas: Schemas): void {
  one.example ??= given ?? exampleOf(one.schema, schemas);
  if (one.example === undefined) delete one.example;
}

/** A problem with this status, as RFC 9457 has it. */
function problemOf(status: number): unknown {
  const title = new Map<number, string>(Object.entries(TITLES).map(([known, text]) => [Number(known), text])).get(
    status,
  );
  return { type: 'about:blank', title, status, ...details[status] };
}

/** What a schema says of itself, or what its parts say; undefined where one of them says nothing. */
function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if (schema.examples) return schema.examples[0];
  if (schema.$ref) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  const [one] = [
    schema.default,
    schema.const,
    schema.enum?.[0],
    firstOf(schema.anyOf ?? schema.oneOf ?? [], schemas),
  ].filter((value) => value !== undefined);
  if (one !== undefined) return one;
  if (schema.items) {
    const item = exampleOf(schema.items, schemas);
    return item === undefined ? undefined : [item];
  }
  return schema.properties && objectOf(schema.properties, schemas);
}

function firstOf(options: readonly Schema[], schemas: Schemas): unknown {
  return options.map((option) => exampleOf(option, schemas)).find((value) => value !== undefined);
}

function objectOf(properties: Record<string, Schema>, schemas: Schemas): unknown {
  const entries = Object.entries(properties).map(([name, schema]) => [name, exampleOf(schema, schemas)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}
