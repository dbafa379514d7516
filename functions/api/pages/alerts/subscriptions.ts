/** Subscriptions: the list, and the change of one. */
import { html } from 'hono/html';
import { Name } from '../../../../shared/contract/name.ts';
import { AnsweredSubscription, DIGEST_HOUR, ShownSubscription } from '../../../../shared/contract/subscription.ts';
import { fill } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { Nothing, type Refused, RefusedError, statusOf } from '../api.ts';
import { icon } from '../frame/icons.ts';
import type { Asked, Markup } from '../page.ts';
import { addressWith } from '../parts/address.ts';
import { problemNote } from '../parts/fields.ts';
import { formKey } from '../parts/form.ts';
import type { Done, Shown } from '../parts/shown.ts';
import { bodyOf, type Draft, draftOf, emptyDraft, subscriptionFields, subscriptionForm } from './subscription-form.ts';
import { type AlertsWords, alertsWords } from './words/index.ts';

const ROWS = 25;
/** Names that the form lists. */
const NAMES = 100;
const HERE = '/alerts?part=subscriptions';

export async function subscriptionPart(asked: Asked): Promise<Shown> {
  const { query } = asked;
  const id = query.get('id');
  if (id === null) return listed(asked);
  const stored = await storedOf(id, asked);
  return query.has('end')
    ? endForm(stored.value, asked)
    : changing(asked, { ...draftOf(stored.value), etag: stored.etag });
}

export async function saveSubscription(asked: Asked): Promise<Done> {
  const { api, form } = asked;
  const draft = { ...draftOf(form), etag: form.get('etag') };
  const id = form.get('id');
  const stored = id === null ? null : await storedOf(id, asked);
  const body = bodyOf(draft, stored?.value ?? null);
  const replied =
    id === null
      ? await api.ask('/subscriptions', AnsweredSubscription, { method: 'POST', body })
      : await api.ask(pathOf(id), AnsweredSubscription, { method: 'PUT', body, ifMatch: draft.etag ?? undefined });
  if (replied.kind === 'done') return { to: HERE };
  // Sent again, what was typed is a change of what it became.
  if (replied.problem.status === 412 && stored !== null) {
    return changing(asked, { ...draft, etag: stored.etag }, replied.problem, stored.value);
  }
  return id === null ? listed(asked, { draft, problem: replied.problem }) : changing(asked, draft, replied.problem);
}

export async function endSubscription(asked: Asked): Promise<Done> {
  const id = asked.form.get('id') ?? '';
  const replied = await asked.api.ask(pathOf(id), Nothing, { method: 'DELETE' });
  // Ended already is as good.
  if (replied.kind === 'refused' && replied.problem.status !== 404) throw new RefusedError(replied.problem);
  return { to: HERE };
}

const pathOf = (id: string): string => `/subscriptions/${encodeURIComponent(id)}`;

async function storedOf(id: string, { api }: Asked) {
  const replied = await api.ask(pathOf(id), ShownSubscription);
  if (replied.kind === 'refused') throw new RefusedError(replied.problem);
  return replied;
}

async function listed(asked: Asked, refused?: { readonly draft: Draft; readonly problem: Refused }): Promise<Shown> {
  const { api, query, voice, reader } = asked;
  const words = alertsWords[voice.language];
  const cursor = query.get('cursor') ?? undefined;
  const [{ items, nextCursor }, names] = await Promise.all([
    api.list('/subscriptions', ShownSubscription, { limit: ROWS, cursor }),
    api.list('/names', Name, { limit: NAMES }),
  ]);
  const nameOf = new Map(names.items.map(({ id, name }) => [id, name]));
  const problem = refused?.problem;
  const body = html`${problem === undefined ? '' : problemNote(words.problem, problem, subscriptionFields(words))}
<h2>${words.parts.subscriptions}</h2><p class="s">${words.subscriptions.lead}</p>
${items.length === 0 ? html`<div class="none"><p class="lead">${words.subscriptions.none}</p><p>${words.subscriptions.noneText}</p></div>` : html`<ol class="rows">${items.map((one) => row(one, nameOf, voice, words))}</ol>`}
${nextCursor === null ? '' : html`<nav class="end"><a class="button" rel="next" href="${addressWith('/alerts', query, { cursor: nextCursor })}">${words.more}</a></nav>`}
<details class="adding"${refused === undefined ? '' : html` open`}><summary>${words.subscriptions.add}</summary>
${subscriptionForm(refused?.draft ?? emptyDraft, { names: names.items, reader, voice, words, problem })}</details>`;
  return { body, ...(problem && { status: statusOf(problem) }) };
}

