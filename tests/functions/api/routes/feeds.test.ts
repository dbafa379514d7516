import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Name } from '../../../../shared/contract/name.ts';
import { clipLink } from '../../../../shared/signing/clip-link.ts';
import { feedLinks, nameLink } from '../../../../shared/signing/links.ts';
import { DAY_0, fakeApi, fakeClip, KEY } from '../../../support/fake/dependencies.ts';
import { signingKey } from '../../../support/fake/signing-keys.ts';
import { readAtom } from '../../../support/read/read-atom.ts';

const names = new Map(
  ['ada', 'a.json', 'آدا'].map((id): [string, Name] => [id, { id, name: 'Ada Lind', aliases: [] }]),
);
const mention = (nameId: string) => ({ nameId, count: 1, spans: [], snippet: 'Ada Lind spoke.' });
const clips = Array.from({ length: 60 }, (_, i) =>
  fakeClip({
    clipId: `c${i}`,
    publishedOn: `2026-0${1 + (i % 9)}-1${i % 10}`,
    mentions: ['ada', 'a.json', 'آدا'].map(mention),
  }),
);
const linksOf = (nameId: string, key = KEY) => feedLinks('', nameId, key);
const keyIn = (link: string): string => link.slice(link.indexOf('?'));
const Items = z.looseObject({ items: z.array(z.looseObject({ url: z.string() })) });

describe('the feeds of a name', () => {
  it.each(['ada', 'a.json', 'آدا'])('are told with the name %s, and open without a token', async (id) => {
    const api = fakeApi({ names, clips });
    const { feeds } = z
      .looseObject({ feeds: z.object({ atom: z.url(), json: z.url() }) })
      .parse(await (await api.ask('GET', `/v1/names/${encodeURIComponent(id)}`)).json());
    const pathOf = (feed: string) => feed.replace('https://api.example', '');
    const atom = await api.ask('GET', pathOf(feeds.atom), null);
    expect([atom.status, atom.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const feed = readAtom(await atom.text());
    expect(feed.links.find(({ rel }) => rel === 'self')?.href).toBe(feeds.atom);
    expect(feed.entries).toHaveLength(50);
    const days = feed.entries.map(({ published }) => published);
    expect(days).toEqual(days.toSorted().reverse());

    const json = await api.ask('GET', pathOf(feeds.json), null);
    expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/feed+json; charset=utf-8']);
    const { items } = Items.parse(await json.json());
    expect(items.map(({ url }) => url)).toEqual(feed.entries.map(({ links }) => links[0]?.href));
    expect((await api.ask('GET', pathOf(items[0]?.url ?? ''), null)).status).toBe(200);
  });

  it('may be kept for a quarter of an hour, and are sent again only if they changed', async () => {
    const api = fakeApi({ names, clips });
    const first = await api.app.request(linksOf('ada').atom);
    expect(first.headers.get('cache-control')).toBe('private, max-age=900');
    const etag = first.headers.get('etag') ?? '';
    const asked = () => api.app.request(linksOf('ada').atom, { headers: { 'if-none-match': etag } });
    const again = await asked();
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    api.stored.clips.push(fakeClip({ clipId: 'new', publishedOn: '2026-11-25', mentions: [mention('ada')] }));
    expect((await asked()).status).toBe(200);
  });

  it.each<[why: string, path: string, scope: 'read' | null, status: number]>([
    ['without a key or token', '/v1/feeds/ada.atom', null, 401],
    ['with a token', '/v1/feeds/ada.json', 'read', 200],
    ['with an empty key', '/v1/feeds/ada.atom?key=', 'read', 403],
    ['with a forged key', `${linksOf('ada').atom.slice(0, -1)}!`, null, 403],
    ['with the key of another name', `/v1/feeds/ada.atom${keyIn(linksOf('ben').atom)}`, null, 403],
    ['with the key of a record', `/v1/feeds/ada.atom${keyIn(clipLink('', 'ada', KEY, DAY_0))}`, null, 403],
    ['with the key of the page of the name', `/v1/feeds/ada.atom${keyIn(nameLink('', 'ada', KEY, DAY_0))}`, null, 403],
    ['with a key that was signed before two rotations', linksOf('ada', signingKey('oldkey00')).json, null, 403],
    ['of a name that is not tracked', linksOf('ben').json, null, 404],
    ['in another format', `/v1/feeds/ada.rss${keyIn(linksOf('ada').atom)}`, null, 404],
  ])('%s', async (_, path, scope, status) => {
    const answer = await fakeApi({ names, clips }).ask('GET', path, scope);
    expect(answer.status).toBe(status);
    if (status >= 400) expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('open nothing but feeds', async () => {
    const key = keyIn(linksOf('ada').atom);
    const api = fakeApi({ names, clips });
    for (const path of ['/names/ada', '/v1/names/ada', '/v1/names/ada/mentions', '/clips/ada']) {
      expect((await api.ask('GET', `${path}${key}`, null)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('answer HEAD, and no other method', async () => {
    const api = fakeApi({ names, clips });
    const head = await api.ask('HEAD', linksOf('ada').atom, null);
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('etag')).toMatch(/^"/);
    expect((await api.ask('POST', linksOf('ada').atom, null)).status).toBe(405);
  });

  it('change nothing in a name that is sent back as it was answered', async () => {
    const api = fakeApi({ names: new Map(names) });
    const read = await api.ask('GET', '/v1/names/ada');
    const body = JSON.stringify(await read.json());
    const headers = { authorization: 'Bearer cw_write', 'content-type': 'application/json' };
    const ifMatch = { ...headers, 'if-match': read.headers.get('etag') ?? '' };
    const put = await api.app.request('/v1/names/ada', { method: 'PUT', headers: ifMatch, body });
    expect([put.status, await put.json()]).toEqual([200, names.get('ada')]);
    expect(api.stored.names.get('ada')).not.toHaveProperty('feeds');
  });
});
