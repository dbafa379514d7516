/** What surrounds every page: the head of the document, the rail with its places, the dialog of keys. */
import { html } from 'hono/html';
import { fill } from '../../../../shared/view/fill.ts';
import { addressOf } from '../../assets.ts';
import { type Asked, type Markup, type Page, PLACES, type Place } from '../page.ts';
import { formKey } from '../parts/form.ts';
import { icon, logo } from './icons.ts';
import { type FrameWords, frameWords } from './words.ts';

/** The letter that leads to a place after `g`. */
const LETTERS: Readonly<Record<Place, string>> = {
  today: 't',
  clips: 'c',
  names: 'n',
  videos: 'v',
  alerts: 'a',
  settings: 's',
};

type Around = Pick<Asked, 'reader' | 'choices' | 'voice'>;

/** The document. `nonce` names what may be loaded in this answer alone. */
export function frame(page: Page, around: Around, nonce: string): Markup {
  const { voice, choices } = around;
  const words = frameWords[voice.language];
  return html`<!doctype html>
<html lang="${voice.language}" dir="${voice.side}"${choices.theme === undefined ? '' : html` data-theme="${choices.theme}"`}${choices.keys === 'off' ? html` data-keys="off"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${page.title} · clipwatch</title>
<link rel="icon" href="${addressOf('icon.svg')}">
<link rel="stylesheet" href="${addressOf('console.css')}" nonce="${nonce}">
${page.frame === 'alone' ? '' : html`<script src="${addressOf('console.js')}" nonce="${nonce}" defer></script>`}
</head>
<body>
${bodyOf(page, around, words)}
</body>
</html>`;
}

function bodyOf(page: Page, around: Around, words: FrameWords): Markup {
  switch (page.frame ?? 'rail') {
    case 'bare':
      return html`<main class="door" id="main" tabindex="-1"><p class="brand">${logo}<bdi>clipwatch</bdi></p>${page.body}</main>`;
    case 'alone':
      return html`<main class="alone" id="main" tabindex="-1"><p class="brand">${logo}<bdi>clipwatch</bdi></p>${page.body}</main>`;
    case 'rail':
      return html`<a class="skip" href="#main">${words.skip}</a>
<div class="app">
<header class="rail">
<a class="brand" href="/today">${logo}<bdi>clipwatch</bdi></a>
<form role="search" action="/clips"><label class="vh" for="search">${words.search}</label><input id="search" type="search" name="q" placeholder="${words.search}" aria-keyshortcuts="/"></form>
<nav aria-label="${words.main}"><ul>${PLACES.map((place) => placeLink(place, page.place, words))}</ul></nav>
${who(around, words)}
</header>
<main id="main" tabindex="-1">
${page.body}
</main>
</div>
${keys(words)}`;
  }
}

function placeLink(place: Place, current: Place | null, { places }: FrameWords): Markup {
  return html`<li><a href="/${place}" data-key="${LETTERS[place]}"${place === current ? html` aria-current="page"` : ''}>${places[place]}</a></li>`;
}

function who({ reader }: Around, words: FrameWords): Markup {
  if (reader.formKey === null) {
    return html`<div class="who"><span class="s">${words.visitor}</span><a href="/sign-in">${words.signIn}</a></div>`;
  }
  return html`<div class="who"><bdi class="s">${reader.who}</bdi>
<form method="post" action="/sign-out">${formKey(reader)}<button class="link">${words.signOut}</button></form></div>`;
}

/** Shown by the script. */
function keys({ keys: words, places }: FrameWords): Markup {
  const row = (key: Markup, text: string) => html`<div><dt>${key}</dt><dd>${text}</dd></div>`;
  const one = (key: string) => html`<kbd>${key}</kbd>`;
  return html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">${words.title}</h2>
<dl class="keys">${row(one('/'), words.search)}${row(one('j'), words.next)}${row(one('k'), words.previous)}${row(one('Enter'), words.open)}
${PLACES.map((place) => row(html`${one('g')} ${one(LETTERS[place])}`, fill(words.go, { place: places[place] })))}${row(one('?'), words.help)}</dl>
<p class="s">${words.off}</p>
<form method="dialog"><button>${icon('close')}${words.close}</button></form></dialog>`;
}
