/** The lines of a document, and the labels that begin them. */
import type { Evidence } from '../../contract/clip.ts';
import type { Block, Document } from '../../document/document.ts';
import { remembered } from '../../document/remembered.ts';
import { foldMarks } from '../../language/fold.ts';
import { type Label, wordsAt } from '../labels/index.ts';
import { CHROME } from '../main-text/class-hints.ts';
import { mainBlocksOf } from '../main-text/index.ts';

/** A line of readable text; outlets, dates and labels are found line by line. */
export interface Line {
  readonly block: Block;
  /** Range in the text of the block. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of the main text and of the blocks around it, in order. Remembered. */
export const linesOf = remembered((document: Document): readonly Line[] =>
  blocksAround(document).flatMap((block) => {
    let at = 0;
    return block.text.split('\n').map((text) => {
      const start = at;
      at += text.length + 1;
      return { block, start, end: start + text.length, text };
    });
  }),
);

/** The byline may be in one of so many blocks above the headline or below the text. */
const NEAR = 8;

/** The main text, the blocks between it and its headline, and those near: there a page has its date and author. */
function blocksAround(document: Document): readonly Block[] {
  const { blocks } = document;
  const main = new Set(mainBlocksOf(document));
  const first = blocks.findIndex((block) => main.has(block));
  const body = blocks.findIndex((block) => main.has(block) && block.kind !== 'heading');
  const last = blocks.findLastIndex((block) => main.has(block));
  return blocks.filter((block, i) => {
    const near = (i >= first - NEAR && i < body) || (i > last && i <= last + NEAR);
    return (main.has(block) || near) && isOutsideChrome(block);
  });
}

/** Bylines and labels are near the beginning or the end; searching all lines of a long list would take minutes. */
const AT_THE_TOP = 300;
const AT_THE_END = 30;

/** The lines in which bylines and labels are looked for: the first 300 and the last 30. */
export function edgeLines(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= AT_THE_TOP + AT_THE_END) return lines;
  return [...lines.slice(0, AT_THE_TOP), ...lines.slice(-AT_THE_END)];
}

/** Whether a block is outside of menus, asides and footers. */
export function isOutsideChrome(block: Block): boolean {
  return !block.within.some((name) => CHROME.has(name));
}

/** Evidence for `text[start, end)` of a block. */
export function evidenceOf(rule: string, { offsets, text }: Block, start: number, end: number): Evidence {
  const last = offsets.at(end - 1);
  // Usually evidence ends where the next character starts, which covers entities. A longer gap is a tag, which is left out.
  const plain = end < text.length && offsets.at(end) - last > 12;
  return { rule, start: offsets.at(start), end: plain ? last + 1 : offsets.at(end) };
}

/** A label at the start of a line, as in `Source: X`. */
export interface Labelled {
  /** The end of the label, and the start of the text after it (`X`). */
  readonly end: number;
  readonly rest: number;
}

/** No label is longer, with the marks before and behind it. */
const LONGEST_LABELLED = 90;
const MARK = /[:：–—-]/;
const COLON = /^[\s*_]{0,9}[:：][\s*_]{0,9}/;
const DASH = /^\s{1,9}[–—-]\s{1,9}/;

/**
 * The label of this kind at the start of a line: followed by a colon or a spaced dash, bold, or (with `alone`) the whole
 * line. Marks such as `#`, `*` or a bullet before it are skipped. Null where there is none.
 */
export function labelled(line: Line, label: Label, alone = false): Labelled | null {
  const head = line.text.slice(0, LONGEST_LABELLED);
  if (!(alone && line.text.length < LONGEST_LABELLED) && line.block.bold.length === 0 && !MARK.test(head)) return null;
  const lead = /^[\s*_#>•·–—-]{0,9}/u.exec(head)?.[0].length ?? 0;
  for (const end of endsOfLabels(line.text, lead, label)) {
    const rest = line.text.slice(end, end + 40);
    const mark = COLON.exec(rest) ?? DASH.exec(rest);
    if (mark) return { end, rest: end + mark[0].length };
    const closing = /^[\s*_.]{0,9}/.exec(rest)?.[0].length ?? 0;
    if (alone && end + closing === line.text.length) return { end, rest: line.text.length };
    const bold = line.block.bold.some(([from, to]) => from <= line.start + lead && to === line.start + end);
    if (bold && lead + end < line.text.length) return { end, rest: end + closing };
  }
  return null;
}

/** No label is longer, with its accents as characters of their own. */
const LONGEST_FOLDED = 60;

/** The ends of the labels of this kind that stand at `start` as whole words, the longest first. */
export function endsOfLabels(text: string, start: number, label: Label): number[] {
  const words = wordsAt(label, text, start);
  if (words.length === 0) return [];
  const folded = foldMarks(text.slice(start, start + LONGEST_FOLDED));
  return words.flatMap((word) => (folded.startsWith(word) ? (endOfWord(text, start, word) ?? []) : []));
}

/** The end of the folded word that `start` begins with; null where more letters follow. */
function endOfWord(text: string, start: number, word: string): number | null {
  // Folding may shorten text (combining accents), so ends from the word's length on are tried.
  for (let end = start + word.length; end <= Math.min(text.length, start + word.length + 12); end++) {
    const folded = foldMarks(text.slice(start, end));
    if (folded.length > word.length) return null;
    if (folded === word && !/[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 1))) return end;
  }
  return null;
}
