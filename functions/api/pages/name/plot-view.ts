/** A name over time: the lead sentence, the plot, and the table beside it, whose buckets lead to their clips. */
import { html } from 'hono/html';
import { BUCKETS, type BucketSize, lastDayOf, type Range } from '../../../../shared/clip/timeline.ts';
import type { Name } from '../../../../shared/contract/name.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Markup } from '../page.ts';
import { plot } from '../parts/plot.ts';
import { type Counted, pathOf } from './read.ts';
import { type NameWords, nameWords } from './words/index.ts';

interface Of {
  readonly name: Name;
  readonly counted: Counted;
}

type Bucket = Counted['items'][number];

export function leadOf({ name, counted: { by, range, items } }: Of, voice: Voice): Markup {
  const words = nameWords[voice.language];
  const most = mostOf(items);
  if (range === null) return html`<p class="lead">${words.never}</p>`;
  const days = { from: voice.day(range.from), to: voice.day(range.to) };
  if (most === null) return html`<p class="lead">${fill(words.quiet, days)}</p>`;
  const clips = items.reduce((sum, one) => sum + one.clips, 0);
  const mentions = items.reduce((sum, one) => sum + one.mentions, 0);
  const values = {
    ...days,
    mentions: voice.count(voice.words.count.mentions, mentions),
    clips: link(name, range, voice.count(voice.words.count.clips, clips)),
    bucket: link(name, daysOf(most, by), dayOfBucket(most.day, by, voice)),
  };
  return html`<p class="lead">${piecesOf<Markup | string>(words.lead[by], values)}</p>`;
}

/** The plot and its table; `nameIds`: what else the address says, which the form keeps. */
export function timeSection({ name, counted }: Of, nameIds: readonly string[], voice: Voice): Markup {
  const { time: words } = nameWords[voice.language];
  const { by, range, items, wrong } = counted;
  const option = (size: BucketSize, text: string) =>
    html`<option value="${size}"${size === by ? html` selected` : ''}>${text}</option>`;
  const texts = { day: words.byDay, week: words.byWeek, month: words.byMonth };
  const day = (field: 'from' | 'to') =>
    html`<span><label for="${field}">${words[field]}</label><input id="${field}" name="${field}" type="date" value="${range?.[field] ?? ''}"></span>`;
  return html`<section aria-labelledby="time"><div class="head"><h2 id="time">${words[by]}</h2>
<form class="do period" action="${pathOf(name.id)}"><span><label for="by">${words.by}</label><select id="by" name="by">${BUCKETS.map((size) => option(size, texts[size]))}</select></span>${day('from')}${day('to')}${nameIds.map((id) => html`<input type="hidden" name="nameIds" value="${id}">`)}<button>${words.show}</button></form></div>
${wrong === null ? '' : html`<div class="note bad" role="alert"><p><a href="#from">${words.problem}</a></p><p class="s" lang="en" dir="ltr">${wrong}</p></div>`}
${items.length === 0 || mostOf(items) === null ? '' : html`<div class="beside">${drawn(items, by, voice)}${table({ name, counted }, words, voice)}</div>`}</section>`;
}

/** Bars of mentions, with the finding as its label. */
export function drawn(items: readonly Bucket[], by: BucketSize, voice: Voice, isLow = false): Markup {
  const { time: words } = nameWords[voice.language];
  const most = mostOf(items);
  const text = (day: string) => dayOfBucket(day, by, voice);
  const label =
    most === null
      ? words[by]
      : `${words[by]}. ${fill(words.label[by], { bucket: text(most.day), mentions: voice.number(most.mentions) })}`;
  const ends = [items[0], items[Math.floor(items.length / 2)], items.at(-1)].filter((one) => one !== undefined);
  const under = [...new Set(ends.map(({ day }) => text(day)))];
  const bars = items.map(({ day, mentions }) => ({ n: mentions, title: `${text(day)}: ${voice.number(mentions)}` }));
  return plot({ bars, label, under, isLow }, voice);
}

function table({ name, counted: { by, items } }: Of, words: NameWords['time'], voice: Voice): Markup {
  const rows = items.toReversed().map((one) => {
    const text = dayOfBucket(one.day, by, voice);
    const bucket = one.clips === 0 ? text : link(name, daysOf(one, by), text, 'quiet');
    return html`<tr><td>${bucket}</td><td class="n">${voice.number(one.clips)}</td><td class="n">${voice.number(one.mentions)}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${fill(words.table, { what: words[by] })}"><table><thead><tr><th scope="col">${words.bucket[by]}</th><th scope="col" class="n">${words.clips}</th><th scope="col" class="n">${words.mentions}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function mostOf(items: readonly Bucket[]): Bucket | null {
  const [first] = items.toSorted((a, b) => b.mentions - a.mentions);
  return first === undefined || first.mentions === 0 ? null : first;
}

const daysOf = ({ day }: Bucket, by: BucketSize): Range => ({ from: day, to: lastDayOf(day, by) });

const dayOfBucket = (day: string, by: BucketSize, voice: Voice): string =>
  by === 'month' ? voice.month(day) : voice.day(day);

function link({ id }: Name, range: Range, text: string, look = ''): Markup {
  const query = new URLSearchParams({ nameId: id, ...range });
  return html`<a href="/clips?${query}"${look === '' ? '' : html` class="${look}"`}>${text}</a>`;
}
