/** The videos of a clip: a way to play each, or the still that is kept of it; its state, and what became of it. */
import { html } from 'hono/html';
import type { CheckStatus, StatusChange, WatchedEmbed } from '../../../../shared/contract/clip.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import { webAddress } from '../../../../shared/view/foreign-text.ts';
import { providerName } from '../../../../shared/view/provider-name.ts';
import { howChecked } from '../../../../shared/view/status-text.ts';
import { icon } from '../frame/icons.ts';
import type { Markup } from '../page.ts';
import { formKey } from '../parts/form.ts';
import { videoSentence, videoState, videoStateOf } from '../parts/video-state.ts';
import { pageOf, playerOf } from './player.ts';
import { type ClipRecord, clipPath, type RecordLook } from './record.ts';
import { clipWords } from './words/index.ts';

/** Changes of a status that are listed. */
const MAX_CHANGES = 20;

export const videoId = (number: number): string => (number === 1 ? 'video' : `video-${number}`);

export function videoSections({ clip }: ClipRecord, look: RecordLook): Markup {
  const isOnly = clip.embeds.length === 1;
  return html`${clip.embeds.map((embed, i) => videoSection(embed, i + 1, isOnly, clip.clipId, look))}`;
}

function videoSection(embed: WatchedEmbed, number: number, isOnly: boolean, clipId: string, look: RecordLook): Markup {
  const { voice } = look;
  const words = clipWords[voice.language].video;
  const id = videoId(number);
  const title = isOnly ? words.title : fill(words.numbered, { n: voice.number(number) });
  const sentence = videoSentence(embed, voice);
  const page = webAddress(pageOf(embed));
  return html`<section aria-labelledby="${id}"><div class="head"><h2 id="${id}" tabindex="-1">${title}</h2>${videoState(videoStateOf(embed), voice)}</div>
${screen(embed, number, look)}
${sentence === null ? '' : html`<p>${sentence}</p>`}
<p class="s">${
    page === null
      ? html`<code dir="ltr">${embed.url}</code>`
      : html`<a href="${page.href}" rel="noopener noreferrer nofollow">${piecesOf<Markup>(words.open, { host: html`<bdi dir="ltr">${page.host}</bdi>` })}</a>`
  } <bdi>${providerName(embed)}</bdi></p>
${checkLine(embed, look)}${recheck(embed, title, clipId, look)}
${history(embed, look)}</section>`;
}

/** The frame where the reader asked for it; else a link that asks, on the still that is kept. A video that is gone has no link. */
function screen(embed: WatchedEmbed, number: number, look: RecordLook): Markup | string {
  const { voice, playing, playAt, stillOf } = look;
  const words = clipWords[voice.language].video;
  const { id, proof, check } = embed;
  const still = proof === undefined || id === undefined ? '' : html`<img src="${stillOf(id)}" alt="">`;
  const kept =
    proof === undefined
      ? ''
      : html`<figcaption class="s">${fill(words.kept, { time: voice.moment(proof.at) })}</figcaption>`;
  const player = check?.status === 'gone' || check?.status === 'invalid' ? null : playerOf(embed);
  if (player === null) return still === '' ? '' : html`<figure><div class="still">${still}</div>${kept}</figure>`;
  const host = html`<bdi dir="ltr">${player.host}</bdi>`;
  if (playing === number) {
    return html`<iframe class="player" src="${player.url}" title="${fill(words.frame, { host: player.host })}" sandbox="allow-scripts allow-same-origin" allow="fullscreen" referrerpolicy="strict-origin-when-cross-origin"></iframe>`;
  }
  return html`<a class="still" href="${playAt(number)}" rel="nofollow">${still}<span class="in"><span class="disc">${icon('play')}</span><span>${piecesOf<Markup>(words.play, { host })}</span><span class="s">${words.nothing}</span></span></a>`;
}

function checkLine({ check }: WatchedEmbed, { voice }: RecordLook): Markup | string {
  if (check === null) return '';
  const words = clipWords[voice.language].video;
  const how = howChecked(check);
  const made = how === null ? '' : fill(words[how], { time: voice.moment(check.checkedAt) });
  const next = check.nextCheckAt === null ? '' : fill(words.next, { time: voice.moment(check.nextCheckAt) });
  return html`<p class="s">${made} ${next}</p>`;
}

function recheck(
  { id, check }: WatchedEmbed,
  title: string,
  clipId: string,
  { voice, reader }: RecordLook,
): Markup | string {
  if (id === undefined || check === null || reader.formKey === null || reader.scope === 'read') return '';
  return html`<form class="do" method="post" action="${clipPath(clipId)}">${formKey(reader)}<input type="hidden" name="do" value="recheck"><input type="hidden" name="embed" value="${id}"><button>${clipWords[voice.language].video.recheck}<span class="vh">: ${title}</span></button></form>`;
}

/** The changes of its status, the newest first; above them the same as a strip, which differs by shape as well as colour. */
function history({ history: changes = [] }: WatchedEmbed, { voice, now }: RecordLook): Markup | string {
  if (changes.length === 0) return '';
  const items = changes
    .toReversed()
    .slice(0, MAX_CHANGES)
    .map(
      ({ at, status, reason }) =>
        html`<li><time datetime="${at}">${voice.day(voice.dayAt(at))}</time><span>${videoState(status, voice)} <code dir="ltr">${reason}</code></span></li>`,
    );
  return html`${strip(changes, now)}
<ol class="history" aria-label="${clipWords[voice.language].video.history}">${items}</ol>`;
}

const WIDTH = 100;
const HEIGHT = 4;
/** What a short time gets, so that it is seen. */
const LEAST = 2;

function strip(changes: readonly StatusChange[], now: Date): Markup {
  const begins = changes.map(({ at }) => Date.parse(at));
  const from = begins[0] ?? 0;
  const span = Math.max(1, now.getTime() - from);
  const room = WIDTH - LEAST * changes.length;
  let x = 0;
  const bars = changes.map(({ status }, i) => {
    const until = begins[i + 1] ?? now.getTime();
    const width = LEAST + (Math.max(0, until - (begins[i] ?? from)) / span) * room;
    const shape = html`<path${status === 'gone' ? html` class="out"` : ''} d="${shapeOf(status, x, Math.max(0.5, width - 1))}"/>`;
    x += width;
    return shape;
  });
  return html`<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`;
}

/** Solid: played. Hatched: gone. A low bar: only on its own page, or at no address. A thin line: nobody knows. */
function shapeOf(status: CheckStatus, x: number, width: number): string {
  const bar = (left: number, top: number, wide: number, high: number) =>
    `M${left.toFixed(2)} ${top}h${wide.toFixed(2)}v${high}h${(-wide).toFixed(2)}z`;
  switch (status) {
    case 'playable':
      return bar(x, 0, width, HEIGHT);
    case 'gone':
      return Array.from({ length: Math.max(1, Math.floor(width / 1.6)) }, (_, i) =>
        bar(x + i * 1.6, 0, 0.6, HEIGHT),
      ).join('');
    case 'not-embeddable':
    case 'invalid':
      return bar(x, HEIGHT - 1.5, width, 1.5);
    case 'restricted':
    case 'blocked':
    case 'unknown':
      return bar(x, 1.5, width, 1);
    default:
      return status satisfies never;
  }
}
