import type { Evidence } from '../../contract/clip.ts';
import type { Block, Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import { type Label, wordsFrom } from '../labels/index.ts';
import { CHROME } from '../main-text/class-hints.ts';
import { mainBlocksOf } from '../main-text/index.ts';

/** A line of readable text, where clips keep their outlet, date and labels. */
export interface Line {
  readonly block: Block;
  /** Where the line stands in the text of its block. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of the main text and of what stands right around it, in order. Remembered per document. */
export function linesOf(document: Document): readonly Line[] {
  const known = CACHE.get(document);
  if (known) return known;
  const lines = blocksAround(document).flatMap((block) => {
    let at = 0;
    return block.text.split('\n').map((text) => {
      const start = at;
      at += text.length + 1;
      return { block, start, end: start + text.length, text };
    });
  });
  CACHE.set(document, lines);
  return lines;
}

const CACHE = new WeakMap<Document, readonly Line[]>();

/** How many blocks above the headline and below the text may hold its byline. */
const NEAR = 8;

/** The main text, what stands between it and its headline, and what is near: there a page says when and who. */
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

/** Bylines and labels stand near the beginning or the end; looking at all lines of a long list would take minutes. */
const AT_THE_TOP = 300;
const AT_THE_END = 30;

/** The lines among which bylines and labels are looked for. */
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
  const last = offsets[end - 1] ?? 0;
  // The text may go on behind a tag, which is no evidence; a character that was an entity reaches to the next one.
  const plain = end < text.length && (offsets[end] ?? 0) - last > 12;
  return { rule, start: offsets[start] ?? 0, end: plain ? last + 1 : (offsets[end] ?? last + 1) };
}

/** Text that a label heads: `Source: X` gives where `X` starts. */
export interface Labelled {
  /** The label's own end, and where the text after it starts. */
  readonly end: number;
  readonly rest: number;
}

const COLON = /^[\s*_]{0,9}[:：][\s*_]{0,9}/;
const DASH = /^\s{1,9}[–—-]\s{1,9}/;

/**
 * Whether a line begins with a label of this kind: followed by a colon or a spaced dash, set in bold up to its end, or
 * alone in the line. Marks such as `#`, `*` or a bullet before it do not count.
 */
export function labelled(line: Line, label: Label, alone = false): Labelled | null {
  const head = line.text.slice(0, 60);
  const lead = /^[\s*_#>•·–—-]{0,9}/u.exec(head)?.[0].length ?? 0;
  for (const word of wordsFrom(label, foldMarks(line.text.slice(lead, lead + 1)))) {
    const end = endOfWord(line.text, lead, word);
    if (end === null) continue;
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

/** Where a folded word that stands at `start` ends, or null when it does not stand there as a whole word. */
export function endOfWord(text: string, start: number, word: string): number | null {
  const plain = text.slice(start, start + word.length + 1);
  if (/^[ -~]*$/.test(plain)) {
    const whole = plain.toLowerCase().startsWith(word) && !/[a-z\d]/i.test(plain.slice(word.length));
    return whole ? start + word.length : null;
  }
  // Folding may shorten text (accents apart from their letter), so the end is looked for from the word's length on.
  for (let end = start + word.length; end <= Math.min(text.length, start + word.length + 12); end++) {
    const folded = foldMarks(text.slice(start, end));
    if (folded.length > word.length) return null;
    if (folded === word && !/[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 1))) return end;
  }
  return null;
}
