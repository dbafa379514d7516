/** The filters of the list: a form, and what they ask for as a sentence. */
import { html } from 'hono/html';
import { CheckStatus } from '../../../../shared/contract/clip.ts';
import { PROFILES } from '../../../../shared/language/profiles/index.ts';
import { fill } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Refused } from '../api.ts';
import { icon } from '../frame/icons.ts';
import type { Markup } from '../page.ts';
import { videoWord } from '../parts/video-state.ts';
import { FILTERS, type Filter, type ListQuery, listAddress } from './query.ts';
import { clipsWords } from './words/index.ts';

export interface FilterForm {
  readonly query: ListQuery;
  /** Null: more than a list to choose from can have. */
  readonly names: readonly { readonly id: string; readonly name: string }[] | null;
  readonly nameOf: (nameId: string) => string;
  readonly refused: Refused | null;
}

export function filterForm(form: FilterForm, voice: Voice): Markup {
  const { query, names, refused } = form;
  const { filters, order } = query;
  const { label, any, apply, ...words } = clipsWords[voice.language];
  const wrong = new Set(refused?.errors.map(({ path }) => path));
  const isWrong = (name: string) => (wrong.has(name) ? html` aria-invalid="true"` : '');
  const input = (name: Filter, type: string, value = filters[name] ?? '') =>
    html`<input id="${name}" name="${name}" type="${type}" value="${value}"${isWrong(name)}>`;
  const options = (name: 'language' | 'nameId' | 'embedStatus', some: readonly (readonly [string, string])[]) => {
    const value = filters[name];
    const all = value === undefined || some.some(([id]) => id === value) ? some : [...some, [value, value] as const];
    return html`<select id="${name}" name="${name}"${isWrong(name)}><option value="">${any[name]}</option>${all.map(
      ([id, text]) => html`<option value="${id}"${id === value ? html` selected` : ''}>${text}</option>`,
    )}</select>`;
  };
  const field = (name: Filter | 'order', text: string, control: Markup) =>
    html`<div><label for="${name}">${text}</label>${control}</div>`;
  return html`<form class="filters" method="get" action="/clips">
<div>${field('q', label.q, input('q', 'search'))}<button class="go">${apply}</button></div>
${field('from', label.from, input('from', 'date'))}
${field('to', label.to, input('to', 'date'))}
${field('outlet', label.outlet, input('outlet', 'text'))}
${field('language', label.language, options('language', languages(voice)))}
${
  names === null
    ? field('nameId', label.nameIdTyped, input('nameId', 'text'))
    : field(
        'nameId',
        label.nameId,
        options(
          'nameId',
          names.map(({ id, name }) => [id, name]),
        ),
      )
}
${field(
  'embedStatus',
  label.embedStatus,
  options(
    'embedStatus',
    CheckStatus.options.map((status) => [status, videoWord(status, voice)]),
  ),
)}
${field('receivedAfter', label.receivedAfter, input('receivedAfter', 'datetime-local', (filters.receivedAfter ?? '').slice(0, 16)))}
${field(
  'order',
  label.order,
  html`<select id="order" name="order">${(['newest', 'oldest'] as const).map(
    (one) =>
      html`<option value="${one}"${one === order ? html` selected` : ''}>${voice.capital(words.order[one])}</option>`,
  )}</select>`,
)}
${filters.story === undefined ? '' : html`<input type="hidden" name="story" value="${filters.story}">`}
</form>`;
}

/** What is shown, with a way to take each filter away. */
export function saidBack(form: FilterForm, voice: Voice): Markup {
  const { query } = form;
  const words = clipsWords[voice.language];
  const order = words.order[query.order];
  const shown = chips(form, voice);
  if (shown.length === 0) return html`<p class="chips">${fill(words.saidAll, { order })}</p>`;
  const filters = html`${shown.map(({ text, without }) => {
    const rest = Object.fromEntries(
      FILTERS.flatMap((one) => (without.includes(one) ? [] : [[one, query.filters[one]]])),
    );
    const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const to = listAddress({ filters: kept, order: query.order, cursor: undefined });
    return html`<span class="chip"><bdi>${text}</bdi> <a href="${to}" aria-label="${fill(words.remove, { filter: text })}">${icon('close')}</a></span> `;
  })}`;
  const [begin = '', end = ''] = words.said.split('{filters}');
  return html`<p class="chips"><span>${begin}</span> ${filters}<span>${fill(end, { order })}</span> <a href="/clips">${words.clear}</a></p>`;
}

interface Chip {
  readonly text: string;
  readonly without: readonly Filter[];
}

function chips({ query: { filters }, nameOf }: FilterForm, voice: Voice): Chip[] {
  const { chip } = clipsWords[voice.language];
  const day = (value: string) => (isDay(value) ? voice.day(value) : value);
  return FILTERS.flatMap((filter): Chip[] => {
    const value = filters[filter];
    if (value === undefined) return [];
    const said = (text: string) => [{ text: fill(chip[filter], { value: text, [filter]: text }), without: [filter] }];
    switch (filter) {
      case 'q':
      case 'outlet':
      case 'story':
        return said(value);
      case 'from': {
        const { to } = filters;
        if (to === undefined) return said(day(value));
        return [{ text: fill(chip.between, { from: day(value), to: day(to) }), without: ['from', 'to'] }];
      }
      case 'to':
        return filters.from === undefined ? said(day(value)) : [];
      case 'language':
        return said(voice.languageName(value));
      case 'nameId':
        return said(nameOf(value));
      case 'embedStatus': {
        const status = CheckStatus.safeParse(value);
        return said(status.success ? videoWord(status.data, voice) : value);
      }
      case 'receivedAfter':
        return said(Number.isNaN(Date.parse(value)) ? value : voice.moment(value));
      default:
        return filter satisfies never;
    }
  });
}

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

/** Languages that clipwatch tells apart, by their names. */
function languages(voice: Voice): (readonly [string, string])[] {
  const names = new Map(PROFILES.map(({ language }) => [language, voice.capital(voice.languageName(language))]));
  return [...names].toSorted(([, one], [, other]) => one.localeCompare(other, voice.language));
}
