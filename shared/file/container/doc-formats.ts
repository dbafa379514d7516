/** How characters and paragraphs of old Word documents look (MS-DOC, 2.9: formatted disk pages, styles). */
import { u16, u32 } from './little-endian.ts';

/** A stretch of the document stream, by offsets in bytes, with its properties. */
interface Run<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

export interface Look {
  readonly bold: boolean;
  /** Hidden, or deleted in a revision. */
  readonly hidden: boolean;
}

export interface ParagraphLook {
  /** 1 to 9 by its own outline; null leaves it to the style. */
  readonly outline: number | null;
  readonly style: number;
  readonly isItem: boolean;
  readonly inTable: boolean;
  /** Whether its mark ends a row of a table. */
  readonly endsRow: boolean;
}

const PAGE = 512;
/** Pages that are read, enough for a book, and properties of one stretch. */
const MOST_PAGES = 20_000;
const MOST_PROPERTIES = 64;
const NOTHING: Look = { bold: false, hidden: false };
const PLAIN: ParagraphLook = { outline: null, style: 0, isItem: false, inTable: false, endsRow: false };

/** Properties by offset in the document stream, from the pages that a table in the table stream names. */
export class Runs<T> {
  private readonly runs: readonly Run<T>[];
  private readonly otherwise: T;

  constructor(runs: readonly Run<T>[], otherwise: T) {
    this.runs = runs.toSorted((one, other) => one.start - other.start);
    this.otherwise = otherwise;
  }

  /** The properties at an offset, and where the next ones may begin. */
  at(offset: number): { readonly value: T; readonly end: number } {
    let [low, high] = [0, this.runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.runs[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const run = this.runs[low];
    if (!run) return { value: this.otherwise, end: Number.POSITIVE_INFINITY };
    return run.start <= offset ? run : { value: this.otherwise, end: run.start };
  }
}

/** The looks of characters; `table` has the numbers of the pages in the document stream (2.8.5, 2.9.33). */
export function characterLooks(document: Uint8Array, table: Uint8Array): Runs<Look> {
  return new Runs(
    runsIn(document, table, 1, (page, at) => {
      const place = 2 * (page[at] ?? 0);
      return place === 0 ? NOTHING : lookOf(page.subarray(place + 1, place + 1 + (page[place] ?? 0)));
    }),
    NOTHING,
  );
}

/** The looks of paragraphs (2.8.6, 2.9.174). */
export function paragraphLooks(document: Uint8Array, table: Uint8Array): Runs<ParagraphLook> {
  return new Runs(
    runsIn(document, table, 13, (page, at) => {
      const place = 2 * (page[at] ?? 0);
      if (place === 0) return PLAIN;
      const short = page[place] ?? 0;
      const [start, length] = short === 0 ? [place + 2, 2 * (page[place + 1] ?? 0)] : [place + 1, 2 * short - 1];
      return paragraphLookOf(u16(page, start), page.subarray(start + 2, start + length));
    }),
    PLAIN,
  );
}

function runsIn<T>(
  document: Uint8Array,
  table: Uint8Array,
  width: number,
  read: (page: Uint8Array, at: number) => T,
): Run<T>[] {
  const pages = Math.floor((table.length - 4) / 8);
  // Each page once, however often it is named.
  const numbers = new Set(Array.from({ length: pages }, (_, i) => u32(table, 4 * (pages + 1 + i)) & 0x3fffff));
  return [...numbers].slice(0, MOST_PAGES).flatMap((number) => {
    const page = document.subarray(number * PAGE, (number + 1) * PAGE);
    const count = Math.min(page[PAGE - 1] ?? 0, 101);
    return Array.from({ length: count }, (_, i) => ({
      start: u32(page, 4 * i),
      end: u32(page, 4 * (i + 1)),
      value: read(page, 4 * (count + 1) + width * i),
    }));
  });
}

const [DELETED, BOLD, HIDDEN] = [0x0800, 0x0835, 0x083c];
const [OUTLINE, IN_TABLE, ENDS_ROW, LIST] = [0x2640, 0x2416, 0x2417, 0x460b];

function lookOf(properties: Uint8Array): Look {
  const { has } = propertiesIn(properties);
  return { bold: isOn(has(BOLD)), hidden: isOn(has(HIDDEN)) || isOn(has(DELETED)) };
}

/** On, or the opposite of a style that hardly ever has it (2.9.308). */
function isOn(value: number): boolean {
  return value === 1 || value === 0x81;
}

function paragraphLookOf(style: number, properties: Uint8Array): ParagraphLook {
  const { has } = propertiesIn(properties);
  const level = has(OUTLINE);
  return {
    style,
    outline: level >= 0 && level < 9 ? level + 1 : null,
    isItem: has(LIST) > 0,
    inTable: has(IN_TABLE) === 1,
    endsRow: has(ENDS_ROW) === 1,
  };
}

/** Sizes of operands by the kind of a property (2.6); 6 has its size before it. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3];
const TABLE_DEFINITION = 0xd608;

/** A list of properties: the first two bytes of each operand, -1 for what is not there. */
function propertiesIn(bytes: Uint8Array): { readonly has: (property: number) => number } {
  const values = new Map<number, number>();
  for (let at = 0, left = MOST_PROPERTIES; at + 2 < bytes.length && left > 0; left--) {
    const property = u16(bytes, at);
    const kind = property >> 13;
    values.set(property, kind === 0 || kind === 1 ? (bytes[at + 2] ?? 0) : u16(bytes, at + 2));
    if (property === TABLE_DEFINITION) at += 3 + u16(bytes, at + 2);
    else at += kind === 6 ? 3 + (bytes[at + 2] ?? 0) : 2 + (SIZES[kind] ?? 1);
  }
  return { has: (property) => values.get(property) ?? -1 };
}

const [TITLE_STYLE, BULLETS, LAST_HEADING, NO_STYLE] = [62, new Set([47, 48, 49]), 9, 0xfff];
/** Styles inherit over a few levels. */
const LONGEST_CHAIN = 20;

/** The kinds of styles by their numbers: built-in ones have a number of their own in every language (2.9.271, 2.9.260). */
export function styleKinds(sheet: Uint8Array): (style: number) => { heading: number | null; isItem: boolean } {
  const styles: { builtIn: number; base: number }[] = [];
  let at = 2 + u16(sheet, 0);
  for (let left = u16(sheet, 2); left > 0 && at < sheet.length; left--) {
    const length = u16(sheet, at);
    styles.push(
      length === 0
        ? { builtIn: -1, base: NO_STYLE }
        : { builtIn: u16(sheet, at + 2) & 0xfff, base: u16(sheet, at + 4) >> 4 },
    );
    at += 2 + length + (length % 2);
  }
  return (style) => {
    let next = style;
    for (let i = 0; i < LONGEST_CHAIN; i++) {
      const known = styles[next];
      if (!known) break;
      if (known.builtIn === TITLE_STYLE) return { heading: 0, isItem: false };
      if (known.builtIn >= 1 && known.builtIn <= LAST_HEADING) return { heading: known.builtIn, isItem: false };
      if (BULLETS.has(known.builtIn)) return { heading: null, isItem: true };
      next = known.base;
    }
    return { heading: null, isItem: false };
  };
}
