/** Text that no row, mail or page takes: a body that has it is refused with what to do; what is asked for is looked up as it is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Name } from '../../../shared/contract/name.ts';
import { feedLinks } from '../../../shared/signing/links.ts';
import { isWellFormed, unfitIn } from '../../../shared/well-formed.ts';
import { signedIn } from '../../support/browser/browse.ts';
import { fakeApi, fakeClip, fakeReceipt, KEY } from '../../support/fake/dependencies.ts';
import { readAtom } from '../../support/read/read-atom.ts';

const UNFIT = ['\0', '\u0001', '\b', '\u001b', '\ufffe', '\uffff', '\ud800', '\udfff', '\udc00\ud800'];
const subscription = { address: 'press@example.org', nameIds: ['ada'], cadence: 'instant' };

/** Each text of each body. */
const BODIES: readonly (readonly [method: string, path: string, field: string, body: (text: string) => object])[] = [
  ['POST', '/v1/names', 'name', (t) => ({ name: t })],
  ['POST', '/v1/names', 'aliases.1', (t) => ({ name: 'Ada', aliases: ['Ada L.', t] })],
  ['PUT', '/v1/names/ada', 'strike.0', (t) => ({ name: 'Ada', strike: [t] })],
  ['PUT', '/v1/names/ada', 'require.0', (t) => ({ name: 'Ada', require: [t] })],
  ['PUT', '/v1/names/ada', 'exclude.0', (t) => ({ name: 'Ada', exclude: [t] })],
  ['POST', '/v1/names/dry-run', 'aliases.0', (t) => ({ name: 'Ada', aliases: [t] })],
  ['PATCH', '/v1/clips/a', 'title', (t) => ({ title: t })],
  ['PATCH', '/v1/clips/a', 'outlet', (t) => ({ outlet: t })],
  ['PATCH', '/v1/clips/a', 'summary', (t) => ({ summary: t })],
  ['PATCH', '/v1/clips/a', 'language', (t) => ({ language: t })],
  ['PUT', '/v1/outlets/hill', 'name', (t) => ({ name: t })],
  ['PUT', '/v1/outlets/hill', 'aliases.0', (t) => ({ name: 'Radio Hill', aliases: [t] })],
  ['PUT', '/v1/outlets/hill', 'domains.0', (t) => ({ name: 'Radio Hill', domains: [`${t}.example`] })],
  ['POST', '/v1/subscriptions', 'address', (t) => ({ ...subscription, address: `${t}@example.org` })],
  ['POST', '/v1/subscriptions', 'nameIds.0', (t) => ({ ...subscription, nameIds: [t] })],
  ['POST', '/v1/subscriptions', 'id', (t) => ({ ...subscription, id: t })],
  ['POST', '/v1/subscriptions', 'timeZone', (t) => ({ ...subscription, timeZone: t })],
  [
    'POST',
    '/v1/subscriptions',
    'channel.url',
    (t) => ({ ...subscription, channel: { kind: 'slack', url: `https://hooks.slack.com/${t}` } }),
  ],
  [
    'POST',
    '/v1/subscriptions',
    'channel.secret',
    (t) => ({
      ...subscription,
      channel: { kind: 'webhook', url: 'https://example.org/', secret: `another long text ${t}` },
    }),
  ],
  ['POST', '/v1/tokens', 'label', (t) => ({ label: t, scopes: ['read'] })],
  ['POST', '/v1/stories/s/split', 'clipId', (t) => ({ clipId: t })],
  ['POST', '/v1/stories/merge', 'stories.1', (t) => ({ stories: ['s', t] })],
  ['POST', '/v1/exports', 'outlet', (t) => ({ format: 'csv', outlet: t })],
  ['POST', '/v1/exports', 'q', (t) => ({ format: 'csv', q: `word ${t}` })],
  ['POST', '/v1/digests', 'address', (t) => ({ address: `${t}@example.org` })],
];

describe.each(BODIES)('%s %s with such a text in %s', (method, path, field, body) => {
  test.each(UNFIT.map((text) => [JSON.stringify(text), text]))('is refused: %#', async (_, text) => {
    const api = fakeApi({ clips: [fakeClip({ clipId: 'a' })] });
    const response = await api.ask(method, path, 'admin', body(`A${text}b`));
    expect(response.status).toBe(400);
    const answer = await response.json();
    expect(unfitIn(answer)).toBeNull();
    expect(answer).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ in: 'body', path: field })]),
    });
    expect(
      unfitIn([...api.stored.names.values(), ...api.stored.subscriptions.values(), ...api.stored.audit]),
    ).toBeNull();
  });
});

test('a field with such a name is refused, by a name that can be shown', async () => {
  const { ask, stored } = fakeApi();
  const response = await ask('POST', '/v1/names', 'admin', { name: 'Ada', 'x\ud800\u0001': 'y' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ path: 'x\ufffd ' }] });
  expect(unfitIn(stored.audit)).toBeNull();
});

