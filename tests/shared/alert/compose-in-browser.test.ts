/** Mails as programs show them: wide and narrow, light and dark, with their colours turned round, without style sheets. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../../shared/alert/index.ts';
import type { Language } from '../../../shared/contract/subscription.ts';
import { hasBrowser, overflow, showHtml, usePage } from '../../support/browser/chromium.ts';
import { ALERT, ALERTS, CONTENTS, clip, reader } from '../../support/make/mail-contents.ts';

const WIDTHS = [640, 320];
const withoutStyles = (html: string) => html.replace(/<style>[\s\S]*?<\/style>/g, '');
const inverted = (html: string) =>
  html.replace('</head>', '<style>html{filter:invert(1) hue-rotate(180deg)}img{filter:none}</style></head>');

/** Ways in which mail programs change a mail; none may make it wider than its view. */
const PROGRAMS: Readonly<Record<string, { change?: (html: string) => string; colorScheme?: 'dark' }>> = {
  'as it is': {},
  dark: { colorScheme: 'dark' },
  'without style sheets': { change: withoutStyles },
  'with its colours turned round': { change: inverted },
};

describe.runIf(hasBrowser)('a mail in Chromium', () => {
  const page = usePage();

  it.each(Object.keys(PROGRAMS))(
    'is never wider than its view: every kind, %s',
    async (program) => {
      const { change = (html: string) => html, colorScheme = 'light' } = PROGRAMS[program] ?? {};
      await page().emulateMedia({ colorScheme });
      for (const [kind, content] of Object.entries(CONTENTS)) {
        for (const language of ['de', 'ar'] as const) {
          const { html } = compose(content, reader({ language, follows: ['Mara Lind', 'Lake City'] }));
          const { escapes } = await showHtml(page(), change(html));
          for (const width of WIDTHS) {
            await page().setViewportSize(view(width));
            expect([kind, language, width, await overflow(page())]).toEqual([kind, language, width, 0]);
          }
          expect(escapes).toEqual([]);
        }
      }
    },
    120_000,
  );

  it('is never wider for a title, an outlet or a host without a place to break', async () => {
    const long = 'W'.repeat(400);
    const host = `https://${'a'.repeat(60)}.${'b'.repeat(60)}.example/`;
    const wide = clip({ title: long, outlet: long, original: host });
    for (const content of [
      { ...ALERT, clips: [wide] },
      { ...ALERTS, clips: [wide, ...ALERTS.clips] },
    ]) {
      await page().setViewportSize(view(320));
      await showHtml(page(), compose(content, reader()).html);
      expect(await overflow(page())).toBe(0);
    }
  });

  it('has a button, a quotation and links of a readable size', async () => {
    await page().setViewportSize(view(320));
    await showHtml(page(), compose(ALERT, reader()).html);
    expect(await page().evaluate<number>(SMALLEST)).toBeGreaterThanOrEqual(13);
  });

  it.each<[language: Language, side: string]>([
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ])('in %s runs as a whole from its own side, what it quotes from its own', async (language, side) => {
    await page().setViewportSize(view(640));
    await showHtml(page(), compose(ALERTS, reader({ language })).html);
    const of = (selector: string) => page().evaluate<string[]>(DIRECTIONS(selector));
    expect(new Set(await of('td.c.p, td.m, td.o'))).toEqual(new Set([side]));
    expect(await of('td.q')).toEqual(['ltr', 'rtl', 'ltr']);
    // The numbers of a day keep their places beside a foreign outlet.
    const texts = await page().evaluate<string>('document.body.innerText');
    expect(texts).toContain(language === 'ar' ? '25 نوفمبر 2026' : '25 November 2026');
  });
});

const view = (width: number) => ({ width, height: 700 });
const SMALLEST =
  'Math.min(...[...document.querySelectorAll("p,a,td,th,h1,h2,strong,span")].filter(({ innerText }) => innerText?.trim()).map((one) => parseFloat(getComputedStyle(one).fontSize)))';
const DIRECTIONS = (selector: string) =>
  `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => getComputedStyle(one).direction)`;
