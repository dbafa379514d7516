/** The form that sends digests at once, and what came of it. */
import { html } from 'hono/html';
import { fill } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Markup, Reader } from '../page.ts';
import { formKey } from '../parts/form.ts';
import type { AlertsWords } from './words/index.ts';

export function digestsForm(reader: Reader, { digests }: AlertsWords): Markup {
  return html`<section aria-labelledby="digests"><h2 id="digests">${digests.title}</h2><p class="s">${digests.text}</p>
<form class="do" method="post" action="/alerts">${formKey(reader)}<input type="hidden" name="do" value="digests"><button>${digests.button}</button></form></section>`;
}

/** What the address says that was handed over. */
export function digestsSent(query: URLSearchParams, voice: Voice, { digests }: AlertsWords): Markup | string {
  const [sent, owed] = ['sent', 'owed'].map((name) => Number.parseInt(query.get(name) ?? '', 10));
  if (sent === undefined || owed === undefined || Number.isNaN(sent) || Number.isNaN(owed)) return '';
  const said = { sent: voice.count(digests.mails, sent), owed: voice.count(digests.mentions, owed) };
  return html`<p class="note" role="status">${fill(digests.done, said)}</p>`;
}
