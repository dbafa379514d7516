/** A file of the inbox as a page names it. */
import { html } from 'hono/html';
import type { Receipt } from '../../../../shared/contract/clip.ts';
import type { Markup } from '../page.ts';

/** Its key, and which part of it: what a file is known by that became no clip, or one without a title. A path runs from left to right. */
export function fileText({ key, part }: Pick<Receipt, 'key' | 'part'>): Markup {
  return html`<bdi dir="ltr">${key}${part === undefined ? '' : ` · ${part}`}</bdi>`;
}
