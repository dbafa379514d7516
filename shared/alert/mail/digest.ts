/** The daily or weekly mail: what arrived, how often each name occurred, its stories; also when there is nothing. */

import { dayText, nameText, titleText } from '../../view/clip-text.ts';
import { fill } from '../../view/fill.ts';
import { shortened } from '../../view/foreign-text.ts';
import type { Voice } from '../../view/voice.ts';
import type { ClipCard, DigestContent, DigestName } from '../content.ts';
import {
  archiveText,
  moreNamesTexts,
  noneText,
  type Placed,
  periodOf,
  publishedText,
  silenceText,
} from '../digest-period.ts';
import { digestInOrder, inOrder } from '../order.ts';
import { MAX_PREHEADER } from './alert.ts';
import { type Cell, heading, isolated, type Look, line, link, muted } from './blocks.ts';
import { clipItem } from './clip-html.ts';
import { clipItemText, labelled, paragraphs } from './clip-text.ts';
import { constant, filled, joined, type Markup, markup, NOTHING } from './markup.ts';
import { LIGHT } from './palette.ts';
import { type Body, cellBytes, htmlLines, lineCells, lineTexts, textLines } from './part.ts';
import { byKind, type Told, tellOf } from './room.ts';

/** Clips in detail, names in the table. */
const DETAILS = 20;
const MAX_NAMES = 20;

export function digestBody(content: DigestContent, look: Look): Body {
  const { voice } = look;
  const { words } = voice;
  const names = digestInOrder(content.names);
  const told = names.filter(({ cards }) => cards.length > 0);
  const titles = told.flatMap(({ cards }) => cards.slice(0, 1).map((clip) => titleText(clip, voice)));
  return {
    preheader: shortened(
      [...titles.slice(0, 2), heartbeat(content, voice), archiveText(content, voice)]
        .filter((text) => text !== '')
        .join(' · '),
      MAX_PREHEADER,
    ),
    kind: words.kind[content.cadence],
    cards: (room) => {
      const head = [headCell(content, look), ...nameCells(names, content, look)];
      const tail = tailCells(content, look);
      const forms = {
        ...htmlLines(look),
        detail: (clip: ClipCard, i: number) => (i < DETAILS ? [clipItem(clip, look)] : null),
        detailBytes: cellBytes,
      };
      const sections = tellByName(told, forms, room - cellBytes([...head, ...tail]) - told.length * SECTION_BYTES);
      return [
        [
          ...head,
          ...sections.flatMap(({ name, details, lines, omitted }) => [
            sectionCell(name, look),
            ...details.flat(),
            ...lineCells(lines, omitted, look),
            ...(details.length < clipsOf(name) ? allCell(name, look) : []),
          ]),
          ...tail,
        ],
      ];
    },
    text: (room) => {
      const head = headText(names, content, look);
      const tail = [archiveText(content, voice), nextText(content, voice)].filter((text) => text !== '');
      const forms = {
        ...textLines(look),
        detail: (clip: ClipCard, i: number) => (i < DETAILS ? clipItemText(clip, look) : null),
        detailBytes: (text: string) => Buffer.byteLength(text) + 2,
      };
      const used = Buffer.byteLength(paragraphs([...head, tail]));
      const sections = tellByName(told, forms, room - used - told.length * SECTION_BYTES);
      return paragraphs([
        ...head,
        ...sections.flatMap(({ name, details, lines, omitted }) => [
          [`== ${nameText(name.name)} ==`],
          ...details.map((text) => [text]),
          ...lineTexts(lines, omitted, look),
          ...(name.all === null || details.length === clipsOf(name)
            ? []
            : [labelled(allLabel(name, voice), name.all, voice)]),
        ]),
        tail,
      ]);
    },
  };
}

/** Bytes of the heading of a name and the link to all its clips, at most. */
const SECTION_BYTES = 1200;

