/** Two who changed a name at once; and the question before it is removed. */
import { html } from 'hono/html';
import type { AuditEntry } from '../../../../shared/contract/audit.ts';
import type { Name } from '../../../../shared/contract/name.ts';
import { piecesOf } from '../../../../shared/view/fill.ts';
import type { NameFields } from '../name-form/form.ts';
import { nameFormWords } from '../name-form/words/index.ts';
import type { Asked, Markup } from '../page.ts';
import { formKey } from '../parts/form.ts';
import { pathOf } from './read.ts';
import { nameWords } from './words/index.ts';

export interface Conflict {
  readonly now: NameFields;
  readonly mine: NameFields;
  /** Who changed it meanwhile; null for who may not know. */
  readonly change: Pick<AuditEntry, 'who' | 'at'> | null;
}

const SHOWN = ['name', 'aliases', 'transliterate', 'strike', 'require', 'exclude'] as const;

/** Both values of each field in which they differ. */
export function conflictNote({ now, mine, change }: Conflict, { voice }: Pick<Asked, 'voice'>): Markup {
  const words = nameWords[voice.language].conflict;
  const labels = nameFormWords[voice.language];
  const said = (value: string | boolean): Markup =>
    typeof value === 'boolean'
      ? html`${value ? words.yes : words.no}`
      : html`${value.split('\n').map((line) => html`<bdi>${line}</bdi><br>`)}`;
  const rows = SHOWN.filter((field) => lines(now[field]) !== lines(mine[field])).map(
    (field) =>
      html`<tr><th scope="row">${labels[field]}</th><td>${said(now[field])}</td><td>${said(mine[field])}</td></tr>`,
  );
  const by = change && {
    who: html`<bdi>${change.who}</bdi>`,
    time: html`<time datetime="${change.at}">${voice.moment(change.at)}</time>`,
  };
  return html`<div class="note care" role="alert" tabindex="-1" autofocus><p><b>${words.title}</b></p>
${by === null ? '' : html`<p class="s">${piecesOf<Markup>(words.by, by)}</p>`}
${rows.length === 0 ? html`<p>${words.nothing}</p>` : html`<table><thead><tr><th scope="col">${words.field}</th><th scope="col">${words.now}</th><th scope="col">${words.mine}</th></tr></thead><tbody>${rows}</tbody></table><p>${words.use}</p>`}
<p><a href="${pathOf(mine.id)}">${words.keep}</a></p></div>`;
}

/** Line ends differ by who sends them. */
const lines = (value: string | boolean): string => String(value).trim().replaceAll('\r\n', '\n');

interface Removal {
  readonly name: Name;
  readonly etag: string;
  /** It was changed since the reader was asked. */
  readonly isStale: boolean;
}

export function removalView(
  { name, etag, isStale }: Removal,
  { reader, voice }: Pick<Asked, 'reader' | 'voice'>,
): Markup {
  const words = nameWords[voice.language].remove;
  return html`<p class="s"><a href="${pathOf(name.id)}"><bdi>${name.name}</bdi></a></p>
<h1>${piecesOf<Markup>(words.title, { name: html`<bdi>${name.name}</bdi>` })}</h1>
<div class="none">${isStale ? html`<p class="note care" role="alert">${words.changed}</p>` : ''}<p>${words.text}</p>
<form method="post" action="${pathOf(name.id)}">${formKey(reader)}<input type="hidden" name="etag" value="${etag}">
<p class="do"><button name="do" value="remove">${words.button}</button> <a class="button" href="${pathOf(name.id)}">${words.back}</a></p></form></div>`;
}
