/** Splits a document that lists several clips into one document for each. */
import type { Block, Document } from '../document/document.ts';
import { copyBetween } from '../document/excerpt.ts';
import { clipDaysIn } from './field/copy-day.ts';
import { type Line, linesOf } from './field/lines.ts';
import { headRanges } from './forwarded/index.ts';

/** Longer lines are not bylines. */
const LONGEST_BYLINE = 120;
/** A byline is among so many lines below its title: an outlet or an author may come between. */
const BYLINE_WITHIN = 3;
const LONGEST_TITLE = 250;
/** A file that would make more clips is not split. */
const MOST_CLIPS = 200;
/** Declarations of a page about one thing, whatever else it lists: tags that site templates write, a date or an outlet. */
const ONE_PAGE =
  /^(?:og:|jsonld:|article:|twitter:|itemprop:|dc\.|dcterms\.|shareaholic:|(?:canonical|generator|viewport)$|stated:(?:outlet|published-on)$)/;

/**
 * The sections of a document that could be clips of their own: titles, each with a dated byline below. None where there
 * are fewer than two. Whether they are clips is known only once their fields are read.
 */
export function clipSections(document: Document): Document[] {
  if (document.declared.some(({ name }) => ONE_PAGE.test(name))) return [];
  const all = linesOf(document);
  if (all.filter(isDated).length < 2) return [];
  const heads = headRanges(document);
  const lines = all.filter((line) => !heads.some(([from, to]) => isBetween(line, from, to)));
  const dated = new Set(lines.filter(isDated));
  if (dated.size < 2) return [];
  const starts = headingsAboveBylines(lines, dated) ?? titlesAboveBylines(lines, dated);
  if (starts.length < 2 || starts.length > MOST_CLIPS) return [];
  const offsets = starts.map((line) => startOf(line.block));
  return offsets.map((start, index) => sectionFrom(document, start, offsets[index + 1] ?? document.source.length));
}

function isBetween({ block, start }: Line, from: number, to: number): boolean {
  const at = block.offsets.at(start);
  return at >= from && at < to;
}

function isDated({ text }: Line): boolean {
  return text.length <= LONGEST_BYLINE && clipDaysIn(text, []).some(({ date }) => date.kind !== 'month');
}

/**
 * The headings of the first level of which at least two have a byline below; empty where others of that level have none,
 * null where there is no such level.
 */
function headingsAboveBylines(lines: readonly Line[], dated: ReadonlySet<Line>): Line[] | null {
  const headings = lines.flatMap((line, at) =>
    line.block.kind === 'heading' && line.start === 0 ? [{ line, at }] : [],
  );
  for (const level of [1, 2, 3, 4, 5, 6]) {
    const ofLevel = headings.filter(({ line }) => line.block.level === level);
    const withByline = ofLevel.filter(({ at }) => {
      const below = lines.slice(at + 1, at + 1 + BYLINE_WITHIN);
      const next = below.findIndex(({ block }) => block.kind === 'heading');
      return below.slice(0, next < 0 ? below.length : next).some((line) => dated.has(line));
    });
    if (withByline.length > 1) return withByline.length === ofLevel.length ? withByline.map(({ line }) => line) : [];
  }
  return null;
}

/** In text without headings: lines that begin a block and have a byline right below. */
function titlesAboveBylines(lines: readonly Line[], dated: ReadonlySet<Line>): Line[] {
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
  return element?.start ?? offsets.at(0);
}

/** The document between two offsets, with the declarations that hold for every section. */
function sectionFrom({ format, source, root, blocks, declared }: Document, start: number, end: number): Document {
  return {
    format,
    source,
    root: copyBetween(root, start, end),
    blocks: blocks.filter(({ offsets }) => offsets.at(0) >= start && offsets.at(0) < end),
    declared: declared.filter(({ name }) => /^given:(?!title|source-url)|lang$/.test(name)),
  };
}
