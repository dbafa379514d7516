/** What a caller gives holds no line end in a line, nothing that turns text, nothing that shows nothing, no letter that passes for another. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { misplacedInLines, withoutUnseen } from '../../../shared/unseen.ts';
import { fakeApi, fakeClip, TOKENS } from '../../support/fake/dependencies.ts';

const subscription = { address: 'press@example.org', nameIds: ['ada'], cadence: 'instant', confirmed: true };
const hook = (url: string, secret = 'a secret of sixteen') => ({
  ...subscription,
  channel: { kind: 'webhook', url, secret },
});

type Rule = 'cleaned' | 'refused' | 'mended';
interface Given {
  readonly method: string;
  readonly path: string;
  readonly field: string;
  readonly body: (text: string) => object;
  /** What becomes of a character that shows nothing: left out, refused, or (names of files) mended. */
  readonly unseen: Rule;
  /** Of a text of several lines; or left out, as the URL standard has it (section 4.4). Elsewhere they are refused. */
  readonly lineEnds?: 'kept' | 'left out';
}
const given = (method: string, path: string, field: string, unseen: Rule, body: Given['body']): Given => ({
  ...{ method, path, field, unseen, body },
});

/** Every text of every body. `aliases.1` is `aliases[]` in the document. */
const FIELDS: readonly Given[] = [
  given('POST', '/v1/names', 'id', 'refused', (id) => ({ name: 'Ada', id })),
  given('POST', '/v1/names', 'name', 'cleaned', (name) => ({ name })),
  given('POST', '/v1/names', 'aliases.1', 'cleaned', (t) => ({ name: 'Ada', aliases: ['Ada L.', t] })),
  given('POST', '/v1/names', 'strike.0', 'cleaned', (t) => ({ name: 'Ada', strike: [t] })),
  given('POST', '/v1/names', 'require.0', 'cleaned', (t) => ({ name: 'Ada', require: [t] })),
  given('POST', '/v1/names', 'exclude.0', 'cleaned', (t) => ({ name: 'Ada', exclude: [t] })),
  given('PATCH', '/v1/clips/a', 'title', 'cleaned', (title) => ({ title })),
  given('PATCH', '/v1/clips/a', 'outlet', 'cleaned', (outlet) => ({ outlet })),
  { ...given('PATCH', '/v1/clips/a', 'summary', 'cleaned', (summary) => ({ summary })), lineEnds: 'kept' },
  given('PATCH', '/v1/clips/a', 'language', 'refused', (language) => ({ language })),
  given('PATCH', '/v1/clips/a', 'publishedOn', 'refused', (publishedOn) => ({ publishedOn })),
  given('PUT', '/v1/outlets/hill', 'id', 'refused', (id) => ({ name: 'Radio Hill', id })),
  given('PUT', '/v1/outlets/hill', 'name', 'cleaned', (name) => ({ name })),
  given('PUT', '/v1/outlets/hill', 'aliases.0', 'cleaned', (t) => ({ name: 'Radio Hill', aliases: [t] })),
  given('PUT', '/v1/outlets/hill', 'domains.0', 'refused', (t) => ({ name: 'Radio Hill', domains: [`${t}.example`] })),
  given('PUT', '/v1/outlets/hill', 'country', 'refused', (country) => ({ name: 'Radio Hill', country })),
  given('PUT', '/v1/outlets/hill', 'language', 'refused', (language) => ({ name: 'Radio Hill', language })),
  given('POST', '/v1/subscriptions', 'id', 'refused', (id) => ({ ...subscription, id })),
  given('POST', '/v1/subscriptions', 'address', 'refused', (t) => ({ ...subscription, address: `${t}@example.org` })),
  given('POST', '/v1/subscriptions', 'nameIds.0', 'refused', (t) => ({ ...subscription, nameIds: [t] })),
  given('POST', '/v1/subscriptions', 'urgentNameIds.0', 'refused', (t) => ({ ...subscription, urgentNameIds: [t] })),
  given('POST', '/v1/subscriptions', 'timeZone', 'refused', (timeZone) => ({ ...subscription, timeZone })),
  given('POST', '/v1/subscriptions', 'quietHours.from', 'refused', (from) => ({
    ...subscription,
    quietHours: { from, to: '07:00' },
  })),
  given('POST', '/v1/subscriptions', 'quietHours.to', 'refused', (to) => ({
    ...subscription,
    quietHours: { from: '07:00', to },
  })),
  {
    ...given('POST', '/v1/subscriptions', 'channel.url', 'refused', (t) => hook(`https://example.org/${t}`)),
    lineEnds: 'left out',
  },
  given('POST', '/v1/subscriptions', 'channel.secret', 'refused', (t) =>
    hook('https://example.org/', `a long secret ${t}`),
  ),
  given('POST', '/v1/tokens', 'label', 'cleaned', (label) => ({ label, scopes: ['read'] })),
  given('POST', '/v1/tokens', 'expiresAt', 'refused', (expiresAt) => ({ label: 'a', scopes: ['read'], expiresAt })),
  given('POST', '/v1/stories/s/split', 'clipId', 'refused', (clipId) => ({ clipId })),
  given('POST', '/v1/stories/merge', 'stories.1', 'refused', (t) => ({ stories: ['s', t] })),
  given('POST', '/v1/exports', 'outlet', 'cleaned', (outlet) => ({ format: 'csv', outlet })),
  given('POST', '/v1/exports', 'q', 'cleaned', (q) => ({ format: 'csv', q })),
  given('POST', '/v1/exports', 'language', 'refused', (language) => ({ format: 'csv', language })),
  given('POST', '/v1/exports', 'nameId', 'refused', (nameId) => ({ format: 'csv', nameId })),
  given('POST', '/v1/exports', 'story', 'refused', (story) => ({ format: 'csv', story })),
  given('POST', '/v1/exports', 'from', 'refused', (from) => ({ format: 'csv', from })),
  given('POST', '/v1/exports', 'to', 'refused', (to) => ({ format: 'csv', to })),
  given('POST', '/v1/exports', 'receivedAfter', 'refused', (receivedAfter) => ({ format: 'csv', receivedAfter })),
  given('POST', '/v1/digests', 'address', 'refused', (t) => ({ address: `${t}@example.org` })),
  given('POST', '/v1/uploads', 'name', 'mended', (name) => ({ name: `${name}.txt`, size: 3 })),
  given('POST', '/v1/uploads', 'type', 'refused', (t) => ({ name: 'a.txt', size: 3, type: `text/${t}` })),
];

