/** The form of a name, and what a dry run of it found. */
import { html } from 'hono/html';
import type { DryRun, DryRunSample } from '../../../../shared/contract/api.ts';
import type { Asked, Markup } from '../page.ts';
import { formKey } from '../parts/form.ts';
import { markedSnippet } from '../parts/marked.ts';
import { type FieldName, linesOf, type NameFields, type Wrong } from './form.ts';
import { type NameFormWords, nameFormWords } from './words/index.ts';

export interface NameForm {
  readonly fields: NameFields;
  /** What the API refused; nothing where the form is as it was opened. */
  readonly wrong: readonly Wrong[];
  readonly trial: DryRun | null;
  /** The state of the name that is changed; null for a new one, which may be given an id. */
  readonly etag: string | null;
  /** What is done with it when it is saved. */
  readonly saving: 'add' | 'save';
}

type Around = Pick<Asked, 'reader' | 'voice'>;

/** It is sent to the page that it stands on. */
export function nameForm(form: NameForm, { reader, voice }: Around): Markup {
  const words = nameFormWords[voice.language];
  const { fields, etag, saving, wrong } = form;
  const wrongFields = new Set(
    wrong.map((one) => (one.kind === 'field' ? one.field : one.kind === 'taken' ? 'id' : '')),
  );
  const isWrong = (field: FieldName) => (wrongFields.has(field) ? html` aria-invalid="true"` : '');
  const lines = (name: Exclude<FieldName, 'name' | 'id'>, rows: number) =>
    html`<div><label for="f-${name}">${words[name]}</label><textarea id="f-${name}" name="${name}" rows="${rows}" dir="auto"${isWrong(name)}>${`\n${fields[name]}`}</textarea></div>`;
  const isNarrow = [fields.require, fields.exclude, fields.strike].some((text) => text !== '') || fields.transliterate;
  return html`<form method="post" class="fields">${formKey(reader)}${etag === null ? '' : html`<input type="hidden" name="etag" value="${etag}">`}
${wrong.length === 0 ? '' : problemNote(wrong, words)}
<div><label for="f-name">${words.name}</label><input id="f-name" name="name" required maxlength="200" dir="auto" value="${fields.name}"${isWrong('name')}></div>
${saving === 'save' ? '' : html`<div><label for="f-id">${words.id}</label><input id="f-id" name="id" maxlength="100" dir="ltr" spellcheck="false" aria-describedby="id-help" value="${fields.id}"${isWrong('id')}><p class="s" id="id-help">${words.idHelp}</p></div>`}
${lines('aliases', 3)}
<details${isNarrow ? html` open` : ''}><summary>${words.narrow}</summary><div class="fields">
<div class="check"><input id="f-transliterate" name="transliterate" type="checkbox"${fields.transliterate ? html` checked` : ''}><label for="f-transliterate">${words.transliterate}</label></div>
${lines('strike', 2)}${lines('require', 2)}${lines('exclude', 2)}</div></details>
${form.trial === null ? '' : trialNote(form.trial, fields, { voice, words })}
<p class="do"><button name="do" value="try" formaction="#trial">${words.try}</button><button class="go" name="do" value="${saving}">${words.save}</button></p></form>`;
}

function problemNote(wrong: readonly Wrong[], words: NameFormWords): Markup {
  const item = (one: Wrong): Markup => {
    switch (one.kind) {
      case 'field':
        return html`<a href="#f-${one.field}">${words.wrong[one.field]}</a><br><span class="s" lang="en" dir="ltr">${one.text}</span>`;
      case 'taken':
        return html`<a href="#f-id">${words.taken}</a>`;
      case 'other':
        return html`<span lang="en" dir="ltr">${one.text}</span>`;
      default:
        return one satisfies never;
    }
  };
  return html`<div class="note bad" role="alert" tabindex="-1" autofocus><p><b>${words.problem}</b></p><ul>${wrong.map((one) => html`<li>${item(one)}</li>`)}</ul></div>`;
}

/** Samples that are shown of those that an answer has. */
const SAMPLES = 8;

function trialNote(
  { searched, hits, added, lost, samples, nextCursor }: DryRun,
  fields: NameFields,
  { voice, words: { trial: words } }: Pick<Around, 'voice'> & { readonly words: NameFormWords },
): Markup {
  const forms = [fields.name.trim(), ...linesOf(fields.aliases)];
  return html`<section class="note" id="trial" role="status" aria-labelledby="trial-title"><h3 id="trial-title">${words.title}</h3>
<p class="facts"><span>${voice.count(words.searched, searched)}</span> <span>${voice.count(words.hits, hits)}</span> <span>${voice.count(words.added, added)}</span> <span>${voice.count(words.lost, lost)}</span></p>
${samples.length === 0 ? '' : html`<p class="s">${words.samples}</p><ul class="samples">${samples.slice(0, SAMPLES).map((sample) => sampleItem(sample, forms, words))}</ul>`}
<p>${nextCursor === null ? words.whole : ''} ${words.unsaved}</p>
${nextCursor === null ? '' : html`<p class="do"><button name="further" value="${nextCursor}" formaction="#trial">${words.further}</button></p>`}</section>`;
}

function sampleItem(sample: DryRunSample, forms: readonly string[], { isNew, isLost }: NameFormWords['trial']): Markup {
  const { kind, clipId, title, outlet, snippet } = sample;
  return html`<li><p><span class="s">${kind === 'added' ? isNew : isLost}</span> <a href="/clips/${clipId}" dir="auto">${title ?? clipId}</a>${outlet === null ? '' : html` <bdi class="s">${outlet}</bdi>`}</p>
${snippet === '' ? '' : html`<p class="clip" dir="auto">${markedSnippet({ snippet, spans: forms.map((form) => ({ form })) })}</p>`}</li>`;
}
