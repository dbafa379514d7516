import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { RESERVED_NAME_IDS } from '../../../shared/contract/api.ts';
import { Clip } from '../../../shared/contract/clip.ts';
import { clipRecord } from '../../support/fake/api-responses.ts';
import { fakeApi } from '../../support/fake/dependencies.ts';

const Media = z.object({ schema: z.looseObject({}), example: z.unknown() });
const Example = z.looseObject({ description: z.string().min(1), example: z.unknown() });
const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  description: z.string().min(1),
  tags: z.tuple([z.string()]),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(Example.extend({ name: z.string(), in: z.enum(['path', 'query', 'header']) })).default([]),
  requestBody: z.object({ required: z.boolean(), content: z.record(z.string(), Media) }).optional(),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string().min(1),
      content: z.record(z.string(), Media).optional(),
      headers: z.record(z.string(), Example).optional(),
    }),
  ),
});
const Document = z.looseObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation.optional())),
  components: z.looseObject({
    schemas: z.record(z.string(), z.looseObject({})),
    securitySchemes: z.object({ bearer: z.looseObject({ type: z.literal('http'), scheme: z.literal('bearer') }) }),
  }),
});

async function documentOf(publicRead = false) {
  const response = await fakeApi({}, { publicRead }).ask('GET', '/openapi.json', null);
  expect(response.status).toBe(200);
  const text = await response.text();
  const document = Document.parse(JSON.parse(text));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => (operation ? [{ path, method, ...operation }] : [])),
  );
  return { text, document, operations };
}

