/**
 * A file that has been read: what the format modules make of decoded text, and where fields, embeds and names are found.
 *
 * The tree is HTML-shaped whatever the format was (a Markdown heading is an `h1`…`h6` element, plain text is
 * loose text under the root), so that one set of rules serves every format. Everything carries offsets into `source`.
 */

import type { Offsets } from './offsets.ts';

export interface Element {
  readonly kind: 'element';
  /** Lower-case tag name. */
  readonly name: string;
  /** Lower-case attribute names; the first of repeated attributes counts. Values have their entities decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  readonly start: number;
  readonly end: number;
}

export interface Text {
  readonly kind: 'text';
  /** Decoded characters. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The source offset of each character, and the end of the last; only where the source spells the text differently (JSON). */
  readonly offsets?: Uint32Array;
}

export type Node = Element | Text;

/** Part of a text. */
export type Range = readonly [start: number, end: number];

/** An element that holds text, and the one around it. */
export interface Holder {
  readonly element: Element;
  readonly parent: Holder | null;
}

/** A run of readable text with no block boundary inside: a heading, a paragraph, a list item, a table cell. */
export interface Block {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'cell' | 'caption';
  /** 1 to 6 for a heading; 0 otherwise. */
  readonly level: number;
  /** Readable text: inline mark-up gone, white space folded to one space; `\n` stands for a line break (`<br>`, or a
   *  line end in loose text that no paragraph element holds). */
  readonly text: string;
  /** `offsets.at(i)` is the source offset of `text[i]`; `offsets.at(text.length)` is the end of the last character. */
  readonly offsets: Offsets;
  /** The innermost element that holds the whole block; null for loose text. */
  readonly element: Element | null;
  /** The same with all elements around it, and that of loose text (`body`); null for a text that is not in the tree. */
  readonly holder: Holder | null;
  /** Names of the elements around the block (`nav`, `aside`, `footer`, `article`…), outermost first. */
  readonly within: readonly string[];
  /** Ranges of `text` in bold or strong, which labels often are. */
  readonly bold: readonly Range[];
  /** Ranges of `text` in links to other pages. */
  readonly linked: readonly Range[];
}

export interface Document {
  /** Format id: `html`, `markdown`, `text`, `vtt`, `eml`… */
  readonly format: string;
  /** The decoded file; for a container or a binary format the text it holds. */
  readonly source: string;
  readonly root: Element;
  /** In document order. Script, style, comments and attribute values are not text. */
  readonly blocks: readonly Block[];
  /** Values that a head or front matter declares (`title`, `og:title`, `outlet`, `date`…), lower-case names, in order. */
  readonly declared: readonly Declared[];
  /** For captions: where each cue's text starts, in order. */
  readonly cues?: readonly Cue[];
  /** Whether the blocks are the main text alone, since the file itself parts it from the rest. @default false */
  readonly isMainText?: boolean;
}

/** A caption: the text from `start` in the source on is said at `timeCode` (`HH:MM:SS.mmm`). */
export interface Cue {
  readonly start: number;
  readonly timeCode: string;
}

/** A value that a file states about itself; its range is empty if it is not in the source (a mail's subject). */
export interface Declared {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const CHARACTER_REFERENCE = /&#?[0-9A-Za-z]+;?/y;

/**
 * The source range of `block.text[start, end)`. It ends with the last character, not at the start of the next one: markup
 * that follows is left out, a character reference (`&eacute;`) is included whole. Empty for a block that is not in the
 * source (the subject of a mail).
 */
export function spanInSource(source: string, block: Block, start: number, end: number): { start: number; end: number } {
  const last = block.offsets.at(end - 1);
  const from = block.offsets.at(start);
  if (block.offsets.at(0) === block.offsets.at(block.text.length)) return { start: from, end: from };
  if (source[last] === block.text[end - 1]) return { start: from, end: last + 1 };
  CHARACTER_REFERENCE.lastIndex = last;
  const reference = CHARACTER_REFERENCE.exec(source);
  return { start: from, end: reference ? last + reference[0].length : block.offsets.at(end) };
}
