/** The text layer of a PDF as HTML. */
import { getResolvedPDFJS } from 'unpdf';
import type { Warning } from '../../contract/clip.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { declared, type Opened } from './container.ts';
import { linked } from './html-text.ts';
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
/** Pages of a document whose links are read; each page is asked for by all the others. */
const MOST_PAGES_WITH_LINKS = 10_000;
/** Flags of what is not shown (ISO 32000-1, 12.5.3). */
const HIDDEN = 1 | 32;

/**
 * Reads a PDF in this thread; refused where it has no text (a scan). Throws for a damaged one and one with a password,
 * and may never end: `openPdf` is for files from outside.
 */
export async function readPdf(bytes: Uint8Array): Promise<Opened> {
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
    const cuts = new Set<Warning>();
    for (let runs = 0; number < Math.min(document.numPages, MOST_PAGES) && runs < MOST_RUNS; ) {
      number++;
      const page = await document.getPage(number);
      heights.push(page.getViewport({ scale: 1 }).height);
      const { shown, isCut } = await linksOn(document, number);
      const found = await runsOf(page, shown);
      if (isCut) cuts.add(LINKS_CUT);
      if (found.isCut) cuts.add(PAGE_CUT);
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
    if (number < document.numPages) cuts.add(cutAt(document.numPages, number));
    return { kind: 'opened', parts: [{ ...part, declared: stated, attachments: [] }], warnings: [...cuts] };
  } finally {
    await document.loadingTask.destroy();
  }
}

function cutAt(pages: number, read: number): Warning {
  return { code: 'too-large', message: `The PDF has ${pages} pages; the first ${read} were read. Split it.` };
}

const PAGE_CUT: Warning = {
  code: 'too-large',
  message: `A page of the PDF has over ${MOST_RUNS_ON_PAGE.toLocaleString('en')} pieces of text; its beginning was read. Print it to a new PDF, or save its text instead.`,
};
const LINKS_CUT: Warning = {
  code: 'embeds-cut',
  message: `A page of the PDF has over ${MOST_LINKS.toLocaleString('en')} links; the first of them were read. Split it.`,
};

type PdfDocument = Awaited<ReturnType<Awaited<ReturnType<typeof getResolvedPDFJS>>['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** The links on a page. `getAnnotations` of the page would look for the text of each in all of its characters. */
async function linksOn(document: PdfDocument, number: number): Promise<{ shown: Link[]; isCut: boolean }> {
  if (document.numPages > MOST_PAGES_WITH_LINKS) return { shown: [], isCut: true };
  const others = new Set(Array.from({ length: document.numPages }, (_, index) => index));
  others.delete(number - 1);
  const { AnnotationType } = await getResolvedPDFJS();
  const found: unknown = await document.getAnnotationsByType(new Set([AnnotationType.LINK]), others);
  const shown = (Array.isArray(found) ? found : []).flatMap(({ url, rect, quadPoints, annotationFlags }): Link[] =>
    typeof url === 'string' && Array.isArray(rect) && quadPoints !== null && (annotationFlags & HIDDEN) === 0
      ? [{ url, rect: rect.map(Number) }]
      : [],
  );
  return { shown: shown.slice(0, MOST_LINKS), isCut: shown.length > MOST_LINKS };
}

/** The runs of a page, and those of its links that are over no text (a picture that leads to a video). */
async function runsOf(
  page: PdfPage,
  links: readonly Link[],
): Promise<{ runs: Run[]; unplaced: string[]; isCut: boolean }> {
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
  const unplaced = links.filter((link) => !placed.has(link)).map(({ url }) => url);
  return { runs, unplaced, isCut: runs.length > MOST_RUNS_ON_PAGE };
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
