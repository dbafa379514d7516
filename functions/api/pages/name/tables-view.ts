/** Where a name is mentioned, beside which others, in which form, and who is told. */
import { html } from 'hono/html';
import type { ListedMention } from '../../../../shared/contract/api.ts';
import type { Span } from '../../../../shared/contract/clip.ts';
import { elsewhereOf, placeText, type ShownSubscription } from '../../../../shared/contract/subscription.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Asked, Markup } from '../page.ts';
import { barCell } from '../parts/plot.ts';
import { type NameFacts, pathOf } from './read.ts';
import { type NameWords, nameWords } from './words/index.ts';

/** Rows of a table; what is less is added up or left out. */
const ROWS = 8;
const FORMS = 12;
/** Spellings in other scripts that are listed. */
const SCRIPTS = 60;

/** Mentions by outlet, of the newest clips. */
export function outletsSection({ mentions, areAll }: NameFacts, voice: Voice): Markup | string {
  const words = nameWords[voice.language];
  const counts = new Map<string, number>();
  for (const { outlet, count } of mentions) if (outlet !== null) counts.set(outlet, (counts.get(outlet) ?? 0) + count);
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  const [most] = sorted;
  if (most === undefined) return '';
  const rest = sorted.slice(ROWS);
  const row = (head: Markup | string, n: number) =>
    html`<tr><th scope="row">${head}</th><td class="n">${voice.number(n)}</td>${barCell(Math.min(1, n / most[1]))}</tr>`;
  const others = rest.reduce((sum, [, n]) => sum + n, 0);
  return html`<section aria-labelledby="outlets"><div class="head"><h2 id="outlets">${words.outlets.title}</h2></div>
<table><caption>${sampleText(mentions, areAll, words, voice)}</caption><thead><tr><th scope="col">${words.outlets.outlet}</th><th scope="col" class="n">${words.time.mentions}</th><th scope="col"><span class="vh">${words.outlets.drawn}</span></th></tr></thead><tbody>
${sorted.slice(0, ROWS).map(([outlet, n]) => row(html`<a class="quiet" href="/clips?${new URLSearchParams({ outlet })}"><bdi>${outlet}</bdi></a>`, n))}
${rest.length === 0 ? '' : row(voice.count(voice.words.count.outlets, rest.length), others)}</tbody></table></section>`;
}

const sampleText = (sample: readonly ListedMention[], areAll: boolean, words: NameWords, voice: Voice): string =>
  areAll ? words.ofAll : voice.count(words.ofLatest, sample.length);

/** Mentions of this name and others, and each one's part of them all. */
export function shareSection(facts: NameFacts, query: URLSearchParams, voice: Voice): Markup | string {
  const { share: words, time, outlets } = nameWords[voice.language];
  const { shares, choice, name, counted } = facts;
  const all = shares.reduce((sum, { mentions }) => sum + mentions, 0);
  if (all === 0 || choice.length === 0) return '';
  const row = ({ name: one, mentions }: NameFacts['shares'][number]) =>
    html`<tr${one.id === name.id ? html` class="me"` : ''}><th scope="row">${one.id === name.id ? html`<bdi>${one.name}</bdi>` : html`<a class="quiet" href="${pathOf(one.id)}"><bdi>${one.name}</bdi></a>`}</th><td class="n">${voice.number(mentions)}</td><td class="n">${voice.percent(mentions / all)}</td>${barCell(mentions / all)}</tr>`;
  const compared = new Set(shares.map((one) => one.name.id));
  const box = ({ id, name: text }: NameFacts['choice'][number]) =>
    html`<div class="check"><input type="checkbox" id="with-${id}" name="nameIds" value="${id}"${compared.has(id) ? html` checked` : ''}><label for="with-${id}"><bdi>${text}</bdi></label></div>`;
  const kept = ['by', 'from', 'to'].flatMap((field) => {
    const value = query.get(field);
    return value === null || counted.wrong !== null
      ? []
      : [html`<input type="hidden" name="${field}" value="${value}">`];
  });
  return html`<section aria-labelledby="share"><div class="head"><h2 id="share">${words.title}</h2></div>
<table><thead><tr><th scope="col">${words.name}</th><th scope="col" class="n">${time.mentions}</th><th scope="col" class="n">${words.share}</th><th scope="col"><span class="vh">${outlets.drawn}</span></th></tr></thead><tbody>${shares.map(row)}</tbody></table>
<details><summary>${words.choose}</summary><form action="${pathOf(name.id)}#share" class="fields"><p class="s">${words.help}</p>${kept}${choice.map(box)}<p class="do"><button>${time.show}</button></p></form></details></section>`;
}

