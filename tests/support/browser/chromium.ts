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

/**
 * One page for the tests of a file or of a `describe`, which shows one thing after another: for many things, since a page of its
 * own takes longest to open. Call the answer in a test.
 */
export function usePage(): () => Page {
  const browser = useChromium();
  let page: Page | null = null;
  beforeAll(async () => {
    page = await browser().newPage();
  }, 60_000);
  return () => {
    if (page === null) throw new Error('Chromium runs only while the tests do.');
    return page;
  };
}

export interface Shown {
  readonly page: Page;
  /** Everything that tried to leave the page: requests that `answer` does not know, and dialogs. */
  readonly escapes: readonly string[];
}

type Answer = (url: URL) => Promise<Response> | Response | null;

/** Opens an address in a page of its own; `answer` says what is there, and null for an address that nothing may ask for. */
export async function openAddress(
  browser: Browser,
  address: string,
  answer: Answer,
  options: BrowserContextOptions = {},
): Promise<Shown> {
  return showAddress(await browser.newPage(options), address, answer);
}

/** Shows an address instead of what the page showed; as `openAddress`. */
export async function showAddress(page: Page, address: string, answer: Answer): Promise<Shown> {
  const escapes: string[] = [];
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  page.removeAllListeners('dialog');
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
export function showHtml(page: Page, html: string): Promise<Shown> {
  const address = 'https://mail.example/';
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return showAddress(page, address, ({ href }) => (href === address ? new Response(html, { headers }) : null));
}

/** By how many pixels a page is wider than its view. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
