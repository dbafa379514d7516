/** Pages about the confirmation of an address. */
import { html } from 'hono/html';
import { type Elsewhere, placeText } from '../../../../shared/contract/subscription.ts';
import { layout, type Markup, notice } from './layout.ts';
import type { Voice } from './voice.ts';
import type { PageWords } from './words/words.ts';

/** Of whose address, and for which names (`*`: every name). */
export interface Wish {
  readonly address: string;
  /** Where alerts go, if that is not the address. */
  readonly elsewhere: Elsewhere | null;
  readonly names: readonly string[] | '*';
}

/** Asks for the press of a button: programs that scan mails open links, and press none. */
export function confirmQuestion(wish: Wish, key: string, { words, ...writing }: Voice): Markup {
  const { title, button, otherwise } = words.confirm;
  const text = wish.elsewhere === null ? words.confirm.text : words.confirm.textElsewhere;
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
  const { title, text: toAddress, textElsewhere } = words.confirm.done;
  const text = wish.elsewhere === null ? toAddress : textElsewhere;
  return layout(title, html`<article><h1>${title}</h1><p>${text}</p>${facts(wish, words)}</article>`, writing);
}

export function noticeIn(which: (words: PageWords) => { title: string; text: string }, voice: Voice): Markup {
  const { title, text } = which(voice.words);
  return notice(title, text, voice);
}

function facts({ address, elsewhere, names }: Wish, words: PageWords): Markup {
  const place =
    elsewhere &&
    html`<dt>${words.confirm.place}</dt><dd><bdi dir="ltr">${placeText(elsewhere)}</bdi></dd>
`;
  return html`<dl><dt>${words.address}</dt><dd><bdi dir="ltr">${address}</bdi></dd>
${place ?? ''}<dt>${words.names}</dt>${
    names === '*' ? html`<dd>${words.everyName}</dd>` : names.map((name) => html`<dd><bdi>${name}</bdi></dd>`)
  }</dl>`;
}
