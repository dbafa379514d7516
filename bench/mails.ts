/** Mails written: processor time of each, and how large they are, by kind and language. */
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import * as z from 'zod/mini';
import type {
  AlertContent,
  ClipCard,
  Content,
  DigestContent,
  Reader,
  SummaryContent,
} from '../shared/alert/content.ts';
import { compose } from '../shared/alert/index.ts';
import { Language } from '../shared/contract/subscription.ts';
import { type Bench, median, type Row } from './figures.ts';

const ROUNDS = 5;
const MAILS = 40;
const Article = z.object({
  language: z.string(),
  title: z.string(),
  outlet: z.string(),
  paragraphs: z.array(z.string()),
});
type Article = z.infer<typeof Article>;

export const mails: Bench = async (session, progress) => {
  const articles = z.array(Article).parse(JSON.parse(await readFile('bench/pages/articles.json', 'utf8')));
  const rows: Row[] = [];
  for (const language of Language.options) {
    progress(`Writing mails (${language})…`);
    const own = articles.find((article) => article.language === language);
    for (const [kind, content] of own === undefined ? [] : contentsOf(own)) {
      session.signal.throwIfAborted();
      rows.push({ kind, language, ...measure(content, readerOf(language)) });
    }
  }
  const kb = (await sizeOf('shared/alert/compose.ts')) / 1000;
  return {
    title: `Mails: processor time and size; ${MAILS} of each, median of ${ROUNDS} rounds`,
    columns: {
      kind: 'mail',
      language: 'language',
      cpuMs: 'CPU ms',
      htmlKb: 'HTML kB',
      textKb: 'text kB',
      inHtml: 'clips in HTML',
      inText: 'clips in text',
    },
    rows,
    remarks: [
      'clips of one article of the language, each with a sentence, two videos and links of 140 bytes',
      `what writes mails, all six languages and hono/html: ${kb.toFixed(1)} kB minified`,
    ],
  };
};

function contentsOf(article: Article): [kind: string, content: Content][] {
  const cards = (count: number) => Array.from({ length: count }, (_, i) => cardOf(article, i));
  const alert = (count: number): AlertContent => ({ kind: 'alert', clips: cards(count) });
  return [
    ['alert, 1 clip', alert(1)],
    ['alert, 20 clips', alert(20)],
    ['digest, 20 clips', digestOf(cards(20))],
    ['summary, 500 clips', summaryOf(cards(500))],
  ];
}

const INSTANT = '2026-11-25T14:01:00.000Z';
/** As long as a link of ours behind an address of API Gateway. */
const linkOf = (path: string) =>
  `https://abcdefghij.execute-api.us-east-1.amazonaws.com/${path}?key=${'k'.repeat(Math.max(1, 80 - path.length))}`;

function cardOf({ language, title, outlet, paragraphs }: Article, i: number): ClipCard {
  const sentence = (paragraphs[i % paragraphs.length] ?? title).slice(0, 180);
  const [form = title] = sentence.split(' ');
  const check = { status: i % 5 === 0 ? ('gone' as const) : ('playable' as const), reason: 'page-ok' };
  const seen = { httpStatus: 200, finalUrl: null, title: null, tookMs: 1 };
  const video = {
    provider: 'Bunny Stream',
    still: null,
    check: { ...check, seen, checkedAt: INSTANT, nextCheckAt: null },
  };
  const span = { form, alias: form, variant: 'exact' as const };
  return {
    clipId: `clip-${i}`,
    title: `${title} [${i}]`,
    outlet,
    publishedOn: '2026-11-25',
    language,
    link: linkOf(`clips/clip-${i}`),
    original: `https://news.example/${i}`,
    receivedAt: INSTANT,
    mentions: [
      {
        nameId: 'name',
        name: form,
        count: 2,
        inTitle: false,
        snippet: sentence,
        marks: [{ start: 0, end: form.length }],
        spans: [span, span],
        narrow: linkOf('names/name'),
      },
    ],
    videos: [1, 2].map((n) => ({ ...video, url: `https://iframe.mediadelivery.net/embed/455361/${i}-${n}` })),
    sameStory: { clips: 2, outlets: ['Harbour Gazette', 'Coast Radio'] },
  };
}

function digestOf(cards: readonly ClipCard[]): DigestContent {
  const days = [0, 1, 0, 2, 1, 3, 20];
  return {
    kind: 'digest',
    cadence: 'daily',
    from: '2026-11-24T06:00:00.000Z',
    to: '2026-11-25T06:00:00.000Z',
    nextAt: '2026-11-26T06:00:00.000Z',
    arrived: 214,
    refused: 3,
    usual: 200,
    names: [
      {
        name: 'Name',
        isUrgent: false,
        mentions: 20,
        published: 20,
        before: 3,
        days,
        lastMention: null,
        cards,
        all: null,
      },
    ],
    followed: 1,
    archive: { gone: 1, back: 0 },
  };
}

function summaryOf(cards: readonly ClipCard[]): SummaryContent {
  const names = [{ name: 'Name', clips: cards.length }];
  const outlets = [{ outlet: cards[0]?.outlet ?? null, clips: cards.length }];
  return { kind: 'summary', because: 'flood', names, clips: cards.length, isMore: false, outlets, cards, all: null };
}

function readerOf(language: Language): Reader {
  const links = {
    unsubscribe: linkOf('unsubscribe'),
    names: [{ name: 'Name', link: linkOf('unsubscribe') }],
    stop: { videos: linkOf('unsubscribe'), corrections: linkOf('unsubscribe'), all: linkOf('unsubscribe') },
    settings: null,
  };
  return { address: 'press@ministry.example', language, timeZone: 'Europe/Paris', follows: ['Name'], links };
}

function measure(content: Content, reader: Reader) {
  const mail = compose(content, reader);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    for (let i = 0; i < MAILS; i++) compose(content, reader);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / MAILS;
  });
  const told = (part: string) => new Set(part.match(/\[\d+\]/g)).size;
  return {
    cpuMs: median(rounds),
    htmlKb: Buffer.byteLength(mail.html) / 1000,
    textKb: Buffer.byteLength(mail.text) / 1000,
    inHtml: told(mail.html.slice(mail.html.indexOf('<h1'))),
    inText: told(mail.text),
  };
}

/** Bytes of a module with all that it imports, as the functions are bundled. */
async function sizeOf(entry: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    charset: 'utf8',
  });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}
