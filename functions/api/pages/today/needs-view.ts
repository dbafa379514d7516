/** What needs somebody, with the forms that settle it. */
import { html } from 'hono/html';
import { dayText, titleText } from '../../../../shared/view/clip-text.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Refused } from '../api.ts';
import { icon } from '../frame/icons.ts';
import type { Markup, Reader } from '../page.ts';
import { languageOf } from '../parts/clip-row.ts';
import { fileText } from '../parts/file-text.ts';
import { formKey } from '../parts/form.ts';
import { receiptState } from '../parts/receipt-state.ts';
import type { Today } from './data.ts';
import { type Field, type Need, type SeenClip, sinceOf } from './needs.ts';
import { todayWords } from './words/index.ts';

/** Why a correction was not done, and what was sent. */
export type NotSaved =
  /** The field has another value than the reader saw. */
  | {
      readonly kind: 'changed';
      readonly status: 412;
      readonly field: Field;
      readonly mine: string;
      readonly seen: SeenClip;
    }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 409;
      readonly field: Field;
      readonly mine: string;
      readonly clipId: string;
      readonly problem: Refused;
    };

export interface Look {
  readonly voice: Voice;
  readonly reader: Reader;
  readonly now: Date;
  readonly mayWrite: boolean;
  readonly notSaved?: NotSaved | undefined;
}

export function needsView({ needs, cut }: Today, look: Look): Markup {
  const { voice, now, notSaved } = look;
  const words = todayWords[voice.language].needs;
  const content =
    needs.length === 0
      ? html`<div class="none"><p>${words.none} <span class="s">${fill(words.look, { moment: voice.moment(now.toISOString()) })}</span></p></div>`
      : html`<ol class="rows">${needs.map((need) => needRow(need, look))}</ol>${cutNote(cut, voice)}`;
  return html`<section aria-labelledby="needs"><div class="head"><h2 id="needs">${words.title}</h2>${needs.length > 1 ? html`<span class="s">${words.order}</span>` : ''}</div>
${notSaved === undefined ? '' : notSavedNote(notSaved, look)}${content}</section>`;
}

/** That there are more, and where they all are. */
function cutNote(cut: Today['cut'], voice: Voice): Markup | string {
  if (cut.length === 0) return '';
  const words = todayWords[voice.language].needs;
  const links = cut.map((outcome) => html` <a href="/receipts?outcome=${outcome}">${words.all[outcome]}</a>`);
  return html`<p class="s end">${words.more}${links}</p>`;
}

function needRow(need: Need, look: Look): Markup {
  const { voice } = look;
  const since = sinceOf(need);
  return html`<li class="row b"><div>${contentOf(need, look)}</div><time class="s" datetime="${since}">${voice.shortDay(since.slice(0, 10))}</time></li>
`;
}

function contentOf(need: Need, look: Look): Markup {
  const { voice, mayWrite } = look;
  const words = todayWords[voice.language].needs;
  if (need.kind === 'refused') {
    const { key, reason } = need.receipt;
    return html`<p>${receiptState('refused', voice)}</p><h3><a href="/receipts?${new URLSearchParams({ key })}">${fileText(need.receipt)}</a></h3>
<p lang="en" dir="ltr">${reason ?? ''}</p>
<p>${words.mend}</p>`;
  }
  const { kind, seen, message } = need;
  const state =
    kind === 'player'
      ? html`<span class="state">${icon('unknown')}${words.player}</span>`
      : html`<span class="state warn">${icon('care')}${words[wordOf(kind)]}</span>`;
  return html`<p>${state}</p>${heading(seen)}<p lang="en" dir="ltr">${message}</p>
${kind === 'player' || !mayWrite ? '' : correction(need, look)}`;

  function heading({ clip }: SeenClip): Markup {
    return html`<h3${languageOf(clip)} dir="auto"><a href="/clips/${encodeURIComponent(clip.clipId)}">${titleText(clip, voice)}</a>${clip.title === null ? html` <span class="s">${fileText(clip)}</span>` : ''}</h3>`;
  }
}

