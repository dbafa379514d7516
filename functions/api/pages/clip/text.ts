/** The text of a clip, with every name marked and the places that fields were read from. */
import { html } from 'hono/html';
import type { Mention } from '../../../../shared/contract/clip.ts';
import { nameText } from '../../../../shared/view/clip-text.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import { reasonsOf } from '../../../../shared/view/reasons.ts';
import { beginning } from '../../../../shared/well-formed.ts';
import type { Markup } from '../page.ts';
import { languageOf } from '../parts/clip-row.ts';
import { markedAt, type NamePlace, namesIn, type TextMark } from '../parts/marked.ts';
import { type FieldPlace, placesOfFields } from './places.ts';
import type { ClipRecord, RecordLook } from './record.ts';
import { clipWords } from './words/index.ts';

/** UTF-16 units that a page shows. */
const MAX_TEXT = 100_000;
/** Places of a name that are linked; further ones are marked too. */
const MAX_LINKS = 20;

/** The text as it is shown, and what is where in it. */
export interface ReadText {
  readonly text: string;
  readonly isCut: boolean;
  readonly names: readonly NamePlace[];
  readonly fields: readonly FieldPlace[];
}

export function readText({ text, clip }: Pick<ClipRecord, 'text' | 'clip'>): ReadText | null {
  if (text === null || text.trim() === '') return null;
  const shown = beginning(text, MAX_TEXT);
  return {
    text: shown,
    isCut: shown.length < text.length,
    names: namesIn(shown, clip.mentions),
    fields: placesOfFields(shown, clip),
  };
}

/** A text with names marked, without places to lead to. */
export function markedText(text: string, mentions: readonly Mention[], { nameId }: Pick<RecordLook, 'nameId'>): Markup {
  const marks = namesIn(text, mentions).map((place) => ({ ...place, isOther: isOther(place, nameId) }));
  return html`${markedAt(text, marks)}`;
}

export function textSection(read: ReadText | null, { clip }: ClipRecord, look: RecordLook): Markup {
  const words = clipWords[look.voice.language];
  const file = html`<bdi dir="ltr">${clip.key}</bdi>`;
  return html`<section aria-labelledby="text"><div class="head"><h2 id="text">${words.text}</h2></div>
${
  read === null
    ? html`<p>${words.noText}</p>`
    : html`<p class="s">${piecesOf<Markup>(words.textOf, { file })}</p>
<div class="prose whole"${languageOf(clip)}>${paragraphs(read, look)}</div>${read.isCut ? html`<p class="s">${words.cut}</p>` : ''}`
}</section>`;
}

function paragraphs({ text, names, fields }: ReadText, { nameId }: RecordLook): Markup[] {
  return [...text.matchAll(/[^\n](?:[^\n]|\n(?!\n))*/g)].map(({ 0: paragraph, index: begin }) => {
    const end = begin + paragraph.length;
    const marks = names
      .filter((place) => place.start >= begin && place.end <= end)
      .map((place) => ({ ...place, id: markId(place), isOther: isOther(place, nameId) }));
    const places = fields
      .filter((place) => place.start >= begin && place.start < end)
      .map((place) => ({ ...place, end: Math.min(place.end, end) }))
      .filter((place) => !marks.some((mark) => isCrossing(mark, place)));
    return html`<p dir="auto">${withPlaces(text, begin, end, places, marks)}</p>
`;
  });
}

type Range = Pick<TextMark, 'start' | 'end'>;

/** Whether a mark lies neither within a place nor outside it. */
const isCrossing = (mark: Range, place: Range): boolean =>
  mark.start < place.end && place.start < mark.end && (mark.start < place.start || mark.end > place.end);

function withPlaces(
  text: string,
  begin: number,
  end: number,
  places: readonly FieldPlace[],
  marks: readonly TextMark[],
) {
  const marked = (from: number, to: number) =>
    markedAt(
      text.slice(from, to),
      marks
        .filter((mark) => mark.start >= from && mark.end <= to)
        .map((mark) => ({ ...mark, start: mark.start - from, end: mark.end - from })),
    );
  let at = begin;
  const pieces = places.map((place) => {
    const before = marked(at, place.start);
    at = place.end;
    return html`${before}<span class="at" id="at-${place.field}" tabindex="-1">${marked(place.start, place.end)}</span>`;
  });
  return html`${pieces}${marked(at, end)}`;
}

const isOther = ({ nameId }: NamePlace, asked: string | null): boolean => asked !== null && nameId !== asked;

const markId = ({ nameId, number }: NamePlace): string => `name-${encodeURIComponent(nameId)}-${number}`;

/** Each name: how often, a link to each of its places, and why it matched. */
export function nameList(read: ReadText | null, { clip, nameOf }: ClipRecord, look: RecordLook): Markup | string {
  const { voice, isAlone } = look;
  if (clip.mentions.length === 0) return '';
  const words = clipWords[voice.language];
  const items = clip.mentions.map((mention) => {
    const name = html`<b><bdi>${nameText(nameOf(mention.nameId))}</bdi></b>`;
    const shown = isAlone
      ? name
      : html`<a class="quiet" href="/names/${encodeURIComponent(mention.nameId)}">${name}</a>`;
    const places = (read?.names ?? []).filter(({ nameId }) => nameId === mention.nameId).slice(0, MAX_LINKS);
    const links = places.map(
      (place) =>
        html` <a href="#${markId(place)}"><bdi class="n">${voice.number(place.number)}</bdi><span class="vh"> ${nameText(nameOf(mention.nameId))}</span></a>`,
    );
    return html`<li>${shown} · ${voice.count(voice.words.count.mentions, mention.count)}${links}
<span class="s">${reasons(mention, look)}</span></li>`;
  });
  return html`<section aria-labelledby="names"><h2 id="names">${words.names}</h2><ul class="mentioned">${items}</ul></section>`;
}

function reasons(mention: Mention, { voice }: RecordLook): Markup {
  const quoted = (text: string) => html`<bdi>${fill(voice.words.quote, { text })}</bdi>`;
  const said = reasonsOf(mention, voice).map(
    ({ text, form, alias, times }) =>
      html`${piecesOf<Markup>(text, { form: quoted(form), alias: quoted(alias) })}${times}`,
  );
  return html`${said.map((one, i) => (i === 0 ? one : html`${voice.words.why.separator}${one}`))}`;
}
