/** Pages of the console: what they weigh, when Chromium has drawn the largest part, how much moves meanwhile. */
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { signedIn } from '../tests/support/browser/browse.ts';
import { CONSOLE, openConsole } from '../tests/support/browser/console-in-browser.ts';
import { launchChromium } from '../tests/support/browser/launch-chromium.ts';
import { consoleWorld, PRESS } from '../tests/support/world/console-world.ts';
import { type Bench, median, type Row } from './figures.ts';

const ROUNDS = 5;
const PAGES = [
  '/sign-in',
  '/today',
  '/clips',
  '/clips/clip-0',
  '/names',
  '/names/name-0',
  '/videos',
  '/receipts',
  '/alerts',
  '/settings',
  '/book?nameId=name-0&from=2026-11-01&to=2026-11-26',
];

/** Milliseconds since the page was asked for (Largest Contentful Paint), and the sum of shifts (Layout Instability). */
const PAINT = `new Promise((done) => {
  let [lcp, cls] = [0, 0];
  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => { lcp = startTime; });
  watch('layout-shift', ({ value }) => { cls += value; });
  const look = () => (lcp === 0 ? setTimeout(look, 20) : requestAnimationFrame(() => setTimeout(() => done({ lcp, cls }))));
  look();
})`;
const Paint = z.object({ lcp: z.number(), cls: z.number() });

export const consolePages: Bench = async (session, progress) => {
  const { app } = consoleWorld(PRESS);
  const browsing = await signedIn(app);
  const browser = await launchChromium();
  session.atEnd(() => browser.close());
  const { page } = await openConsole(browser, app, '/today', { viewport: { width: 1280, height: 900 } });
  const rows: Row[] = [];
  for (const path of PAGES) {
    progress(`Opening ${path}…`);
    const { html } = await browsing.open(path);
    const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(
      ([, address = '']) => address,
    );
    const texts = [html, ...(await Promise.all(assets.map(async (at) => (await app.request(at)).text())))];
    const paints = [];
    for (let round = 0; round < ROUNDS; round++) {
      session.signal.throwIfAborted();
      await page.goto(`${CONSOLE}${path}`);
      paints.push(Paint.parse(await page.evaluate(PAINT)));
    }
    rows.push({
      page: path.replace(/\?.*/, ''),
      htmlKb: kb([html]),
      wholeKb: kb(texts),
      gzipKb: texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000,
      lcpMs: median(paints.map(({ lcp }) => lcp)),
      cls: Math.max(...paints.map(({ cls }) => cls)),
    });
  }
  await page.context().close();
  return {
    title: `Pages of the console, 1280 px: the median of ${ROUNDS} times, the worst shift of them`,
    columns: {
      page: 'page',
      htmlKb: 'HTML kB',
      wholeKb: 'HTML + CSS + JS kB',
      gzipKb: 'of it by gzip kB',
      lcpMs: 'LCP ms',
      cls: 'CLS',
    },
    rows,
    remarks: [
      'the app in this process over tables in memory; lists show 20 clips, 20 names, 8 receipts, 25 alerts, the book 26 clips',
      'style and script are kept by the browser: a second page costs its HTML alone',
    ],
  };
};

const kb = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1000;
