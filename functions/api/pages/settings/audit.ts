/** Who changed what by the API, the console or the link of a mail. */
import { html } from 'hono/html';
import { AuditEntry } from '../../../../shared/contract/audit.ts';
import type { Asked, Markup } from '../page.ts';
import { addressWith } from '../parts/address.ts';
import type { Shown } from '../parts/shown.ts';
import { type SettingsWords, settingsWords } from './words/index.ts';

const ROWS = 50;

export async function auditPart({ api, query, voice }: Asked): Promise<Shown> {
  const words = settingsWords[voice.language];
  const cursor = query.get('cursor') ?? undefined;
  const { items, nextCursor } = await api.list('/audit', AuditEntry, { limit: ROWS, cursor });
  const body = html`<section aria-labelledby="audit"><h2 id="audit">${words.parts.audit}</h2><p class="s">${words.audit.lead}</p>
${items.length === 0 ? html`<div class="none"><p>${words.audit.none}</p></div>` : html`<ol class="rows">${items.map((entry) => row(entry, voice, words))}</ol>`}
${nextCursor === null ? '' : html`<nav class="end"><a class="button" rel="next" href="${addressWith('/settings', query, { part: 'audit', cursor: nextCursor })}">${words.older}</a></nav>`}</section>`;
  return { body };
}

function row(
  { at, who, what, id, before, after, asked }: AuditEntry,
  voice: Asked['voice'],
  words: SettingsWords,
): Markup {
  const fields = [...new Set([before, after, asked].flatMap((values) => Object.keys(values ?? {})))];
  return html`<li class="row b"><div><p><code dir="ltr">${what}</code> <bdi>${id}</bdi></p>
<p class="facts"><bdi>${who}</bdi> <time datetime="${at}">${voice.moment(at)}</time></p>
${fields.length === 0 ? '' : html`<details><summary>${words.audit.details}<span class="vh">: ${what} ${id}</span></summary>${changes(fields, { before, after, asked }, words)}</details>`}</div></li>
`;
}

type Values = Readonly<Record<string, unknown>> | undefined;

function changes(
  fields: readonly string[],
  { before, after, asked }: { readonly before: Values; readonly after: Values; readonly asked: Values },
  { audit: words }: SettingsWords,
): Markup {
  const cell = (values: Values, field: string) => html`<td><bdi>${textOf(values?.[field])}</bdi></td>`;
  const later = asked ?? after;
  return html`<table><thead><tr><th scope="col">${words.field}</th><th scope="col">${words.before}</th><th scope="col">${asked === undefined ? words.after : words.asked}</th></tr></thead>
<tbody>${fields.map((field) => html`<tr><th scope="row"><code dir="ltr">${field}</code></th>${cell(before, field)}${cell(later, field)}</tr>`)}</tbody></table>`;
}

/** As the API has it. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
