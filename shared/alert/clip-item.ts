import { html } from 'hono/html';
import { type AlertClip, dayOf, outletOf, titleOf } from './content.ts';
import { type Markup, sourceLine } from './page.ts';

/** A clip as an item of a list. The list runs left to right; a title keeps the direction of its own script. */
export function clipItem(clip: Pick<AlertClip, 'title' | 'outlet' | 'publishedOn' | 'link'>): Markup {
  return html`<li><a href="${clip.link}"><bdi>${titleOf(clip)}</bdi></a> <small>${sourceLine(outletOf(clip), dayOf(clip))}</small></li>`;
}
