/** Whatever a request may hold is bounded: its body and its parameters, by what the OpenAPI document says of each. */
import { expect, it } from 'vitest';
import * as z from 'zod';
import { fakeApi } from '../../support/fake/dependencies.ts';

const Schema = z.object({
  $ref: z.optional(z.string()),
  type: z.optional(z.union([z.string(), z.array(z.string())])),
  get properties() {
    return z.optional(z.record(z.string(), Schema));
  },
  get items() {
    return z.optional(Schema);
  },
  get anyOf() {
    return z.optional(z.array(Schema));
  },
  get oneOf() {
    return z.optional(z.array(Schema));
  },
  get allOf() {
    return z.optional(z.array(Schema));
  },
  additionalProperties: z.optional(z.unknown()),
  enum: z.optional(z.array(z.unknown())),
  const: z.optional(z.unknown()),
  format: z.optional(z.string()),
  pattern: z.optional(z.string()),
  maxLength: z.optional(z.number()),
  maxItems: z.optional(z.number()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  readOnly: z.optional(z.boolean()),
});
type Schema = z.infer<typeof Schema>;

const Content = z.record(z.string(), z.object({ schema: Schema }));
const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: Schema })).default([]),
        requestBody: z.optional(z.object({ content: Content })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
});
type Document = z.infer<typeof Document>;

const REFERENCE = '#/components/schemas/';

/** Whether a pattern matches no text of any length: what repeats without end is `*`, `+` or `{2,}`. */
const isEnding = (pattern: string): boolean =>
  !/[*+]|\{\d+,\}/.test(pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, 'x'));

function isBoundedText({ maxLength, pattern, format }: Schema): boolean {
  return maxLength !== undefined || format === 'date' || (pattern !== undefined && isEnding(pattern));
}

function isUnbounded(schema: Schema): boolean {
  const { type = [], readOnly, maxItems, additionalProperties, minimum, maximum } = schema;
  if (schema.enum !== undefined || schema.const !== undefined) return false;
  const types = [type].flat();
  const isOf = (...some: string[]) => some.some((one) => types.includes(one));
  return (
    // Nothing is done with what a caller sends back as it was answered.
    (types.length === 0 && readOnly !== true) ||
    (isOf('string') && !isBoundedText(schema)) ||
    (isOf('array') && maxItems === undefined) ||
    (isOf('object') && additionalProperties !== false) ||
    (isOf('integer', 'number') && (minimum === undefined || maximum === undefined))
  );
}

/** Where a schema, or one in it, has no bound; `passed`: the references that led to it. */
function unboundedAt(schema: Schema, at: string, { components }: Document, passed: readonly string[] = []): string[] {
  const { $ref, anyOf = [], oneOf = [], allOf = [], items, properties = {} } = schema;
  const within = (one: Schema, place: string) => unboundedAt(one, place, { paths: {}, components }, passed);
  if ($ref !== undefined) {
    if (passed.includes($ref)) return [`${at} (${$ref} has itself in it)`];
    const meant = components.schemas[$ref.slice(REFERENCE.length)] ?? {};
    return unboundedAt(meant, at, { paths: {}, components }, [...passed, $ref]);
  }
  const choices = [...anyOf, ...oneOf, ...allOf];
  if (choices.length > 0) return choices.flatMap((one) => within(one, at));
  return [
    ...(isUnbounded(schema) ? [at] : []),
    ...(items === undefined ? [] : within(items, `${at}[]`)),
    ...Object.entries(properties).flatMap(([name, one]) => within(one, `${at}.${name}`)),
  ];
}

/**
 * Where what is asked in requests has no bound: `createName: body.aliases[]`. Headers have those of API Gateway, which takes
 * 10,240 bytes of them together (quotas for HTTP APIs), and of Node.
 */
function unboundedIn(document: Document): string[] {
  return Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId, parameters, requestBody }) => [
      ...parameters
        .filter((one) => one.in !== 'header')
        .flatMap(({ name, schema }) => unboundedAt(schema, `${operationId}: ${name}`, document)),
      ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
        unboundedAt(schema, `${operationId}: body`, document),
      ),
    ]);
}

it('every field of every request has a bound', async () => {
  const answer = await fakeApi().ask('GET', '/openapi.json', null);
  const document = Document.parse(await answer.json());
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBeGreaterThan(40);
  expect(unboundedIn(document)).toEqual([]);
});

/** One field, in a body with another that is bounded. */
const planted = (field: object): Document => {
  const schema = {
    type: 'object',
    additionalProperties: false,
    properties: { field, other: { type: 'string', maxLength: 9 } },
  };
  const content = { 'application/json': { schema: { $ref: `${REFERENCE}Planted` } } };
  const operation = { operationId: 'plant', requestBody: { content } };
  return Document.parse({ paths: { '/a': { post: operation } }, components: { schemas: { Planted: schema } } });
};

it.each<[why: string, field: object, isFound: boolean]>([
  ['a text', { type: 'string' }, true],
  ['a text, or null', { type: ['string', 'null'] }, true],
  ['a text by a pattern without end', { type: 'string', pattern: '^a[0-9]+$' }, true],
  ['a text by a pattern with one', { type: 'string', pattern: '^a[*+]\\+(?:x|y){1,9}$' }, false],
  ['an instant, whose second may have any number of digits', { type: 'string', format: 'date-time' }, true],
  ['a day', { type: 'string', format: 'date' }, false],
  ['a choice', { type: 'string', enum: ['a'] }, false],
  ['a list', { type: 'array', items: { type: 'boolean' } }, true],
  ['a text in a list', { type: 'array', maxItems: 2, items: { type: 'string' } }, true],
  ['a number without a greatest', { type: 'integer', minimum: 1 }, true],
  ['an object with free keys', { type: 'object', additionalProperties: { type: 'boolean' } }, true],
  ['one of two, of which one is a text', { anyOf: [{ type: 'boolean' }, { type: 'string' }] }, true],
  ['anything', {}, true],
])('in a planted body it looks for %s', (_, field, isFound) => {
  expect(unboundedIn(planted(field)).length > 0).toBe(isFound);
});

it('a parameter counts as well', () => {
  const operation = { operationId: 'plant', parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] };
  const document = Document.parse({ paths: { '/a': { get: operation } }, components: { schemas: {} } });
  expect(unboundedIn(document)).toEqual(['plant: q']);
});

const LONG = 'a'.repeat(200_000);

it.each<[why: string, method: string, path: string, body: object | undefined, status: number]>([
  ['an instant', 'GET', `/v1/clips/a?asOf=2026-01-31T12:00:00.${'1'.repeat(5000)}Z`, undefined, 400],
  ['a language', 'PATCH', '/v1/clips/a', { language: `en-${LONG}` }, 400],
  ['ids of names', 'GET', `/v1/stats?nameIds=${'a,'.repeat(6000)}`, undefined, 400],
  ['the key of a feed', 'GET', `/v1/feeds/a.atom?key=${'a'.repeat(5000)}`, undefined, 403],
  [
    'a time zone',
    'POST',
    '/v1/subscriptions',
    { address: 'a@example.org', nameIds: '*', cadence: 'daily', timeZone: LONG },
    400,
  ],
  ['a file', 'POST', '/v1/uploads', { name: 'a.txt', size: 2 ** 40 }, 413],
])('%s over its bound is refused', async (_, method, path, body, status) => {
  const answer = await fakeApi().ask(method, path, 'admin', body);
  expect(answer.status).toBe(status);
});
