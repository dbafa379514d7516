/** One mail about many clips: how many, why, by name and outlet, the most important, then all the others. */

import { nameText, outletText, titleText } from '../../view/clip-text.ts';
import { fill } from '../../view/fill.ts';
import { shortened } from '../../view/foreign-text.ts';
import type { ClipCard, SummaryContent } from '../content.ts';
import { summaryReason } from '../facts.ts';
import { countedInOrder, inOrder } from '../order.ts';
import { MAX_PREHEADER } from './alert.ts';
import {
  aside,
  button,
  type Cell,
  heading,
  isolated,
  type Look,
  line,
  muted,
  numberRow,
  numberTable,
} from './blocks.ts';
import { clipItem } from './clip-html.ts';
import { clipItemText, labelled, paragraphs } from './clip-text.ts';
import { bytesOf, joined, type Markup, markup } from './markup.ts';
import { type Body, cellBytes, htmlLines, lineCells, lineTexts, textLines } from './part.ts';
import { byKind, tellOf } from './room.ts';

/** Clips in detail, names and outlets in their tables. */
const DETAILS = 10;
const MAX_NAMES = 20;
const MAX_OUTLETS = 5;

export function summaryBody(given: SummaryContent, look: Look): Body {
  const { voice } = look;
  const { follows } = look.reader;
  const content = { ...given, names: countedInOrder(given.names, follows) };
  const ordered = inOrder(content.cards, follows);
  return {
    preheader: shortened(preheader(content, ordered, look), MAX_PREHEADER),
    kind: voice.words.kind.summary,
    cards: (room) => {
      const head = [headCell(content, look), ...allCell(content, look), ...tables(content, look)];
      const told = tellOf(
        ordered,
        {
          ...htmlLines(look),
          detail: (clip, i) => (i < DETAILS ? [clipItem(clip, look)] : null),
          detailBytes: cellBytes,
        },
        room - cellBytes(head) - HEADINGS_BYTES,
      );
      const { details, lines, omitted } = byKind(told);
      const others = lineCells(lines, omitted, look);
      return [
        [
          ...head,
          ...(details.length === 0 ? [] : [sectionCell(voice.words.summary.important, look), ...details.flat()]),
          ...(others.length === 0 ? [] : [sectionCell(voice.words.summary.others, look), ...others]),
        ],
      ];
    },
    text: (room) => {
      const head = headText(content, look);
      const told = tellOf(
        ordered,
        {
          ...textLines(look),
          detail: (clip, i) => (i < DETAILS ? clipItemText(clip, look) : null),
          detailBytes: (text) => Buffer.byteLength(text) + 2,
        },
        room - bytesOf(paragraphs(head)) - HEADINGS_BYTES,
      );
      const { details, lines, omitted } = byKind(told);
      const others = lineTexts(lines, omitted, look);
      return paragraphs([
        ...head,
        ...(details.length === 0 ? [] : [[title(voice.words.summary.important, look)]]),
        ...details.map((text) => [text]),
        ...(others.flat().length === 0 ? [] : [[title(voice.words.summary.others, look)]]),
        ...others,
      ]);
    },
  };
}

/** Bytes of two headings of sections. */
const HEADINGS_BYTES = 1000;

const title = (label: string, { voice }: Look) => fill(voice.words.textLink, { label });

function preheader({ outlets }: SummaryContent, [first]: readonly ClipCard[], { voice }: Look): string {
  const counted = outlets
    .slice(0, 3)
    .map(({ outlet, clips }) => `${outletText(outlet, voice)} ${voice.number(clips)}`)
    .join(voice.words.comma);
  return [counted, ...(first === undefined ? [] : [titleText(first, voice)])].filter((part) => part !== '').join('. ');
}

function headCell({ names, clips, isMore, because }: SummaryContent, look: Look): Cell {
  const { voice } = look;
  const shown = names.slice(0, 2).map(({ name }) => isolated(nameText(name), voice.side));
  const others = names.length - shown.length;
  const more = others > 0 ? markup` ${aside(voice.count(voice.words.count.more, others))}` : '';
  const count = voice.count(voice.words.count.clips, clips, isMore);
  return {
    padding: '20px 24px 14px',
    content: joined([
      line(markup`<strong>${joined(shown, voice.words.comma)}</strong>${more}`, '0 0 2px', '15px;line-height:22px'),
      heading('number', count, markup`dir="${voice.side}"`, look),
      muted(summaryReason({ because, isMore }, voice), '4px 0 0'),
    ]),
  };
}

