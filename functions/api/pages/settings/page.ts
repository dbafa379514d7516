/** Settings: of this browser, the tokens, the outlets, the deployment, and who changed what. */
import { html } from 'hono/html';
import type { Answer, Asked, Markup, Page, Reader } from '../page.ts';
import type { Done, Shown } from '../parts/shown.ts';
import { auditPart } from './audit.ts';
import { browserPart, keepChoices } from './browser.ts';
import { deploymentPart } from './deployment.ts';
import { outletsPart, removeOutlet, saveOutlet } from './outlets.ts';
import { makeToken, revokeToken, tokensPart } from './tokens.ts';
import { type SettingsWords, settingsWords } from './words/index.ts';

const PARTS = ['browser', 'tokens', 'outlets', 'deployment', 'audit'] as const;
type Part = (typeof PARTS)[number];

/** Parts that only administrators see. */
const GUARDED: readonly Part[] = ['tokens', 'audit'];

export async function get(asked: Asked): Promise<Answer> {
  return around(asked, partIn(asked), await contentOf(asked));
}

export async function post(asked: Asked): Promise<Answer> {
  const done = await act(asked);
  return 'to' in done ? done : around(asked, partIn(asked), done);
}

function contentOf(asked: Asked): Promise<Shown> {
  const part = partIn(asked);
  switch (part) {
    case 'browser':
      return Promise.resolve(browserPart(asked));
    case 'tokens':
      return tokensPart(asked);
    case 'outlets':
      return outletsPart(asked);
    case 'deployment':
      return deploymentPart(asked);
    case 'audit':
      return auditPart(asked);
    default:
      return part satisfies never;
  }
}

function act(asked: Asked): Promise<Done> {
  switch (asked.form.get('do')) {
    case 'choose':
      return Promise.resolve(keepChoices(asked));
    case 'make':
      return makeToken(asked);
    case 'revoke':
      return revokeToken(asked);
    case 'outlet':
      return saveOutlet(asked);
    case 'remove':
      return removeOutlet(asked);
    default:
      return contentOf(asked);
  }
}

const partsFor = ({ scope }: Reader): Part[] => PARTS.filter((part) => scope === 'admin' || !GUARDED.includes(part));

function partIn({ query, reader }: Asked): Part {
  return partsFor(reader).find((part) => part === query.get('part')) ?? 'browser';
}

function around({ voice, reader }: Asked, current: Part, { body, status }: Shown): Page {
  const words = settingsWords[voice.language];
  return {
    title: `${words.parts[current]} · ${words.title}`,
    place: 'settings',
    body: html`<div class="top"><h1>${words.title}</h1></div>${tabs(partsFor(reader), current, words)}${body}`,
    ...(status !== undefined && { status }),
  };
}

function tabs(parts: readonly Part[], current: Part, words: SettingsWords): Markup {
  const tab = (part: Part) =>
    html`<a href="${part === 'browser' ? '/settings' : `/settings?part=${part}`}"${part === current ? html` aria-current="page"` : ''}>${words.parts[part]}</a>`;
  return html`<nav class="tabs" aria-label="${words.partsOf}">${parts.map(tab)}</nav>`;
}
