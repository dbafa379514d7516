/** Names and the clip book in Chromium: what only a browser shows. */
import { describe, expect, it } from 'vitest';
import { violationsOf } from '../../../support/browser/axe.ts';
import { hasBrowser, overflow, useChromium } from '../../../support/browser/chromium.ts';
import { CONSOLE, openConsole } from '../../../support/browser/console-in-browser.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';

const mention = {
  ...{ nameId: 'ada', count: 1, snippet: 'Yesterday Ada Lind spoke.' },
  spans: [{ start: 10, end: 18, form: 'Ada Lind', alias: 'Ada Lind' }],
};

function archive() {
  const clips = ['2026-11-03', '2026-11-10', '2026-11-25'].map((publishedOn, i) =>
    fakeClip({ clipId: `c${i}`, title: `Title ${i}`, publishedOn, mentions: [mention] }),
  );
  const texts = new Map(clips.map(({ clipId }) => [clipId, { kind: 'text' as const, text: mention.snippet }]));
  const names = new Map(
    ['ada', 'bo'].map((id) => [id, { id, name: id === 'ada' ? 'Ada Lind' : 'سلمى الراوي', aliases: ['A. Lind'] }]),
  );
  return fakeApi({ clips, names, texts }, { apiUrl: CONSOLE, now: () => Date.parse('2026-11-26T09:00:00Z') });
}

const BOOK = '/book?nameId=ada&from=2026-11-01&to=2026-11-26';

describe.runIf(hasBrowser)('in Chromium', () => {
  const browser = useChromium();

  it.each([
    ['/names', {}],
    ['/names/ada', { locale: 'ar' }],
    [BOOK, { colorScheme: 'dark' as const }],
  ])('%s is for everybody, at 320 px too', async (path, look) => {
    const { page, escapes } = await openConsole(browser(), archive().app, path, {
      ...look,
      viewport: { width: 320, height: 640 },
    });
    expect([await violationsOf(page), await overflow(page), escapes]).toEqual([[], 0, []]);
  });

  it('a form that was refused has the focus on what is wrong, which leads to the field', async () => {
    const { page } = await openConsole(browser(), archive().app, '/names');
    await page.fill('#f-name', 'Ada Lind');
    await page.fill('#f-id', 'ada lind');
    await page.click('button[value="add"]');
    const focused = page.locator(':focus');
    expect(await focused.getAttribute('role')).toBe('alert');
    await focused.getByRole('link').click();
    expect(await focused.getAttribute('id')).toBe('f-id');
    expect(await page.inputValue('#f-id'), 'as it was typed').toBe('ada lind');
  });

  it('a mark that nobody sees is told with its place, in the colours of a page that all can read', async () => {
    const { app, stored } = archive();
    const { page } = await openConsole(browser(), app, '/names', { viewport: { width: 320, height: 640 } });
    await page.fill('#f-name', 'Cara \u202eholM');
    await page.fill('#f-id', 'c\u0430ra');
    await page.click('button[value="add"]');
    const note = page.getByRole('alert');
    expect(await note.textContent()).toContain('U+202E) as character 6');
    expect([await violationsOf(page), await overflow(page)]).toEqual([[], 0]);
    await page.fill('#f-name', '\u200fCara\u00ad Holm');
    await page.click('button[value="add"]');
    expect(await note.textContent()).toContain('mixes alphabets');
    await page.fill('#f-id', 'cara');
    await page.click('button[value="add"]');
    expect(stored.names.get('cara')?.name).toBe('Cara Holm');
  });

  it('the book is printed on A4: cover, contents, a page a clip, and nothing of the console', async () => {
    const { page } = await openConsole(browser(), archive().app, BOOK);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(5);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.rail', '.bar-top', '.skip']) expect(await page.locator(part).first().isVisible()).toBe(false);
  });
});