/** `became`: what it is by now, where another change came first. */
async function changing(asked: Asked, draft: Draft, problem?: Refused, became?: ShownSubscription): Promise<Shown> {
  const { api, voice, reader } = asked;
  const words = alertsWords[voice.language];
  const names = await api.list('/names', Name, { limit: NAMES });
  const body = html`${became !== undefined ? stale(became, names.items, asked) : problem === undefined ? '' : problemNote(words.problem, problem, subscriptionFields(words))}
<h2>${words.subscriptions.change}</h2>
${subscriptionForm(draft, { names: names.items, reader, voice, words, problem, isMine: became !== undefined })}
<p class="end"><a href="${HERE}">${words.cancel}</a></p>`;
  return { body, ...(problem && { status: statusOf(problem) }) };
}

function stale(became: ShownSubscription, names: readonly Name[], { voice }: Asked): Markup {
  const words = alertsWords[voice.language];
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return html`<div class="note care" role="alert"><p>${words.subscriptions.stale}</p><ul>${row(became, nameOf, voice, words)}</ul>
<p><a href="${HERE}">${words.subscriptions.keep}</a></p></div>`;
}

async function endForm({ id, address }: ShownSubscription, { reader, voice }: Asked): Promise<Shown> {
  const words = alertsWords[voice.language];
  const { endTitle, endText, end } = words.subscriptions;
  const body = html`<h2>${endTitle}</h2><p>${fill(endText, { address })}</p>
<form class="do" method="post" action="${HERE}">${formKey(reader)}<input type="hidden" name="do" value="end"><input type="hidden" name="id" value="${id}"><button class="go">${end}</button> <a class="button" href="${HERE}">${words.cancel}</a></form>`;
  return { body };
}

function row(one: ShownSubscription, nameOf: ReadonlyMap<string, string>, voice: Voice, words: AlertsWords): Markup {
  const { id, address, nameIds, confirmed, channel } = one;
  const { subscriptions } = words;
  const follows =
    nameIds === '*'
      ? subscriptions.everyName
      : voice.some(
          nameIds.map((nameId) => nameOf.get(nameId) ?? nameId),
          5,
        );
  const here = `${HERE}&id=${encodeURIComponent(id)}`;
  const [shape, tone, word] = confirmed
    ? (['check', 'ok', subscriptions.active] as const)
    : (['clock', '', subscriptions.waits] as const);
  const host = channel !== undefined && channel.kind !== 'mail' ? html`<bdi>${URL.parse(channel.url)?.host}</bdi>` : '';
  return html`<li class="row b"><div><h3><bdi>${address}</bdi></h3><p><bdi>${follows}</bdi></p>
<p class="facts"><span>${timeOf(one, voice, words)}</span> <span>${subscriptions.channels[channel?.kind ?? 'mail']}</span> ${host}</p>
<p class="facts"><a href="${here}">${subscriptions.changeIt}<span class="vh">${fill(subscriptions.changeOf, { address })}</span></a> <a href="${here}&amp;end">${subscriptions.end}<span class="vh">${fill(subscriptions.changeOf, { address })}</span></a></p></div>
<span class="state ${tone}">${icon(shape)}${word}</span></li>`;
}

/** `Weekly, Monday 07:00, Europe/Paris` */
function timeOf(
  { cadence, hour = DIGEST_HOUR, weekday = 'monday', timeZone = 'UTC' }: ShownSubscription,
  voice: Voice,
  { subscriptions }: AlertsWords,
): Markup {
  const { comma } = voice.words;
  const at = `${String(hour).padStart(2, '0')}:00`;
  switch (cadence) {
    case 'instant':
      return html`${subscriptions.cadences.instant}`;
    case 'daily':
      return html`${subscriptions.cadences.daily}${comma}<bdi>${at}</bdi>${comma}<bdi>${timeZone}</bdi>`;
    case 'weekly':
      return html`${subscriptions.cadences.weekly}${comma}${voice.weekday(weekday)} <bdi>${at}</bdi>${comma}<bdi>${timeZone}</bdi>`;
    default:
      return cadence satisfies never;
  }
}
