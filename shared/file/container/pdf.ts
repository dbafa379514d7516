/** PDF files with a text layer. */
import { setInterval } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { getResolvedPDFJS } from 'unpdf';
import type { Warning } from '../../contract/clip.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { declared, type Opened } from './container.ts';
import { linked } from './html-text.ts';
import { damaged } from './inflate.ts';
import { meaningfulTitle } from './office-text.ts';
import { htmlOfBlocks } from './pdf-blocks.ts';
import { type Line, pdfLines, type Run, withoutRepeats } from './pdf-lines.ts';

const MOST_PAGES = 100;
/** More than any page of text; nested forms can multiply runs without end. */
const MOST_RUNS_ON_PAGE = 20_000;
/** Of all pages; a page of a newspaper has some 2,000. Pages may share one content, so that a small file has as many as it likes. */
const MOST_RUNS = 200_000;
/** Of a page; each run of text is looked for in all of them. */
const MOST_LINKS = 1000;
const MOST_BYTES = 50e6;
/** Of a stream once it is decoded; the library decodes no pictures for their text. */
const MOST_DECODED = 32 * 1024 * 1024;
/** Of all streams of a file; each counts twice, since its buffer is doubled until it fits, or is made of pieces. */
const MOST_DECODED_IN_ALL = 256 * 1024 * 1024;

/** The text layer of a PDF as HTML; one without text (a scan) or with a password is refused. */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  return bytes.length > MOST_BYTES ? TOO_BIG : inThread(bytes);
}

/**
 * Runs the library in a thread of its own (this module again, see its end): on damaged files it may loop for ever, or leave
 * rejected promises unhandled, which would end the process.
 */
function inThread(bytes: Uint8Array): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { [TASK]: bytes },
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    execArgv: [],
  });
  thread.once('message', resolve);
  thread.once('error', (error) => resolve(damaged('The PDF', error)));
  thread.once('exit', () => resolve(ENDLESS));
  void spent(thread).then(() => resolve(ENDLESS));
  return promise.finally(() => thread.terminate());
}

/** Resolves when a thread has had its time, or has ended. */
async function spent(thread: Worker): Promise<void> {
  let left = MOST_LOOKS;
  for await (const _ of setInterval(LOOKED_AFTER_MS, undefined, { ref: false })) {
    // It cannot be asked before it runs, nor once it has ended.
    const { user, system } = await thread.cpuUsage().catch(() => ({ user: 0, system: 0 }));
    if (thread.threadId === ENDED || user + system > MOST_CPU_MICROSECONDS || --left === 0) return;
  }
}

const TASK = 'clipwatch:pdf';
const MOST_HEAP_MB = 512;
/** Of the thread's own time, so that a busy machine is no reason to refuse. */
const MOST_CPU_MICROSECONDS = 15e6;
const ENDED = -1;
const LOOKED_AFTER_MS = 250;
/** Two minutes: a thread that waits for ever takes no time of its own. */
const MOST_LOOKS = 480;
const ENDLESS = refusal(
  'too-large',
  'The PDF takes too long to read. Print it to a new PDF, or save the text of the clip instead.',
);

async function readOrRefuse(bytes: Uint8Array): Promise<Opened> {
  try {
    return await read(bytes);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      return refusal('not-text', 'The PDF is protected by a password. Save it again without one.');
    }
    return damaged('The PDF', error);
  }
}

async function read(bytes: Uint8Array): Promise<Opened> {
  const { getDocument } = await getResolvedPDFJS();
  const document = await getDocument({
    data: bytes,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: 0,
  }).promise;
  try {
    const heights: number[] = [];
    const lines: Line[] = [];
    const links: string[] = [];
    let number = 0;
    for (let runs = 0; number < Math.min(document.numPages, MOST_PAGES) && runs < MOST_RUNS; ) {
      number++;
      const page = await document.getPage(number);
      heights.push(page.getViewport({ scale: 1 }).height);
      const found = await runsOf(page);
      runs += found.runs.length;
      lines.push(...pdfLines(found.runs, number - 1));
      links.push(...found.unplaced);
      page.cleanup();
    }
    const kept = withoutRepeats(lines, heights);
    const unreadable = whyUnreadable(kept);
    if (unreadable) return unreadable;
    const { info } = await document.getMetadata();
    const title = 'Title' in info && typeof info.Title === 'string' ? info.Title : '';
    const text = [htmlOfBlocks(kept), ...links.map((url) => `<p>${linked(url, url)}</p>`)].join('\n');
    const stated = declared('data:title', meaningfulTitle(title));
    const part = { path: null, fileName: 'document.html', content: { kind: 'text', text } as const };
    const cut: Warning[] = number < document.numPages ? [cutAt(document.numPages, number)] : [];
    return { kind: 'opened', parts: [{ ...part, declared: stated, attachments: [] }], warnings: cut };
  } finally {
    await document.loadingTask.destroy();
  }
}

