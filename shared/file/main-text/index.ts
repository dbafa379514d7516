import type { Block, Document } from '../../document/document.ts';
import { bodyOf, runningIn } from './body.ts';
import { boilerplateRegions } from './boilerplate.ts';
import type { ClassHint } from './class-hints.ts';
import { headlineOf, introOf } from './headline.ts';
import { layoutOf } from './layout.ts';

/**
 * The blocks of the main text of a page with its headline, in document order: no menus, teasers, comments, buttons to
 * share. All blocks where the file is no full page, or is one that shows no main text. Linear in the size of the file.
 */
export function mainBlocksOf(document: Document): readonly Block[] {
  const known = CACHE.get(document);
  if (known) return known;
  const main = isFullPage(document) ? mainOf(document) : document.blocks;
  CACHE.set(document, main);
  return main;
}

const CACHE = new WeakMap<Document, readonly Block[]>();

/** Least running text that is believed to be all that a page has to say, in characters. */
const LEAST = 120;
/** What is believed of the names of elements, in turn: the next where the former leaves no text. */
const BELIEFS = [['apart', 'other', 'beside'], ['apart'], []] satisfies ClassHint[][];

function mainOf(document: Document): readonly Block[] {
  const layout = layoutOf(document);
  const headline = headlineOf(document, layout);
  for (const believed of BELIEFS) {
    const beside = boilerplateRegions(layout, believed, headline);
    const body = bodyOf(layout, beside);
    if (runningIn(body) >= LEAST) return [...introOf(layout, headline, body), ...body].map(({ block }) => block);
  }
  return document.blocks;
}

/** Formats of saved pages; in mails and office files all text is meant to be read. */
const PAGES = new Set(['html', 'mhtml', 'warc']);

/** Whether the source itself begins a page, not only its tree: that has `html` and `body` for a fragment, too. */
function isFullPage({ format, source, root }: Document): boolean {
  if (!PAGES.has(format)) return false;
  if (/^\s{0,999}<!doctype\s/i.test(source)) return true;
  const html = root.children.find((child) => child.kind === 'element' && child.name === 'html');
  const parts = html?.kind === 'element' ? [html, ...html.children] : [];
  return parts.some(
    (part) => part.kind === 'element' && /^<(?:html|head|body)[\s>]/i.test(source.slice(part.start, part.start + 6)),
  );
}
