/** The console over the whole stack in this process, as its user has it in Chromium: from the sign-in to the printed clip book. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../functions/aws/table/tokens.ts';
import { registerNames } from '../../local/examples.ts';
import { type InProcess, startInProcess } from '../../local/in-process/index.ts';
import { pickPort } from '../../local/port.ts';
import { hasBrowser, useChromium } from '../support/browser/chromium.ts';

const FILE = await readFile(new URL('../fixtures/clips/astana-platform.txt', import.meta.url), 'utf8');

/** Drops the file on the place for files, as a hand does. */
const DROP = `{
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([${JSON.stringify(FILE)}], 'astana-platform.txt', { type: 'text/plain' }));
  document.querySelector('#drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}`;

describe.runIf(hasBrowser)('the console on the local stack', () => {
  const browser = useChromium();
  const failures: string[] = [];
  let folder: string;
  let stack: InProcess;
  let token: string;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clipwatch-console-'));
    const ports = { port: await pickPort([]), apiPort: await pickPort([]) };
    stack = await startInProcess({
      folder: join(folder, 'state'),
      logs: join(folder, 'logs'),
      ...ports,
      onSent: () => {},
      onError: (error) => {
        throw error;
      },
    });
    token = (await createToken(['read', 'write', 'admin'], 'Mira')).clear;
    await registerNames({ apiUrl: stack.apiUrl, token });
    const context = await browser().newContext({ baseURL: stack.apiUrl, locale: 'en', reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => failures.push(message));
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) failures.push(message.text());
    });
    page.on('requestfailed', (request) => failures.push(`${request.method()} ${request.url()}`));
  }, 120_000);

  afterAll(async () => {
    await page.context().close();
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('opens with the token, and goes on to where its user wanted to go', async () => {
    await page.goto('/today');
    await page.fill('#token', token);
    await page.keyboard.press('Enter');
    await page.waitForURL('/today');
    expect(await page.locator('.who bdi').textContent()).toBe('Mira');
  });

  it('takes a file that is dropped, shows its receipt, and opens its clip with the mention marked', async () => {
    await page.evaluate(DROP);
    const link = page.locator('#uploads a');
    await link.waitFor();
    expect(await page.locator('#uploads .state').textContent()).toContain('Parsed');
    await link.click();
    await page.waitForURL('/clips/*');
    expect(await page.locator('h1').textContent()).toBe('A Strategic Shift in Syrian Conflict Resolution');
    const marks = await page.locator('main .prose mark').allTextContents();
    expect(marks).toContain('Randa Kassis');
  });

  it('corrects the outlet, and says who did', async () => {
    await page.locator('#field-outlet summary').click();
    await page.fill('#fix-outlet', 'Harbour Post');
    await page.locator('#field-outlet form:has(#fix-outlet) button').click();
    await page.waitForURL(/#field-outlet$/);
    await page.locator('#field-outlet').getByText('corrected by Mira').waitFor();
    expect(await page.locator('#field-outlet').textContent()).toContain('Harbour Post');
  });

  it('tries a name on the archive before it keeps it', async () => {
    await page.goto('/names');
    await page.fill('#f-name', 'Astana platform');
    await page.locator('button[name="do"][value="try"]').click();
    await page.locator('#trial').waitFor();
    expect(await page.locator('#trial').textContent()).toMatch(/\b1\b/);
    expect(await page.inputValue('#f-name')).toBe('Astana platform');
    await page.locator('button[name="do"][value="add"]').click();
    await page.waitForURL('/names/*');
    expect(await page.locator('h1').textContent()).toContain('Astana platform');
  });

  it('takes a subscription', async () => {
    await page.goto('/alerts?part=subscriptions');
    await page.locator('summary', { hasText: 'Add a subscription' }).click();
    await page.fill('[name="address"]', 'press@example.org');
    await page.check('[name="every"]');
    await page.check('[name="confirmed"]');
    await page.locator('form:has([name="address"]) button.go').click();
    await page.locator('main').getByText('press@example.org').first().waitFor();
  });

  it('makes a clip book, which prints as pages', async () => {
    const answer = await page.goto('/book?nameId=randa-kassis&from=2017-01-01&to=2017-12-31');
    expect(answer?.status()).toBe(200);
    expect(await page.locator('article.sheet').count()).toBe(1);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    // A cover, contents, a clip.
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(2);
    expect(failures).toEqual([]);
  });
});
