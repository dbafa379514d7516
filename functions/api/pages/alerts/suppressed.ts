/** Addresses that get nothing, and their release. */
import { html } from 'hono/html';
import { Suppression } from '../../../../shared/contract/suppression.ts';
import { fill } from '../../../../shared/view/fill.ts';
import { Nothing, type Refused, statusOf } from '../api.ts';
import type { Asked, Markup } from '../page.ts';
import { addressWith } from '../parts/address.ts';
import { problemNote } from '../parts/fields.ts';
import { formKey } from '../parts/form.ts';
import type { Done, Shown } from '../parts/shown.ts';
import { type AlertsWords, alertsWords } from './words/index.ts';

const ROWS = 50;

export async function suppressedPart(asked: Asked, problem?: Refused): Promise<Shown> {
  const { api, query, voice } = asked;
  const words = alertsWords[voice.language];
  const cursor = query.get('cursor') ?? undefined;
  const { items, nextCursor } = await api.list('/suppressions', Suppression, { limit: ROWS, cursor });
  const body = html`${problem === undefined ? '' : problemNote(words.problem, problem, [])}
<h2>${words.parts.suppressed}</h2><p class="s">${words.suppressed.lead}</p>
${items.length === 0 ? html`<div class="none"><p>${words.suppressed.none}</p></div>` : html`<ol class="rows">${items.map((one) => row(one, asked, words))}</ol>`}
${nextCursor === null ? '' : html`<nav class="end"><a class="button" rel="next" href="${addressWith('/alerts', query, { cursor: nextCursor })}">${words.more}</a></nav>`}`;
  return { body, ...(problem && { status: statusOf(problem) }) };
}

export async function release(asked: Asked): Promise<Done> {
  const address = asked.form.get('address') ?? '';
  const path = `/suppressions/${encodeURIComponent(address)}`;
  const replied = await asked.api.ask(path, Nothing, { method: 'DELETE' });
  return replied.kind === 'refused' ? suppressedPart(asked, replied.problem) : { to: '/alerts?part=suppressed' };
}

function row(
  { address, reason, suppressedAt, detail }: Suppression,
  { voice, reader }: Asked,
  words: AlertsWords,
): Markup {
  const button = html`<form method="post">${formKey(reader)}<input type="hidden" name="do" value="release"><input type="hidden" name="address" value="${address}"><button>${words.suppressed.release}<span class="vh">${fill(words.suppressed.releaseOf, { address })}</span></button></form>`;
  return html`<li class="row b"><div><bdi>${address}</bdi>
<p class="facts"><span>${words.suppressed.reasons[reason]}</span> <span>${fill(words.suppressed.since, { moment: voice.moment(suppressedAt) })}</span></p>
<p class="s" dir="auto">${detail}</p></div>${reader.scope === 'admin' ? button : ''}</li>`;
}
