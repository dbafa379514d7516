/** The main text of a page, by link density, paragraph length and class names. */
import type { Block, Document } from '../../document/document.ts';
import { remembered } from '../../document/remembered.ts';
import { withoutAsides } from './asides.ts';
import { besideHeadline, mainBody, runningIn } from './body.ts';
import { boilerplateRegions } from './boilerplate.ts';
import type { ClassHint } from './class-hints.ts';
import { headlineOf, introOf } from './headline.ts';
import { type Layout, layoutOf, type PlacedBlock } from './layout.ts';

/**
 * The blocks of the main text of a page with its headline, in document order: without menus, teasers, comments and share
 * buttons. All blocks where the file is no full page, or no main text is found. Linear in the size of the file. Remembered.
 */
export const mainBlocksOf = remembered((document: Document): readonly Block[] =>
  !document.isMainText && isFullPage(document) ? mainOf(document) : document.blocks,
);

/** Characters of running text below which fewer hints are believed. */
const LEAST = 80;
const ALL = ['chrome', 'other-text', 'supplement', 'byline'] satisfies ClassHint[];

function mainOf(document: Document): readonly Block[] {
  const layout = layoutOf(document);
  const headline = headlineOf(document, layout);
  // Class names may mislead, so fewer hints are believed with each attempt.
  const main =
    runningText(layout, headline, ALL) ??
    runningText(layout, headline, ['chrome']) ??
    listed(layout, headline) ??
    runningText(layout, headline, []);
  return main?.map(({ block }) => block) ?? document.blocks;
}

/** The running text with what belongs to it; null where there is too little. */
function runningText(
  layout: Layout,
  headline: PlacedBlock | null,
  believed: readonly ClassHint[],
): PlacedBlock[] | null {
  const boilerplate = boilerplateRegions(layout, believed, headline);
  const body = withoutAsides(mainBody(layout, boilerplate), headline, layout);
  if (runningIn(body) < LEAST) return null;
  const main = new Set([...introOf(layout, headline, body), ...body]);
  return layout.placed.filter((one) => main.has(one));
}

/** A text of links and labels. */
function listed(layout: Layout, headline: PlacedBlock | null): PlacedBlock[] | null {
  const beside = besideHeadline(layout, headline, boilerplateRegions(layout, ALL, headline));
  return beside.length > 0 ? beside : null;
}

/** Formats that hold pages of sites; in mails and office files all text is the main text. */
const PAGES = new Set(['html', 'mhtml', 'warc']);

/** Whether the source has a doctype, `html`, `head` or `body`; the tree has them for a fragment too. */
function isFullPage({ format, source, root }: Document): boolean {
  if (!PAGES.has(format)) return false;
  if (/^\s{0,999}<!doctype\s/i.test(source)) return true;
  const html = root.children.find((child) => child.kind === 'element' && child.name === 'html');
  const parts = html?.kind === 'element' ? [html, ...html.children] : [];
  return parts.some(
    (part) => part.kind === 'element' && /^<(?:html|head|body)[\s>]/i.test(source.slice(part.start, part.start + 6)),
  );
}
