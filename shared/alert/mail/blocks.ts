/** The parts of mails in HTML. Sides are values: mail programs do not know logical properties, `bdi` or `dir="auto"`. */

import { runsAgainst, type Side, sideOf } from '../../view/side.ts';
import type { ListPart } from '../../view/voice.ts';
import type { OfReader } from '../reader.ts';
import { constant, joined, type Markup, markup } from './markup.ts';
import { LIGHT } from './palette.ts';

/** Whom the mail is written for, and the sides where lines begin and end. */
export interface Look extends OfReader {
  readonly start: 'left' | 'right';
  readonly end: 'left' | 'right';
}

export function lookOf(of: OfReader): Look {
  const isLtr = of.voice.side === 'ltr';
  return { ...of, start: isLtr ? 'left' : 'right', end: isLtr ? 'right' : 'left' };
}

/** A part of a card: the width of the mail, with or without a line above. */
export interface Cell {
  readonly content: Markup;
  /** Of CSS. */
  readonly padding: string;
  readonly hasRule?: boolean;
}

/** The rows of a card, with round corners at its ends. */
export function card(cells: readonly Cell[]): Markup {
  return joined(
    cells.map(({ content, padding, hasRule = false }, i) => {
      const corners = [...(i === 0 ? ['8px 8px'] : ['0 0']), ...(i === cells.length - 1 ? ['8px 8px'] : ['0 0'])];
      const radius = corners.join(' ');
      const rule = hasRule ? `;border-top:1px solid ${LIGHT.rule}` : '';
      const rounding = radius === '0 0 0 0' ? '' : `;border-radius:${radius}`;
      return markup`<tr><td class="${hasRule ? 'c p r' : 'c p'}" style="background-color:${LIGHT.card};padding:${padding}${rule}${rounding}">${content}</td></tr>
`;
    }),
  );
}

/** Text, isolated if it has letters that run against the line. */
export function isolated(text: string, side: Side): Markup {
  return runsAgainst(text, side) ? markup`<span dir="${sideOf(text) ?? side}">${text}</span>` : markup`${text}`;
}

/** A list whose items are isolated each for itself: the words between them are those of the mail. */
export function isolatedParts(parts: readonly ListPart[], side: Side): Markup {
  return joined(parts.map(({ text, isItem }) => (isItem ? isolated(text, side) : text)));
}

/** `lang` and `dir` of a text of its own language. */
export function languageOf(language: string | null, side: Side): Markup {
  return language !== null && /^[a-z]{2,3}$/.test(language)
    ? markup`lang="${language}" dir="${side}"`
    : markup`dir="${side}"`;
}

const HEADINGS = {
  title: { name: constant('h1'), classes: 't h', style: 'font-size:22px;line-height:29px' },
  number: { name: constant('h1'), classes: 't n', style: 'font-size:26px;line-height:33px' },
  clip: { name: constant('h2'), classes: 't', style: 'font-size:19px;line-height:24px' },
  section: { name: constant('h2'), classes: 't', style: 'font-size:17px;line-height:24px' },
} as const;

/** A heading: the title or the number that says it all, a clip among others, a section. */
export function heading(
  level: keyof typeof HEADINGS,
  text: Markup | string,
  attributes: Markup,
  { start }: Look,
  margin = '0',
): Markup {
  const { name, classes, style } = HEADINGS[level];
  return markup`<${name} class="${classes}" ${attributes} style="margin:${margin};${style};font-weight:700;text-align:${start}">${text}</${name}>
`;
}

/** A line of ordinary text. */
export function line(content: Markup | string, margin = '0', size = '14px;line-height:21px'): Markup {
  return markup`<p class="t" style="margin:${margin};font-size:${size}">${content}</p>
`;
}

/** A line of what matters less. */
export function muted(content: Markup | string, margin = '2px 0 0'): Markup {
  return markup`<p class="m" style="margin:${margin};font-size:14px;line-height:20px;color:${LIGHT.muted}">${content}</p>
`;
}

