/** A page that says why there is none. */
import { html } from 'hono/html';
import type { FrameWords } from './frame/words.ts';
import type { Page } from './page.ts';

/** `detail`: what the API says, in English. */
export function errorPage(
  status: 400 | 403 | 404 | 500,
  { title, text }: { readonly title: string; readonly text: string },
  { home }: FrameWords['errors'],
  detail?: string,
): Page {
  const body = html`<h1>${title}</h1>
<div class="none"><p>${text}</p>${detail === undefined ? '' : html`<p class="s" lang="en" dir="ltr">${detail}</p>`}
<a class="button" href="/today">${home}</a></div>`;
  return { title, place: null, body, status };
}
