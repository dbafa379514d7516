import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { clipView } from '../../../../../functions/api/pages/clip/view.ts';
import type { Scope } from '../../../../../shared/contract/api.ts';
import type { Clip } from '../../../../../shared/contract/clip.ts';
import { clipLink } from '../../../../../shared/signing/clip-link.ts';
import { snippetPieces } from '../../../../../shared/view/highlight.ts';
import { voiceOf } from '../../../../../shared/view/voice.ts';
import { DAY_0, fakeApi, fakeClip, KEY, TOKENS } from '../../../../support/fake/dependencies.ts';

const check = {
  status: 'playable' as const,
  reason: 'oembed-ok',
  seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 12 },
  checkedAt: '2026-11-22T08:00:00.000Z',
  nextCheckAt: null,
};

const LOOK = {
  voice: voiceOf('en', 'UTC'),
  reader: { who: '', scope: 'read' as const, formKey: null },
  now: new Date('2026-11-22T08:00:00.000Z'),
  nameId: null,
  playing: null,
  playAt: String,
  stillOf: String,
  unsaved: null,
};

/** Path and key of a record's link. */
function pathOf(clipId: string): string {
  return clipLink('', clipId, KEY, DAY_0);
}

async function pageOf(clip: Clip): Promise<string> {
  const names = new Map([['ada', { id: 'ada', name: 'Ada Lind', aliases: [] }]]);
  const response = await fakeApi({ clips: [clip], names }).ask('GET', pathOf(clip.clipId), null);
  expect(response.status).toBe(200);
  return response.text();
}

/** Names of all elements and of their attributes, as a browser would see them. */
function markupOf(page: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: object): void => {
    if ('tagName' in node) found.add(String(node.tagName));
    if ('attrs' in node && Array.isArray(node.attrs)) for (const { name } of node.attrs) found.add(`@${name}`);
    if ('childNodes' in node && Array.isArray(node.childNodes)) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return found;
}

describe('who may open a record', () => {
  const clip = fakeClip();
  const other = fakeClip({ clipId: 'other' });

  it.each<[string, Scope | null, boolean, number, string]>([
    [pathOf(clip.clipId), null, false, 200, 'with the key of the mail'],
    [`/clips/${clip.clipId}`, null, false, 401, 'without a key'],
    [`/clips/${clip.clipId}?key=`, null, false, 401, 'with an empty key'],
    [pathOf('other').replace('other', clip.clipId), null, false, 401, 'with the key of another record'],
    [`/clips/${clip.clipId}`, 'read', false, 200, 'with a token'],
    [`/clips/${clip.clipId}?key=wrong`, null, true, 200, 'where everybody may read'],
    ['/clips/none', null, false, 401, 'a stranger is not told what exists'],
    [pathOf('none'), null, false, 404, 'a record that was removed'],
  ])('%s, token %s, open %s → %i: %s', async (path, scope, publicRead, status) => {
    const { ask } = fakeApi({ clips: [clip, other] }, { publicRead });
    const response = await ask('GET', path, scope);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const page = await response.text();
    expect(page.includes('A Strategic Shift')).toBe(status === 200);
  });
});

describe('a link that has expired', () => {
  const clip = fakeClip();
  const now = () => 91 * 86_400_000;

  it.each<[string, string, Scope | null, boolean, number, string | null]>([
    [pathOf(clip.clipId), 'en', null, false, 403, 'This link has expired'],
    [pathOf('none'), 'en', null, false, 403, 'This link has expired'],
    [pathOf(clip.clipId), 'ar', null, false, 403, 'انتهت صلاحية هذا الرابط'],
    [pathOf('other').replace('other', clip.clipId), 'en', null, false, 401, 'This link does not open'],
    [pathOf(clip.clipId), 'en', 'read', false, 200, null],
    [pathOf(clip.clipId), 'en', null, true, 200, null],
  ])('%s in %s with token %s, open %s → %i: %s', async (path, language, scope, publicRead, status, title) => {
    const { app } = fakeApi({ clips: [clip] }, { publicRead, now });
    const headers = { 'accept-language': language, ...(scope && { authorization: `Bearer ${TOKENS[scope]}` }) };
    const response = await app.request(path, { headers });
    const page = await response.text();
    expect(response.status).toBe(status);
    expect(page.includes('A Strategic Shift')).toBe(status === 200);
    if (title !== null) expect(page).toContain(`<h1>${title}</h1>`);
    // The way in leads to this record.
    expect(page.includes(`href="/sign-in?next=%2Fclips%2F`)).toBe(status === 403);
  });

  it('opens on its last day', async () => {
    const { ask } = fakeApi({ clips: [clip] }, { now: () => 91 * 86_400_000 - 1 });
    expect((await ask('GET', pathOf(clip.clipId), null)).status).toBe(200);
  });
});

