import { html } from 'hono/html';
import type { Backfill } from '../../../../shared/contract/api.ts';
import type { Name } from '../../../../shared/contract/name.ts';
import type { RowError } from '../../../../shared/name-list/index.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import { type NameForm, nameForm } from '../name-form/view.ts';
import type { Asked, Markup } from '../page.ts';
import { formKey } from '../parts/form.ts';
import { sparkline } from '../parts/plot.ts';
import { type NamesWords, namesWords } from './words/index.ts';

export interface TrackedName {
  readonly name: Name;
  /** Mentions a week, the oldest first. */
  readonly weeks: readonly number[];
}

/** What was typed, and what is wrong with it. */
export interface Sent {
  readonly form: NameForm;
  readonly list: string;
  readonly listErrors: readonly RowError[];
}

export interface Imported {
  readonly created: number;
  readonly replaced: number;
  readonly unchanged: number;
}

export interface Names {
  readonly names: readonly TrackedName[];
  readonly nextCursor: string | null;
  readonly isFirst: boolean;
  readonly backfill: Backfill;
  /** The days of the trends. */
  readonly from: string;
  readonly until: string;
  readonly sent: Sent;
  readonly imported: Imported | null;
}

type Around = Pick<Asked, 'reader' | 'voice'>;

export function namesView(shown: Names, around: Around): Markup {
  const { voice, reader } = around;
  const words = namesWords[voice.language];
  const mayChange = reader.scope !== 'read';
  return html`<div class="top"><div><h1>${words.title}</h1>${lead(shown.names, around, words)}</div></div>
${shown.imported === null ? '' : importedNote(shown.imported, around, words)}
<div class="two"><div>${listed(shown, around, words)}</div>
<div>
${mayChange ? html`<section aria-labelledby="add"><div class="head"><h2 id="add">${words.add}</h2></div>${nameForm(shown.sent.form, around)}</section>` : ''}
${earlier(shown.backfill, around, words)}
${wholeList(shown, around, words)}
</div></div>`;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

function lead(names: readonly TrackedName[], { voice }: Around, words: NamesWords): Markup | string {
  const counted = names.map(({ name, weeks }) => ({ name, mentions: sumOf(weeks) }));
  const [most] = counted.toSorted((a, b) => b.mentions - a.mentions);
  if (most === undefined) return '';
  if (most.mentions === 0) return html`<p class="lead">${words.quiet}</p>`;
  const link = html`<a href="/names/${encodeURIComponent(most.name.id)}"><bdi>${most.name.name}</bdi></a>`;
  const all = voice.count(voice.words.count.mentions, sumOf(counted.map(({ mentions }) => mentions)));
  const values = { mentions: all, name: link, count: voice.number(most.mentions) };
  return html`<p class="lead">${piecesOf<Markup | string>(words.lead, values)}</p>`;
}

function importedNote({ created, replaced, unchanged }: Imported, { voice }: Around, { list }: NamesWords): Markup {
  const { number } = voice;
  const values = { created: number(created), replaced: number(replaced), unchanged: number(unchanged) };
  return html`<p class="note" role="status">${fill(list.done, values)}</p>`;
}

function listed({ names, nextCursor, isFirst, until }: Names, around: Around, words: NamesWords): Markup {
  const { voice, reader } = around;
  if (names.length === 0 && isFirst) {
    const { title, text, textReader } = words.none;
    return html`<section class="none"><h2>${title}</h2><p>${reader.scope === 'read' ? textReader : text}</p></section>`;
  }
  const begin = isFirst ? '' : html`<a href="/names">${words.begin}</a>`;
  const more =
    nextCursor === null ? '' : html`<a href="/names?${new URLSearchParams({ cursor: nextCursor })}">${words.more}</a>`;
  return html`<section aria-labelledby="listed"><div class="head"><h2 id="listed">${words.listed}</h2><span class="s">${fill(words.period, { day: voice.day(until) })}</span></div>
<ol class="rows">${names.map((one) => nameRow(one, around, words))}</ol>
${isFirst && nextCursor === null ? '' : html`<p class="end s">${begin}${more}</p>`}</section>`;
}

function nameRow({ name, weeks }: TrackedName, { voice }: Around, words: NamesWords): Markup {
  const numbers = weeks.map((n) => voice.number(n)).join(' ');
  return html`<li class="row trend"><div><h3><a href="/names/${encodeURIComponent(name.id)}"><bdi>${name.name}</bdi></a></h3>
<p class="facts"><span dir="ltr"><code>${name.id}</code></span>${name.aliases.length === 0 ? '' : html` <span>${voice.count(words.aliases, name.aliases.length)}</span>`}</p></div>
<div>${sparkline(weeks)}<span class="vh">${fill(words.trend, { numbers })}</span></div>
<p class="s">${voice.count(voice.words.count.mentions, sumOf(weeks))}</p></li>`;
}

function earlier(backfill: Backfill, { voice, reader }: Around, { earlier: words }: NamesWords): Markup {
  const { state, startedAt, finishedAt, seen, changed, failed } = backfill;
  const mayChange = reader.scope !== 'read';
  const text = state === 'waiting' && !mayChange ? words.waitingReader : words[state];
  const time = (at: string) => html`<time datetime="${at}">${voice.moment(at)}</time>`;
  const facts = [
    ...(startedAt === null ? [] : [html`<span>${piecesOf<Markup>(words.began, { time: time(startedAt) })}</span>`]),
    ...(finishedAt === null ? [] : [html`<span>${piecesOf<Markup>(words.ended, { time: time(finishedAt) })}</span>`]),
    ...(startedAt === null
      ? []
      : [
          html`<span>${voice.count(words.seen, seen)}</span>`,
          html`<span>${voice.count(words.changed, changed)}</span>`,
          ...(failed === 0 ? [] : [html`<span class="warn">${voice.count(words.failed, failed)}</span>`]),
        ]),
  ];
  const isAskedFor = mayChange && state !== 'running' && backfill.version > 0;
  return html`<section aria-labelledby="earlier"><div class="head"><h2 id="earlier">${words.title}</h2></div>
<p>${text}</p>${facts.length === 0 ? '' : html`<p class="facts">${facts.map((fact) => html`${fact} `)}</p>`}
${isAskedFor ? html`<form method="post">${formKey(reader)}<p class="do"><button name="do" value="match">${state === 'done' ? words.again : words.now}</button></p></form>` : ''}</section>`;
}

function wholeList({ sent: { list, listErrors } }: Names, { reader }: Around, { list: words }: NamesWords): Markup {
  const isWrong = listErrors.length > 0;
  const problem = html`<div class="note bad" role="alert" tabindex="-1" autofocus><p><a href="#list">${words.wrong}</a></p><ul lang="en" dir="ltr">${listErrors
    .slice(0, 20)
    .map(
      ({ line, field, message }) =>
        html`<li>${fill(words.line, { line: String(line) })}${field === '' ? '' : `, ${field}`}: ${message}</li>`,
    )}</ul></div>`;
  return html`<section aria-labelledby="whole"><div class="head"><h2 id="whole">${words.title}</h2></div>
<p class="facts"><span>${words.download}</span> <a href="/names?export=csv">${words.csv}</a> <a href="/names?export=json">${words.json}</a></p>
${
  reader.scope === 'read'
    ? ''
    : html`<details${isWrong ? html` open` : ''}><summary>${words.import}</summary><form method="post" class="fields">${formKey(reader)}${isWrong ? problem : ''}
<div><label for="list">${words.import}</label><textarea id="list" name="list" rows="6" dir="auto" spellcheck="false" required aria-describedby="list-help"${isWrong ? html` aria-invalid="true"` : ''}>${`\n${list}`}</textarea><p class="s" id="list-help">${words.text}</p></div>
<p class="do"><button name="do" value="import">${words.button}</button></p></form></details>`
}</section>`;
}