function cutAt(pages: number, read: number): Warning {
  return { code: 'too-large', message: `The PDF has ${pages} pages; the first ${read} were read. Split it.` };
}

type PdfDocument = Awaited<ReturnType<Awaited<ReturnType<typeof getResolvedPDFJS>>['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** The runs of a page, and the links over no text (a picture that leads to a video). */
async function runsOf(page: PdfPage): Promise<{ runs: Run[]; unplaced: string[] }> {
  const links = (await page.getAnnotations())
    .flatMap(({ subtype, url, rect }): Link[] =>
      subtype === 'Link' && typeof url === 'string' && Array.isArray(rect) ? [{ url, rect: rect.map(Number) }] : [],
    )
    .slice(0, MOST_LINKS);
  const placed = new Set<Link>();
  const runs: Run[] = [];
  const reader = page.streamTextContent().getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    for (const item of chunk.value.items) {
      if (!('str' in item)) continue;
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number);
      // Vertical or diagonal text is a stamp.
      if (Math.abs(b) > Math.abs(a)) continue;
      const size = Math.hypot(c, d) || item.height;
      const middle = { x: x + item.width / 2, y: y + size / 3 };
      const link = links.find(({ rect }) => isIn(rect, middle));
      if (link) placed.add(link);
      if (item.str === '') continue;
      runs.push({
        text: item.str,
        x,
        y,
        width: item.width,
        size,
        rightToLeft: item.dir === 'rtl',
        url: link?.url ?? null,
      });
    }
    if (runs.length > MOST_RUNS_ON_PAGE) {
      await reader.cancel(new Error('There is more text on a page than any page holds'));
      break;
    }
  }
  return { runs, unplaced: links.filter((link) => !placed.has(link)).map(({ url }) => url) };
}

interface Link {
  readonly url: string;
  readonly rect: readonly number[];
}

function isIn(
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
  { x, y }: { x: number; y: number },
): boolean {
  return x >= left - 1 && x <= right + 1 && y >= bottom - 1 && y <= top + 1;
}

function whyUnreadable(lines: readonly Line[]): Refusal | null {
  const text = lines.map((line) => line.text).join('');
  if (!/\p{L}/u.test(text)) {
    return refusal(
      'not-text',
      'The file is a scanned PDF without text. Run text recognition (OCR) on it, or save the text of the clip instead.',
    );
  }
  const strange = text.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (strange <= text.length / 3) return null;
  return refusal(
    'not-text',
    'The PDF does not say which letters its signs stand for. Run text recognition (OCR) on it, or save its text instead.',
  );
}

const TOO_BIG = refusal('too-large', 'The PDF has over 50 MB, more than is read of one. Split it.');
const BOMB = refusal(
  'too-large',
  'The PDF is a bomb: it swells to many times its size. Save the text of the clip instead.',
);

/**
 * Bounds what the library decodes in this thread, by whichever filter, encrypted or not: it keeps each stream whole. Tells
 * whether it came to the limit; the library reads on after most errors.
 */
function limitDecoding(): () => boolean {
  let left = MOST_DECODED_IN_ALL;
  let isSwollen = false;
  const count = (length: number, inAll: number) => {
    left -= length;
    isSwollen ||= inAll > MOST_DECODED || left < 0;
    if (isSwollen) throw new RangeError('The streams are too long');
  };
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(type, args) {
      if (typeof args[0] === 'number') count(args[0], args[0]);
      return Reflect.construct(type, args);
    },
  });
  globalThis.DecompressionStream = new Proxy(DecompressionStream, {
    construct(type, args) {
      const { readable, writable } = Reflect.construct(type, args);
      let inAll = 0;
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          inAll += chunk.length;
          count(chunk.length, inAll);
          controller.enqueue(chunk);
        },
      });
      return { readable: readable.pipeThrough(counted), writable };
    },
  });
  return () => isSwollen;
}

const task: unknown = isMainThread ? null : Object(workerData)[TASK];
if (task instanceof Uint8Array) {
  const isSwollen = limitDecoding();
  const opened = await readOrRefuse(task);
  parentPort?.postMessage(isSwollen() ? BOMB : opened);
}
