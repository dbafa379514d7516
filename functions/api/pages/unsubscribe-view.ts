/** The page to unsubscribe. */
import { html } from 'hono/html';
import type { AskedFor } from '../../../shared/signing/links.ts';
import { layout, type Markup } from './layout.ts';
import type { Voice } from './voice.ts';
import type { PageWords } from './words/words.ts';

/** What was ended by the request that is answered; `not-alone`: a name of a subscription to every name. */
export type Ended = 'subscription' | 'name' | 'all' | 'not-alone' | AskedFor;

/** What an address follows. */
export interface Followed {
  readonly address: string;
  /** The subscription of the mail is still there. */
  readonly hasThis: boolean;
  /** One of its subscriptions follows every name. */
  readonly every: boolean;
  /** Kinds of mails that one of its subscriptions asks for. */
  readonly askedFor: readonly AskedFor[];
  /** Those that can be ended alone. */
  readonly names: readonly { readonly id: string; readonly name: string }[];
}

/** `asked`: the name or the kind of mails whose link was followed. Each button sends what it ends; what the mail is about comes first. */
export function unsubscribeView(
  { address, hasThis, every, names, askedFor }: Followed,
  { key, ended, asked }: { readonly key: string; readonly ended: Ended | null; readonly asked: string | undefined },
  { words, ...writing }: Voice,
): Markup {
  const { unsubscribe } = words;
  const title = ended === null || ended === 'not-alone' ? unsubscribe.title : unsubscribe.ended.title;
  const isEmpty = !hasThis && !every && names.length === 0;
  const button = (name: string, value: string, label: string | Markup, isFirst = false) =>
    html`<li><button name="${name}" value="${value}"${isFirst ? html` class="first"` : ''}>${label}</button></li>`;
  const parts = [
    ...names.map(({ id, name }) => ({ field: 'nameId', id, label: labelOf(name, unsubscribe.name) })),
    ...askedFor.map((kind) => ({ field: 'about', id: kind, label: unsubscribe[kind] })),
  ];
  const first = parts.find(({ id }) => id === asked)?.id;
  const sorted = parts.toSorted((one, other) => Number(other.id === first) - Number(one.id === first));
  const whole = hasThis
    ? html`<ul>${button('List-Unsubscribe', 'One-Click', unsubscribe.this, first === undefined && ended === null)}</ul>`
    : '';
  const ofParts = html`<ul>${sorted.map(({ field, id, label }) =>
    button(field, id, label, id === first && ended === null),
  )}</ul>`;
  return layout(
    title,
    html`<article><h1>${title}</h1>
${ended === null ? '' : html`<p>${textOf(ended, words)}</p>`}
<dl><dt>${words.address}</dt><dd><bdi dir="ltr">${address}</bdi></dd></dl>
${
  isEmpty
    ? html`<p>${unsubscribe.nothing}</p>`
    : html`${ended === null || ended === 'not-alone' ? '' : html`<p>${unsubscribe.rest}</p>`}
${every ? html`<p>${words.everyName}</p>` : ''}
<form method="post" action="?key=${encodeURIComponent(key)}">
${first === undefined ? [whole, ofParts] : [ofParts, whole]}
<ul>${button('all', '1', unsubscribe.all)}</ul>
</form>`
}
</article>`,
    writing,
  );
}

function textOf(ended: Ended, { unsubscribe }: PageWords): string {
  switch (ended) {
    case 'subscription':
      return unsubscribe.ended.text;
    case 'name':
      return unsubscribe.endedName.text;
    case 'all':
      return unsubscribe.endedAll.text;
    case 'videos':
      return unsubscribe.endedVideos.text;
    case 'corrections':
      return unsubscribe.endedCorrections.text;
    case 'not-alone':
      return unsubscribe.notAlone;
    default:
      return ended satisfies never;
  }
}

/** The name set apart, since it may be of another script than the words around it. */
function labelOf(name: string, label: string): Markup {
  const [before = '', after = ''] = label.split('{name}');
  return html`${before}<bdi>${name}</bdi>${after}`;
}