describe('the page of a record', () => {
  it("shows a video's life, the latest change first", async () => {
    const embed = { provider: 'vimeo', videoId: '1', url: 'https://player.vimeo.com/video/1' };
    const at = (day: number) => `2026-11-${day}T08:00:00.000Z`;
    const born = { at: at(20), status: 'playable' as const, reason: 'oembed-ok' };
    const died = { at: at(21), status: 'gone' as const, reason: 'not-found' };
    const page = await pageOf(fakeClip({ embeds: [{ ...embed, check, history: [born, died] }] }));
    expect(page).toMatch(
      /21 November 2026[\s\S]*Gone[\s\S]*not-found[\s\S]*20 November 2026[\s\S]*Plays[\s\S]*oembed-ok/,
    );
    expect(page).toContain('class="strip"');
  });

  it('tells what is known', async () => {
    const page = await pageOf(
      fakeClip({
        summary: 'Then Ada Lind spoke.',
        mentions: [
          {
            nameId: 'ada',
            count: 2,
            spans: [{ start: 0, end: 8, form: 'Ada Lind', alias: 'Ada Lind' }],
            snippet: 'Then Ada Lind spoke.',
          },
        ],
        embeds: [
          { provider: 'vimeo', videoId: '1', url: 'https://player.vimeo.com/video/1?h=a&b=c', check },
          { provider: 'bunny', videoId: '2', url: 'https://a.example/2', check: { ...check, status: 'restricted' } },
          { provider: 'bunny', videoId: '3', url: 'https://a.example/3?h=a&b=c', check: null },
        ],
        warnings: [{ code: 'date-ambiguous', message: 'Two dates.' }],
      }),
    );
    for (const text of [
      'Al Mayadeen TV',
      '15 February 2017',
      '<bdi>Ada Lind</bdi></b> · 2 mentions',
      'Then <mark>Ada Lind</mark> spoke.',
      'Plays',
      'Restricted',
      'It may still play where the clip is shown.',
      'Not checked yet',
      'href="https://a.example/3?h=a&amp;b=c" rel="noopener',
      'Two dates.',
      'first heading',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/gone/i);
  });

  it('says so where nothing is known, and is titled with the file', async () => {
    const unknown = { title: null, outlet: null, publishedOn: null, summary: null, language: null, evidence: {} };
    const page = await pageOf(fakeClip(unknown));
    expect(page).toContain('<title>astana-platform.txt');
    expect(page.match(/not known/g)).toHaveLength(4);
    expect(page).not.toContain('null');
  });

  it('is the record alone: nothing to change, no other clip, nobody who changed it', async () => {
    const page = await pageOf(fakeClip());
    expect(page).not.toMatch(/<form|href="\/(?!assets)|<nav/);
  });

  it.each(['fr', 'ar'])('speaks the language of the browser: %s', async (language) => {
    const { app } = fakeApi({ clips: [fakeClip()] });
    const response = await app.request(pathOf(fakeClip().clipId), { headers: { 'accept-language': language } });
    expect(await response.text()).toContain(`<html lang="${language}"`);
  });

  it('lets nothing of a file become mark-up', async () => {
    const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)></title></style><svg onload=alert(1)>&`;
    const calm = 'words';
    const full = (text: string): Clip =>
      fakeClip({
        title: text,
        outlet: text,
        summary: text,
        language: text,
        key: text,
        file: text,
        mentions: [
          { nameId: text, count: 1, spans: [{ start: 0, end: 1, form: text, alias: text }], snippet: `a ${text} b` },
        ],
        embeds: [
          { provider: text, videoId: text, url: `https://a.example/?${text}`, check: { ...check, reason: text } },
        ],
        evidence: { title: { rule: text, start: 0, end: 1 } },
        warnings: [{ code: 'empty', message: text }],
      });
    const page = await pageOf(full(hostile));
    expect(markupOf(page)).toEqual(markupOf(await pageOf(full(calm))));
    expect(page).toContain('&lt;script&gt;');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ' javascript:alert(1)', '//a.example/'])(
    'does not link to %s, should a row hold it',
    async (url) => {
      const clip = fakeClip({ embeds: [{ provider: 'x', videoId: null, url, check }], url });
      const record = { clip, etag: null, text: null, nameOf: String, story: null, revisions: [] };
      const { body } = clipView(record, { ...LOOK, isAlone: true });
      const page = String(await body);
      expect(page).not.toContain('href');
    },
  );

  it('has the one style its policy names, and no script', async () => {
    const { ask } = fakeApi({ clips: [fakeClip()] });
    const response = await ask('GET', pathOf(fakeClip().clipId), null);
    const page = await response.text();
    const nonce = /<link rel="stylesheet" href="\/assets\/[^"]+" nonce="([^"]+)">/.exec(page)?.[1];
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const rule of [`style-src 'nonce-${nonce}'`, "script-src 'none'", "form-action 'none'", "frame-src 'none'"])
      expect(policy).toContain(rule);
    expect(page).not.toMatch(/<script|style=|<style/);
  });

  it('shows the still that is kept, by a key that opens nothing else', async () => {
    const proof = { key: 'stills/1', type: 'image/png', at: '2026-11-20T08:00:00.000Z' };
    const embed = { id: 'c1-e1', provider: 'vimeo', videoId: '1', url: 'https://player.vimeo.com/video/1' };
    const { app, ask } = fakeApi({
      clips: [fakeClip({ embeds: [{ ...embed, check: { ...check, status: 'gone' }, proof }] })],
    });
    const page = await (await ask('GET', pathOf(fakeClip().clipId), null)).text();
    const still = /<img src="(\/stills\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect(await (await app.request(still)).text()).toBe('picture stills/1');
    expect((await app.request(still.replace('c1-e1', 'c1-e2'))).status).toBe(403);
  });

  it('plays a video only where that is asked for, in a frame of its host', async () => {
    const embed = { provider: 'vimeo', videoId: '1', url: 'https://player.vimeo.com/video/1?h=a' };
    const { ask } = fakeApi({ clips: [fakeClip({ embeds: [{ ...embed, check }] })] });
    const page = await (await ask('GET', pathOf(fakeClip().clipId), null)).text();
    const play = /href="(\/clips\/[^"]*play=1)#video"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const playing = await ask('GET', play, null);
    expect(await playing.text()).toContain('<iframe class="player" src="https://player.vimeo.com/video/1?h=a"');
    expect(playing.headers.get('content-security-policy')).toContain('frame-src https://player.vimeo.com;');
  });
});