function allCell({ all, clips, isMore }: SummaryContent, look: Look): Cell[] {
  if (all === null) return [];
  return [{ padding: '0 24px 18px', content: button(all, allLabel(clips, isMore, look), look) }];
}

function allLabel(clips: number, isMore: boolean, { voice }: Look): string {
  return fill(voice.words.action.all, { clips: voice.count(voice.words.count.clips, clips, isMore) });
}

function tables({ names, outlets, isMore }: SummaryContent, look: Look): Cell[] {
  const { voice } = look;
  const clipsOf = (clips: number) => voice.count(voice.words.count.clips, clips, isMore);
  const nameRows = names
    .slice(0, MAX_NAMES)
    .map(({ name, clips }) => numberRow(isolated(nameText(name), voice.side), clipsOf(clips), look));
  const outletRows = outlets
    .slice(0, MAX_OUTLETS)
    .map(({ outlet, clips }) => numberRow(isolated(outletText(outlet, voice), voice.side), clipsOf(clips), look));
  const { moreNames, outlets: moreOutlets } = voice.words.count;
  return [
    ...(names.length < 2
      ? []
      : [table(voice.words.summary.byName, [...nameRows, ...restRow(names.slice(MAX_NAMES), moreNames, look)], look)]),
    ...(outlets.length === 0
      ? []
      : [
          table(
            voice.words.summary.outlets,
            [...outletRows, ...restRow(outlets.slice(MAX_OUTLETS), moreOutlets, look)],
            look,
          ),
        ]),
  ];
}

function table(label: string, rows: readonly Markup[], look: Look): Cell {
  const head = heading('section', label, markup`dir="${look.voice.side}"`, look, '0 0 4px');
  return { padding: '16px 24px 12px', hasRule: true, content: joined([head, numberTable(rows, look)]) };
}

/** How many further ones there are, with their clips. */
function restRow(rest: readonly { readonly clips: number }[], forms: SummaryForms, look: Look): Markup[] {
  if (rest.length === 0) return [];
  const { voice } = look;
  const clips = rest.reduce((sum, one) => sum + one.clips, 0);
  return [
    numberRow(markup`${voice.count(forms, rest.length)}`, voice.count(voice.words.count.clips, clips), look, true),
  ];
}
type SummaryForms = Parameters<Look['voice']['count']>[0];

function sectionCell(label: string, look: Look): Cell {
  return {
    padding: '16px 24px 6px',
    hasRule: true,
    content: heading('section', label, markup`dir="${look.voice.side}"`, look),
  };
}

function headText(content: SummaryContent, look: Look): string[][] {
  const { voice } = look;
  const { names, outlets, clips, isMore, all } = content;
  const counted = (label: string, n: number) => `- ${label}: ${voice.count(voice.words.count.clips, n, isMore)}`;
  const rest = (items: readonly { readonly clips: number }[], forms: SummaryForms) =>
    items.length === 0
      ? []
      : [
          counted(
            voice.count(forms, items.length),
            items.reduce((sum, one) => sum + one.clips, 0),
          ),
        ];
  const who = voice.some(names.map(({ name }) => nameText(name)));
  return [
    [`${who}: ${voice.count(voice.words.count.clips, clips, isMore)}.`, summaryReason(content, voice)],
    ...(all === null ? [] : [labelled(allLabel(clips, isMore, look), all, voice)]),
    names.length < 2
      ? []
      : [
          title(voice.words.summary.byName, look),
          ...names.slice(0, MAX_NAMES).map(({ name, clips }) => counted(nameText(name), clips)),
          ...rest(names.slice(MAX_NAMES), voice.words.count.moreNames),
        ],
    outlets.length === 0
      ? []
      : [
          title(voice.words.summary.outlets, look),
          ...outlets.slice(0, MAX_OUTLETS).map(({ outlet, clips }) => counted(outletText(outlet, voice), clips)),
          ...rest(outlets.slice(MAX_OUTLETS), voice.words.count.outlets),
        ],
  ];
}
