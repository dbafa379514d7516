import { createHash } from 'node:crypto';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../../shared/contract/api.ts';
import type { Clip } from '../../../../../shared/contract/clip.ts';
import { clipLink } from '../../../../../shared/signing/clip-link.ts';
import { snippetPieces } from '../../../../../shared/view/highlight.ts';
import { fakeApi, fakeClip, KEY } from '../../../../support/fake-dependencies.ts';

const check = {
  status: 'playable' as const,
  reason: 'oembed-ok',
  seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 12 },
  checkedAt: '2026-11-22T08:00:00.000Z',
  nextCheckAt: null,
};

/** Path and key of a record's link. */
function pathOf(clipId: string): string {
  return clipLink('', clipId, KEY);
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

describe('the page of a record', () => {
  it("shows a video's life, the latest change first, where there was a change", async () => {
    const embed = { provider: 'vimeo', videoId: '1', url: 'https://player.vimeo.com/video/1' };
    const at = (day: number) => `2026-11-${day}T08:00:00.000Z`;
    const born = { at: at(20), status: 'playable' as const, reason: 'oembed-ok' };
    const died = { at: at(21), status: 'gone' as const, reason: 'not-found' };
    const page = await pageOf(fakeClip({ embeds: [{ ...embed, check, history: [born, died] }] }));
    expect(page).toMatch(/21 Nov 2026, 08:00 UTC: gone \(not-found\)<br>20 Nov 2026, 08:00 UTC: playable/);
    expect(await pageOf(fakeClip({ embeds: [{ ...embed, check, history: [born] }] }))).not.toContain('20 Nov 2026');
  });

  it('tells what is known', async () => {
    const page = await pageOf(
      fakeClip({
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
          { provider: 'bunny', videoId: '3', url: 'https://a.example/3', check: null },
        ],
        warnings: [{ code: 'date-ambiguous', message: 'Two dates.' }],
      }),
    );
    for (const text of [
      'Al Mayadeen TV',
      '15 February 2017',
      'The Astana platform emerged.',
      'Ada Lind <bdi class="note">2 times',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).toContain('Then <mark>Ada Lind</mark> spoke.');
    expect(page).toContain('2 times');
    expect(page).toContain('plays');
    expect(page).toContain('is restricted');
    expect(page).not.toContain('gone');
    expect(page).toContain('has not been checked yet');
    expect(page).toContain('href="https://player.vimeo.com/video/1?h=a&amp;b=c" rel="noopener');
    expect(page).toContain('Two dates.');
    expect(page).toContain('first-heading');
  });

  it('says so where nothing is known, and is titled with the file', async () => {
    const unknown = { title: null, outlet: null, publishedOn: null, summary: null, language: null, evidence: {} };
    const page = await pageOf(fakeClip(unknown));
    for (const text of ['<title>astana-platform.txt', 'Outlet not known', 'date not known']) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('null');
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
    'does not link to %s',
    async (url) => {
      const page = await pageOf(fakeClip({ embeds: [{ provider: 'x', videoId: null, url, check }] }));
      expect(page).not.toContain('href');
    },
  );

  it('has the one style its policy names, and no script', async () => {
    const { ask } = fakeApi({ clips: [fakeClip()] });
    const response = await ask('GET', pathOf(fakeClip().clipId), null);
    const page = await response.text();
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
    expect(page).not.toMatch(/<script|style=/);
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
