/** The mark-up of the list of clips. */
import { html } from 'hono/html';
import type { Clip } from '../../../../shared/contract/clip.ts';
import type { ShownExport } from '../../../../shared/contract/export.ts';
import { titleText } from '../../../../shared/view/clip-text.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { ListPage, Refused } from '../api.ts';
import { icon } from '../frame/icons.ts';
import type { Asked, Markup, Page } from '../page.ts';
import { clipRow, type RowClip } from '../parts/clip-row.ts';
import { formKey } from '../parts/form.ts';
import { type FilterForm, filterForm, saidBack } from './filters.ts';
import { type ListQuery, listAddress } from './query.ts';
import { clipsWords } from './words/index.ts';
import type { ClipsWords } from './words/words.ts';

export interface ClipsData extends FilterForm {
  readonly page: ListPage<Clip>;
  /** Words of a search that found nothing, which find clips alone. */
  readonly alone: readonly string[];
  readonly refused: Refused | null;
  readonly exported: ShownExport | null;
}

export function clipsView(data: ClipsData, { voice, reader }: Pick<Asked, 'voice' | 'reader'>): Page {
  const words = clipsWords[voice.language];
  const { query, page, refused } = data;
  const body = html`<div class="top"><h1>${words.title}</h1>${bookLink(query, words)}
${reader.formKey === null || query.filters.q !== undefined ? '' : exportForm(query, reader, words)}</div>
${refused === null ? '' : refusal(refused, words)}
${data.exported === null ? '' : exportRow(data.exported, query, voice)}
${filterForm(data, voice)}
${refused === null ? saidBack(data, voice) : ''}
${page.items.length > 0 ? days(data, voice) : refused === null ? nothing(data, voice) : ''}
${pages(data, voice)}`;
  return { title: words.title, place: 'clips', body, status: refused === null ? 200 : 400 };
}

/** The printable book of a name, over the same days. */
function bookLink({ filters: { nameId, from, to } }: ListQuery, words: ClipsWords): Markup | string {
  if (nameId === undefined) return '';
  const query = new URLSearchParams({ nameId, ...(from && { from }), ...(to && { to }) });
  return html`<a class="button" href="/book?${query}">${icon('book')}${words.book}</a>`;
}

function exportForm(query: ListQuery, reader: Asked['reader'], words: ClipsWords): Markup {
  const address = listAddress({ ...query, cursor: undefined });
  return html`<form class="do" method="post" action="${address}">${formKey(reader)}<input type="hidden" name="do" value="export"><button name="format" value="csv">${words.csv}</button> <button name="format" value="jsonl">${words.jsonl}</button></form>`;
}

function refusal({ detail, errors }: Refused, words: ClipsWords): Markup {
  const labels: Readonly<Record<string, string>> = words.label;
  const said = errors.map(({ path, message }) => {
    const label = labels[path];
    return label === undefined || path === 'story'
      ? html`<li><bdi lang="en" dir="ltr">${path} ${message}</bdi></li>`
      : html`<li><a href="#${path}">${fill(words.refused.field, { field: label })}</a> <bdi lang="en" dir="ltr">${message}</bdi></li>`;
  });
  return html`<div class="note care" role="alert"><p><b>${words.refused.title}</b> ${words.refused.text}</p>
${said.length === 0 ? html`<p lang="en" dir="ltr">${detail}</p>` : html`<ul>${said}</ul>`}
<p><a href="/clips">${words.none.clear}</a></p></div>`;
}

/** How far an export is; it goes on when this page is left. */
function exportRow({ id, state, rows, url, expiresAt }: ShownExport, query: ListQuery, voice: Voice): Markup {
  const words = clipsWords[voice.language].export;
  const content = (): Markup => {
    switch (state) {
      case 'running':
        return html`<p role="status">${voice.count(words.running, rows)}</p><p><a href="${listAddress(query, { export: id })}">${words.again}</a></p>`;
      case 'done':
        return html`<p role="status">${voice.count(words.done, rows)}</p>
${url === undefined ? '' : html`<p><a class="button go" href="${url}" download rel="noreferrer">${words.download}</a></p>`}
${expiresAt === undefined ? '' : html`<p class="s">${fill(words.until, { time: voice.moment(expiresAt) })}</p>`}`;
      case 'failed':
        return html`<p role="status">${words.failed}</p>`;
      default:
        return state satisfies never;
    }
  };
  return html`<section class="note${state === 'failed' ? ' bad' : ''}" aria-labelledby="export"><h2 id="export">${words.title}</h2>${content()}</section>`;
}

