/** The console in Chromium: the app answers every request itself, and what tries to leave it is noted and stopped. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TOKENS } from '../fake/dependencies.ts';
import { signedIn } from './browse.ts';

/** The address of the console in these tests; `fakeApi({}, { apiUrl: CONSOLE })` takes it for its own. */
export const CONSOLE = 'http://127.0.0.1:9';

interface App {
  request(path: string, init?: RequestInit): Response | Promise<Response>;
}

export interface Opened {
  readonly page: Page;
  /** Everything that tried to leave the console (requests, dialogs), ran where it may not, or failed in a script. */
  readonly escapes: readonly string[];
}

/** A page of the console, signed in with a scope; `outside` answers what a page may ask elsewhere. */
export async function openConsole(
  browser: Browser,
  app: App,
  path: string,
  options: BrowserContextOptions & {
    readonly scope?: keyof typeof TOKENS;
    readonly outside?: (url: URL, method: string) => Response | null;
  } = {},
): Promise<Opened> {
  const { scope = 'admin', outside = () => null, ...context } = options;
  const opened = await browser.newContext({ locale: 'en', reducedMotion: 'reduce', ...context });
  const { cookies } = await signedIn(app, scope);
  await opened.addCookies([...cookies].map(([name, value]) => ({ name, value, url: CONSOLE })));
  const page = await opened.newPage();
  const escapes: string[] = [];
  page.on('dialog', async (dialog) => {
    escapes.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => escapes.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) escapes.push(`refused ${message.text()}`);
  });
  await page.route('**/*', async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    const body = request.postDataBuffer();
    const init = {
      method: request.method(),
      headers: await request.allHeaders(),
      ...(body && { body: new Uint8Array(body) }),
    };
    const answer =
      url.origin === CONSOLE ? await app.request(`${url.pathname}${url.search}`, init) : outside(url, request.method());
    if (answer === null) {
      escapes.push(`request ${url.href}`);
      return route.abort();
    }
    const { status, headers } = answer;
    return route.fulfill({
      status,
      headers: Object.fromEntries(headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.goto(`${CONSOLE}${path}`);
  return { page, escapes };
}
