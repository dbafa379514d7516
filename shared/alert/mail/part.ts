/** What a kind of mail writes; the frame adds the rest. */

import type { ClipHead } from '../content.ts';
import type { OfReader } from '../reader.ts';
import type { Cell, Look } from './blocks.ts';
import { line, muted } from './blocks.ts';
import { bareLine, clipLine } from './clip-html.ts';
import { bareLineText, clipLineText } from './clip-text.ts';
import { bytesOf, joined, type Markup } from './markup.ts';

/** The body of a mail. `room`: bytes that it may take. */
export interface Body {
  readonly preheader: string;
  readonly kind: string;
  readonly isKindHeading?: boolean;
  readonly cards: (room: number) => readonly (readonly Cell[])[];
  readonly text: (room: number) => string;
}

/** Bytes of a cell's own mark-up, at most. */
const CELL_BYTES = 180;

export const cellBytes = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { content }) => sum + CELL_BYTES + bytesOf(content), 0);

/** The lines of clips, for `tellOf`. */
export function htmlLines(look: Look) {
  return {
    line: (clip: ClipHead) => clipLine(clip, look),
    bare: (clip: ClipHead) => bareLine(clip, look),
    lineBytes: bytesOf,
  };
}

export function textLines(of: OfReader) {
  return {
    line: (clip: ClipHead) => clipLineText(clip, of),
    bare: (clip: ClipHead) => bareLineText(clip, of),
    // A line end, and an empty line where a block begins.
    lineBytes: (text: string) => bytesOf(text) + 2,
  };
}

/** Lines of clips, and how many have none. */
export function lineCells(lines: readonly Markup[], omitted: number, { voice }: Look): Cell[] {
  return [
    ...(lines.length === 0 ? [] : [{ padding: '4px 24px 14px', content: muted(joined(lines), '0') }]),
    ...(omitted === 0
      ? []
      : [{ padding: '0 24px 14px', content: line(voice.count(voice.words.count.omitted, omitted)) }]),
  ];
}

export function lineTexts(lines: readonly string[], omitted: number, { voice }: OfReader): string[][] {
  return [lines.slice(), ...(omitted === 0 ? [] : [[voice.count(voice.words.count.omitted, omitted)]])];
}
