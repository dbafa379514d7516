import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../../shared/contract/api.ts';
import { clipLink } from '../../../../../shared/signing/clip-link.ts';
import { nameLink, stillLink } from '../../../../../shared/signing/links.ts';
import { DAY_0, fakeApi, fakeClip, KEY } from '../../../../support/fake/dependencies.ts';

const name = {
  id: 'ada',
  name: 'Ada <Lind>',
  aliases: ["Ada O'Lind", 'آدا ليند'],
  transliterate: true,
  exclude: ['Lind Street'],
};
const names = new Map([['ada', name]]);

describe('the page of a name', () => {
  it('shows by what it matches, and a dry run to begin with', async () => {
    const answer = await fakeApi({ names }).ask('GET', nameLink('', 'ada', KEY, DAY_0), null);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    for (const shown of ['Ada &lt;Lind&gt;', 'آدا ليند', 'Lind Street', 'other scripts', 'names dry-run']) {
      expect(page).toContain(shown);
    }
    expect(page).toContain('--alias &#39;Ada O&#39;\\&#39;&#39;Lind&#39;');
    expect(page.match(/<h1/g)).toHaveLength(1);
  });

  it.each<[why: string, path: string, scope: Scope | null, status: number]>([
    ['without a key', '/names/ada', null, 401],
    ['with the key of another name', nameLink('', 'ben', KEY, DAY_0).replace('ben', 'ada'), null, 401],
    ['with the key of a record', clipLink('', 'ada', KEY, DAY_0).replace('clips', 'names'), null, 401],
    ['with a token', '/names/ada', 'read', 200],
    ['that is tracked no more', nameLink('', 'ben', KEY, DAY_0), null, 404],
  ])('%s', async (_, path, scope, status) => {
    expect((await fakeApi({ names }).ask('GET', path, scope)).status).toBe(status);
  });
});

it('a link to a name that has expired says so, and opens neither the name nor its clips', async () => {
  const api = fakeApi({ names, clips: [fakeClip()] }, { now: () => 91 * 86_400_000 });
  const answer = await api.ask('GET', nameLink('', 'ada', KEY, DAY_0), null);
  const page = await answer.text();
  expect(answer.status).toBe(403);
  expect(page).toContain('This link has expired');
  expect(page).not.toContain('Lind');
  expect((await api.ask('GET', nameLink('', 'ada', KEY, DAY_0), 'read')).status).toBe(200);
});

describe('the clips on the page of a name', () => {
  const clip = (i: number) =>
    fakeClip({
      clipId: `c${i}`,
      title: i === 59 ? null : `Title <${i}>`,
      publishedOn: '2026-11-25',
      mentions: [{ nameId: 'ada', count: 1, spans: [], snippet: 'Ada Lind spoke.' }],
    });
  const clips = Array.from({ length: 60 }, (_, i) => clip(i));

  it('each open by a link of its own, and the older ones follow', async () => {
    const api = fakeApi({ names, clips });
    const seen: string[] = [];
    for (let path: string | undefined = nameLink('', 'ada', KEY, DAY_0); path !== undefined; ) {
      const page = await (await api.ask('GET', path, null)).text();
      const links = [...page.matchAll(/href="\.\.(\/clips\/[^"]+)"/g)].map(([, link = '']) => link);
      expect(links.length).toBeLessThanOrEqual(50);
      for (const link of links.slice(0, 2)) expect((await api.ask('GET', link, null)).status).toBe(200);
      seen.push(...links);
      const older = /href="(\?[^"#]+)#clips"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
      path = older === undefined ? undefined : `/names/ada${older}`;
    }
    expect(new Set(seen).size).toBe(60);
  });

  it('are escaped, and one without a title says so', async () => {
    const page = await (await fakeApi({ names, clips }).ask('GET', nameLink('', 'ada', KEY, DAY_0), null)).text();
    expect(page).toContain('Title &lt;3&gt;');
    expect(page).toContain('Untitled clip');
    expect(page).toContain('<h2 id="clips">');
  });

  it('a cursor that is none opens nothing', async () => {
    const answer = await fakeApi({ names, clips }).ask('GET', `${nameLink('', 'ada', KEY, DAY_0)}&cursor=x`, null);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, expect.stringContaining('text/html')]);
  });
});

describe('a still', () => {
  const proof = { key: 'proofs/c1/x.jpg', type: 'image/jpeg', at: '2026-11-22T08:00:00.000Z' };
  const embed = { provider: 'vimeo', videoId: '1', url: 'https://player.vimeo.com/video/1', check: null };
  const clip = fakeClip({
    clipId: 'c1',
    embeds: [
      { ...embed, id: 'c1-e1', proof },
      { ...embed, id: 'c1-e2' },
      { ...embed, id: 'c1-e3', proof: { ...proof, type: 'image/svg+xml' } },
    ],
  });
  const link = (embedId: string) => stillLink('', { clipId: 'c1', embedId }, KEY);

  it('is the picture, with its type, to be kept for a day', async () => {
    const answer = await fakeApi({ clips: [clip] }).ask('GET', link('c1-e1'), null);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(answer.headers.get('cache-control')).toBe('private, max-age=86400');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await answer.text()).toBe('picture proofs/c1/x.jpg');
  });

  it.each<[why: string, path: string, status: number]>([
    ['without a key', '/stills/c1/c1-e1', 403],
    ['with the key of another', link('c1-e2').replace('c1-e2', 'c1-e1'), 403],
    ['of a video that has none', link('c1-e2'), 404],
    ['that could hold a script', link('c1-e3'), 404],
    ['of a video that there is not', link('c1-e4'), 404],
  ])('%s is none', async (_, path, status) => {
    expect((await fakeApi({ clips: [clip] }).ask('GET', path, 'admin')).status).toBe(status);
  });
});
