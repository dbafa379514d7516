/** Pages that mails open, with hostile texts, in Chromium: nothing runs, nothing is asked for, nothing breaks out. */
import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../../../../shared/contract/subscription.ts';
import { confirmLink, nameLink, stillLink, unsubscribeLink } from '../../../../../shared/signing/links.ts';
import { hasBrowser, overflow, showAddress, showHtml, usePage } from '../../../../support/browser/chromium.ts';
import { DAY_0, fakeApi, fakeClip, KEY } from '../../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../../support/make/hostile.ts';

const WIDTHS = [320, 640];
const TEXTS = HOSTILE_TEXTS.map(({ text }) => text);
const NAMES = TEXTS.map((name, i) => ({ id: `n${i}`, name, aliases: TEXTS, require: [name], exclude: [name] }));
/** Names whose page is opened, with all texts as their aliases: opening a page takes longest. */
const OPENED = ['the end of a style sheet, then a script', '10,000 letters without a space', 'words turned round'];
const whose = { subscriptionId: 's1', address: 'press@example.org' };
const until = new Date(Date.now() + 60_000);

/** A deployment whose names and clips all have hostile texts. */
function world(more: Partial<Subscription> = {}) {
  const subscription: Subscription = {
    id: 's1',
    address: whose.address,
    nameIds: NAMES.map(({ id }) => id),
    cadence: 'instant',
    videos: true,
    corrections: true,
    confirmed: true,
    ...more,
  };
  const clips = TEXTS.map((text, i) =>
    fakeClip({
      clipId: `c${i}`,
      title: text,
      outlet: text,
      mentions: NAMES.map(({ id }) => ({ nameId: id, count: 1, spans: [], snippet: text })),
    }),
  );
  const names = new Map(NAMES.map((name) => [name.id, name]));
  return fakeApi({ names, clips, subscriptions: new Map([['s1', subscription]]) });
}

const PAGES: readonly [page: string, path: string, more?: Partial<Subscription>][] = [
  ['/confirm', confirmLink('', { ...whose, place: 'mail', until }, KEY), { confirmed: false }],
  ['/confirm, done', confirmLink('', { ...whose, place: 'mail', until }, KEY)],
  ['/unsubscribe', unsubscribeLink('', whose, KEY)],
  ['/unsubscribe of a name', unsubscribeLink('', { ...whose, nameId: 'n0' }, KEY)],
  ...OPENED.map((why): [string, string] => {
    const i = HOSTILE_TEXTS.findIndex((one) => one.why === why);
    return [`/names of ${why}`, nameLink('', `n${i}`, KEY, DAY_0)];
  }),
];

/** Elements that reach out of the view, or stand over the page. */
const OUTSIDE = `[...document.querySelectorAll('body *')].filter((one) => {
  const { left, right, width } = one.getBoundingClientRect();
  const { position } = getComputedStyle(one);
  return width > 0 && (left < -1 || right > innerWidth + 1 || position === 'fixed' || position === 'absolute');
}).map((one) => one.outerHTML.slice(0, 200))`;
const OWN =
  'script, iframe, object, embed, img, input, base, link, svg, style:not(head style), [onmouseover], [onload]';

describe.runIf(hasBrowser).each(['en', 'ar'])('pages in %s', (language) => {
  const page = usePage();

  it.each(PAGES)('%s', { timeout: 60_000 }, async (_, path, more) => {
    const answer = await world(more).app.request(path, { headers: { 'accept-language': language } });
    expect(answer.status).toBe(200);
    // Without the policy of its headers: the page must be harmless by itself.
    const { escapes } = await showHtml(page(), await answer.text());
    for (const width of WIDTHS) {
      await page().setViewportSize({ width, height: 800 });
      expect(await overflow(page()), `at ${width}`).toBeLessThanOrEqual(0);
      expect(await page().evaluate(OUTSIDE), `at ${width}`).toEqual([]);
    }
    expect(escapes).toEqual([]);
    expect(await page().locator(OWN).count()).toBe(0);
    expect([await page().locator('h1').count(), await page().locator('main').count()]).toEqual([1, 1]);
  });
});

describe.runIf(hasBrowser)('texts of both directions', () => {
  const page = usePage();

  it('turn round nothing beside them', async () => {
    const answer = await world().app.request(unsubscribeLink('', whose, KEY));
    await showHtml(page(), await answer.text());
    // Each name is isolated; a control that it leaves open ends with its element.
    const loose = await page().evaluate<string[]>(`[...document.querySelectorAll('li button')].flatMap((button) =>
      [...button.childNodes].filter((node) => node.nodeType === 3 && /[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data))
        .map(({ data }) => data))`);
    expect(loose).toEqual([]);
  });
});

describe.runIf(hasBrowser)('links that open nothing', () => {
  const page = usePage();

  it.each(HOSTILE_TEXTS.slice(0, 3).map(({ why, text }) => [why, text]))(
    'with %s in them show nothing of it',
    async (_, text) => {
      const odd = encodeURIComponent(text);
      const still = stillLink('', { clipId: 'c0', embedId: 'x' }, KEY);
      const paths = [
        `/confirm?key=${odd}`,
        `/unsubscribe?key=${odd}`,
        `/names/${odd}?key=x`,
        `${still}${odd}`,
        `/stills/${odd}/x?key=x`,
      ];
      for (const path of paths) {
        const answer = await world().app.request(path);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        const { escapes } = await showAddress(page(), `https://pages.example${path}`, ({ host }) =>
          host === 'pages.example' ? answer : null,
        );
        expect(escapes).toEqual([]);
        expect(await page().locator('script, iframe, img, svg, form').count()).toBe(0);
      }
    },
  );
});
