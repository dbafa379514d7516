import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../shared/contract/clip.ts';
import { Language } from '../../../../shared/contract/subscription.ts';
import { signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../support/make/hostile.ts';

const NOW = Date.parse('2026-11-26T09:00:00.000Z');
const PERIOD = 'nameId=ada&from=2026-10-01&to=2026-11-26';

const mention = {
  ...{ nameId: 'ada', count: 2, snippet: 'Ada Lind spoke.' },
  spans: [{ start: 0, end: 8, form: 'Ada Lind', alias: 'Ada Lind' }],
};
const other = { ...mention, nameId: 'bo', spans: [{ start: 0, end: 5, form: 'Bo Ek', alias: 'Bo Ek' }] };

const dead: Check = {
  status: 'gone',
  reason: 'removed',
  seen: { httpStatus: 404, finalUrl: null, title: null, tookMs: 1 },
  checkedAt: '2026-11-25T09:00:00.000Z',
  nextCheckAt: null,
  playedAt: '2026-11-20T09:00:00.000Z',
  confirmations: [{ at: '2026-11-24T09:00:00.000Z', reason: 'removed' }],
};
const video = (check: Check | null) => ({
  ...{ provider: 'vimeo', videoId: '1', url: 'https://vimeo.com/1', id: 'e1' },
  check,
});

function archive(count = 2) {
  const clips = Array.from({ length: count }, (_, i) =>
    fakeClip({
      clipId: `c${String(i).padStart(3, '0')}`,
      title: `Title ${i}`,
      outlet: i % 2 === 0 ? 'Harbour Post' : 'قناة السهل',
      language: i % 2 === 0 ? 'en' : 'ar',
      publishedOn: `2026-11-${String(1 + (i % 20)).padStart(2, '0')}`,
      embeds: i === 1 ? [video(dead)] : [],
      mentions: [mention, other],
    }),
  );
  const texts = new Map(
    clips.map(({ clipId, title, outlet }) => [
      clipId,
      { kind: 'text' as const, text: [title, outlet, 'Here Ada Lind and Bo Ek spoke.', 'Title 0 again.'].join('\n\n') },
    ]),
  );
  const names = new Map([['ada', { id: 'ada', name: 'Ada Lind', aliases: [] }]]);
  return fakeApi({ clips, texts, names }, { now: () => NOW });
}

const text = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the clip book', () => {
  it('has a cover, contents, a plot, outlets, and a page for each clip', async () => {
    const { status, html } = await (await signedIn(archive().app, 'read')).open(`/book?${PERIOD}`);
    expect(status).toBe(200);
    const said = text(html);
    expect(html).toContain('<h1><mark><bdi>Ada Lind</bdi></mark></h1>');
    expect(said).toContain('1 October 2026 to 26 November 2026');
    expect(said).toContain('2 clips, 4 mentions, 2 outlets and 2 languages.');
    expect(said).toContain('Made 26 November 2026 at 09:00 UTC from the archive as it was then.');
    expect(html.match(/<article class="sheet"/g)).toHaveLength(2);
    expect(html.match(/<figure class="plot low" role="img" aria-label="Mentions a week\. Most/g)).toHaveLength(1);
    expect(said).toMatch(/Harbour Post 1 2/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('marks the name, others by a rule alone, and says nothing twice that stands above', async () => {
    const { html } = await (await signedIn(archive().app)).open(`/book?${PERIOD}`);
    expect(html).toContain('Here <mark>Ada Lind</mark> and <mark class="other">Bo Ek</mark> spoke.');
    expect(html).not.toContain('<p>Title 0</p>');
    expect(html, 'later on it is text').toContain('<p>Title 0 again.</p>');
  });

  it('says which video is gone, in the contents too, and its address as text', async () => {
    const { html } = await (await signedIn(archive().app)).open(`/book?${PERIOD}`);
    expect(html).toMatch(/class="toc"[\s\S]*video gone[\s\S]*<\/ol>/);
    const [, , page = ''] = html.split('<article');
    for (const said of [
      'Gone',
      'Vimeo said so on 24 November 2026',
      'last seen playing 20 November 2026',
      'https://vimeo.com/1',
    ])
      expect(text(page)).toContain(said);
    expect(html).not.toContain('href="https://vimeo.com');
  });

  it('gives what came from a file its language and side', async () => {
    const { html } = await (await signedIn(archive().app)).open(`/book?${PERIOD}`);
    expect(html).toContain('<div class="prose" lang="ar" dir="auto">');
  });

  it('holds a hundred clips, says how many there are, and where it goes on', async () => {
    const { app } = archive(130);
    const browsing = await signedIn(app);
    const first = await browsing.open(`/book?${PERIOD}`);
    expect(first.html.match(/<article/g)).toHaveLength(100);
    expect(text(first.html)).toContain('Clips 1 to 100 of 130.');
    const next = /href="(\/book\?[^"]*after=100[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await browsing.open(next);
    expect(second.html.match(/<article/g)).toHaveLength(30);
    expect(text(second.html)).toContain('Clips 101 to 130 of 130.');
    expect(second.html).toContain('id="clip-130"');
    expect(second.html).not.toContain('after=130');
  });

  it('cuts long texts, and gives summaries when it is full', async () => {
    const { app, stored } = archive(40);
    for (const { clipId } of stored.clips) stored.texts.set(clipId, { kind: 'text', text: 'word '.repeat(4000) });
    const { html } = await (await signedIn(app)).open(`/book?${PERIOD}`);
    expect(html.match(/Shortened; the record has the whole text\./g)?.length).toBeGreaterThan(30);
    expect(html).toContain('The text is not shown here; the record has it.');
    expect(html.length).toBeLessThan(1_000_000);
  });

  it('is of chosen clips too, in their order, and says which are gone from the archive', async () => {
    const { html } = await (await signedIn(archive().app)).open('/book?clipId=c001&clipId=c000&clipId=nothing');
    expect([...html.matchAll(/<h2 class="big"[^>]*>(Title \d)/g)].map(([, title]) => title)).toEqual([
      'Title 1',
      'Title 0',
    ]);
    expect(text(html)).toContain('1 clip that was chosen is not in the archive any more.');
    expect(html, 'no name was asked for').not.toContain('class="other"');
  });

  it.each([
    ['', 200],
    ['nameId=ada', 200],
    ['nameId=ada&from=2026-11-26&to=2026-10-01', 400],
    ['nameId=ada&from=yesterday&to=2026-10-01', 400],
  ])('asks for name and days at /book?%s', async (query, status) => {
    const visit = await (await signedIn(archive().app)).open(`/book?${query}`);
    expect([visit.status, visit.html.includes('<select id="name" name="nameId">')]).toEqual([status, true]);
    expect(visit.html.includes('role="alert"')).toBe(status === 400);
  });

  it('says that no clip mentions the name in these days', async () => {
    const { html } = await (await signedIn(archive().app)).open('/book?nameId=ada&from=2020-01-01&to=2020-01-31');
    expect(html).toContain('No clip mentions the name in these days.');
  });

  it.each(Language.options)('is whole in %s', async (language) => {
    const browsing = await signedIn(archive(130).app, 'read', language);
    for (const address of [`/book?${PERIOD}`, '/book', '/book?clipId=c001&clipId=x']) {
      const { status, html } = await browsing.open(address);
      expect([status, /\{\w+\}|undefined/.exec(html)]).toEqual([200, null]);
    }
  });

  it('shows hostile texts of files as text', async () => {
    const { app, stored } = archive(18);
    for (const [i, clip] of stored.clips.entries()) {
      const hostile = HOSTILE_TEXTS[i]?.text ?? '';
      Object.assign(clip, {
        title: hostile,
        outlet: hostile,
        embeds: [{ ...video(dead), url: `https://evil.example/?${i}="><script>alert(1)</script>` }],
      });
      stored.texts.set(clip.clipId, { kind: 'text', text: `${hostile}\n\n${hostile} Ada Lind` });
    }
    const { status, html } = await (await signedIn(app)).open(`/book?${PERIOD}`);
    expect([status, html.match(/<article/g)?.length]).toEqual([200, 18]);
    expect(html).not.toMatch(/<img|<iframe|<script>|<base|<meta http|onerror=alert\(1\)>|href="https:\/\/evil/);
  });
});
