/** The page to unsubscribe. */
import { isDeepStrictEqual } from 'node:util';
import { html } from 'hono/html';
import type { AskedFor } from '../../../../shared/signing/links.ts';
import { layout, type Markup } from './layout.ts';
import type { Wanted } from './unsubscribe-request.ts';
import type { Voice } from './voice.ts';
import type { PageWords } from './words/words.ts';

/** What was ended by the request that is answered; `not-alone`: a name of a subscription to every name. */
export type Ended =
  | { readonly kind: 'subscription' | 'all' | 'not-alone' | AskedFor }
  | { readonly kind: 'name'; readonly name: string };

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

/** `byLink`: what the link is about, which comes first until something was ended. What is followed stands above the buttons. */
export function unsubscribeView(
  followed: Followed,
  { key, ended, byLink }: { readonly key: string; readonly ended: Ended | null; readonly byLink: Wanted | null },
  { words, ...writing }: Voice,
): Markup {
  const { unsubscribe } = words;
  const { title, heading, text } = saying(ended, words);
  const buttons = buttonsFor(followed, words);
  const buttonOf = (wanted: Wanted | null) => buttons.find(({ ends }) => isDeepStrictEqual(ends, wanted));
  const first = ended === null ? (buttonOf(byLink) ?? buttonOf({ kind: 'subscription' })) : undefined;
  const sorted = buttons.toSorted((one, other) => Number(other === first) - Number(one === first));
  return layout(
    title,
    html`<article><h1>${heading}</h1>
${text === null ? '' : html`<p>${text}</p>`}
<dl><dt>${words.address}</dt><dd><bdi dir="ltr">${followed.address}</bdi></dd></dl>
${
  buttons.length === 0
    ? html`<p>${unsubscribe.nothing}</p>`
    : html`${text === null ? '' : html`<p>${unsubscribe.rest}</p>`}
${namesOf(followed, words)}
<form method="post" action="?key=${encodeURIComponent(key)}">
<ul>${sorted.map(
        (one) =>
          html`<li><button name="${one.field}" value="${one.value}"${one === first ? html` class="first"` : ''}>${one.label}</button></li>`,
      )}</ul>
</form>`
}
</article>`,
    writing,
  );
}

function namesOf({ every, names }: Followed, words: PageWords): Markup {
  return html`<dl><dt>${words.names}</dt>${every ? html`<dd>${words.everyName}</dd>` : ''}${names.map(
    ({ name }) => html`<dd><bdi>${name}</bdi></dd>`,
  )}</dl>`;
}

interface Button {
  readonly ends: Wanted;
  readonly field: string;
  readonly value: string;
  readonly label: string | Markup;
}

/** None where nothing is followed. */
function buttonsFor({ hasThis, every, names, askedFor }: Followed, { unsubscribe }: PageWords): Button[] {
  if (!hasThis && !every && names.length === 0) return [];
  const whole: Button = {
    ends: { kind: 'subscription' },
    field: 'List-Unsubscribe',
    value: 'One-Click',
    label: unsubscribe.this,
  };
  return [
    ...(hasThis ? [whole] : []),
    ...names.map(({ id: nameId, name }) => ({
      ends: { kind: 'name' as const, nameId },
      field: 'nameId',
      value: nameId,
      label: around(name, unsubscribe.name),
    })),
    ...askedFor.map((kind) => ({ ends: { kind }, field: 'about', value: kind, label: unsubscribe[kind] })),
    { ends: { kind: 'all' }, field: 'all', value: '1', label: unsubscribe.all },
  ];
}

interface Saying {
  readonly title: string;
  /** The same with what is foreign set apart. */
  readonly heading: string | Markup;
  /** What was done; null where nothing was asked. */
  readonly text: string | null;
}

function saying(ended: Ended | null, { unsubscribe }: PageWords): Saying {
  const plain = ({ title, text }: { title: string; text: string }): Saying => ({ title, heading: title, text });
  if (ended === null) return { title: unsubscribe.title, heading: unsubscribe.title, text: null };
  switch (ended.kind) {
    case 'subscription':
      return plain(unsubscribe.ended);
    case 'name': {
      const { title, text } = unsubscribe.endedName;
      return { title: title.replace('{name}', () => ended.name), heading: around(ended.name, title), text };
    }
    case 'all':
      return plain(unsubscribe.endedAll);
    case 'videos':
      return plain(unsubscribe.endedVideos);
    case 'corrections':
      return plain(unsubscribe.endedCorrections);
    case 'not-alone':
      return plain({ title: unsubscribe.title, text: unsubscribe.notAlone });
    default:
      return ended satisfies never;
  }
}

/** The name set apart, since it may be of another script than the words around it. */
function around(name: string, label: string): Markup {
  const [before = '', after = ''] = label.split('{name}');
  return html`${before}<bdi>${name}</bdi>${after}`;
}