/** Rows under their days; those of no known day have a group of their own. */
function days({ page, nameOf, query }: ClipsData, voice: Voice): Markup {
  const words = clipsWords[voice.language];
  const { nameId } = query.filters;
  const atEnd = (clip: RowClip) =>
    html`<label class="pick"><input type="checkbox" name="clipId" value="${clip.clipId}" form="chosen">${words.choose}<span class="vh">: ${titleText(clip, voice)}</span></label>`;
  const groups = Map.groupBy(page.items, ({ publishedOn }) => publishedOn);
  return html`${[...groups].map(
    ([day, clips]) => html`<h2 class="day">${day === null ? words.unknownDay : dayLink(day, voice)}</h2>
<ol class="rows">${clips.map(({ publishedOn: _, ...clip }) => clipRow(clip, { voice, nameOf, nameId, atEnd }))}</ol>
`,
  )}`;
}

function dayLink(day: string, voice: Voice): Markup {
  const query = new URLSearchParams({ from: day, to: day });
  return html`<span><a class="quiet" href="/clips?${query}"><time datetime="${day}">${voice.capital(voice.fullDay(day))}</time></a></span>`;
}

function nothing({ query, page, alone }: ClipsData, voice: Voice): Markup {
  const { none } = clipsWords[voice.language];
  const { filters } = query;
  if (page.nextCursor !== null) {
    return html`<div class="none"><p>${none.soFar}</p><a class="button" href="${listAddress({ ...query, cursor: page.nextCursor })}">${none.further}</a></div>`;
  }
  if (filters.q !== undefined) {
    // With another filter it need not be the words that no clip has.
    const areWords = Object.keys(filters).length === 1;
    const quoted = html`<q>${filters.q}</q>`;
    const links = html`${alone.map((q) => html`<a href="${listAddress({ filters: { ...filters, q }, order: query.order, cursor: undefined })}"><bdi>${q}</bdi></a> `)}`;
    return html`<div class="none"><p class="lead">${areWords ? piecesOf<Markup>(none.words, { words: quoted }) : none.filters}</p><p>${none.notText}</p>
${alone.length === 0 ? '' : html`<p>${piecesOf<Markup>(none.alone, { words: links })}</p>`}
<a class="button" href="/clips">${none.clear}</a></div>`;
  }
  if (Object.keys(filters).length > 0 || query.cursor !== undefined) {
    return html`<div class="none"><p class="lead">${none.filters}</p><a class="button" href="/clips">${none.clear}</a></div>`;
  }
  return html`<div class="none"><p class="lead">${none.empty.lead}</p><p>${none.empty.text}</p><a class="button go" href="/today">${none.empty.do}</a></div>`;
}

function pages({ query, page }: ClipsData, voice: Voice): Markup | string {
  const words = clipsWords[voice.language];
  if (page.items.length === 0 && query.cursor === undefined) return '';
  const further = query.order === 'newest' ? words.older : words.newer;
  return html`<form id="chosen" class="do" method="get" action="/book">${page.items.length === 0 ? '' : html`<button>${icon('book')}${words.bookOfChosen}</button>`}</form>
<nav class="end" aria-label="${words.pages}">
${page.nextCursor === null || page.items.length === 0 ? '' : html`<a class="button" rel="next" href="${listAddress({ ...query, cursor: page.nextCursor })}">${further}</a>`}
${query.cursor === undefined ? '' : html`<a href="${listAddress({ ...query, cursor: undefined })}">${words.first[query.order]}</a>`}
<a href="${listAddress(query, { as: 'json' })}" type="application/json">${words.json}</a></nav>`;
}