/** The forms in which the newest clips have it, and the spellings that none has. */
export function foundSection({ name, mentions, areAll }: NameFacts, scripts: readonly string[], voice: Voice): Markup {
  const words = nameWords[voice.language];
  const forms = new Map<string, { n: number; variant: Span['variant'] }>();
  const aliases = new Set<string>();
  for (const { form, alias, variant } of mentions.flatMap(({ spans }) => spans)) {
    forms.set(form, { n: (forms.get(form)?.n ?? 0) + 1, variant });
    aliases.add(alias);
  }
  const found = [...forms].toSorted(([, a], [, b]) => b.n - a.n).slice(0, FORMS);
  const never = [name.name, ...name.aliases].filter((alias) => !aliases.has(alias) && !forms.has(alias));
  const list = (label: string, items: readonly string[] = []) =>
    items.length === 0
      ? ''
      : html`<p class="s">${label}</p><ul class="facts">${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}</ul>`;
  return html`<section aria-labelledby="found"><div class="head"><h2 id="found">${words.found.title}</h2></div>
<p class="s">${sampleText(mentions, areAll, words, voice)}</p>
<ol class="rows">${found.map(([form, { n, variant }]) => html`<li class="row b form"><span><bdi>${form}</bdi>${variant === undefined || variant === 'exact' ? '' : html` <span class="s">${words.found.how[variant]}</span>`}</span><span class="s n">${voice.number(n)}</span></li>`)}
${never.map((alias) => html`<li class="row b form"><bdi>${alias}</bdi><span class="s">${words.found.never}</span></li>`)}</ol>
${scripts.length === 0 ? '' : html`<details><summary>${voice.count(words.found.scripts, scripts.length)}</summary><ul class="facts">${scripts.slice(0, SCRIPTS).map((script) => html`<li><bdi>${script}</bdi></li>`)}</ul></details>`}
${list(words.found.require, name.require)}${list(words.found.exclude, name.exclude)}</section>`;
}

/** Whom its mentions are told, and its feeds, which need no token. */
export function followSection({ name, followers }: NameFacts, { voice }: Pick<Asked, 'voice'>): Markup {
  const words = nameWords[voice.language].follow;
  const feeds = html`<p class="end s"><a href="${name.feeds.atom}">${words.atom}</a> <a href="${name.feeds.json}">${words.json}</a></p>`;
  if (followers === null) {
    return html`<section aria-labelledby="feeds"><div class="head"><h2 id="feeds">${words.atom}, ${words.json}</h2></div>${feeds}</section>`;
  }
  return html`<section aria-labelledby="follow"><div class="head"><h2 id="follow">${words.title}</h2></div>
${followers.length === 0 ? html`<p>${words.none}</p>` : html`<ol class="rows">${followers.map((one) => follower(one, words))}</ol>`}
<p class="s">${words.sample}</p>${feeds}</section>`;
}

function follower(subscription: ShownSubscription, words: NameWords['follow']): Markup {
  const { address, channel, cadence, nameIds, confirmed } = subscription;
  const elsewhere = elsewhereOf(channel);
  const facts = [
    words.cadence[cadence],
    ...(nameIds === '*' ? [words.every] : []),
    ...(confirmed ? [] : [words.unconfirmed]),
  ];
  return html`<li class="row b form"><bdi>${elsewhere === null ? address : placeText(elsewhere)}</bdi><span class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</span></li>`;
}
