import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Dependencies } from '../../../../functions/api/dependencies.ts';
import { placesOfFields } from '../../../../functions/api/pages/clip/places.ts';
import { playerOf } from '../../../../functions/api/pages/clip/player.ts';
import type { Clip } from '../../../../shared/contract/clip.ts';
import type { Revision } from '../../../../shared/contract/history.ts';
import { Language } from '../../../../shared/contract/subscription.ts';
import { signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS } from '../../../support/make/hostile.ts';

const TEXT = `A Strategic Shift in Syrian Conflict Resolution

Al Mayadeen TV
15 February 2017

The Astana platform emerged. Ada Lind was there, and Bo, too. Then Ada Lind left.`;

const check = {
  status: 'playable' as const,
  reason: 'oembed-ok',
  seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 12 },
  checkedAt: '2026-11-22T08:00:00.000Z',
  nextCheckAt: null,
};
const embed = { id: 'c1-e1', provider: 'vimeo', videoId: '1', url: 'https://player.vimeo.com/video/1', check };
const mention = (nameId: string, form: string, count: number) => ({
  nameId,
  count,
  spans: [{ start: 0, end: form.length, form, alias: form }],
  snippet: `Then ${form} left.`,
});

const clip = (given: Partial<Clip> = {}): Clip =>
  fakeClip({
    mentions: [mention('ada', 'Ada Lind', 2), mention('bo', 'Bo', 1)],
    embeds: [embed],
    evidence: {
      title: { rule: 'first-heading', start: 4, end: 51, confidence: 0.93 },
      outlet: { rule: 'line-beside-date', start: 58, end: 72 },
      publishedOn: { rule: 'byline', start: 75, end: 91 },
    },
    candidates: { outlet: [{ value: 'Harbour Post', rule: 'copyright', start: 200, end: 212 }] },
    ...given,
  });
const path = `/clips/${clip().clipId}`;
const names = new Map([['ada', { id: 'ada', name: 'Ada Lind', aliases: [] }]]);

function consoleOf(one: Clip, overrides: Partial<Dependencies> = {}, text = TEXT) {
  const texts = new Map([[one.clipId, { kind: 'text' as const, text }]]);
  return fakeApi({ clips: [one], names, texts }, { getStory: async () => null, ...overrides });
}

