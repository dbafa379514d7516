/** Videos: a worklist by status, for whoever mends links that died. */
import { html } from 'hono/html';
import { ListedEmbed } from '../../../../shared/contract/api.ts';
import { CheckStatus } from '../../../../shared/contract/clip.ts';
import { outletText, titleText } from '../../../../shared/view/clip-text.ts';
import { fill } from '../../../../shared/view/fill.ts';
import { providerName } from '../../../../shared/view/provider-name.ts';
import { type Refused, statusOf } from '../api.ts';
import type { Answer, Asked, Markup, Page } from '../page.ts';
import { addressWith } from '../parts/address.ts';
import { problemNote } from '../parts/fields.ts';
import { formKey } from '../parts/form.ts';
import { videoSentence, videoState, videoWord } from '../parts/video-state.ts';
import { type VideosWords, videosWords } from './words.ts';

const ROWS = 25;
/** What a person can mend comes first. */
const STATUSES: readonly CheckStatus[] = [
  'gone',
  'not-embeddable',
  'invalid',
  'unknown',
  'restricted',
  'blocked',
  'playable',
];

export function get(asked: Asked): Promise<Answer> {
  return worklist(asked);
}

export async function post(asked: Asked): Promise<Answer> {
  const { api, form, query } = asked;
  const id = form.get('id') ?? '';
  const replied = await api.ask(`/embeds/${encodeURIComponent(id)}/recheck`, ListedEmbed, { method: 'POST' });
  if (replied.kind === 'refused') return worklist(asked, replied.problem);
  const { check } = replied.value;
  return {
    to: `${addressWith('/videos', query, { status: check?.status ?? null, asked: id, cursor: null })}#${anchorOf(id)}`,
  };
}

/** `problem`: why a video was not asked about. */
async function worklist(asked: Asked, problem?: Refused): Promise<Page> {
  const { api, query, voice } = asked;
  const words = videosWords[voice.language];
  const status = CheckStatus.safeParse(query.get('status')).data ?? 'gone';
  const cursor = query.get('cursor') ?? undefined;
  const { items, nextCursor } = await api.list('/embeds', ListedEmbed, { status, limit: ROWS, cursor });
  const word = videoWord(status, voice);
  const body = html`${problem === undefined ? '' : problemNote(words.problem, problem, [])}
<div class="top"><div><h1>${words.title}</h1><p class="lead">${words.lead}</p></div></div>
<nav class="tabs" aria-label="${words.byState}">${STATUSES.map((one) => tab(one, status, asked))}</nav>
${status === 'gone' ? html`<p class="s prose-s">${words.gone}</p>` : ''}
<h2 class="vh">${word}</h2>
${items.length === 0 ? html`<div class="none"><p>${status === 'gone' ? words.noneGone : fill(words.none, { state: word })}</p></div>` : html`<ol class="rows">${items.map((one) => row(one, asked, words))}</ol>`}
${nextCursor === null ? '' : html`<nav class="end"><a class="button" rel="next" href="${addressWith('/videos', query, { cursor: nextCursor, asked: null })}">${words.more}</a></nav>`}`;
  return { title: `${word} · ${words.title}`, place: 'videos', body, ...(problem && { status: statusOf(problem) }) };
}

function tab(status: CheckStatus, current: CheckStatus, { voice }: Asked): Markup {
  return html`<a href="/videos?status=${status}"${status === current ? html` aria-current="page"` : ''}>${videoState(status, voice)}</a>`;
}

function row(embed: ListedEmbed, asked: Asked, words: VideosWords): Markup {
  const { voice, reader, query, now } = asked;
  const { id, clipId, check } = embed;
  const title = titleText(embed, voice);
  const sentence = videoSentence(embed, voice);
  const button = html`<form method="post">${formKey(reader)}<input type="hidden" name="id" value="${id}"><button>${words.check}<span class="vh">: ${title}</span></button></form>`;
  return html`<li class="row v" id="${anchorOf(id)}"><div><h3 dir="auto"><a href="/clips/${encodeURIComponent(clipId)}#video">${title}</a></h3>
<p class="facts"><bdi>${outletText(embed.outlet, voice)}</bdi> <bdi>${providerName(embed)}</bdi></p>
${sentence === null ? '' : html`<p class="s">${sentence}</p>`}
${check?.status === 'not-embeddable' && isWebAddress(embed.url) ? html`<p class="s"><a href="${embed.url}" rel="noopener noreferrer nofollow">${words.open}</a></p>` : ''}</div>
<div class="s">${times(embed, asked, words)}</div>
${reader.formKey === null || reader.scope === 'read' ? '' : button}
${query.get('asked') === id ? html`<p class="s" role="status">${isDue({ check }, now) ? words.asked : words.answered}</p>` : ''}</li>`;
}

/** Since when, when it last played, when it was and will be asked about. */
function times({ check, history = [], proof }: ListedEmbed, { voice, now }: Asked, words: VideosWords): Markup {
  const onDay = (text: string, instant: string) =>
    html`<p>${fill(text, { moment: voice.day(voice.dayAt(instant)) })}</p>`;
  const at = (text: string, instant: string) => html`<p>${fill(text, { moment: voice.moment(instant) })}</p>`;
  const since = history.at(-1)?.at;
  const { playedAt, checkedAt, nextCheckAt } = check ?? {};
  return html`${since === undefined ? '' : onDay(words.since, since)}
${check?.status === 'playable' ? '' : playedAt === undefined ? html`<p>${words.neverPlayed}</p>` : onDay(words.played, playedAt)}
${checkedAt === undefined ? '' : at(words.checked, checkedAt)}
${nextCheckAt == null ? '' : isDue({ check }, now) ? html`<p>${words.due}</p>` : at(words.next, nextCheckAt)}
${proof === undefined ? '' : onDay(words.still, proof.at)}`;
}

const isDue = ({ check }: Pick<ListedEmbed, 'check'>, now: Date): boolean =>
  check?.nextCheckAt != null && Date.parse(check.nextCheckAt) <= now.getTime();

const anchorOf = (id: string): string => `video-${id}`;

const isWebAddress = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? '');
