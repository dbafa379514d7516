/** A clip's page of the book: its text with the names marked, and what is known of its videos. */
import { html } from 'hono/html';
import type { Clip, WatchedEmbed } from '../../../../shared/contract/clip.ts';
import { dayText, outletText, titleText } from '../../../../shared/view/clip-text.ts';
import { fill } from '../../../../shared/view/fill.ts';
import { cleaned } from '../../../../shared/view/foreign-text.ts';
import { howChecked } from '../../../../shared/view/status-text.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Markup } from '../page.ts';
import { languageOf } from '../parts/clip-row.ts';
import { markedAt, namesIn } from '../parts/marked.ts';
import { videoSentence, videoState, videoStateOf, videoStates } from '../parts/video-state.ts';
import type { BookClip } from './read.ts';
import { type BookWords, bookWords } from './words/index.ts';

interface Place {
  readonly number: number;
  /** The name whose marks are filled; null: every name's. */
  readonly nameId: string | null;
}

export function clipSheet({ clip, text }: BookClip, { number, nameId }: Place, voice: Voice): Markup {
  const words = bookWords[voice.language];
  return html`<article class="sheet" id="clip-${number}"><p class="s">${voice.number(number)} · <bdi>${outletText(clip.outlet, voice)}</bdi> · ${dayText(clip.publishedOn, voice)}</p>
<h2 class="big"${languageOf(clip)} dir="auto">${titleText(clip, voice)}</h2>
<div class="prose"${languageOf(clip)} dir="auto">${paragraphs(clip, text, nameId)}</div>
${note(text, words)}
<div class="foot">${clip.embeds.length === 0 ? html`<p class="facts">${videoStates([], voice)}</p>` : clip.embeds.map((embed) => foot(embed, voice))}</div></article>`;
}

function paragraphs(clip: Clip, text: BookClip['text'], nameId: string | null): Markup[] {
  const shown = text?.paragraphs ?? (clip.summary === null ? [] : [clip.summary]);
  return shown.map((paragraph) => {
    const places = namesIn(paragraph, clip.mentions);
    const marks = places.map((place) => ({ ...place, isOther: nameId !== null && place.nameId !== nameId }));
    return html`<p>${markedAt(
      paragraph,
      marks.map(({ start, end, isOther }) => ({ start, end, isOther })),
    )}</p>`;
  });
}

function note(text: BookClip['text'], words: BookWords): Markup | string {
  if (text === null) return html`<p class="s">${words.noText}</p>`;
  return text.isCut ? html`<p class="s">${words.shortened}</p>` : '';
}

/** Addresses are text: on paper nobody can click. */
function foot(embed: WatchedEmbed, voice: Voice): Markup {
  const { check, proof, url } = embed;
  const { video } = voice.words;
  const how = check === null ? null : howChecked(check);
  const sentence = videoSentence(embed, voice);
  const facts = [
    ...(check === null || how === null ? [] : [fill(video[how], { time: voice.moment(check.checkedAt) })]),
    ...(sentence === null ? [] : [sentence]),
    ...(check?.playedAt === undefined || check.status === 'playable'
      ? []
      : [fill(video.playedLast, { time: voice.moment(check.playedAt) })]),
    ...(proof === undefined ? [] : [video.stillKept]),
  ];
  return html`<p class="facts">${videoState(videoStateOf(embed), voice)} ${facts.map((fact) => html`<span>${fact}</span> `)}<bdi dir="ltr">${cleaned(url)}</bdi></p>`;
}
