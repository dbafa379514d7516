/** The head of the page is the record: each field with its value, why it has it, and a form to correct it. */
import { html } from 'hono/html';
import { CORRECTED } from '../../../../shared/clip/correction.ts';
import type { Field } from '../../../../shared/contract/clip.ts';
import { outletText, titleText } from '../../../../shared/view/clip-text.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Markup } from '../page.ts';
import { languageOf } from '../parts/clip-row.ts';
import { formKey } from '../parts/form.ts';
import { receiptState } from '../parts/receipt-state.ts';
import { numberOf, valueText, why } from './evidence.ts';
import { type ClipRecord, clipPath, type RecordLook } from './record.ts';
import { markedText, type ReadText } from './text.ts';
import { clipWords } from './words/index.ts';

export function header(record: ClipRecord, read: ReadText | null, look: RecordLook): Markup {
  const { clip } = record;
  const { voice, isAlone } = look;
  const words = clipWords[voice.language];
  const title = titleText({ title: clip.title ?? clip.file }, voice);
  const under = (field: Field) => html`${why(field, record, read, voice)}${correction(field, record, look)}`;
  const cell = (field: Field, value: Markup | string) =>
    html`<div class="f f${numberOf(field)}" id="field-${field}" tabindex="-1"><dt>${words.field[field]}</dt><dd>${value}${under(field)}</dd></div>`;
  const filtered = (name: string, value: string | null, shown: Markup) =>
    value === null || isAlone
      ? shown
      : html`<a class="quiet" href="/clips?${new URLSearchParams({ [name]: value })}">${shown}</a>`;
  return html`<div class="f f1" id="field-title" tabindex="-1"><h1${languageOf(clip)} dir="auto">${title}</h1>
${under('title')}</div>
<dl class="record">
${cell('outlet', filtered('outlet', clip.outlet, html`<bdi>${clip.outlet === null ? words.unknown : outletText(clip.outlet, voice)}</bdi>`))}
${cell('publishedOn', clip.publishedOn === null ? words.unknown : html`<time datetime="${clip.publishedOn}">${valueText('publishedOn', clip.publishedOn, voice)}</time>`)}
${cell('language', filtered('language', clip.language, html`<bdi>${valueText('language', clip.language, voice)}</bdi>`))}
<div><dt>${words.received}</dt><dd><time datetime="${clip.receivedAt}">${voice.moment(clip.receivedAt)}</time><p class="why">${receiptState(clip.receipt.outcome, voice)} <span>${fill(words.version, { n: voice.number(clip.revision) })}</span></p></dd></div>
</dl>`;
}

/** With every name marked, and corrected like the others. */
export function summarySection(record: ClipRecord, read: ReadText | null, look: RecordLook): Markup {
  const { clip } = record;
  const { voice } = look;
  const words = clipWords[voice.language];
  const paragraphs = (clip.summary ?? '').split(/\n+/u).filter((paragraph) => paragraph.trim() !== '');
  return html`<section class="f f${numberOf('summary')}" id="field-summary" tabindex="-1" aria-labelledby="summary"><div class="head"><h2 id="summary">${words.field.summary}</h2>${why('summary', record, read, voice)}</div>
${
  paragraphs.length === 0
    ? html`<p>${words.unknown}</p>`
    : html`<div class="prose"${languageOf(clip)}>${paragraphs.map((text) => html`<p dir="auto">${markedText(text, clip.mentions, look)}</p>`)}</div>`
}
${correction('summary', record, look)}</section>`;
}

