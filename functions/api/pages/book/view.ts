/** The book: cover, contents, outlets; and what asks for its days. */
import { html } from 'hono/html';
import type { Range } from '../../../../shared/clip/timeline.ts';
import type { Name } from '../../../../shared/contract/name.ts';
import { dayText, nameText, outletText, titleText } from '../../../../shared/view/clip-text.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { icon, logo } from '../frame/icons.ts';
import { frameWords } from '../frame/words.ts';
import { drawn } from '../name/plot-view.ts';
import { nameWords } from '../name/words/index.ts';
import type { Asked, Markup } from '../page.ts';
import { languageOf } from '../parts/clip-row.ts';
import { videoStateOf } from '../parts/video-state.ts';
import { clipSheet } from './clip-view.ts';
import type { Book, BookClip } from './read.ts';
import { type BookWords, bookWords } from './words/index.ts';

export interface ShownBook extends Book {
  /** The name whose marks are filled. */
  readonly nameId: string | null;
  readonly period: Range | null;
  /** Clips in the books before. */
  readonly after: number;
  /** What the address of the next book says. */
  readonly next: URLSearchParams | null;
}

export function bookView(book: ShownBook, { voice, now }: Pick<Asked, 'voice' | 'now'>): Markup {
  const words = bookWords[voice.language];
  const number = (i: number) => book.after + i + 1;
  return html`<div class="book">${top(book, words, voice)}
${cover(book, now, words, voice)}
${book.clips.length === 0 ? '' : contents(book, words, voice)}
${book.clips.map((one, i) => clipSheet(one, { number: number(i), nameId: book.nameId }, voice))}
${book.next === null ? '' : html`<p class="bar-top"><a class="button" href="/book?${book.next}">${fill(words.goOn, { n: voice.number(book.after + book.clips.length + 1) })}</a></p>`}</div>`;
}

/** What is not printed. */
function top({ nameId, name, period }: ShownBook, words: BookWords, voice: Voice): Markup {
  const back =
    nameId === null || name === null
      ? html`<a href="/clips">${frameWords[voice.language].places.clips}</a>`
      : html`<a href="/names/${encodeURIComponent(nameId)}"><bdi>${nameText(name)}</bdi></a>`;
  const keys = html`<span dir="ltr"><kbd>Ctrl</kbd> <kbd>P</kbd></span>`;
  return html`<div class="bar-top">${back}${period === null || nameId === null ? '' : html`<form class="do period"><input type="hidden" name="nameId" value="${nameId}">${days(period, words)}<button>${words.show}</button></form>`}
<span class="s">${piecesOf<Markup>(words.print, { keys })}</span></div>`;
}

const days = ({ from, to }: Range, words: BookWords): Markup =>
  html`<span><label for="from">${words.from}</label><input id="from" name="from" type="date" required value="${from}"></span> <span><label for="to">${words.to}</label><input id="to" name="to" type="date" required value="${to}"></span>`;

function cover(book: ShownBook, now: Date, words: BookWords, voice: Voice): Markup {
  const { clips, name, period, after, all, missing } = book;
  const { count } = voice.words;
  const mentions = clips.reduce((sum, one) => sum + mentionsIn(one, book), 0);
  const distinct = (values: (string | null)[]) => new Set(values.filter((value) => value !== null)).size;
  const facts = [
    voice.count(count.clips, clips.length),
    voice.count(count.mentions, mentions),
    voice.count(words.outlets, distinct(clips.map(({ clip }) => clip.outlet))),
    voice.count(words.languages, distinct(clips.map(({ clip }) => clip.language))),
  ];
  const part = { first: voice.number(after + 1), last: voice.number(after + clips.length), all: voice.number(all) };
  const made = html`<time datetime="${now.toISOString()}">${voice.moment(now.toISOString())}</time>`;
  return html`<section class="sheet cover"><p class="brand">${logo}<bdi>clipwatch</bdi></p>
<div><p class="s">${words.title}</p><h1>${name === null ? words.chosen : html`<mark><bdi>${nameText(name)}</bdi></mark>`}</h1>
${period === null ? '' : html`<p class="lead">${fill(words.period, { from: voice.day(period.from), to: voice.day(period.to) })}</p>`}</div>
<div class="s">${clips.length === 0 ? html`<p>${words.none}</p>` : html`<p>${voice.list(facts)}.</p>`}
${after > 0 || book.next !== null ? html`<p>${fill(words.part, part)}</p>` : ''}
${missing === 0 ? '' : html`<p>${voice.count(words.missing, missing)}</p>`}
<p>${piecesOf<Markup>(words.made, { time: made })}</p></div></section>`;
}