/** Small print. */
export function small(content: Markup | string, margin = '0'): Markup {
  return markup`<p class="m" style="margin:${margin};font-size:13px;line-height:20px;color:${LIGHT.muted}">${content}</p>
`;
}

/** Muted text inside a line. */
export const aside = (content: Markup | string): Markup =>
  markup`<span class="m" style="color:${LIGHT.muted}">${content}</span>`;

export const DOT = constant(' &middot; ');
export const BREAK = constant('<br>');

export function link(href: string, label: Markup | string, weight: '400' | '600' = '400'): Markup {
  return markup`<a class="l" href="${href}" style="color:${LIGHT.link}${weight === '600' ? ';font-weight:600' : ''}">${label}</a>`;
}

/** A button that Outlook shows too. */
export function button(href: string, label: string, { voice }: Look): Markup {
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" dir="${voice.side}"><tr><td class="bt" align="center" style="background-color:${LIGHT.button};border-radius:6px;mso-padding-alt:10px 20px"><a class="ba" href="${href}" style="display:inline-block;padding:10px 20px;border:1px solid ${LIGHT.button};border-radius:6px;font-size:16px;line-height:22px;font-weight:600;color:${LIGHT.onButton};text-decoration:none">${label}</a></td></tr></table>
`;
}

/** Room between two blocks that no mail program folds away. */
export const gap = (pixels: number): Markup =>
  markup`<div style="font-size:${pixels}px;line-height:${pixels}px">&nbsp;</div>`;

/** A sentence of the clip, with a bar on the side where its own language begins. */
export function quote(content: Markup, side: Side, language: string | null, size = '16px;line-height:25px'): Markup {
  const start = side === 'ltr' ? 'left' : 'right';
  const padding = side === 'ltr' ? '2px 0 2px 14px' : '2px 14px 2px 0';
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${side}" style="margin:0"><tr><td class="t q" ${languageOf(language, side)} style="border-${start}:3px solid ${LIGHT.quote};padding:${padding};font-size:${size};text-align:${start}">${content}</td></tr></table>
`;
}

/** The name in a sentence: bold too, since dark modes change colours. */
export const marked = (text: string): Markup =>
  markup`<strong class="k" style="background-color:${LIGHT.mark};color:${LIGHT.onMark}">${text}</strong>`;

/** How a state looks: its class, its colour and its sign. */
const TONES = {
  good: { name: 'ok', colour: LIGHT.good, sign: '●' },
  bad: { name: 'no', colour: LIGHT.bad, sign: '✕' },
  unsure: { name: 'un', colour: LIGHT.unsure, sign: '○' },
} as const;
export type Tone = keyof typeof TONES;

/** A state in words, with its sign. */
export function state(tone: Tone, text: string): Markup {
  const { name, colour, sign } = TONES[tone];
  return markup`<strong class="${name}" style="color:${colour}">${sign}&nbsp;${text}</strong>`;
}

/** A row of a table of numbers: what is counted on one side, how many on the other. */
export function numberRow(head: Markup, cell: Markup | string, { start, end }: Look, isRest = false): Markup {
  const size = isRest ? `font-size:14px;line-height:20px;color:${LIGHT.muted}` : 'font-size:15px;line-height:21px';
  const tone = isRest ? 'm' : 't';
  const padding = start === 'left' ? '4px 0 4px 8px' : '4px 8px 4px 0';
  return markup`<tr><th scope="row" class="${tone}" align="${start}" style="padding:4px 0;${size};font-weight:400;text-align:${start}">${head}</th><td class="${tone}" align="${end}" style="white-space:nowrap;padding:${padding};${size};text-align:${end}">${cell}</td></tr>
`;
}

export function numberTable(rows: readonly Markup[], { voice }: Look): Markup {
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" dir="${voice.side}" style="border-collapse:collapse">${rows}</table>
`;
}
