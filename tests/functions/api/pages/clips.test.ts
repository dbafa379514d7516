import { describe, expect, it } from 'vitest';
import type { Dependencies } from '../../../../functions/api/dependencies.ts';
import type { Clip } from '../../../../shared/contract/clip.ts';
import { Language } from '../../../../shared/contract/subscription.ts';
import { signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../support/make/hostile.ts';

const ada = { id: 'ada', name: 'Ada Lind', aliases: [] };
const names = new Map([['ada', ada]]);
const mention = (form: string) => ({
  nameId: 'ada',
  count: 2,
  spans: [{ start: 0, end: form.length, form, alias: form }],
  snippet: `Then ${form} spoke.`,
});

/** `many` clips, one a day. */
const clipsOf = (many: number): Clip[] =>
  Array.from({ length: many }, (_, i) =>
    fakeClip({
      clipId: `clip-${String(i).padStart(3, '0')}`,
      title: `Title ${i}`,
      publishedOn: `2019-0${1 + Math.floor(i / 28)}-${String(1 + (i % 28)).padStart(2, '0')}`,
      mentions: i % 2 === 0 ? [mention('Ada Lind')] : [],
    }),
  );

describe('the list of clips', () => {
  it('groups clips by day, newest first, those of no known day apart', async () => {
    const clips = [
      fakeClip({ clipId: 'a', title: 'Older', publishedOn: '2019-03-13' }),
      fakeClip({ clipId: 'b', title: 'Newer', publishedOn: '2019-03-14' }),
      fakeClip({ clipId: 'c', title: 'Undated', publishedOn: null }),
    ];
    const { html, status } = await (await signedIn(fakeApi({ clips, names }).app)).open('/clips');
    expect(status).toBe(200);
    for (const text of [
      'Thursday, 14 March 2019',
      'Wednesday, 13 March 2019',
      'Day not known',
      'All clips, newest first.',
    ])
      expect(html).toContain(text);
    expect(html.indexOf('Newer')).toBeLessThan(html.indexOf('Older'));
  });

  it('goes on by cursors and back to the newest, and misses none', async () => {
    const browsing = await signedIn(fakeApi({ clips: clipsOf(70), names }).app);
    const seen: string[] = [];
    let at: string | undefined = '/clips';
    for (let page = 0; at !== undefined; page++) {
      const { html } = await browsing.open(at);
      seen.push(...[...html.matchAll(/href="\/clips\/(clip-\d+)"/g)].map(([, id]) => id ?? ''));
      at = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
      expect(html.includes('Back to the newest')).toBe(page > 0);
    }
    expect(seen).toEqual(
      clipsOf(70)
        .map(({ clipId }) => clipId)
        .reverse(),
    );
  });

  it('says its filters back, each with a link that takes it away', async () => {
    const { app } = fakeApi({ clips: clipsOf(4), names });
    const { html } = await (await signedIn(app)).open(
      '/clips?from=2019-01-01&to=2019-01-31&nameId=ada&embedStatus=&language=&outlet=Al+Mayadeen+TV&order=oldest',
    );
    expect(html).toContain('1 January 2019 – 31 January 2019');
    expect(html).toContain('aria-label="Remove this filter: name: Ada Lind"');
    expect(html).toContain(
      'href="/clips?outlet=Al+Mayadeen+TV&amp;nameId=ada&amp;order=oldest" aria-label="Remove this filter: 1 January',
    );
    expect(html).toContain('<option value="ada" selected>Ada Lind</option>');
    expect(html).toContain('href="/book?nameId=ada&amp;from=2019-01-01&amp;to=2019-01-31"');
    expect(html).toContain('href="/clips/clip-000?nameId=ada"');
  });

  it('offers to choose clips for a book', async () => {
    const { html } = await (await signedIn(fakeApi({ clips: clipsOf(2), names }).app)).open('/clips');
    expect(html).toContain('name="clipId" value="clip-001" form="chosen"');
    expect(html).toMatch(/<form id="chosen"[^>]* method="get" action="\/book"/);
  });

  it('tells an empty archive from a list in which nothing was found', async () => {
    const browsing = await signedIn(fakeApi({ names }).app);
    expect((await browsing.open('/clips')).html).toContain('Add the first clip');
    const { html } = await browsing.open('/clips?outlet=Nobody');
    expect(html).toContain('No clip meets all of these filters.');
    expect(html).not.toContain('Add the first clip');
  });

  it('offers the words of a search alone that find clips, where together they find none', async () => {
    const listClips: Dependencies['listClips'] = async ({ q }) => ({
      items: q === 'lamp' ? clipsOf(1) : [],
      position: null,
    });
    const { app } = fakeApi({ names }, { listClips });
    const browsing = await signedIn(app);
    const { html } = await browsing.open('/clips?q=lamp+keper');
    expect(html).toContain('No clip has <q>lamp keper</q> in its title');
    expect(html).toContain('href="/clips?q=lamp"');
    expect(html).not.toContain('href="/clips?q=keper');
    // The other filter may be what no such clip meets.
    const { html: filtered } = await browsing.open('/clips?q=lamp+keper&language=en');
    expect(filtered).not.toContain('No clip has <q>');
    expect(filtered).toContain('href="/clips?q=lamp&amp;language=en"');
  });

  it('looks further where an answer holds none of the clips it looked at', async () => {
    const looks: (string | null)[] = [];
    const { app } = fakeApi(
      {},
      {
        listClips: async ({ position }) => {
          looks.push(position);
          return { items: [], position: `at ${looks.length}` };
        },
      },
    );
    const { html } = await (await signedIn(app)).open('/clips?embedStatus=gone');
    expect(looks).toEqual([null, 'at 1', 'at 2']);
    expect(html).toContain('Look further');
  });

  it.each([
    ['from=yesterday', '#from', 'no day'],
    ['from=2019-02-01&to=2019-01-01', '#from', 'days out of order'],
    ['embedStatus=odd', '#embedStatus', 'no status'],
    ['receivedAfter=noon', '#receivedAfter', 'no instant'],
    ['cursor=forged', 'cursor', 'no cursor of this list'],
  ])('shows in place that %s is refused, and keeps what was given (%s: %s)', async (query, field) => {
    const { html, status } = await (await signedIn(fakeApi({ clips: clipsOf(1), names }).app)).open(`/clips?${query}`);
    expect(status).toBe(400);
    expect(html).toMatch(/role="alert"/);
    if (field.startsWith('#')) {
      expect(html).toContain(`<a href="${field}">`);
      expect(html).toMatch(new RegExp(`id="${field.slice(1)}"[^>]*aria-invalid="true"`));
    }
  });

  it('lets the id of a name be typed where there are too many to choose from', async () => {
    const many = new Map(
      Array.from({ length: 101 }, (_, i) => [`n${i}`, { id: `n${i}`, name: `N ${i}`, aliases: [] }]),
    );
    const { html } = await (await signedIn(fakeApi({ names: many }).app)).open('/clips');
    expect(html).toContain('<input id="nameId" name="nameId" type="text"');
  });

  it('answers with what the API says, as JSON', async () => {
    const { html, headers } = await (await signedIn(fakeApi({ clips: clipsOf(1), names }).app)).open('/clips?as=json');
    expect(headers.get('content-type')).toContain('application/json');
    expect(JSON.parse(html).items[0].clipId).toBe('clip-000');
  });
});

describe('an export', () => {
  it('begins with the filters of the list, and shows how far it is until its file is there', async () => {
    const { app, stored } = fakeApi({ clips: clipsOf(2), names });
    const browsing = await signedIn(app, 'read');
    await browsing.open('/clips');
    const begun = await browsing.send('/clips?nameId=ada&from=2019-01-01', { do: 'export', format: 'csv' });
    expect(begun.path).toMatch(/^\/clips\?from=2019-01-01&nameId=ada&export=/);
    expect(begun.html).toContain('0 rows so far');
    const [one] = stored.exports.values();
    expect(one).toMatchObject({ format: 'csv', bom: true, filters: { nameId: 'ada', from: '2019-01-01' } });
    if (one !== undefined) stored.exports.set(one.id, { ...one, state: 'done', rows: 2 });
    const done = await browsing.open(begun.path);
    expect(done.html).toContain('2 rows are written.');
    expect(done.html).toContain(`href="https://archive.example/${one?.id}"`);
  });

  it('is not offered to who reads without a token', async () => {
    const { app } = fakeApi({ clips: clipsOf(2), names }, { publicRead: true });
    const response = await app.request('/clips');
    expect(await response.text()).not.toContain('value="csv"');
  });
});

it.each(Language.options)('speaks %s', async (language) => {
  const { html } = await (await signedIn(fakeApi({ clips: clipsOf(1), names }).app, 'admin', language)).open('/clips');
  expect(html).toContain(`<html lang="${language}"`);
  expect(html.match(/<h1/g)).toHaveLength(1);
});

it('lets nothing of a file or an address become mark-up', async () => {
  const clips = HOSTILE_TEXTS.map(({ text }, i) =>
    fakeClip({
      clipId: `h${i}`,
      title: text,
      outlet: text,
      summary: text,
      language: text.slice(0, 20),
      mentions: i % 2 ? [mention(text)] : [],
    }),
  );
  const browsing = await signedIn(fakeApi({ clips, names }).app);
  const { html } = await browsing.open(`/clips?outlet=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(html).not.toContain('<script>');
  const list = await browsing.open('/clips');
  expect(list.html).not.toMatch(/<(script>|img|iframe|base|meta http|object|style)/);
  expect(list.html).toContain('&lt;script&gt;');
});