const api = () => fakeApi({ clips: [fakeClip({ clipId: 'a' })], subscriptions: new Map() });

function keptIn({ stored }: ReturnType<typeof api>): string {
  const { clips, names, outlets, subscriptions, audit, exports } = stored;
  return JSON.stringify([clips, [...names], [...outlets], [...subscriptions], audit, [...exports]]);
}

describe.each(FIELDS)('$method $path: $field', ({ method, path, field, body, unseen, lineEnds }) => {
  test.each([
    'a\u202eb',
    'a\u2066b',
    ...(lineEnds === undefined ? ['a\nb', 'a\tb'] : []),
    ...(lineEnds === 'kept' ? [] : ['a\u2028b']),
    'a\0b',
  ])('%j is refused', async (text) => {
    const world = api();
    const response = await world.ask(method, path, 'admin', body(text));
    const answer = await response.text();
    if (unseen === 'mended') expect(JSON.parse(answer).key).toMatch(/\/ab\.txt$/);
    else {
      expect([response.status, JSON.parse(answer).errors]).toEqual([
        400,
        expect.arrayContaining([expect.objectContaining({ path: field })]),
      ]);
    }
    // A message shows what it quotes by code points, except that lines may have ends.
    expect(misplacedInLines(answer)).toBeNull();
    expect(misplacedInLines(keptIn(world))).toBeNull();
  });

  test.each(['a\u200fb', 'a\u00adb', 'a\u200bb', 'a\ufeffb'])(`%j is ${unseen}`, async (text) => {
    const world = api();
    const response = await world.ask(method, path, 'admin', body(text));
    const answer = await response.text();
    expect(response.status).toBe(
      unseen === 'refused'
        ? 400
        : method === 'PATCH' || path === '/v1/uploads'
          ? 200
          : path === '/v1/exports'
            ? 202
            : 201,
    );
    expect(withoutUnseen(answer)).toBe(answer);
    const kept = keptIn(world);
    expect(withoutUnseen(kept)).toBe(kept);
  });
});

test('every text of every body is in the table', async () => {
  const document = z
    .object({
      paths: z.record(z.string(), z.record(z.string(), z.looseObject({ requestBody: z.unknown().optional() }))),
      components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
    })
    .parse(await (await api().ask('GET', '/openapi.json')).json());
  const known = new Set(FIELDS.map(({ field, path }) => `${resourceOf(path)} ${field.replaceAll(/\.\d+/g, '[]')}`));
  const fields = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ requestBody }) =>
      textsIn(
        Media.safeParse(requestBody).data?.content['application/json']?.schema,
        '',
        document.components.schemas,
      ).map((field) => `${resourceOf(path)} ${field}`),
    ),
  );
  expect(fields.length).toBeGreaterThan(30);
  expect([...new Set(fields)].filter((field) => !known.has(field))).toEqual([]);
});

