/** The box in which a text is tried against a name. */
import { html } from 'hono/html';
import { piecesOf } from '../../../../shared/view/fill.ts';
import { apart } from '../../../../shared/view/highlight.ts';
import type { Asked, Markup } from '../page.ts';
import { formKey } from '../parts/form.ts';
import { markedAt } from '../parts/marked.ts';
import type { Matched } from './match.ts';
import { type NameWords, nameWords } from './words/index.ts';

/** UTF-16 units of a text. */
export const MAX_TEXT = 20_000;
/** Matches, and near misses, that are explained. */
const EXPLAINED = 10;

export interface Tried {
  readonly text: string;
  /** Null for a text that is too long. */
  readonly matched: Matched | null;
}

export function tryBox(tried: Tried | null, { reader, voice }: Pick<Asked, 'reader' | 'voice'>): Markup {
  const words = nameWords[voice.language].match;
  const isTooLong = tried !== null && tried.matched === null;
  return html`<section aria-labelledby="match"><div class="head"><h2 id="match">${words.title}</h2></div>
<form method="post" action="#match" class="fields">${formKey(reader)}
${isTooLong ? html`<div class="note bad" role="alert" tabindex="-1" autofocus><a href="#text">${words.tooLong}</a></div>` : ''}
<div><label for="text">${words.text}</label><textarea id="text" name="text" rows="4" dir="auto" required maxlength="${MAX_TEXT}"${isTooLong ? html` aria-invalid="true"` : ''}>${`\n${tried?.text ?? ''}`}</textarea></div>
<p class="do"><button name="do" value="match">${words.button}</button></p></form>
${tried?.matched ? result(tried.matched, words) : ''}</section>`;
}

function result({ text, spans, misses }: Matched, words: NameWords['match']): Markup {
  const quoted = (form: string) => html`<b><bdi>${form}</bdi></b>`;
  const forms = new Map(spans.map(({ form, alias }) => [`${form}\n${alias}`, { form, alias }]));
  const missed = new Map(misses.map((miss) => [`${miss.form}\n${miss.kind}`, miss]));
  const lines = [
    ...[...forms.values()]
      .slice(0, EXPLAINED)
      .map(({ form, alias }) =>
        piecesOf<Markup | string>(words.alias, { form: quoted(form), alias: html`<bdi>${alias}</bdi>` }),
      ),
    ...[...missed.values()]
      .slice(0, EXPLAINED)
      .map(({ form, kind }) => piecesOf<Markup | string>(words.miss, { form: quoted(form), why: words.why[kind] })),
  ];
  return html`<div class="note" role="status">${spans.length === 0 ? html`<p>${words.none}</p>` : ''}
<p class="tried" dir="auto">${markedAt(text, apart(spans))}</p>
<ul class="s">${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}