/** `title` is the word for the page's own title. */
const wordOf = (field: Field) => (field === 'title' ? 'titleOf' : field);
const inputId = (clipId: string, field: Field): string => `${field}-${clipId}`;

/** A button for each value that it may have, and a field for another one. */
function correction({ kind, seen, choices }: Extract<Need, { kind: Field }>, look: Look): Markup {
  const { voice, notSaved } = look;
  const words = todayWords[voice.language].needs;
  const { clip } = seen;
  const wrong =
    notSaved?.kind === 'refused' && notSaved.clipId === clip.clipId && notSaved.field === kind ? notSaved : null;
  const id = inputId(clip.clipId, kind);
  const title = kind === 'title' ? clip.key : titleText(clip, voice);
  const buttons = choices.map(
    (day) =>
      html`<button form="${id}-choose" name="publishedOn" value="${day}" aria-describedby="${id}-label">${dayText(day, voice)}</button>`,
  );
  const label = html`<label class="vh" for="${id}" id="${id}-label">${fill(words.label[kind], { title })}</label>`;
  const input =
    kind === 'publishedOn'
      ? html`<input id="${id}" name="publishedOn" type="date" required value="${wrong?.mine ?? ''}"${invalid(wrong)}>`
      : html`<input id="${id}" name="${kind}" required dir="auto" autocomplete="off" placeholder="${kind === 'outlet' ? words.outletHint : words.titleHint}" value="${wrong?.mine ?? ''}"${invalid(wrong)}>`;
  // Two forms: Enter in the field must not press the button of another day.
  const choose =
    buttons.length === 0
      ? ''
      : html`<form id="${id}-choose" method="post" action="/today" class="do">${hidden(seen, kind, look)}${buttons}</form>`;
  return html`${choose}<form method="post" action="/today" class="do">${hidden(seen, kind, look)}${label}${input}<button>${words.save}</button></form>`;
}

const invalid = (wrong: NotSaved | null): Markup | string =>
  wrong === null ? '' : html` aria-invalid="true" autofocus`;

function hidden({ clip, etag }: SeenClip, field: Field, { reader }: Look): Markup {
  return html`${formKey(reader)}<input type="hidden" name="do" value="correct"><input type="hidden" name="clip" value="${clip.clipId}"><input type="hidden" name="etag" value="${etag}"><input type="hidden" name="was" value="${clip[field] ?? ''}">`;
}

function notSavedNote(notSaved: NotSaved, look: Look): Markup {
  const { voice } = look;
  const words = todayWords[voice.language].notSaved;
  const { field, mine } = notSaved;
  if (notSaved.kind === 'refused') {
    const { problem, clipId } = notSaved;
    const said = problem.errors[0]?.message ?? problem.detail;
    return html`<div class="note bad" role="alert"><p><b>${words.title}</b> <span lang="en" dir="auto">${said}</span></p><p><a href="#${inputId(clipId, field)}">${words.field}</a></p></div>`;
  }
  const { clip } = notSaved.seen;
  const text = (value: string | null) =>
    field === 'publishedOn'
      ? html`${value ? dayText(value, voice) : words.none}`
      : html`<bdi>${value ?? words.none}</bdi>`;
  const title = html`<bdi>${titleText(clip, voice)}</bdi>`;
  const sentence = piecesOf<Markup>(words[wordOf(field)], { title, is: text(clip[field]), mine: text(mine) });
  return html`<div class="note care" role="alert"><p><b>${words.title}</b> ${sentence}</p>
<form method="post" action="/today" class="do">${hidden(notSaved.seen, field, look)}<a class="button" href="/today">${words.keep}</a><button name="${field}" value="${mine}">${words.use}</button></form></div>`;
}
