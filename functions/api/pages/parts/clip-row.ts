/** A clip as a row of a list: outlet and language, title and sentence, names, videos. What it names leads to its clips. */
import { html } from 'hono/html';
import type { Mention, WatchedEmbed } from '../../../../shared/contract/clip.ts';
import { dayText, nameText, outletText, titleText } from '../../../../shared/view/clip-text.ts';
import { shortened } from '../../../../shared/view/foreign-text.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Markup } from '../page.ts';
import { markedSnippet } from './marked.ts';
import { videoStates } from './video-state.ts';

/** What a row shows of a clip. */
export interface RowClip {
  readonly clipId: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly language?: string | null;
  /** Shown where no name is in the clip. */
  readonly summary?: string | null;
  readonly mentions: readonly Mention[];
  /** Left out where nothing is known of them. */
  readonly embeds?: readonly Pick<WatchedEmbed, 'check'>[];
  /** Given where the list is not grouped by day. */
  readonly publishedOn?: string | null;
}

export interface RowLook {
  readonly voice: Voice;
  /** The display name of a tracked name. */
  readonly nameOf: (nameId: string) => string;
  /** The name that was asked for: its sentence is shown, and its marks are filled on the clip's page. */
  readonly nameId?: string | undefined;
  /** What stands at the end of the row: a box to choose it. */
  readonly atEnd?: (clip: RowClip) => Markup;
}

/** Graphemes of a sentence, of which two lines are seen. */
const MAX_SUMMARY = 300;
/** Names that are shown; further ones are counted. */
const MAX_NAMES = 4;

export function clipRow(clip: RowClip, look: RowLook): Markup {
  const { voice, nameId, atEnd } = look;
  const query = nameId === undefined ? '' : `?${new URLSearchParams({ nameId })}`;
  return html`<li class="row">
<p class="s src">${source(clip, voice)}</p>
<div><h3${languageOf(clip)} dir="auto"><a href="/clips/${encodeURIComponent(clip.clipId)}${query}">${titleText(clip, voice)}</a></h3>
${sentence(clip, nameId)}</div>
<p class="s names">${names(clip, look)}</p>
${clip.embeds === undefined && atEnd === undefined ? '' : html`<div>${clip.embeds === undefined ? '' : html`<p class="facts">${videoStates(clip.embeds, voice)}</p>`}${atEnd?.(clip) ?? ''}</div>`}
</li>
`;
}

/** A tag as BCP 47 writes them; other text would be read aloud in no language. */
const TAG = /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/i;

/** The `lang` attribute of what came from a file, which also decides how it is spoken. */
export function languageOf({ language }: { readonly language?: string | null | undefined }): Markup | string {
  return language != null && TAG.test(language) ? html` lang="${language}"` : '';
}

function source({ outlet, language, publishedOn }: RowClip, voice: Voice): Markup {
  const name = html`<bdi>${outletText(outlet, voice)}</bdi>`;
  const said =
    outlet === null ? name : html`<a class="quiet" href="/clips?${new URLSearchParams({ outlet })}">${name}</a>`;
  return html`${said}${publishedOn === undefined ? '' : html`<span>${dayText(publishedOn, voice)}</span>`}${
    language ? html`<span>${voice.capital(voice.languageName(language))}</span>` : ''
  }`;
}

function sentence(clip: RowClip, nameId: string | undefined): Markup | string {
  const mention = clip.mentions.find((one) => one.nameId === nameId) ?? clip.mentions[0];
  const content = mention === undefined ? [shortened(clip.summary ?? '', MAX_SUMMARY)] : markedSnippet(mention);
  return content.every((piece) => piece === '')
    ? ''
    : html`<p class="clip"${languageOf(clip)} dir="auto">${content}</p>`;
}

function names({ mentions }: RowClip, { voice, nameOf }: RowLook): Markup {
  const shown = mentions.slice(0, MAX_NAMES).map(({ nameId, count }) => {
    const times = count === 1 ? '' : html` <bdi class="n">×${voice.number(count)}</bdi>`;
    return html`<a class="quiet" href="/clips?${new URLSearchParams({ nameId })}"><bdi>${nameText(nameOf(nameId))}</bdi></a>${times}<br>`;
  });
  const others = mentions.length - shown.length;
  return html`${shown}${others > 0 ? voice.count(voice.words.count.moreNames, others) : ''}`;
}