const Media = z.looseObject({ content: z.record(z.string(), z.object({ schema: z.unknown() })) });
const Schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** `/v1/outlets/{id}` → `outlets` */
const resourceOf = (path: string): string => path.split('/')[2] ?? '';

/** Paths of the texts of a schema that are not one of a few: `nameIds[]`. */
function textsIn(given: unknown, at: string, schemas: Readonly<Record<string, unknown>>): string[] {
  const { data: schema } = Schema.safeParse(given);
  if (schema === undefined || schema.enum !== undefined || schema.const !== undefined) return [];
  if (schema.$ref !== undefined) return textsIn(schemas[schema.$ref.split('/').at(-1) ?? ''], at, schemas);
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
    textsIn(one, at === '' ? name : `${at}.${name}`, schemas),
  );
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => textsIn(one, at, schemas));
  const items = schema.items === undefined ? [] : textsIn(schema.items, at === '' ? '' : `${at}[]`, schemas);
  return [...([schema.type].flat().includes('string') ? [at] : []), ...inner, ...others, ...items];
}

describe('an id that passes for another', () => {
  const CYRILLIC = 'r\u0430nda';
  const cases: readonly (readonly [method: string, path: string, body: object])[] = [
    ['POST', '/v1/names', { name: 'Randa', id: CYRILLIC }],
    ['PUT', `/v1/names/${encodeURIComponent(CYRILLIC)}`, { name: 'Randa' }],
    ['PUT', `/v1/outlets/${encodeURIComponent(CYRILLIC)}`, { name: 'Radio Randa' }],
    ['POST', '/v1/subscriptions', { ...subscription, id: CYRILLIC }],
    ['PUT', `/v1/subscriptions/${encodeURIComponent(CYRILLIC)}`, subscription],
  ];
  test.each(cases)('%s %s: no new thing has it', async (method, path, body) => {
    const world = api();
    const response = await world.ask(method, path, 'admin', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'id', message: expect.stringMatching(/mixes/) }] });
    expect(keptIn(world)).not.toContain(CYRILLIC);
  });

  test('what is stored with such an id is read, changed, followed and removed', async () => {
    const name = { id: CYRILLIC, name: 'Ran\u202eda\u200f', aliases: ['a\nb'] };
    const { ask } = fakeApi({ names: new Map([[CYRILLIC, name]]) });
    const path = `/v1/names/${encodeURIComponent(CYRILLIC)}`;
    expect(await (await ask('GET', path)).json()).toMatchObject(name);
    expect(await (await ask('GET', '/v1/names')).json()).toMatchObject({ items: [name] });
    expect((await ask('POST', '/v1/subscriptions', 'admin', { ...subscription, nameIds: [CYRILLIC] })).status).toBe(
      201,
    );
    expect((await ask('PUT', path, 'admin', { name: 'Randa' })).status).toBe(200);
    expect((await ask('DELETE', path, 'admin')).status).toBe(204);
  });

  test('a list gives such an id to no new name, and changes a stored one', async () => {
    const stored = new Map([[CYRILLIC, { id: CYRILLIC, name: 'Randa', aliases: [] }]]);
    const { app } = fakeApi({ names: stored });
    const body = JSON.stringify([
      { id: CYRILLIC, name: 'Randa K.' },
      { id: '\u0430d\u0430', name: 'Ada\u200f' },
      { name: 'Be\u00adn' },
    ]);
    const send = (query: string) =>
      app.request(`/v1/names/import${query}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKENS.admin}`, 'content-type': 'application/json' },
        body,
      });
    expect(await (await send('')).json()).toMatchObject({ status: 400, errors: [{ path: 'line 2, id' }] });
    expect(await (await send('?partial=true')).json()).toMatchObject({
      created: 1,
      replaced: 1,
      errors: [{ line: 2 }],
    });
    expect([...stored.keys()]).toEqual([CYRILLIC, 'ben']);
  });
});

describe('the label of a token', () => {
  test.each(['link', 'LINK', 'oidc:ada@example.org', '\u0410dmin', 'Ａdmin'])(
    '%s is none: the audit tells by it who did what',
    async (label) => {
      expect((await api().ask('POST', '/v1/tokens', 'admin', { label, scopes: ['read'] })).status).toBe(400);
    },
  );
  test.each(["Randa's laptop", 'Пресс-служба PR', 'مكتب الصحافة', 'desk 👩\u200d🚀', 'linked'])(
    '%s is one',
    async (label) => {
      const response = await api().ask('POST', '/v1/tokens', 'admin', { label, scopes: ['read'] });
      expect([response.status, await response.json()]).toEqual([201, expect.objectContaining({ label })]);
    },
  );
});
