/** Alerts: what was sent, who follows what, and which addresses get nothing. */
import { html } from 'hono/html';
import type { Answer, Asked, Markup, Page } from '../page.ts';
import type { Done, Shown } from '../parts/shown.ts';
import { ledgerPart, resend, sendDigests } from './ledger.ts';
import { endSubscription, saveSubscription, subscriptionPart } from './subscriptions.ts';
import { release, suppressedPart } from './suppressed.ts';
import { type AlertsWords, alertsWords } from './words/index.ts';

const PARTS = ['ledger', 'subscriptions', 'suppressed'] as const;
type Part = (typeof PARTS)[number];

export async function get(asked: Asked): Promise<Answer> {
  return around(asked, partIn(asked.query), await contentOf(asked));
}

function contentOf(asked: Asked): Promise<Shown> {
  const part = partIn(asked.query);
  switch (part) {
    case 'ledger':
      return ledgerPart(asked);
    case 'subscriptions':
      return subscriptionPart(asked);
    case 'suppressed':
      return suppressedPart(asked);
    default:
      return part satisfies never;
  }
}

export async function post(asked: Asked): Promise<Answer> {
  const done = await act(asked);
  return 'to' in done ? done : around(asked, partIn(asked.query), done);
}

function act(asked: Asked): Promise<Done> {
  switch (asked.form.get('do')) {
    case 'resend':
      return resend(asked);
    case 'digests':
      return sendDigests(asked);
    case 'save':
      return saveSubscription(asked);
    case 'end':
      return endSubscription(asked);
    case 'release':
      return release(asked);
    default:
      return contentOf(asked);
  }
}

function around({ voice }: Asked, current: Part, { body, status }: Shown): Page {
  const words = alertsWords[voice.language];
  return {
    title: current === 'ledger' ? words.title : `${words.parts[current]} · ${words.title}`,
    place: 'alerts',
    body: html`<div class="top"><h1>${words.title}</h1></div>${tabs(current, words)}${body}`,
    ...(status !== undefined && { status }),
  };
}

function tabs(current: Part, words: AlertsWords): Markup {
  const tab = (part: Part) =>
    html`<a href="${part === 'ledger' ? '/alerts' : `/alerts?part=${part}`}"${part === current ? html` aria-current="page"` : ''}>${words.parts[part]}</a>`;
  return html`<nav class="tabs" aria-label="${words.partsOf}">${PARTS.map(tab)}</nav>`;
}

function partIn(query: URLSearchParams): Part {
  const given = query.get('part');
  return PARTS.find((part) => part === given) ?? 'ledger';
}
