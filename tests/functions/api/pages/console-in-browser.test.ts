/** Every page of the console in Chromium: as people of all kinds read it, with what hostile files write into it, by keys. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../../../functions/api/pages/console.ts';
import { Embed } from '../../../../shared/contract/clip.ts';
import { violationsOf } from '../../../support/browser/axe.ts';
import { hasBrowser, overflow, useChromium } from '../../../support/browser/chromium.ts';
import { CONSOLE, type Opened, openConsole } from '../../../support/browser/console-in-browser.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS } from '../../../support/make/hostile.ts';
import { consoleWorld, PRESS, type Writing } from '../../../support/world/console-world.ts';

/** A row a page, or a part of one that looks different: its path in the table of pages, and an address of it. */
const ADDRESSES: readonly (readonly [path: string, address: string])[] = [
  ['/today', '/today'],
  ['/clips', '/clips'],
  ['/clips/:clipId', '/clips/clip-0?nameId=name-0'],
  ['/names', '/names'],
  ['/names/:id', '/names/name-0'],
  ['/videos', '/videos'],
  ['/receipts', '/receipts'],
  ['/receipts', '/receipts?outcome=partial'],
  ['/receipts', '/receipts?key=other.txt'],
  ['/alerts', '/alerts'],
  ['/alerts', '/alerts?part=subscriptions'],
  ['/alerts', '/alerts?part=suppressed'],
  ['/settings', '/settings'],
  ['/settings', '/settings?part=tokens'],
  ['/settings', '/settings?part=outlets'],
  ['/settings', '/settings?part=deployment'],
  ['/settings', '/settings?part=audit'],
  ['/book', '/book?nameId=name-0&from=2026-11-25&to=2026-11-26'],
];

it('the table has every page', () => {
  expect(new Set(ADDRESSES.map(([path]) => path))).toEqual(new Set(pages.map(([path]) => path)));
});

/** By how much what was drawn has moved since the page was opened (Layout Instability, "layout-shift"). */
const SHIFT = `new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
    .observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})`;

/** Headings of rows that what stands beside them leaves less than half of the row. */
const SQUEEZED = `[...document.querySelectorAll('.row.b h3')]
  .filter((heading) => heading.clientWidth < heading.closest('.row').clientWidth / 2)
  .map((heading) => heading.textContent)`;

describe.runIf(hasBrowser)('every page in Chromium', () => {
  const browser = useChromium();
  const titles = new Map<string, string>();
  let light: Opened;
  let dark: Opened;

  beforeAll(async () => {
    const { app } = consoleWorld(PRESS);
    light = await openConsole(browser(), app, '/today', { viewport: { width: 1280, height: 900 } });
    const phone = { viewport: { width: 360, height: 740 }, locale: 'ar', colorScheme: 'dark' } as const;
    dark = await openConsole(browser(), app, '/today', phone);
  }, 60_000);
  afterAll(() => Promise.all([light, dark].map(({ page }) => page.context().close())));

  it.each(ADDRESSES.map(([, address]) => address))('%s is read by all, and asks nobody', async (address) => {
    const answer = await light.page.goto(`${CONSOLE}${address}`);
    expect(answer?.status()).toBe(200);
    expect(await violationsOf(light.page)).toEqual([]);
    expect(await light.page.evaluate(SHIFT)).toBe(0);
    expect(await light.page.evaluate(SQUEEZED)).toEqual([]);
    const count = (selector: string) => light.page.locator(selector).count();
    expect([await count('h1'), await count('main'), await count('form[action="/sign-out"] button')]).toEqual([1, 1, 1]);
    const title = await light.page.title();
    expect([...titles].filter(([, known]) => known === title)).toEqual([]);
    titles.set(address, title);

    await dark.page.goto(`${CONSOLE}${address}`);
    expect(await violationsOf(dark.page)).toEqual([]);
    await dark.page.setViewportSize({ width: 320, height: 740 });
    expect(await overflow(dark.page)).toBeLessThanOrEqual(0);
    await dark.page.setViewportSize({ width: 360, height: 740 });
    expect([...light.escapes, ...dark.escapes]).toEqual([]);
  });
});