it('a path below /names is reserved, so that no name has it as its id', async () => {
  const { operations } = await documentOf();
  const fixed = operations.flatMap(({ path }) => /^\/v1\/names\/([^{/]+)/.exec(path)?.[1] ?? []);
  expect(new Set(fixed)).toEqual(RESERVED_NAME_IDS);
});

describe('/openapi.json', () => {
  it('says which answers may be sent on to a link', async () => {
    const { operations } = await documentOf();
    const sentOn = operations.filter(({ responses }) => '307' in responses);
    expect(sentOn.map(({ operationId }) => operationId).sort()).toEqual([
      'exportNames',
      'getClip',
      'getClipText',
      'listClips',
    ]);
  });

  it('describes every route once', async () => {
    const { operations } = await documentOf();
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'delete /v1/names/{id}',
      'delete /v1/outlets/{id}',
      'delete /v1/subscriptions/{id}',
      'delete /v1/suppressions/{address}',
      'delete /v1/tokens/{id}',
      'get /v1/alerts',
      'get /v1/alerts/{id}',
      'get /v1/arrivals',
      'get /v1/audit',
      'get /v1/clips',
      'get /v1/clips/{clipId}',
      'get /v1/clips/{clipId}/revisions',
      'get /v1/clips/{clipId}/text',
      'get /v1/embeds',
      'get /v1/exports/{id}',
      'get /v1/feeds/{nameId}.atom',
      'get /v1/feeds/{nameId}.json',
      'get /v1/names',
      'get /v1/names/backfill',
      'get /v1/names/export',
      'get /v1/names/{id}',
      'get /v1/names/{id}/mentions',
      'get /v1/names/{id}/timeline',
      'get /v1/outlets',
      'get /v1/outlets/{id}',
      'get /v1/receipts',
      'get /v1/stats',
      'get /v1/stories/{story}',
      'get /v1/subscriptions',
      'get /v1/subscriptions/{id}',
      'get /v1/suppressions',
      'get /v1/tokens',
      'patch /v1/clips/{clipId}',
      'post /v1/alerts/{id}/resend',
      'post /v1/digests',
      'post /v1/embeds/{id}/recheck',
      'post /v1/exports',
      'post /v1/names',
      'post /v1/names/backfill',
      'post /v1/names/dry-run',
      'post /v1/names/import',
      'post /v1/stories/merge',
      'post /v1/stories/{story}/split',
      'post /v1/subscriptions',
      'post /v1/tokens',
      'post /v1/uploads',
      'put /v1/names/{id}',
      'put /v1/outlets/{id}',
      'put /v1/subscriptions/{id}',
    ]);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names the parameters of each path, and every reference leads somewhere', async () => {
    const { text, document, operations } = await documentOf();
    for (const { path, parameters } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter(({ in: part }) => part === 'path').map(({ name }) => name)).toEqual(inPath);
    }
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
  });

  it('gives every error as a problem, and 401 and 403 everywhere', async () => {
    const { operations } = await documentOf();
    for (const { responses } of operations) {
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '500']));
      for (const [status, { content }] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        // API Gateway answers 429 itself, with JSON of its own.
        const { 'application/json': _, ...ofOurs } = content ?? {};
        const problem = { schema: { $ref: '#/components/schemas/Problem' }, example: expect.anything() };
        if (status !== '429' || Object.keys(ofOurs).length > 0)
          expect(ofOurs).toEqual({ 'application/problem+json': problem });
        if (status !== '429') expect(content).toEqual(ofOurs);
      }
    }
  });

  it('says of each 429 when to come again', async () => {
    const { operations } = await documentOf();
    const told = operations.flatMap(({ responses }) => responses['429'] ?? []);
    expect(told.length).toBe(operations.length);
    for (const { headers } of told) expect(headers).toMatchObject({ 'retry-after': { schema: { type: 'integer' } } });
  });

  it('asks for a token everywhere, and leaves reading open where it is', async () => {
    const closed = await documentOf();
    for (const { path, security } of closed.operations) {
      // Programs that fetch feeds send no token: their addresses have a key.
      const key = path.startsWith('/v1/feeds/') ? [{ feedKey: [] }] : [];
      expect(security).toEqual([...key, { bearer: [expect.any(String)] }]);
    }
    const open = await documentOf(true);
    const free = open.operations.filter(({ security }) => security.some((one) => Object.keys(one).length === 0));
    expect(free.map(({ operationId }) => operationId).sort()).toEqual([
      'exportNames',
      'getAtomFeed',
      'getBackfill',
      'getClip',
      'getClipText',
      'getJsonFeed',
      'getName',
      'getOutlet',
      'getStats',
      'getStory',
      'getTimeline',
      'listArrivals',
      'listClips',
      'listEmbeds',
      'listMentions',
      'listNames',
      'listOutlets',
      'listReceipts',
      'listRevisions',
    ]);
  });

  it('has an example of all that is sent and answered', async () => {
    const { operations } = await documentOf();
    const lacking = operations.flatMap(({ operationId, parameters, requestBody, responses }) => [
      ...parameters.flatMap(({ name, example }) => (example === undefined ? [`${operationId} ${name}`] : [])),
      ...without(requestBody?.content).map((type) => `${operationId} asked as ${type}`),
      ...Object.entries(responses).flatMap(([status, { content, headers }]) =>
        [...without(content), ...without(headers)].map((what) => `${operationId} ${status} ${what}`),
      ),
    ]);
    expect(lacking).toEqual([]);
  });

  it('has examples of bodies that the API accepts', async () => {
    const { operations } = await documentOf();
    const story = { story: 'ab', items: [], more: 0 };
    for (const { operationId, path, method, requestBody } of operations) {
      const { example } = requestBody?.content['application/json'] ?? {};
      if (example === undefined) continue;
      const { ask } = fakeApi(
        { clips: [Clip.parse(clipRecord(1, { clipId: '{clipId}' }))] },
        {
          splitStory: async () => ({ kind: 'split', story }),
          mergeStories: async () => ({ kind: 'merged', story }),
          listTexts: async () => ({ items: [], position: null }),
        },
      );
      // A name or a subscription has the id of its path.
      const filled = path.replace('{id}', idIn(example));
      const { status } = await ask(method.toUpperCase(), filled, 'admin', example);
      expect(status, operationId).toBeLessThan(300);
    }
  });

  it('tells of every GET which tag it has, and of every change that can be refused what to send', async () => {
    const { operations } = await documentOf();
    for (const { method, parameters, responses } of operations) {
      const asked = parameters.filter((one) => one.in === 'header').map(({ name }) => name);
      expect(asked).toEqual([
        ...(method === 'get' ? ['If-None-Match'] : []),
        ...('412' in responses ? ['If-Match'] : []),
      ]);
      if (method === 'get') expect(responses['200']?.headers).toHaveProperty('etag');
      if (method === 'get') expect(responses).toHaveProperty('304');
    }
  });

  it('has patterns that JSON Schema can read', async () => {
    const { text } = await documentOf();
    const patterns = [...text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(([, json]) => JSON.parse(json ?? '""'));
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) {
      expect(pattern).toMatch(/^\^.*\$$/);
      expect(() => new RegExp(pattern, 'u')).not.toThrow();
    }
    const id = patterns.find((pattern) => pattern.includes('p{L}'));
    expect('randa-kassis').toMatch(new RegExp(id, 'u'));
  });

  it('says which fields a body must have, and that it takes no others', async () => {
    const { document } = await documentOf();
    const { NewName, NewSubscription } = document.components.schemas;
    expect(NewName).toMatchObject({ required: ['name'], additionalProperties: false });
    expect(NewSubscription).toMatchObject({
      required: ['nameIds', 'cadence'],
      additionalProperties: false,
    });
  });
});

function without(examples: Readonly<Record<string, { readonly example?: unknown }>> = {}): string[] {
  return Object.entries(examples).flatMap(([what, { example }]) => (example === undefined ? [what] : []));
}

function idIn(example: unknown): string {
  return z.looseObject({ id: z.string() }).safeParse(example).data?.id ?? 'press-office';
}