/** The form in its place, open where it was sent in vain; or a way to take a correction back. */
function correction(field: Field, { clip, etag }: ClipRecord, { voice, reader, unsaved }: RecordLook): Markup | string {
  if (reader.formKey === null || reader.scope === 'read') return '';
  const words = clipWords[voice.language];
  const action = clipPath(clip.clipId);
  const seen = html`${formKey(reader)}<input type="hidden" name="field" value="${field}"><input type="hidden" name="etag" value="${etag ?? ''}"><input type="hidden" name="seen" value="${clip[field] ?? ''}">`;
  const what = html`<span class="vh">: ${words.field[field]}</span>`;
  const mine = unsaved?.field === field && !unsaved.isConflict ? unsaved : null;
  const takeBack =
    clip.evidence[field]?.rule === CORRECTED
      ? html`<form class="back" method="post" action="${action}">${seen}<input type="hidden" name="do" value="take-back"><button class="link s">${words.takeBack}${what}</button></form>`
      : '';
  return html`${takeBack}<details${mine === null ? '' : html` open`}><summary>${words.correct}${what}</summary><form method="post" action="${action}">${seen}<input type="hidden" name="do" value="correct">
<div><label for="fix-${field}">${words.field[field]}</label>${control(field, mine?.mine ?? clip[field] ?? '', mine !== null)}</div>
<p class="s" id="hint-${field}">${field === 'language' ? words.tag : words.holds}${mine === null ? '' : html` <span class="wrong" lang="en">${faultOf(mine.problem)}</span>`}</p>
<div><button class="go">${words.save}</button></div></form></details>`;
}

function control(field: Field, value: string, isWrong: boolean): Markup {
  const shared = html`id="fix-${field}" name="value" required aria-describedby="hint-${field}"${isWrong ? html` aria-invalid="true"` : ''}`;
  switch (field) {
    case 'title':
    case 'outlet':
      return html`<input ${shared} type="text" dir="auto" value="${value}">`;
    case 'language':
      return html`<input ${shared} type="text" dir="ltr" value="${value}">`;
    case 'publishedOn':
      return html`<input ${shared} type="date" value="${value}">`;
    case 'summary':
      return html`<textarea ${shared} rows="8" dir="auto">
${value}</textarea>`;
    default:
      return field satisfies never;
  }
}

const faultOf = ({ detail, errors }: { detail: string; errors: readonly { message: string }[] }): string =>
  errors.map(({ message }) => message).join('; ') || detail;

/** Why the form that was sent changed nothing: what is wrong, or what somebody else wrote meanwhile. */
export function notSaved(
  { clip, etag, revisions }: ClipRecord,
  look: RecordLook,
  fieldOf: (text: string) => Field | null,
): Markup | string {
  const { voice, reader, unsaved } = look;
  if (unsaved === null) return '';
  const words = clipWords[voice.language];
  const field = fieldOf(unsaved.field);
  if (!unsaved.isConflict || field === null) {
    const said = html`<span lang="en" dir="ltr">${faultOf(unsaved.problem)}</span>`;
    return html`<div class="note bad" role="alert"><p><b>${words.notSaved}</b> ${field === null ? said : html`<a href="#fix-${field}">${words.field[field]}</a>: ${said}`}</p></div>`;
  }
  const made = revisions.find(({ changed }) => changed.includes(field));
  const quoted = (text: string) =>
    html`<bdi>${fill(voice.words.quote, { text: valueText(field, text === '' ? null : text, voice) })}</bdi>`;
  const values = { theirs: quoted(clip[field] ?? ''), mine: quoted(unsaved.mine) };
  const said =
    made?.by.kind === 'correction'
      ? piecesOf<Markup>(words.conflict.by, {
          ...values,
          who: html`<bdi>${made.by.who}</bdi>`,
          time: html`<time datetime="${made.recordedAt}">${voice.moment(made.recordedAt)}</time>`,
        })
      : piecesOf<Markup>(words.conflict.plain, values);
  return html`<div class="note care" role="alert"><p><b>${words.notSaved}</b> ${said}</p>
<form class="do" method="post" action="${clipPath(clip.clipId)}">${formKey(reader)}<input type="hidden" name="do" value="correct"><input type="hidden" name="field" value="${field}"><input type="hidden" name="etag" value="${etag ?? ''}"><input type="hidden" name="seen" value="${clip[field] ?? ''}"><input type="hidden" name="value" value="${unsaved.mine}"><a class="button" href="${clipPath(clip.clipId)}">${words.conflict.keep}</a> <button>${words.conflict.mine}</button></form></div>`;
}
