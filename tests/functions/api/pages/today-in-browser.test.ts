/** Today and the settings in Chromium: files that are dropped, from the first row to the receipt. */
import { describe, expect, it } from 'vitest';
import { violationsOf } from '../../../support/browser/axe.ts';
import { hasBrowser, overflow, useChromium } from '../../../support/browser/chromium.ts';
import { CONSOLE, openConsole } from '../../../support/browser/console-in-browser.ts';
import { fakeApi, fakeReceipt } from '../../../support/fake/dependencies.ts';
import { world } from '../../../support/world/today-world.ts';

const INBOX = 'https://inbox.example';

/** An inbox that takes files, and what becomes of each, by its name. */
function deployment() {
  const sent: string[] = [];
  const keys: string[] = [];
  const api = fakeApi(world(), {
    apiUrl: CONSOLE,
    now: () => Date.parse('2026-11-26T18:00:00Z'),
    signUpload: async ({ key }) => {
      keys.push(key);
      return { url: `${INBOX}/`, fields: { key } };
    },
  });
  const settle = (name: string) => {
    const key = keys.find((one) => one.endsWith(`/${name}`)) ?? '';
    if (name === 'scan.pdf') {
      const reason = 'Only pictures, no text. Run text recognition on it.';
      api.stored.receipts.push(fakeReceipt({ key, outcome: 'refused', reason }));
    } else api.stored.receipts.push(fakeReceipt({ key, clipId: 'astana' }));
  };
  const outside = (url: URL, method: string) => {
    if (url.origin !== INBOX) return null;
    sent.push(method);
    for (const name of ['astana.txt', 'scan.pdf']) settle(name);
    return new Response(null, { status: 204, headers: { 'access-control-allow-origin': '*' } });
  };
  return { app: api.app, outside, sent };
}

/** Drops files on the place for them, as a hand does. */
const drop = (files: Record<string, string>) => `{
  const dataTransfer = new DataTransfer();
  for (const [name, text] of Object.entries(${JSON.stringify(files)})) dataTransfer.items.add(new File([text], name));
  document.querySelector('#drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}`;

describe.runIf(hasBrowser)('in Chromium', () => {
  const browser = useChromium();

  it('files that are dropped get a row each at once, and then their receipt with its reason or the clip', async () => {
    const { app, outside, sent } = deployment();
    const { page, escapes } = await openConsole(browser(), app, '/today', { outside, scope: 'write' });
    await page.evaluate(drop({ 'astana.txt': 'A Strategic Shift', 'scan.pdf': '%PDF', 'nothing.txt': '' }));
    const rows = page.locator('#uploads li');
    expect(await rows.count()).toBe(3);
    await rows.getByText('Parsed').waitFor();
    await rows.getByText('Refused').waitFor();
    expect(await rows.nth(0).getByRole('link').getAttribute('href')).toBe('/clips/astana');
    expect(await rows.nth(1).textContent()).toContain('Only pictures, no text.');
    expect(await rows.nth(2).textContent()).toContain('It is empty.');
    expect(await page.locator('#upload-status').textContent()).toBe('Parsed: 1 · Refused: 1 · Not sent: 1');
    expect(sent).toEqual(['POST', 'POST']);
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(escapes).toEqual([]);
    await page.context().close();
  });

  it('files that are chosen say so where the inbox cannot be reached', async () => {
    const { app } = deployment();
    const { page } = await openConsole(browser(), app, '/today');
    await page.setInputFiles('#files', { name: 'astana.txt', mimeType: 'text/plain', buffer: Buffer.from('A shift') });
    await page.locator('#uploads').getByText('The connection broke.').waitFor();
    expect(await page.locator('#uploads progress').count()).toBe(0);
    await page.context().close();
  });

  it.each([
    ['/today', 'light'],
    ['/today', 'dark'],
    ['/settings?part=tokens', 'light'],
    ['/settings?part=deployment', 'dark'],
  ] as const)('axe finds nothing wrong with %s in Arabic, %s', async (path, colorScheme) => {
    const { app } = deployment();
    const { page, escapes } = await openConsole(browser(), app, path, { colorScheme, locale: 'ar' });
    expect(await violationsOf(page)).toEqual([]);
    expect(escapes).toEqual([]);
    await page.context().close();
  });
});
