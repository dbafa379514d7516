/** Pages and mails as Chromium shows them. What tries to leave a page, by a request or a dialog, is noted and stopped. */
import { existsSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { executablePath, launchChromium } from './launch-chromium.ts';

/** CI has a browser; on a machine without one the other tests still run: `describe.runIf(hasBrowser)`. */
export const hasBrowser = existsSync(executablePath) || process.env.CI !== undefined;

/** One browser for the tests of a file or of a `describe`; call the answer in a test. */
export function useChromium(): () => Browser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser?.close());
  return () => {
    if (browser === null) throw new Error('Chromium runs only while the tests do.');
    return browser;
  };
}

export interface Shown {
  readonly page: Page;
  /** Everything that tried to leave the page: requests that `answer` does not know, and dialogs. */
  readonly escapes: readonly string[];
}

/** Opens an address; `answer` says what is there, and null for an address that nothing may ask for. */
export async function openAddress(
  browser: Browser,
  address: string,
  answer: (url: URL) => Promise<Response> | Response | null,
  options: BrowserContextOptions = {},
): Promise<Shown> {
  const page = await browser.newPage(options);
  const escapes: string[] = [];
  page.on('dialog', async (dialog) => {
    escapes.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const known = await answer(url);
    if (known === null) {
      escapes.push(`request ${url.href}`);
      return route.abort();
    }
    const { status, headers } = known;
    return route.fulfill({ status, headers: Object.fromEntries(headers), body: await known.clone().text() });
  });
  await page.goto(address);
  return { page, escapes };
}

/** Shows HTML as a mail program that allows everything: no content security policy, scripts may run. */
export function openHtml(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<Shown> {
  const address = 'https://mail.example/';
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return openAddress(
    browser,
    address,
    ({ href }) => (href === address ? new Response(html, { headers }) : null),
    options,
  );
}

/** By how many pixels a page is wider than its view. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
