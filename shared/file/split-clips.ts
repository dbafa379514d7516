import type { Block, Document, Element, Node } from '../document/document.ts';
import { daysIn } from './date/day.ts';
import { type Line, linesOf } from './field/lines.ts';

/** A byline is short, whatever it says besides the date. */
const LONGEST_BYLINE = 120;
/** Lines below a title among which its byline stands: an outlet or an author may come between. */
const BYLINE_WITHIN = 3;
const LONGEST_TITLE = 250;
/** Clips that one file is split into. */
const MOST = 200;
/** What says that a page is about one thing, whatever else it lists: the head that a site's templates write, a day of its own. */
const ONE_PAGE =
  /^(?:og:|jsonld:|article:|twitter:|itemprop:|dc\.|dcterms\.|shareaholic:|(?:canonical|generator|viewport)$|stated:(?:outlet|published-on)$)/;

/**
 * The parts of a document that could be clips of their own: a title with a dated byline below it, again and again. Fewer
 * than two are none. Whether they are clips shows only when their fields are read.
 */
export function clipSections(document: Document): Document[] {
  if (document.declared.some(({ name }) => ONE_PAGE.test(name))) return [];
  const lines = linesOf(document);
  const dated = new Set(lines.filter(isDated));
  if (dated.size < 2) return [];
  const starts = headingsOver(lines, dated) ?? titlesOver(lines, dated);
  if (starts.length < 2 || starts.length > MOST) return [];
  const offsets = starts.map((line) => startOf(line.block));
  return offsets.map((start, index) => sectionFrom(document, start, offsets[index + 1] ?? document.source.length));
}

function isDated({ text }: Line): boolean {
  if (text.length > LONGEST_BYLINE || !/\p{Nd}/u.test(text)) return false;
  return daysIn(text, []).some(({ date }) => date.kind !== 'month');
}

/** The headings of one level if a byline follows each of them; null where no level has two such. */
function headingsOver(lines: readonly Line[], dated: ReadonlySet<Line>): Line[] | null {
  const headings = lines.flatMap((line, at) =>
    line.block.kind === 'heading' && line.start === 0 ? [{ line, at }] : [],
  );
  for (const level of [1, 2, 3, 4, 5, 6]) {
    const alike = headings.filter(({ line }) => line.block.level === level);
    const over = alike.filter(({ at }) => {
      const below = lines.slice(at + 1, at + 1 + BYLINE_WITHIN);
      const next = below.findIndex(({ block }) => block.kind === 'heading');
      return below.slice(0, next < 0 ? below.length : next).some((line) => dated.has(line));
    });
    if (over.length > 1) return over.length === alike.length ? over.map(({ line }) => line) : [];
  }
  return null;
}

/** In text without headings: lines that begin a block and stand right above a byline. */
function titlesOver(lines: readonly Line[], dated: ReadonlySet<Line>): Line[] {
  if (lines.some(({ block }) => block.kind === 'heading')) return [];
  return lines.filter((line, index) => {
    const [first, second] = [lines[index + 1], lines[index + 2]];
    if (line.start > 0 || dated.has(line) || line.text.length > LONGEST_TITLE || /[.,:;،。]$/u.test(line.text))
      return false;
    if (first && dated.has(first)) return true;
    return (
      first !== undefined && second !== undefined && first.text.length < 60 && dated.has(second) && first.start > 0
    );
  });
}

function startOf({ offsets, element }: Block): number {
  return element?.start ?? offsets[0] ?? 0;
}

/** What of the document stands between two places in its source; of what it declares, what holds for every part. */
function sectionFrom({ format, source, root, blocks, declared }: Document, start: number, end: number): Document {
  return {
    format,
    source,
    root: copyBetween(root, start, end),
    blocks: blocks.filter(({ offsets }) => (offsets[0] ?? 0) >= start && (offsets[0] ?? 0) < end),
    declared: declared.filter(({ name }) => /^given:(?!title|source-url)|lang$/.test(name)),
  };
}

/** A copy of the tree with only what starts within the range; worked off a list, for trees may be deep. */
function copyBetween(root: Element, start: number, end: number): Element {
  const copy: Element = { ...root, children: [] };
  const waiting: [from: Element, to: Element][] = [[root, copy]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, to] = next;
    for (const child of from.children) {
      if (child.end <= start || child.start >= end) continue;
      const whole: Node = child;
      if (child.kind === 'text' || (child.start >= start && child.end <= end)) to.children.push(whole);
      else {
        const part: Element = { ...child, children: [] };
        to.children.push(part);
        waiting.push([child, part]);
      }
    }
  }
  return copy;
}
