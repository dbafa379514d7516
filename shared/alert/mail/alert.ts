/** The mail about new mentions, at once: each clip in full, the most important first. */

import { shortened } from '../../view/foreign-text.ts';
import type { AlertContent } from '../content.ts';
import { inOrder } from '../order.ts';
import { sentencesOf, sentenceText } from '../sentence.ts';
import { type Cell, heading, type Look } from './blocks.ts';
import { clipItem, fullClip } from './clip-html.ts';
import { clipItemText, fullClipText, paragraphs } from './clip-text.ts';
import { markup } from './markup.ts';
import { type Body, cellBytes, htmlLines, lineCells, lineTexts, textLines } from './part.ts';
import { byKind, tellOf } from './room.ts';

/** Clips in full, and clips as items after them. */
const FULL = 10;
const DETAILS = 20;
/** Graphemes of a preheader: what lists show. */
export const MAX_PREHEADER = 140;

export function alertBody({ clips }: AlertContent, look: Look): Body {
  const { voice, reader } = look;
  const ordered = inOrder(clips, reader.follows);
  const isOnly = ordered.length === 1;
  const [first] = ordered;
  return {
    preheader: first === undefined ? '' : shortened(sentenceText(sentencesOf(first.mentions)[0] ?? []), MAX_PREHEADER),
    kind: voice.words.kind.alert,
    isKindHeading: !isOnly,
    cards: (room) => {
      const told = tellOf(
        ordered,
        {
          ...htmlLines(look),
          detail: (clip, i) => (i < FULL ? fullClip(clip, look, isOnly) : i < DETAILS ? [clipItem(clip, look)] : null),
          detailBytes: cellBytes,
        },
        room,
      );
      const { details, lines, omitted } = byKind(told);
      const others = [...details.slice(FULL).flat(), ...lineCells(lines, omitted, look)];
      return [...details.slice(0, FULL), ...(others.length === 0 ? [] : [[othersHeading(look), ...others]])];
    },
    text: (room) => {
      const told = tellOf(
        ordered,
        {
          ...textLines(look),
          detail: (clip, i) => (i < FULL ? fullClipText(clip, look) : i < DETAILS ? clipItemText(clip, look) : null),
          // With the line that parts two clips.
          detailBytes: (text) => Buffer.byteLength(text) + PARTING.length + 4,
        },
        room,
      );
      const { details, lines, omitted } = byKind(told);
      const others = [...details.slice(FULL).map((text) => [text]), ...lineTexts(lines, omitted, look)];
      return [
        ...details.slice(0, FULL),
        ...(others.flat().length === 0 ? [] : [paragraphs([[`== ${voice.words.summary.others} ==`], ...others])]),
      ].join(`\n\n${PARTING}\n\n`);
    },
  };
}

/** Between clips in full. */
const PARTING = '='.repeat(24);

function othersHeading(look: Look): Cell {
  const { voice } = look;
  const text = voice.words.summary.others;
  return { padding: '20px 24px 6px', content: heading('section', text, markup`dir="${voice.side}"`, look) };
}
