/** The record's page as Chromium shows it: what comes from a file is text there, whatever it says. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clip } from '../../../../shared/contract/clip.ts';
import { clipLink } from '../../../../shared/signing/clip-link.ts';
import { fakeApi, fakeClip, KEY } from '../../../support/fake-dependencies.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const QUIET = [
  'no-sandbox',
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
];
/** CI has a browser; on a machine without one the other tests of the page still run. */
const hasBrowser = existsSync(executablePath) || process.env.CI !== undefined;
let browser: Browser;

describe.runIf(hasBrowser)('the record in Chromium', () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: QUIET.map((flag) => `--${flag}`) });
  }, 60_000);
  afterAll(() => browser?.close());

  /** Opens the record's page with its own headers; `escapes` is everything that tried to leave it. */
  async function open(clip: Clip) {
    const path = clipLink('', clip.clipId, KEY);
    const answer = await fakeApi({ clips: [clip] }).ask('GET', path, null);
    const page = await browser.newPage();
    const escapes: string[] = [];
    page.on('dialog', async (dialog) => {
      escapes.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    await page.route('**/*', async (route) => {
      const url = new URL(route.request().url());
      if (url.host === 'record.example' && url.pathname.startsWith('/clips/')) {
        return route.fulfill({
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: await answer.clone().text(),
        });
      }
      escapes.push(`request ${url.href}`);
      return route.abort();
    });
    await page.goto(`https://record.example${path}`);
    return { page, escapes };
  }

  describe('nothing from a file runs', () => {
    const HOSTILE = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '"><svg onload=alert(1)>',
      "' onmouseover='alert(1)",
      '</title></style></article><iframe src="https://evil.example/"></iframe>',
      '{{constructor.constructor("alert(1)")()}}',
    ];

    it.each(HOSTILE)('%s is shown as it is written', async (hostile) => {
      const { page, escapes } = await open(
        fakeClip({
          title: hostile,
          outlet: hostile,
          summary: hostile,
          key: hostile,
          embeds: [{ provider: 'unknown', videoId: null, url: `https://video.example/?q=${hostile}`, check: null }],
          mentions: [
            { nameId: 'x', count: 1, snippet: hostile, spans: [{ start: 0, end: 1, form: hostile, alias: hostile }] },
          ],
        }),
      );
      expect(await page.locator('h1').textContent()).toBe(hostile);
      expect(await page.locator('blockquote mark').textContent()).toBe(hostile);
      expect(await page.locator('script, iframe, img, svg, object, form').count()).toBe(0);
      expect(escapes).toEqual([]);
      await page.close();
    });
  });

  it('an Arabic clip reads from right to left, its day does not turn round', async () => {
    const { page } = await open(
      fakeClip({ title: 'مكتبة عامة جديدة', outlet: 'قناة السهل', publishedOn: '2018-10-12', language: 'ar' }),
    );
    const direction = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).direction`);
    expect(await direction('h1')).toBe('rtl');
    expect(await direction('h2')).toBe('ltr');
    expect(await page.locator('.facts').textContent()).toContain('12 October 2018');
    await page.close();
  });

  it('a narrow screen needs no sideways scrolling, whatever the length of a word', async () => {
    const { page } = await open(fakeClip({ title: 'W'.repeat(300), summary: 'x'.repeat(2000) }));
    await page.setViewportSize({ width: 360, height: 640 });
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(360);
    await page.close();
  });
});
