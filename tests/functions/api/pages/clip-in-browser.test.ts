/** Clips and a clip as Chromium shows them: evidence without script, the player when it is asked for, nothing of a file that runs. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violationsOf } from '../../../support/browser/axe.ts';
import { hasBrowser, overflow, useChromium } from '../../../support/browser/chromium.ts';
import { CONSOLE, openConsole } from '../../../support/browser/console-in-browser.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';

const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)></title></style><svg onload=alert(1)>`;
const TEXT = 'A Strategic Shift in Syrian Conflict Resolution\n\nAl Mayadeen TV\n\nThe Astana platform emerged.';
const check = {
  status: 'playable' as const,
  reason: 'oembed-ok',
  seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 12 },
  checkedAt: '2026-11-22T08:00:00.000Z',
  nextCheckAt: null,
};
const calm = fakeClip({
  evidence: {
    title: { rule: 'first-heading', start: 4, end: 51 },
    outlet: { rule: 'line-beside-date', start: 58, end: 72 },
  },
  embeds: [
    {
      id: 'e1',
      provider: 'vimeo',
      videoId: '1',
      url: 'https://player.vimeo.com/video/1',
      check,
      history: [{ at: check.checkedAt, status: 'playable', reason: 'oembed-ok' }],
    },
  ],
});
const wild = fakeClip({
  clipId: 'wild',
  title: hostile,
  outlet: hostile,
  summary: hostile,
  language: hostile,
  key: hostile,
  evidence: { title: { rule: hostile, start: 0, end: 3 } },
  mentions: [
    { nameId: hostile, count: 1, snippet: hostile, spans: [{ start: 0, end: 1, form: hostile, alias: hostile }] },
  ],
  warnings: [{ code: 'empty', message: hostile }],
});
const { app } = fakeApi(
  {
    clips: [calm, wild],
    texts: new Map([
      [calm.clipId, { kind: 'text', text: TEXT }],
      ['wild', { kind: 'text', text: hostile }],
    ]),
  },
  { apiUrl: CONSOLE, getStory: async () => null },
);

/** Which excerpts of the slot are seen. */
const seen = (page: Page) =>
  page.evaluate(
    `[...document.querySelectorAll('.slot > *')].filter((one) => getComputedStyle(one).visibility === 'visible').map((one) => one.className)`,
  );

describe.runIf(hasBrowser)('in Chromium', () => {
  const browser = useChromium();

  it('where a field was read shows when it is pointed at, or has the focus', async () => {
    const { page } = await openConsole(browser(), app, `/clips/${calm.clipId}`);
    expect(await seen(page)).toEqual(['']);
    await page.hover('.f2');
    expect(await seen(page)).toEqual(['x2']);
    await page.mouse.move(0, 0);
    await page.focus('.f1 summary');
    expect(await seen(page)).toEqual(['x1']);
    expect(await page.locator('.x1 code b').textContent()).toBe(calm.title);
    await page.click('a[href="#at-outlet"]');
    expect(await page.evaluate('document.querySelector(":target").textContent')).toBe('Al Mayadeen TV');
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('a video is asked for only when the reader wants it, and of its host alone', async () => {
    const asked: string[] = [];
    const outside = (url: URL) => {
      asked.push(url.href);
      return new Response('<title>A player</title>', { headers: { 'content-type': 'text/html' } });
    };
    const { page, escapes } = await openConsole(browser(), app, `/clips/${calm.clipId}`, { outside });
    expect(asked).toEqual([]);
    await page.click('a.still');
    await page.frameLocator('iframe.player').locator('title').waitFor({ state: 'attached' });
    expect([asked, escapes]).toEqual([['https://player.vimeo.com/video/1'], []]);
    await page.context().close();
  });

  it.each(['/clips', '/clips/wild'])('nothing of a file runs at %s, nor makes it wider than a phone', async (path) => {
    const { page, escapes } = await openConsole(browser(), app, path, { viewport: { width: 360, height: 800 } });
    expect(await page.locator('h1, h3').allTextContents()).toContain(hostile);
    expect(await page.locator('main :is(script, iframe, img, object, svg:not([class]))').count()).toBe(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violationsOf(page)).toEqual([]);
    expect(escapes).toEqual([]);
    await page.context().close();
  });
});