test('the trail of a change that was begun has what such a body asks, well-formed', async () => {
  const begun: unknown[] = [];
  const { ask } = fakeApi(
    {},
    {
      audit: {
        begin: async (entry) => {
          begun.push(entry);
          throw new Error('no further');
        },
        list: async () => ({ items: [], position: null }),
        complete: async () => {},
        withdraw: async () => {},
      },
    },
  );
  await ask('POST', '/v1/names', 'admin', { id: 'a\udc00', name: 'Ada\ud800', 'b\uffff': 1, aliases: ['\0'] });
  expect(begun).toMatchObject([{ id: 'a\ufffd', asked: { name: 'Ada\ufffd', aliases: [' '] } }]);
  expect(unfitIn(begun)).toBeNull();
});

test('of a list of names the rows that have it are told, each with its field', async () => {
  const { app, stored } = fakeApi();
  const list = [{ name: 'Ada' }, { name: 'B\ud800' }, { name: 'Cara', aliases: ['C\u0001'] }];
  const send = (query: string, type: string, body: string) =>
    app.request(`/v1/names/import${query}`, {
      method: 'POST',
      headers: { authorization: 'Bearer cw_admin', 'content-type': type },
      body,
    });
  const refused = await send('', 'application/json', JSON.stringify(list));
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ errors: [{ path: 'line 2, name' }, { path: 'line 3, aliases.0' }] });
  expect((await send('?partial=true', 'application/json', JSON.stringify(list))).status).toBe(200);
  expect([...stored.names.keys()]).toEqual(['ada']);
  expect((await send('', 'text/csv', 'name\nAda\nB\u0001\n')).status).toBe(400);
});

test('the name of a file that is uploaded is mended, as its text will be', async () => {
  const { ask } = fakeApi();
  const response = await ask('POST', '/v1/uploads', 'admin', {
    name: 'a\u0001\ud800.txt',
    size: 3,
    type: 'text/plain',
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ key: expect.stringMatching(/\/a.?\.txt$/u) });
});

test('a file is found by a key that has any code point', async () => {
  const bytes = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(bytes, fc.constantFrom('a\u0001', '\ufffe\uffff', 'a\r\n\0b', ' a ', '%41+')),
      async (key) => {
        const receipts = [fakeReceipt({ key }), fakeReceipt({ key: `${key}x` })];
        const response = await fakeApi({ receipts }).ask('GET', `/v1/receipts?key=${encodeURIComponent(key)}`);
        expect(response.status).toBe(200);
        expect(await response.json()).toMatchObject({ items: [{ key }], nextCursor: null });
      },
    ),
    { numRuns: 60 },
  );
});

test('a query that has such text finds nothing, or is refused; nothing breaks', async () => {
  const paths = [
    'clips?outlet=',
    'clips?q=word+',
    'clips?language=e',
    'clips?story=',
    'clips?cursor=',
    'names/',
    'clips/',
  ];
  for (const path of paths) {
    for (const text of ['%00', '%01', '%EF%BF%BF', '%ED%A0%80', '%FF', '%']) {
      const response = await fakeApi().ask('GET', `/v1/${path}${text}`);
      expect(response.status, `${path}${text}`).toBeLessThan(500);
      const answer = await response.text();
      expect(isWellFormed(answer), `${path}${text}`).toBe(true);
    }
  }
});

test('a page shows a key that has it, well-formed', async () => {
  const clip = fakeClip({
    clipId: 'a',
    key: 'odd\u0001\ufffe\uffff.txt',
    file: 'odd.txt',
    title: 'Ferry \ud800\uffff\u0001',
  });
  const { html, status } = await (await signedIn(fakeApi({ clips: [clip] }, { getStory: async () => null }).app)).open(
    '/clips/a',
  );
  expect(status).toBe(200);
  expect(isWellFormed(html)).toBe(true);
  expect(html).toContain('odd \ufffd\ufffd.txt');
});

test('feeds are well-formed', async () => {
  const text = 'Ada \u0001\uffff\ud800';
  const names = new Map([['ada', { id: 'ada', name: text, aliases: [] } satisfies Name]]);
  const mentions = [{ nameId: 'ada', count: 1, spans: [], snippet: text }];
  const { app } = fakeApi({ names, clips: [fakeClip({ title: text, outlet: text, mentions })] });
  const { atom, json } = feedLinks('', 'ada', KEY);
  const xml = await (await app.request(atom)).text();
  expect(isWellFormed(xml)).toBe(true);
  expect(readAtom(xml).entries).toHaveLength(1);
  expect(unfitIn(await (await app.request(json)).json())).toBeNull();
});
