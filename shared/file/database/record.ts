/** What the readers of press databases share: the rows of a file, records of articles, and documents made of them. */
import type { Block, Declared, Document, Element } from '../../document/document.ts';
import { copyBetween, partOf } from '../../document/excerpt.ts';
import { elementsOf } from '../../document/traverse.ts';
import { daysIn } from '../date/day.ts';
import { evidenceOf } from '../field/lines.ts';
import { collapseSpaces } from '../text/whitespace.ts';

/** A line of a file. */
export interface Row {
  readonly block: Block;
  /** Range in the text of the block. */
  readonly start: number;
  readonly end: number;
  /** On one line, single spaces. */
  readonly text: string;
}

/** A value that a record states of its article, and where. */
export interface Stated {
  readonly field: 'title' | 'outlet' | 'published-on' | 'author' | 'section' | 'keywords' | 'summary' | 'source-url';
  readonly value: string;
  readonly row: Row;
}

/** An article in a database's file. */
export interface Article {
  /** The rows of its headline; none where the record has none. */
  readonly title: readonly Row[];
  readonly stated: readonly Stated[];
  readonly body: readonly Row[];
  /** All rows of the record. */
  readonly rows: readonly Row[];
}

/** A press database. */
export interface Database {
  readonly id: string;
  /** A quick test of the whole text: where it fails, the file is not of this database. */
  readonly mark: RegExp;
  /** The articles, without covers, tables of contents and lists of results; none where the file is not of this database. */
  readonly articles: (rows: readonly Row[], document: Document) => readonly Article[];
}

/** The rows of all blocks, in order. */
export function rowsOf(blocks: readonly Block[]): Row[] {
  return blocks.flatMap((block) => {
    let at = 0;
    return block.text.split('\n').flatMap((text): Row[] => {
      const start = at;
      at += text.length + 1;
      const line = collapseSpaces(text);
      return line === '' ? [] : [{ block, start, end: start + text.length, text: line }];
    });
  });
}

/** The end of a row, from the last occurrence of `text` in it on; the whole row where it has it not. */
export function partOfRow(row: Row, text: string): Row {
  const raw = row.block.text.slice(row.start, row.end);
  const at = raw.lastIndexOf(text);
  return at < 0 ? row : { ...row, start: row.start + at, end: row.start + at + text.length, text };
}

/** What a row states, where there is anything. */
export function stated(field: Stated['field'], row: Row | null | undefined, value = row?.text): Stated[] {
  return row && value && /[\p{L}\p{N}]/u.test(value) ? [{ field, value, row: partOfRow(row, value) }] : [];
}

/** Longer rows are sentences, in which a day is not that of the article. */
const LONGEST_DAY_ROW = 120;

/** The first day in a row that may be that of publication; null where there is none. */
export function dayRow(row: Row): { readonly start: number; readonly end: number } | null {
  if (row.text.length > LONGEST_DAY_ROW || !/\p{Nd}/u.test(row.text)) return null;
  return daysIn(row.text, []).find(({ date }) => date.kind !== 'month') ?? null;
}

/** Whether a row is a sentence or more. */
export function isSentence({ text }: Row): boolean {
  return text.length > 120 || (text.length > 60 && /[.!?。！？؟…]["”»’)]?$/u.test(text));
}

/** Rows grouped into records, each from a row that `starts` to the next one; what is above the first is left out. */
export function recordsFrom(rows: readonly Row[], starts: (row: Row) => boolean): Row[][] {
  const records: Row[][] = [];
  for (const row of rows) {
    if (starts(row)) records.push([]);
    records.at(-1)?.push(row);
  }
  return records;
}

/** Rows grouped into records, each up to and with a row that `ends`; what is below the last is left out. */
export function recordsTo(rows: readonly Row[], ends: (row: Row) => boolean): Row[][] {
  const records: Row[][] = [[]];
  for (const row of rows) {
    records.at(-1)?.push(row);
    if (ends(row)) records.push([]);
  }
  return records.slice(0, -1);
}

/** The rows in each of these elements, which are in order and none within another. */
export function rowsOfEach(rows: readonly Row[], elements: readonly Element[]): Row[][] {
  const each: Row[][] = elements.map(() => []);
  let at = 0;
  for (const row of rows) {
    const offset = row.block.offsets.at(row.start);
    while (at < elements.length && offset >= (elements[at]?.end ?? 0)) at++;
    if (offset >= (elements[at]?.start ?? Number.POSITIVE_INFINITY)) each[at]?.push(row);
  }
  return each;
}

/** The outermost elements that `are` asked for, in order. */
export function outermost(root: Element, are: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  let end = -1;
  for (const element of elementsOf(root)) {
    if (element.start < end || !are(element)) continue;
    found.push(element);
    end = element.end;
  }
  return found;
}

/** Whether an element has a class. */
export function hasClass({ attributes }: Element, name: string): boolean {
  return (attributes.class ?? '').split(/\s+/).includes(name);
}

/** The document of an article, as if it were a file of its own, with offsets into the whole. */
export function documentOf(article: Article, whole: Document): Document {
  const { format, source, root, declared } = whole;
  const offsets = article.rows.flatMap(({ block, start, end }) => [block.offsets.at(start), block.offsets.at(end)]);
  const range = offsets.reduce(
    ([least, most], offset): [number, number] => [Math.min(least, offset), Math.max(most, offset)],
    [source.length, 0] as [number, number],
  );
  const [title] = blocksFrom(article.title);
  return {
    format,
    source,
    root: copyBetween(root, ...range),
    blocks: [
      ...(title ? [{ ...title, kind: 'heading' as const, level: 1 }] : []),
      ...blocksFrom(article.body).map((block) => (block.kind === 'heading' ? block : asParagraph(block))),
    ],
    declared: [
      ...declared.filter(({ name }) => /^given:/.test(name)),
      ...stated('title', article.title[0], collapseSpaces(article.title.map(({ text }) => text).join(' '))).map(
        (title) => declarationOf({ ...title, row: { ...title.row, end: article.title.at(-1)?.end ?? title.row.end } }),
      ),
      ...article.stated.map(declarationOf),
    ],
    isMainText: true,
  };
}

function declarationOf({ field, value, row }: Stated): Declared {
  const { start, end } = evidenceOf('', row.block, row.start, row.end);
  return { name: `stated:${field}`, value, start, end };
}

/** A cell of a layout table is a paragraph of the article. */
function asParagraph(block: Block): Block {
  return block.kind === 'cell' ? { ...block, kind: 'paragraph' } : block;
}

/** Rows as blocks: rows that follow each other in one block stay together. */
function blocksFrom(rows: readonly Row[]): Block[] {
  const runs: { block: Block; start: number; end: number }[] = [];
  for (const { block, start, end } of rows) {
    const last = runs.at(-1);
    if (last?.block === block && start >= last.end && block.text.slice(last.end, start).trim() === '') last.end = end;
    else runs.push({ block, start, end });
  }
  return runs.flatMap(({ block, start, end }) => {
    const part = partOf(block, start, end);
    return part ? [{ ...part, within: [] }] : [];
  });
}