/** The stories of each name: first the most important of every name, then the second of every name, while there is room. */
function tellByName<D, L>(
  names: readonly DigestName[],
  forms: Parameters<typeof tellOf<ClipCard, D, L>>[1],
  room: number,
) {
  const queue = names
    .flatMap(({ cards }, of) => inOrder(cards, '*').map((clip, place) => ({ clip, of, place })))
    .sort((one, other) => one.place - other.place || one.of - other.of);
  const told = tellOf<ClipCard, D, L>(
    queue.map(({ clip }) => clip),
    forms,
    room,
  );
  const ofName: Told<D, L>[][] = names.map(() => []);
  for (const [i, { of }] of queue.entries()) {
    const one = told[i];
    if (one !== undefined) ofName[of]?.push(one);
  }
  return names.map((name, i) => ({ name, ...byKind(ofName[i] ?? []) }));
}

function totalOf({ names }: DigestContent): number {
  return names.reduce((sum, { mentions }) => sum + mentions, 0);
}

/** What the mail is about: the mentions, or that there are none, or that nothing arrived. */
function headline(content: DigestContent, voice: Voice): Placed {
  const { words, count } = voice;
  const mentions = totalOf(content);
  if (mentions > 0) return { text: words.digest.yours, values: { mentions: count(words.count.mentions, mentions) } };
  if (content.arrived === 0) return { text: '{silence}', values: { silence: silenceText(content, voice) } };
  return noneText(content, voice);
}

/** That clipwatch is alive: what arrived; if nothing did, what is usual. */
function heartbeat(content: DigestContent, voice: Voice): string {
  const { words, count } = voice;
  const { arrived, refused } = content;
  const arrivals = fill(words.digest.arrived, { clips: count(words.count.clips, arrived) });
  const facts = [
    // A mail about nothing at all says so in its heading.
    ...(arrived > 0 ? [arrivals] : totalOf(content) > 0 ? [silenceText(content, voice)] : []),
    ...(refused === 0 ? [] : [count(words.count.refused, refused)]),
  ];
  return voice.capital(facts.join(' · '));
}

function headCell(content: DigestContent, look: Look): Cell {
  const { voice } = look;
  const { text, values } = headline(content, voice);
  const isolatedValues = Object.entries(values).map(([place, value]) => [place, isolated(value, voice.side)] as const);
  return {
    padding: '20px 24px 14px',
    content: joined([
      muted(voice.capital(periodOf(content, voice).long), '0 0 2px'),
      heading(
        // A sentence is smaller than a number.
        content.arrived === 0 ? 'title' : 'number',
        filled(text, Object.fromEntries(isolatedValues)),
        markup`dir="${voice.side}"`,
        look,
      ),
      heartbeat(content, voice) === '' ? NOTHING : muted(heartbeat(content, voice), '4px 0 0'),
    ]),
  };
}

/** The table of names: mentions, what they were before, the last seven days. */
function nameCells(names: readonly DigestName[], content: DigestContent, look: Look): Cell[] {
  const { voice } = look;
  const shown = names.slice(0, MAX_NAMES);
  if (shown.length === 0) return [];
  const more = moreNamesTexts(content, shown.length, voice).map((text) => muted(text, '8px 0 0'));
  const rows = shown.map((name) => nameRow(name, content, look));
  const table = markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" dir="${voice.side}" style="border-collapse:collapse">${rows}</table>`;
  return [{ padding: '0 24px 10px', content: markup`${table}${more}` }];
}

