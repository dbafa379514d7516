/** Why a field has its value: the rule that found it, and where; in the slot beside the text with what stands around it. */
import { html } from 'hono/html';
import { CORRECTED } from '../../../../shared/clip/correction.ts';
import { type Evidence, FIELDS, type Field } from '../../../../shared/contract/clip.ts';
import type { Revision } from '../../../../shared/contract/history.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import { shortened } from '../../../../shared/view/foreign-text.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { beginning, characterStart } from '../../../../shared/well-formed.ts';
import type { Markup } from '../page.ts';
import type { ClipRecord, RecordLook } from './record.ts';
import type { ReadText } from './text.ts';
import { clipWords } from './words/index.ts';

/** The number of a field's class, by which the slot shows it: the style sheet knows five. */
export const numberOf = (field: Field): number => SLOTS.indexOf(field) + 1;
const SLOTS: readonly Field[] = ['title', 'outlet', 'publishedOn', 'language', 'summary'];

/** Graphemes of a value in the slot, and UTF-16 units of what stands around it. */
const MAX_VALUE = 80;
const AROUND = 24;
const MAX_CANDIDATES = 3;

/** The rule in words; the rule itself where there are none for it. */
function ruleText(rule: string, voice: Voice): Markup {
  const { rule: words } = clipWords[voice.language];
  const known: Readonly<Record<string, string>> = words;
  const text = known[rule] ?? known[groupOf(rule)];
  return text === undefined ? html`<code dir="ltr">${rule}</code>` : html`<span>${text}</span>`;
}

/** Rules of one kind share their words: `declared-title`, `declared-outlet`. */
function groupOf(rule: string): string {
  if (rule.startsWith('byline')) return 'byline';
  if (rule === 'known-address') return 'address';
  return rule.split('-', 1)[0] ?? rule;
}

/** The line under a value. `read`: links lead to the place in the text. */
export function why(
  field: Field,
  { clip, revisions }: ClipRecord,
  read: ReadText | null,
  voice: Voice,
): Markup | string {
  const evidence = clip.evidence[field];
  if (evidence === undefined) return '';
  const words = clipWords[voice.language];
  if (evidence.rule === CORRECTED) {
    const made = correctionOf(field, revisions);
    const text =
      made === null
        ? words.byHand
        : piecesOf<Markup>(words.corrected, {
            who: html`<bdi>${made.who}</bdi>`,
            value: html`<bdi>${fill(voice.words.quote, { text: valueText(field, made.was, voice) })}</bdi>`,
          });
    return html`<p class="why"><span>${text}</span></p>`;
  }
  const isThere = read?.fields.some((place) => place.field === field) ?? false;
  const place = placeText(evidence, voice);
  return html`<p class="why">${ruleText(evidence.rule, voice)} ${isThere ? html`<a href="#at-${field}">${place}</a>` : html`<span>${place}</span>`}</p>`;
}

function placeText({ start, end }: Evidence, voice: Voice): Markup {
  const words = clipWords[voice.language];
  const range = html`<bdi class="n" dir="ltr">${`${start}–${end}`}</bdi>`;
  return start === end ? html`${words.outside}` : html`${piecesOf<Markup>(words.place, { range })}`;
}

/** Who gave a field its value by hand, and what it was before; null where that is no longer known. */
function correctionOf(field: Field, revisions: readonly Revision[]): { who: string; was: string | null } | null {
  const at = revisions.findIndex(({ by, changed }) => by.kind === 'correction' && changed.includes(field));
  const [made, before] = [revisions[at], revisions[at + 1]];
  return made?.by.kind === 'correction' && before !== undefined ? { who: made.by.who, was: before[field] } : null;
}

/** A value as it is read aloud: days and languages by their names. */
export function valueText(field: Field, value: string | null, voice: Voice): string {
  if (value === null) return clipWords[voice.language].unknown;
  switch (field) {
    case 'publishedOn':
      return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? voice.day(value) : value;
    case 'language':
      return voice.capital(voice.languageName(value));
    case 'title':
    case 'outlet':
    case 'summary':
      return shortened(value, MAX_VALUE);
    default:
      return field satisfies never;
  }
}

/** All fields lie in one place; the style sheet shows the one that is pointed at or has the focus. */
export function slot(record: ClipRecord, read: ReadText | null, { voice }: RecordLook): Markup {
  const words = clipWords[voice.language];
  const [before = '', after = ''] = words.slot.hint.split('{key}');
  const fields = FIELDS.filter((field) => record.clip.evidence[field] !== undefined);
  return html`<section class="seen" aria-labelledby="seen"><h2 class="vh" id="seen">${words.slot.title}</h2><div class="slot s">
<p>${before}<kbd>Tab</kbd>${after}</p>
${fields.map((field) => html`<div class="x${numberOf(field)}"><p><strong>${words.field[field]}</strong></p>${why(field, record, null, voice)}${excerpt(field, read)}${more(field, record, voice)}</div>`)}
</div></section>`;
}

function excerpt(field: Field, read: ReadText | null): Markup | string {
  const place = read?.fields.find((one) => one.field === field);
  if (read === null || place === undefined) return '';
  const { start, end } = place;
  const shown = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .join(' ¶ ');
  const before = shown(read.text.slice(characterStart(read.text, Math.max(0, start - AROUND)), start));
  const after = shown(beginning(read.text.slice(end), AROUND));
  return html`<code dir="auto">…${before}<b>${shortened(read.text.slice(start, end), MAX_VALUE)}</b>${after}…</code>`;
}

function more(field: Field, { clip }: ClipRecord, voice: Voice): Markup {
  const words = clipWords[voice.language];
  const { confidence } = clip.evidence[field] ?? {};
  const share = confidence === undefined ? '' : html`<p>${fill(words.share, { share: voice.percent(confidence) })}</p>`;
  const others = (clip.candidates?.[field] ?? [])
    .filter(({ value }) => value !== clip[field])
    .slice(0, MAX_CANDIDATES)
    .map(
      ({ value, rule }) =>
        html`<p>${piecesOf<Markup>(words.otherwise, { value: html`<bdi>${valueText(field, value, voice)}</bdi>` })} (${ruleText(rule, voice)})</p>`,
    );
  return html`${share}${others}`;
}
