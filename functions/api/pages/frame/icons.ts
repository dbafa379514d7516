/** Icons: drawn in the colour of the words beside them, hidden from readers of the screen, who have the words. */
import { html, raw } from 'hono/html';
import type { Markup } from '../page.ts';

/** What is inside a square of 16 units. */
const SHAPES = {
  check: '<path d="m3 8.5 3.25 3.25L13 4.75"/>',
  care: '<path d="M8 2.25 14.25 13.5H1.75zM8 6.5v3.25m0 1.75v.1"/>',
  refuse: '<path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4zM8 5v3.75m0 2v.1"/>',
  plays: '<circle cx="8" cy="8" r="6.25"/><path d="M6.75 5.5v5L10.75 8z"/>',
  play: '<path d="M5.75 3.5v9L12.5 8z" fill="currentcolor"/>',
  gone: '<circle cx="8" cy="8" r="6.25"/><path d="m5.75 5.75 4.5 4.5m0-4.5-4.5 4.5"/>',
  unknown:
    '<circle cx="8" cy="8" r="6.25" stroke-dasharray="2.4 2.5"/><path d="M6.5 6.5a1.6 1.6 0 1 1 2.3 1.5c-.5.25-.8.5-.8 1m0 1.9v.1"/>',
  lock: '<rect x="3.25" y="7.25" width="9.5" height="6.5" rx="1.25"/><path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"/>',
  frame: '<rect x="1.75" y="3.25" width="12.5" height="9.5" rx="1.25"/><path d="m2.5 13.5 11-11"/>',
  link: '<path d="m6.5 9.5-2 2a2.1 2.1 0 0 1-3-3l2-2m6 0 2-2a2.1 2.1 0 0 1 3 3l-2 2M5 4 4.5 2m7 12-.5-2"/>',
  bar: '<circle cx="8" cy="8" r="6.25"/><path d="M5 8h6"/>',
  clock: '<circle cx="8" cy="8" r="6.25"/><path d="M8 4.5V8l2.5 1.5"/>',
  find: '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>',
  close: '<path d="m4.5 4.5 7 7m0-7-7 7"/>',
  book: '<path d="M8 4C6.5 2.75 4.5 2.5 2 2.75v9.75c2.5-.25 4.5 0 6 1.25 1.5-1.25 3.5-1.5 6-1.25V2.75C11.5 2.5 9.5 2.75 8 4v9.5"/>',
  edit: '<path d="m3 10.5 7.25-7.25 2.5 2.5L5.5 13H3z"/>',
  upload: '<path d="M8 10.5V2.75m-3 3 3-3 3 3M2.75 10.5v2.75h10.5V10.5"/>',
  print: '<path d="M4.5 6V2.25h7V6M4.5 11.5h-2V6h11v5.5h-2m-7-2h7v4.25h-7z"/>',
} as const;
export type Icon = keyof typeof SHAPES;

export function icon(name: Icon): Markup {
  return html`<svg class="i" viewBox="0 0 16 16" aria-hidden="true">${raw(SHAPES[name])}</svg>`;
}

export const logo: Markup = html`<svg class="logo" viewBox="0 0 22 22" aria-hidden="true"><rect class="tile" width="22" height="22" rx="5"/><path class="lines" d="M5 9.5h7.5V13H5z"/><path class="lines" opacity=".6" d="M5 5.5h12v2H5zM5 15h9v2H5z"/></svg>`;