function nameRow(name: DigestName, content: DigestContent, { voice, start, end }: Look): Markup {
  const style = `padding:8px 0;border-top:1px solid ${LIGHT.rule};font-size:15px;line-height:21px`;
  const { note: said, bars: blocks } = besideOf(name, content, voice);
  const note =
    said === ''
      ? NOTHING
      : markup`<br><span class="m" style="font-weight:400;font-size:13px;color:${LIGHT.muted}">${said}</span>`;
  const bars = markup`<span class="l" aria-hidden="true" style="color:${LIGHT.link};font-size:15px;line-height:18px;letter-spacing:1px;font-family:'Segoe UI Symbol',Menlo,'DejaVu Sans Mono',monospace">${blocks}</span>`;
  const mentions = name.mentions === 0 ? [] : [voice.count(voice.words.count.mentions, name.mentions)];
  const counts = joined([...mentions, ...(blocks === '' ? [] : [bars])], constant('<br>'));
  return markup`<tr><th scope="row" class="t r" align="${start}" style="${style};font-weight:600;text-align:${start}">${isolated(nameText(name.name), voice.side)}${note}</th><td class="t r" align="${end}" style="white-space:nowrap;${style};text-align:${end}">${counts}</td></tr>
`;
}

/**
 * Beside a name with mentions, how many clips had it, and had it before, with the bars of its days; where that says nothing,
 * or the bars would have nothing on the days of the digest, they are left out. Of a name without, when the last was.
 */
function besideOf(name: DigestName, content: DigestContent, voice: Voice) {
  const { mentions, published, lastMention, days } = name;
  const { digest } = voice.words;
  if (mentions > 0) {
    const note = publishedText(name, content, voice);
    return { note, bars: note === '' || published === 0 ? '' : barsOf(days) };
  }
  const note = lastMention === null ? digest.neverSeen : fill(digest.lastSeen, { day: dayText(lastMention, voice) });
  return { note, bars: barsOf(days) };
}

const BARS = [...'▁▂▃▄▅▆▇█'];

/** Days as blocks of eight heights, the highest for the day with the most: `▁▁▂▁▂▅█`; none where there was nothing. */
function barsOf(days: readonly number[]): string {
  const most = Math.max(0, ...days);
  if (most === 0) return '';
  return days.map((n) => BARS[Math.ceil((n / most) * (BARS.length - 1))] ?? '').join('');
}

function sectionCell({ name }: DigestName, look: Look): Cell {
  const { voice } = look;
  return {
    padding: '16px 24px 6px',
    hasRule: true,
    content: heading('section', isolated(nameText(name), voice.side), markup`dir="${voice.side}"`, look),
  };
}

const clipsOf = ({ clips, cards }: DigestName): number => clips ?? cards.length;

function allLabel(name: DigestName, { words, count }: Voice): string {
  return fill(words.action.all, { clips: count(words.count.clips, clipsOf(name)) });
}

function allCell(name: DigestName, { voice }: Look): Cell[] {
  if (name.all === null) return [];
  return [
    { padding: '0 24px 14px', content: line(link(name.all, allLabel(name, voice)), '0', '15px;line-height:24px') },
  ];
}

const nextText = ({ nextAt }: DigestContent, { words, appointment }: Voice): string =>
  nextAt === null ? '' : fill(words.digest.next, { time: appointment(nextAt) });

function tailCells(content: DigestContent, { voice }: Look): Cell[] {
  const archive = archiveText(content, voice);
  const next = nextText(content, voice);
  if (archive === '' && next === '') return [];
  const lines = [archive === '' ? NOTHING : line(archive), next === '' ? NOTHING : muted(next)];
  return [{ padding: '12px 24px 14px', hasRule: true, content: joined(lines) }];
}

function headText(names: readonly DigestName[], content: DigestContent, { voice }: Look): string[][] {
  const shown = names.slice(0, MAX_NAMES);
  const rows = shown.map((name) => {
    const { note, bars } = besideOf(name, content, voice);
    const mentions = name.mentions === 0 ? '' : ` ${voice.count(voice.words.count.mentions, name.mentions)}`;
    return `${nameText(name.name)}:${mentions}${note === '' ? '' : ` (${note})`}${bars === '' ? '' : `  ${bars}`}`;
  });
  const { text, values } = headline(content, voice);
  return [
    [voice.capital(periodOf(content, voice).long), fill(text, values), heartbeat(content, voice)].filter(
      (text) => text !== '',
    ),
    shown.length === 0 ? [] : [...rows, ...moreNamesTexts(content, shown.length, voice)],
  ];
}
