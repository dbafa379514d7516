/** Pictures of mails, of the pages that they open, and of the console: `npm run pictures` writes them into `docs/pictures/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { confirmQuestion } from '../functions/api/pages/linked/confirm-view.ts';
import { unsubscribeView } from '../functions/api/pages/linked/unsubscribe-view.ts';
import { pageWords } from '../functions/api/pages/linked/words/index.ts';
import type { AlertContent, DigestContent } from '../shared/alert/content.ts';
import { compose } from '../shared/alert/index.ts';
import type { Language } from '../shared/contract/subscription.ts';
import { openConsole } from './support/browser/console-in-browser.ts';
import { launchChromium } from './support/browser/launch-chromium.ts';
import { ALERT, ALERTS, DIGEST, EMPTY_DIGEST, reader } from './support/make/mail-contents.ts';
import { consoleWorld, PRESS } from './support/world/console-world.ts';

const FOLDER = join(import.meta.dirname, '../docs/pictures');
/** More would make the repository heavy. */
const MAX_BYTES = 150 * 1024;

/** As the send function writes it: to a follower of these names, who can end those that the mail tells of. */
function mail(content: AlertContent | DigestContent, follows: readonly string[], language: Language = 'en'): string {
  const { links } = reader();
  const told = new Set(namesIn(content));
  const names = follows
    .filter((name) => told.has(name))
    .map((name) => ({ name, link: `${links.unsubscribe}&nameId=${encodeURIComponent(name)}` }));
  return compose(content, reader({ language, follows, links: { ...links, names } })).html;
}

function namesIn(content: AlertContent | DigestContent): string[] {
  return content.kind === 'alert'
    ? content.clips.flatMap(({ mentions }) => mentions.map(({ name }) => name))
    : content.names.filter(({ mentions }) => mentions > 0).map(({ name }) => name);
}

/** A mention has the name as it is tracked, however the clip writes it. */
const TRACKED: AlertContent = {
  ...ALERTS,
  clips: ALERTS.clips.map((clip) => ({
    ...clip,
    mentions: clip.mentions.map((one) => (one.nameId === 'mara-lind' ? { ...one, name: 'Mara Lind' } : one)),
  })),
};
/** Names without mentions are in the reader's order. */
const inOrder = (names: DigestContent['names']) =>
  names.toSorted((one, other) => ALL.indexOf(one.name) - ALL.indexOf(other.name));
/** A digest counts stories, and lists each. */
const COUNTED: DigestContent = {
  ...DIGEST,
  names: DIGEST.names.map((name) => ({ ...name, mentions: name.cards.length, clips: name.cards.length })),
};
const ALL = ['Mara Lind', 'Randa Kassis', 'Lake City'];
const ONE = ['Randa Kassis'];
const voice = (language: Language) => ({ language, side: pageWords[language].side, words: pageWords[language] });
const wish = { address: 'press@ministry.example', elsewhere: null, names: ['Mara Lind', 'Lake City'] };
const followed = {
  address: wish.address,
  hasThis: true,
  every: false,
  askedFor: [],
  names: [
    { id: 'mara-lind', name: 'Mara Lind' },
    { id: 'lake-city', name: 'Lake City' },
  ],
};

interface Picture {
  readonly html: string;
  readonly width?: number;
  readonly colorScheme?: BrowserContextOptions['colorScheme'];
}

const PICTURES: Readonly<Record<string, Picture>> = {
  alert: { html: mail(ALERT, ONE) },
  'alert-narrow': { html: mail(TRACKED, ALL), width: 320 },
  'alert-dark': { html: mail(ALERT, ONE), colorScheme: 'dark' },
  'alert-arabic': { html: mail(TRACKED, ALL, 'ar') },
  digest: { html: mail(COUNTED, ALL) },
  'digest-empty': { html: mail({ ...EMPTY_DIGEST, names: inOrder(EMPTY_DIGEST.names) }, ALL) },
  confirm: { html: String(await confirmQuestion(wish, 'key', voice('en'))) },
  unsubscribe: {
    html: String(
      await unsubscribeView(followed, { key: 'key', ended: null, byLink: { kind: 'subscription' } }, voice('en')),
    ),
  },
};

/** Pages of the console over a made archive, as they are when they are opened. */
const PAGES: Readonly<Record<string, { readonly path: string; readonly options: BrowserContextOptions }>> = {
  'console-today': { path: '/today', options: { viewport: { width: 1280, height: 800 } } },
  'console-clip-dark': {
    path: '/clips/clip-0',
    options: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  },
  'console-clips-arabic': { path: '/clips', options: { viewport: { width: 1280, height: 800 }, locale: 'ar' } },
  'console-name-narrow': { path: '/names/name-0?by=day', options: { viewport: { width: 360, height: 1100 } } },
};

const browser = await launchChromium();
await mkdir(FOLDER, { recursive: true });
const { app } = consoleWorld(PRESS);
for (const [name, { path, options }] of Object.entries(PAGES)) {
  const { page } = await openConsole(browser, app, path, options);
  await keep(name, await page.screenshot());
  await page.context().close();
}
for (const [name, { html, width = 640, colorScheme = 'light' }] of Object.entries(PICTURES)) {
  const page = await browser.newPage({ viewport: { width, height: 200 }, colorScheme });
  await page.setContent(html);
  const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: await tall(page) } });
  await keep(name, picture);
  await page.close();
}
await browser.close();

async function keep(name: string, picture: Buffer): Promise<void> {
  if (picture.length > MAX_BYTES) throw new Error(`${name}.png has ${picture.length} bytes`);
  await writeFile(join(FOLDER, `${name}.png`), picture);
  process.stdout.write(`docs/pictures/${name}.png ${Math.ceil(picture.length / 1024)} KB\n`);
}

/** The height of the page; of a long mail the upper part. */
function tall(page: { evaluate: <T>(script: string) => Promise<T> }): Promise<number> {
  return page.evaluate<number>('Math.min(1300, document.documentElement.scrollHeight)');
}