describe('the page of a clip', () => {
  it('is its record, each field with its rule and a link to its place in the text', async () => {
    const { html } = await (await signedIn(consoleOf(clip()).app)).open(path);
    for (const text of [
      '<title>A Strategic Shift',
      'first heading',
      'href="#at-title"',
      'id="at-title"',
      'line beside the date',
      'id="at-outlet" tabindex="-1">Al Mayadeen TV</span>',
      'id="at-publishedOn" tabindex="-1">15 February 2017</span>',
      'This rule is right on 93% of files.',
      'Also possible: <bdi>Harbour Post</bdi>',
      '¶',
    ])
      expect(html).toContain(text);
  });

  it('marks every name in its text, with a link to each place', async () => {
    const { html } = await (await signedIn(consoleOf(clip()).app)).open(path);
    for (const text of ['id="name-ada-1">Ada Lind</mark>', 'href="#name-ada-2"', 'id="name-bo-1">Bo</mark>'])
      expect(html).toContain(text);
  });

  it('fills the marks of the name that was asked for, and those of no other', async () => {
    const { html } = await (await signedIn(consoleOf(clip()).app)).open(`${path}?nameId=ada`);
    expect(html).toContain('<mark id="name-ada-1">');
    expect(html).toContain('<mark id="name-bo-1" class="other">');
  });

  it('says that there is none, and shows no forms to who may only read', async () => {
    const { app } = consoleOf(clip());
    const reader = await signedIn(app, 'read');
    expect((await reader.open(path)).html).not.toMatch(/name="do"/);
    expect((await reader.open('/clips/none')).status).toBe(404);
  });

  it.each(Language.options)('speaks %s', async (language) => {
    const { html } = await (await signedIn(consoleOf(clip()).app, 'admin', language)).open(path);
    expect(html).toContain(`<html lang="${language}"`);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});

describe('correcting a field', () => {
  const sent = (html: string, field: string) => ({
    field,
    etag: /name="etag" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '',
    seen: 'Al Mayadeen TV',
  });

  it('changes it and comes back to it', async () => {
    const { app, stored } = consoleOf(clip());
    const browsing = await signedIn(app, 'write');
    const { html } = await browsing.open(path);
    const done = await browsing.send(path, { do: 'correct', value: ' Harbour Post ', ...sent(html, 'outlet') });
    expect(done.path).toBe(`${path}#field-outlet`);
    expect(stored.clips[0]?.outlet).toBe('Harbour Post');
  });

  it('takes a correction back, and says whose it was', async () => {
    const asked: unknown[] = [];
    const { mentions: _, embeds: __, ...fields } = clip();
    const state = (given: Partial<Revision>): Revision => ({
      ...fields,
      recordedAt: '2026-11-24T08:00:00.000Z',
      versionId: 'v1',
      changed: [],
      by: { kind: 'file', versionId: 'v1' },
      mentions: [],
      embeds: [],
      ...given,
    });
    const corrected = clip({ evidence: { outlet: { rule: 'corrected', start: 0, end: 0 } } });
    const { app } = consoleOf(corrected, {
      correctClip: async (_id, { asked: given }) => {
        asked.push(given);
        return { kind: 'corrected', clip: corrected };
      },
      listRevisions: async () => ({
        items: [
          state({ revision: 2, changed: ['outlet'], by: { kind: 'correction', who: 'Mira' } }),
          state({ revision: 1, outlet: 'Mayadeen' }),
        ],
        position: null,
      }),
    });
    const browsing = await signedIn(app, 'write');
    const { html } = await browsing.open(path);
    expect(html).toContain('corrected by <bdi>Mira</bdi>, was <bdi>“Mayadeen”</bdi>');
    expect(html).toContain('<del><bdi>Mayadeen</bdi></del> <ins><bdi>Al Mayadeen TV</bdi></ins>');
    await browsing.send(path, { do: 'take-back', ...sent(html, 'outlet') });
    expect(asked).toEqual([{ outlet: null }]);
  });

  it('shows what is wrong at the field, and keeps what was written', async () => {
    const browsing = await signedIn(consoleOf(clip()).app, 'write');
    const { html } = await browsing.open(path);
    const refused = await browsing.send(path, { do: 'correct', value: 'yesterday', ...sent(html, 'publishedOn') });
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/role="alert"[\s\S]*href="#fix-publishedOn"/);
    expect(refused.html).toMatch(
      /<details open>[\s\S]*id="fix-publishedOn"[^>]*aria-invalid="true"[^>]*value="yesterday"/,
    );
  });

  it('shows both values where somebody else changed the field meanwhile, and takes either', async () => {
    const { app, stored } = consoleOf(clip());
    const browsing = await signedIn(app, 'write');
    const { html } = await browsing.open(path);
    Object.assign(stored.clips[0] ?? {}, { outlet: 'Harbour Post' });
    const conflict = await browsing.send(path, { do: 'correct', value: 'Harbor Post', ...sent(html, 'outlet') });
    expect(conflict.status).toBe(412);
    expect(conflict.html).toMatch(/role="alert"[\s\S]*“Harbour Post”[\s\S]*you wrote[\s\S]*“Harbor Post”/);
    expect(stored.clips[0]?.outlet).toBe('Harbour Post');
    const mine = { ...sent(conflict.html, 'outlet'), seen: 'Harbour Post' };
    await browsing.send(path, { do: 'correct', value: 'Harbor Post', ...mine });
    expect(stored.clips[0]?.outlet).toBe('Harbor Post');
  });

  it('is not in the way of a check of a video that came between', async () => {
    const { app, stored } = consoleOf(clip());
    const browsing = await signedIn(app, 'write');
    const { html } = await browsing.open(path);
    Object.assign(stored.clips[0] ?? {}, { embeds: [{ ...embed, check: { ...check, status: 'unknown' } }] });
    await browsing.send(path, { do: 'correct', value: 'Harbour Post', ...sent(html, 'outlet') });
    expect(stored.clips[0]?.outlet).toBe('Harbour Post');
  });
});

describe('what stands around it', () => {
  const mate = { clipId: 'mate', title: 'Talks move east', similarity: 0.82, why: '82 % the same' };
  const story = async (id: string) => ({ story: id, more: 0, items: [{ ...mate, clipId: clip().clipId }, mate] });

  it('is other clips of the story, which can be split off', async () => {
    const splits: string[] = [];
    const { app } = consoleOf(clip(), {
      getStory: story,
      splitStory: async (id, clipId) => {
        splits.push(`${clipId} of ${id}`);
        return { kind: 'split', story: await story('new') };
      },
    });
    const browsing = await signedIn(app, 'write');
    const { html } = await browsing.open(path);
    expect(html).toContain('href="/clips/mate">Talks move east</a>');
    expect(html).toContain('82% alike');
    const done = await browsing.send(path, { do: 'split', story: 'story-1', mate: 'mate' });
    expect([done.status, splits]).toEqual([200, ['mate of story-1']]);
  });

  it('is its videos, asked about again when somebody wants it', async () => {
    const listed = { ...embed, clipId: 'c1', title: null, outlet: null, publishedOn: null };
    const { app, stored } = consoleOf(clip());
    stored.embeds.push(listed);
    const browsing = await signedIn(app, 'write');
    await browsing.open(path);
    const done = await browsing.send(path, { do: 'recheck', embed: 'c1-e1' });
    expect([done.status, done.path]).toEqual([200, `${path}#video`]);
    expect((await browsing.send(path, { do: 'recheck', embed: 'none' })).status).toBe(404);
  });

  it('is a still of a video that is gone, which the session opens', async () => {
    const proof = { key: 'stills/1', type: 'image/png', at: '2026-11-20T08:00:00.000Z' };
    const { app } = consoleOf(clip({ embeds: [{ ...embed, check: { ...check, status: 'gone' }, proof }] }));
    const browsing = await signedIn(app, 'read');
    const { html } = await browsing.open(path);
    const still = /<img src="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(html).not.toContain('Play from');
    expect((await browsing.open(still)).html).toBe('picture stills/1');
    expect((await app.request(still)).status).toBe(403);
  });

  it('is a player only when it is asked for, in the frame of its host alone', async () => {
    const browsing = await signedIn(consoleOf(clip()).app, 'read');
    const calm = await browsing.open(path);
    expect(calm.html).toContain(`href="${path}?play=1#video"`);
    expect(calm.html).not.toContain('<iframe');
    expect(calm.headers.get('content-security-policy')).toContain("frame-src 'none'");
    const playing = await browsing.open(`${path}?play=1`);
    expect(playing.html).toMatch(/<iframe [^>]*sandbox="allow-scripts allow-same-origin"[^>]*referrerpolicy/);
    expect(playing.headers.get('content-security-policy')).toContain('frame-src https://player.vimeo.com;');
  });
});

describe('the player of a video', () => {
  it.each<[string, string | null, string, string | null, string]>([
    [
      'youtube',
      'dQw4w9WgXcQ',
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      'https://www.youtube.com/embed/dQw4w9WgXcQ',
      'not the page, which no frame shows',
    ],
    [
      'vimeo',
      '1',
      'http://player.vimeo.com/video/1?h=a',
      'https://player.vimeo.com/video/1?h=a',
      'with what opens it, over https',
    ],
    ['vimeo', null, 'https://evil.example/video/1', null, 'not on a host that is not the provider’s'],
    ['unknown', null, 'https://evil.example/player', null, 'not of nobody known'],
    ['direct', null, 'https://evil.example/a.mp4', null, 'not of any host that has a file'],
    ['peertube', 'x', 'https://evil.example/videos/embed/x', null, 'not of any host that runs a software'],
    ['youtube', null, 'https://www.youtube.com:8443/embed/x', null, 'not at another port'],
    ['youtube', null, 'https://me@www.youtube.com/embed/x', null, 'not with a user'],
    ['youtube', null, 'nothing', null, 'not at no address'],
  ])('%s %s at %s → %s: %s', (provider, videoId, url, player) => {
    expect(playerOf({ provider, videoId, url })?.url ?? null).toBe(player);
  });
});

describe('the place of a field in the text', () => {
  const at = (text: string, given: Partial<Clip>) =>
    placesOfFields(text, { ...clip(), ...given }).map(({ field, start, end }) => `${field}: ${text.slice(start, end)}`);
  const day = (end: number) => ({ evidence: { publishedOn: { rule: 'byline', start: 0, end } } });

  it.each<[string, Partial<Clip>, string[], string]>([
    [TEXT, day(16), ['publishedOn: 15 February 2017'], 'a day with its year at the end'],
    ['Am 2017-02-15 und so', day(10), ['publishedOn: 2017-02-15'], 'with its year at the beginning'],
    ['يوم ١٥ شباط ٢٠١٧ هنا', day(12), ['publishedOn: ١٥ شباط ٢٠١٧'], 'in Arabic digits'],
    ['15 February 2017', day(9), [], 'not where it has another length'],
    ['14 February 2017', day(16), [], 'not another day'],
    ['x115 February 2017', day(16), [], 'not within a word'],
    [TEXT, { evidence: { title: { rule: 'given-title', start: 0, end: 0 } } }, [], 'none from outside the text'],
    ['Another text', { evidence: { title: { rule: 'first-line', start: 0, end: 9 } } }, [], 'none for other words'],
  ])('%j %j → %j: %s', (text, given, places) => {
    expect(at(text, given)).toEqual(places);
  });
});

describe('nothing of a file', () => {
  const full = (text: string): Clip =>
    clip({
      title: text,
      outlet: text,
      summary: text,
      language: text,
      key: text,
      file: text,
      part: text,
      author: text,
      section: text,
      keywords: [text],
      mentions: [mention('ada', text, 1)],
      embeds: [
        { provider: text, videoId: text, url: 'https://a.example/', check: { ...check, reason: text }, history: [] },
      ],
      evidence: { title: { rule: text, start: 0, end: 1 } },
      candidates: { title: [{ value: `${text}.`, rule: text, start: 0, end: 1 }] },
      warnings: [{ code: 'empty', message: text }],
    });

  it.each(HOSTILE_TEXTS)('becomes mark-up: $why', async ({ text }) => {
    const markup = async (words: string) => {
      const { app } = consoleOf(full(words), {}, words);
      return markupOf((await (await signedIn(app)).open(path)).html);
    };
    const calm = await markup('words');
    expect([...(await markup(text))].filter((one) => !calm.has(one))).toEqual([]);
  });

  it.each(HOSTILE_ADDRESSES)('becomes a link that runs or hides its host: $why', async ({ address }) => {
    const given = clip({ embeds: [{ ...embed, url: address }], url: address });
    const visit = await (await signedIn(consoleOf(given).app)).open(`${path}?play=1`);
    expect(visit.html).not.toMatch(/(?:href|src)="\s*(?:java|vb|data|file)/i);
    expect(visit.html).not.toMatch(/<iframe [^>]*evil/);
  });
});

/** Names of all elements and of their attributes, as a browser would see them. */
function markupOf(page: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: object): void => {
    const tag = 'tagName' in node ? String(node.tagName) : '';
    found.add(tag);
    if ('attrs' in node && Array.isArray(node.attrs)) for (const { name } of node.attrs) found.add(`${tag}@${name}`);
    if ('childNodes' in node && Array.isArray(node.childNodes)) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return found;
}