/** What nothing but a text of a file would put into a page. */
const INTRUDERS = [
  'script:not([src^="/assets/"])',
  'style',
  'link:not([href^="/assets/"])',
  'base',
  'iframe',
  'meta[http-equiv]',
  '[style]',
  'input[name="password"]',
  'form[action*="evil"]',
  'img[src*="evil"]',
  'a[href^="javascript" i]',
  'a[href^="data" i]',
  'a[href^="vbscript" i]',
].join();
const COUNT_INTRUDERS = `[...document.querySelectorAll(${JSON.stringify(INTRUDERS)}),
  ...[...document.querySelectorAll('*')].filter(({ attributes }) => [...attributes].some(({ name }) => name.startsWith('on')))]
  .map(({ outerHTML }) => outerHTML.slice(0, 200))`;

/** Parts that hold no text of a file or of another person. */
const WRITTEN_BY_NOBODY = new Set([
  '/settings',
  '/settings?part=tokens',
  '/settings?part=deployment',
  '/alerts?part=subscriptions',
  '/receipts?key=other.txt',
]);

/** Longer texts would only make the answers larger. */
const MAX_TEXT = 2000;

/** The corpus in every place, from one of its texts on; scripts also set `canary`. */
function hostile(from: number): Writing {
  const texts = HOSTILE_TEXTS.map(({ text }) => text.slice(0, MAX_TEXT).replaceAll('alert(1)', '(canary=1,alert(1))'));
  const addresses = HOSTILE_ADDRESSES.map(({ address }) => address).filter(
    (url) => Embed.shape.url.safeParse(url).success,
  );
  const text = (at: number) => texts[(from + at) % texts.length] ?? '';
  const address = (at: number) => addresses[at % addresses.length] ?? '';
  const short = (at: number) => text(at).slice(0, 200);
  return {
    title: (at) => ({ text: text(at), language: short(at) }),
    outlet: text,
    name: short,
    sentence: text,
    key: text,
    recipient: text,
    address,
  };
}

describe.runIf(hasBrowser)('what hostile files write', () => {
  const browser = useChromium();

  it.each([0, 17])('runs and loads nothing in any page, and is shown as text (from text %i on)', async (from) => {
    const { app } = consoleWorld(hostile(from));
    const { page, escapes } = await openConsole(browser(), app, '/today');
    for (const [, address] of ADDRESSES) {
      const answer = await page.goto(`${CONSOLE}${address}`);
      expect([address, answer?.status()]).toEqual([address, 200]);
      expect([address, await page.evaluate(COUNT_INTRUDERS)]).toEqual([address, []]);
      expect([address, await page.evaluate('typeof canary')]).toEqual([address, 'undefined']);
      expect([address, escapes]).toEqual([address, []]);
      if (WRITTEN_BY_NOBODY.has(address)) continue;
      expect([address, await page.locator('main').textContent()]).toEqual([address, expect.stringMatching(/<\w+/)]);
    }
    await page.context().close();
  });
});

describe.runIf(hasBrowser)('the keys', () => {
  const browser = useChromium();
  const focused = (page: Page) =>
    page.evaluate<string>('document.activeElement.getAttribute("href") ?? document.activeElement.id');

  it('search, move, open, go and show themselves, but not in fields nor when they are off', async () => {
    const { app } = consoleWorld(PRESS);
    const { page, escapes } = await openConsole(browser(), app, '/clips');
    const hrefs = await page
      .locator('main :is(h2, h3) > a[href]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(hrefs.length).toBeGreaterThan(2);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(hrefs[1]);
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(hrefs[0]);
    await page.keyboard.press('?');
    expect(await page.locator('#keys').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('#keys').isVisible()).toBe(false);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('search');
    await page.keyboard.type('jk/?gn');
    expect(await page.locator('#search').inputValue()).toBe('jk/?gn');
    expect(await page.locator('#keys').isVisible()).toBe(false);
    await page.goto(`${CONSOLE}/clips`);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${CONSOLE}${hrefs[0]}`);
    for (const [letter, place] of Object.entries({
      t: 'today',
      c: 'clips',
      n: 'names',
      v: 'videos',
      a: 'alerts',
      s: 'settings',
    })) {
      await page.keyboard.press('g');
      await page.keyboard.press(letter);
      await page.waitForURL(`${CONSOLE}/${place}`);
    }
    await page.selectOption('[name="keys"]', 'off');
    await page.locator('form:has([name="keys"]) button').click();
    await page.locator('html[data-keys="off"]').waitFor();
    await page.goto(`${CONSOLE}/clips`);
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    expect([await focused(page), await page.locator('#keys').isVisible()]).toEqual(['', false]);
    expect(escapes).toEqual([]);
    await page.context().close();
  });
});
