/** The record's page as Chromium shows it: what comes from a file is text there, whatever it says. */
import { describe, expect, it } from 'vitest';
import type { Clip } from '../../../../../shared/contract/clip.ts';
import { clipLink } from '../../../../../shared/signing/clip-link.ts';
import { violationsOf } from '../../../../support/browser/axe.ts';
import { hasBrowser, openAddress, overflow, useChromium } from '../../../../support/browser/chromium.ts';
import { DAY_0, fakeApi, fakeClip, KEY } from '../../../../support/fake/dependencies.ts';

describe.runIf(hasBrowser)('the record in Chromium', () => {
  const browser = useChromium();

  /** Opens the record's page with its own headers. */
  async function open(clip: Clip) {
    const path = clipLink('', clip.clipId, KEY, DAY_0);
    const { app } = fakeApi({ clips: [clip] });
    return openAddress(browser(), `https://record.example${path}`, ({ host, pathname, search }) =>
      host === 'record.example' && /^\/(clips|assets)\//.test(pathname) ? app.request(`${pathname}${search}`) : null,
    );
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
      expect(await page.locator('.prose mark').textContent()).toBe(hostile);
      expect(await page.locator('script, iframe, img, object, form, svg:not([class])').count()).toBe(0);
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
    expect(await page.locator('.record').textContent()).toContain('12 October 2018');
    await page.close();
  });

  it('a narrow screen needs no sideways scrolling, whatever the length of a word', async () => {
    const { page } = await open(fakeClip({ title: 'W'.repeat(300), summary: 'x'.repeat(2000) }));
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.close();
  });

  it('axe finds nothing wrong with it, under its own policy, and sees a fault', async () => {
    const { page } = await open(fakeClip());
    expect(await violationsOf(page)).toEqual([]);
    await page.evaluate(`document.documentElement.removeAttribute('lang')`);
    expect(await violationsOf(page)).toEqual([expect.stringMatching(/^html-has-lang: .*\(html\)$/)]);
    await page.close();
  });
});
