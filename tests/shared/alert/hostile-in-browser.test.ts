/** Mails with hostile texts in Chromium, which runs everything: nothing runs, nothing is asked for, nothing breaks out. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../../shared/alert/index.ts';
import { hasBrowser, overflow, showHtml, usePage } from '../../support/browser/chromium.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS, hostileContents, hostileReader } from '../../support/make/hostile.ts';

const WIDTHS = [320, 640];
const ADDRESS = 'https://video.example/watch';
/** The still is the only image, by a link of ours. */
const STILL = 'request https://api.example.org/stills/1/2?key=abc';

/** So many stand in one mail, each in a card or a row of its own: opening a page takes longest. */
const AT_ONCE = 13;
const CLIPS = [
  ...HOSTILE_TEXTS.map(({ text }) => ({ text, address: ADDRESS })),
  ...HOSTILE_ADDRESSES.map(({ address }) => ({ text: 'A plain title', address })),
];
const PORTIONS = Array.from({ length: Math.ceil(CLIPS.length / AT_ONCE) }, (_, i) =>
  CLIPS.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
);

/** Elements that reach out of the mail's main table, which no text of a file may widen or leave. */
const OUTSIDE = `[...document.querySelectorAll('body *')].filter((one) => {
  const { left, right, width } = one.getBoundingClientRect();
  const { position } = getComputedStyle(one);
  return width > 0 && (left < -1 || right > innerWidth + 1 || position === 'fixed' || position === 'absolute');
}).map((one) => one.outerHTML.slice(0, 200))`;

describe.runIf(hasBrowser)('unescaped texts', () => {
  const page = usePage();

  it('run, ask other hosts and break out, and that is seen', async () => {
    const { escapes } = await showHtml(page(), HOSTILE_TEXTS.map(({ text }) => `<p>${text}</p>`).join(''));
    expect(escapes).toEqual(
      expect.arrayContaining(['dialog 1', expect.stringMatching(/^request https:\/\/mail\.example\/x/)]),
    );
    await showHtml(page(), `<p>${'W'.repeat(10_000)}</p><p style="position:fixed">On top</p>`);
    expect(await page().evaluate<string[]>(OUTSIDE)).toEqual(['<p style="position:fixed">On top</p>']);
    expect(await overflow(page())).toBeGreaterThan(0);
  });
});

describe.runIf(hasBrowser).each(['en', 'ar'] as const)('mails in %s', (language) => {
  const page = usePage();

  it.each(PORTIONS.map((clips, i) => ({ clips, i })))('portion $i', { timeout: 120_000 }, async ({ clips }) => {
    const texts = clips.map(({ text }) => text);
    for (const content of hostileContents(clips)) {
      const { html } = compose(content, hostileReader(texts, language));
      const { escapes } = await showHtml(page(), html);
      for (const width of WIDTHS) {
        await page().setViewportSize({ width, height: 800 });
        expect(await overflow(page()), `${content.kind} at ${width}`).toBeLessThanOrEqual(0);
        expect(await page().evaluate(OUTSIDE), `${content.kind} at ${width}`).toEqual([]);
      }
      expect(
        escapes.filter((one) => one !== STILL),
        content.kind,
      ).toEqual([]);
      const own = page().locator('script, iframe, object, embed, form, input, base, link, svg');
      expect(await own.count(), content.kind).toBe(0);
      expect(await page().locator('h1').count(), content.kind).toBe(1);
    }
  });
});
