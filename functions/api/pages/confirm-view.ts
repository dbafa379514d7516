/** Pages about the confirmation of an address. */
import { html } from 'hono/html';
import { layout, type Markup, notice } from './layout.ts';
import type { Voice } from './voice.ts';
import type { PageWords } from './words/words.ts';

/** Of whose address, and for which names (`*`: every name). */
export interface Wish {
  readonly address: string;
  readonly names: readonly string[] | '*';
}

/** Asks for the press of a button: programs that scan mails open links, and press none. */
export function confirmQuestion(wish: Wish, key: string, { words, ...writing }: Voice): Markup {
  const { title, text, button, otherwise } = words.confirm;
  return layout(
    title,
    html`<article><h1>${title}</h1>
<p>${text}</p>
${facts(wish, words)}
<form method="post" action="?key=${encodeURIComponent(key)}"><button class="first">${button}</button></form>
<p class="note">${otherwise}</p>
</article>`,
    writing,
  );
}

export function confirmedPage(wish: Wish, { words, ...writing }: Voice): Markup {
  const { title, text } = words.confirm.done;
  return layout(title, html`<article><h1>${title}</h1><p>${text}</p>${facts(wish, words)}</article>`, writing);
}

export function noticeIn(which: (words: PageWords) => { title: string; text: string }, voice: Voice): Markup {
  const { title, text } = which(voice.words);
  return notice(title, text, voice);
}

function facts({ address, names }: Wish, words: PageWords): Markup {
  return html`<dl><dt>${words.address}</dt><dd><bdi dir="ltr">${address}</bdi></dd>
<dt>${words.names}</dt>${
    names === '*' ? html`<dd>${words.everyName}</dd>` : names.map((name) => html`<dd><bdi>${name}</bdi></dd>`)
  }</dl>`;
}
