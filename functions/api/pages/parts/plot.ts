/** Drawings of figures. They hold no words and stretch with the page; the words around them keep their size. */
import { html } from 'hono/html';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Markup } from '../page.ts';

interface Bar {
  readonly n: number;
  /** What it is of, and how much: `Week of 11 March 2019: 19`. */
  readonly title: string;
}

export interface Plot {
  /** In the order of time, empty ones too. */
  readonly bars: readonly Bar[];
  /** The finding, for who does not see the drawing. */
  readonly label: string;
  /** Under the drawing, from its beginning to its end. */
  readonly under: readonly string[];
  /** A low one stands above other content. */
  readonly isLow?: boolean;
}

const WIDTH = 10;
const GAP = 1;
const HEIGHT = 100;

/** Bars over time, of which the highest fills the height. Its table stands beside it. */
export function plot({ bars, label, under, isLow = false }: Plot, { number }: Pick<Voice, 'number'>): Markup {
  const width = bars.length * WIDTH;
  return html`<figure class="plot${isLow ? ' low' : ''}" role="img" aria-label="${label}"><div class="y"><span>${number(highestOf(bars))}</span><span>0</span></div><svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path class="grid" d="M0 0h${width}v.75H0zM0 50h${width}v.75H0z"/>${rectangles(bars)}</svg><div class="x">${under.map((text) => html`<span>${text}</span>`)}</div></figure>`;
}

/** A row's few bars, for the eye alone: their numbers stand beside them as text. */
export function sparkline(numbers: readonly number[]): Markup {
  const bars = numbers.map((n) => ({ n, title: '' }));
  return html`<svg class="spark" viewBox="0 0 ${bars.length * WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${rectangles(bars)}</svg>`;
}

/** The cell of a table that draws a part of 1, for the eye alone. */
export function barCell(part: number): Markup {
  return html`<td class="bar"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><path d="M0 0h${rounded(part * 100)}v4H0z"/></svg></td>`;
}

/** An empty bar is a gap. */
function rectangles(bars: readonly Bar[]): (Markup | string)[] {
  const highest = highestOf(bars);
  return bars.map(({ n, title }, i) => {
    if (n === 0) return '';
    const height = rounded((n / highest) * HEIGHT);
    const said = title === '' ? '' : html`<title>${title}</title>`;
    return html`<rect x="${i * WIDTH + GAP}" y="${rounded(HEIGHT - height)}" width="${WIDTH - 2 * GAP}" height="${height}">${said}</rect>`;
  });
}

const highestOf = (bars: readonly Bar[]): number => bars.reduce((most, { n }) => Math.max(most, n), 0);
const rounded = (n: number): number => Math.round(n * 10) / 10;