/** Of the name that the book is about; of all names where it is about none. */
const mentionsIn = ({ clip }: BookClip, { nameId }: ShownBook): number =>
  clip.mentions
    .filter((mention) => nameId === null || mention.nameId === nameId)
    .reduce((sum, { count }) => sum + count, 0);

function contents(book: ShownBook, words: BookWords, voice: Voice): Markup {
  const { timeline, after } = book;
  const item = ({ clip }: BookClip, i: number) => {
    const gone = clip.embeds.some((embed) => videoStateOf(embed) === 'gone');
    return html`<li><span class="n s">${voice.number(after + i + 1)}</span><span><a class="quiet" href="#clip-${after + i + 1}"><bdi${languageOf(clip)}>${titleText(clip, voice)}</bdi></a><br><span class="s"><bdi>${outletText(clip.outlet, voice)}</bdi>${gone ? html` <span class="state gone b">${icon('gone')}${words.gone}</span>` : ''}</span></span><span class="s">${dayText(clip.publishedOn, voice)}</span></li>`;
  };
  return html`<section class="sheet"><h2 class="big">${words.contents}</h2><ol class="toc">${book.clips.map(item)}</ol>
${timeline === null || timeline.items.every(({ mentions }) => mentions === 0) ? '' : html`<h2 class="over">${nameWords[voice.language].time[timeline.by]}</h2>${drawn(timeline.items, timeline.by, voice, true)}`}
${outlets(book, words, voice)}</section>`;
}

function outlets(book: ShownBook, words: BookWords, voice: Voice): Markup | string {
  const counts = new Map<string, { clips: number; mentions: number }>();
  for (const one of book.clips) {
    const { outlet } = one.clip;
    if (outlet === null) continue;
    const { clips, mentions } = counts.get(outlet) ?? { clips: 0, mentions: 0 };
    counts.set(outlet, { clips: clips + 1, mentions: mentions + mentionsIn(one, book) });
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b.mentions - a.mentions || b.clips - a.clips);
  if (sorted.length === 0) return '';
  return html`<table class="over"><thead><tr><th scope="col">${words.outlet}</th><th scope="col" class="n">${words.clips}</th><th scope="col" class="n">${words.mentions}</th></tr></thead><tbody>${sorted.map(
    ([outlet, { clips, mentions }]) =>
      html`<tr><th scope="row"><bdi>${outlet}</bdi></th><td class="n">${voice.number(clips)}</td><td class="n">${voice.number(mentions)}</td></tr>`,
  )}</tbody></table>`;
}

interface Wanted extends Range {
  readonly nameId: string;
}

interface AskedFor {
  readonly names: readonly Name[];
  readonly wanted: Wanted;
  /** Days were given, and they are none, or in the wrong order. */
  readonly isWrong: boolean;
}

export function askView({ names, wanted, isWrong }: AskedFor, voice: Voice): Markup {
  const words = bookWords[voice.language];
  // One that is not in the list, as it is long or the name is tracked no more, is kept.
  const choice =
    names.some(({ id }) => id === wanted.nameId) || wanted.nameId === ''
      ? names
      : [{ id: wanted.nameId, name: wanted.nameId }, ...names];
  const clips = html`<p class="s"><a href="/clips">${words.askClips}</a></p>`;
  if (choice.length === 0) return html`<h1>${words.title}</h1><div class="none"><p>${words.noNames}</p>${clips}</div>`;
  const option = ({ id, name }: Pick<Name, 'id' | 'name'>) =>
    html`<option value="${id}"${id === wanted.nameId ? html` selected` : ''}>${name}</option>`;
  return html`<h1>${words.title}</h1><p class="lead">${words.ask}</p>
<form class="fields">${isWrong ? html`<div class="note bad" role="alert" tabindex="-1" autofocus><a href="#from">${words.wrongDays}</a></div>` : ''}
<div><label for="name">${words.name}</label><select id="name" name="nameId">${choice.map(option)}</select></div>
<div class="do period">${days(wanted, words)}</div>
<p class="do"><button class="go">${words.show}</button></p>${clips}</form>`;
}