describe('marking a name in its sentence', () => {
  it.each([
    ['Ada Lind spoke.', ['Ada Lind'], '[Ada Lind] spoke.', 'at the start'],
    ['Ada, and Ada Lind', ['Ada', 'Ada Lind'], '[Ada], and [Ada Lind]', 'the longest form first'],
    ['Adam and Ada', ['Ada'], 'Adam and [Ada]', 'not inside another word'],
    ['قالت ورندا قسيس', ['رندا قسيس'], 'قالت و[رندا قسيس]', 'after a prefix, when that is all there is'],
    ['Ada Lind spoke', ['Ada\n  Lind'], '[Ada Lind] spoke', 'written over two lines in the file'],
    ['H&M (UK) said', ['H&M (UK)'], '[H&M (UK)] said', 'signs that mean something in a pattern'],
    ['nobody here', ['Ada'], 'nobody here', 'a snippet that was cut'],
    ['text', ['', ' '], 'text', 'an empty form marks nothing'],
    ['text', [], 'text', 'no forms'],
    [
      'word word',
      ['word '.repeat(10_000)],
      'word word',
      'a form that is longer than any name, and than a pattern can be',
    ],
  ])('%j with %j → %s (%s)', (snippet, forms, marked) => {
    const pieces = snippetPieces(snippet, forms);
    expect(pieces.map(({ text, isName }) => (isName ? `[${text}]` : text)).join('')).toBe(marked);
    expect(pieces.map(({ text }) => text).join('')).toBe(snippet);
  });
});
