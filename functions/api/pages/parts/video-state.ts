/** The state of a video: an icon, a word, a colour, and the sentence that says what it means. Only gone is red. */
import { html } from 'hono/html';
import type { CheckStatus, WatchedEmbed } from '../../../../shared/contract/clip.ts';
import { fill } from '../../../../shared/view/fill.ts';
import { providerName } from '../../../../shared/view/provider-name.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { type Icon, icon } from '../frame/icons.ts';
import type { Markup } from '../page.ts';
import { videoStateWords } from './video-state-words.ts';

/** `unchecked`: nobody has been asked yet. */
export type VideoState = CheckStatus | 'unchecked';

interface Look {
  readonly icon: Icon;
  /** Class of its colour; without one it is quiet. */
  readonly tone: '' | 'gone' | 'warn';
}

const LOOKS: Readonly<Record<VideoState, Look>> = {
  playable: { icon: 'plays', tone: '' },
  gone: { icon: 'gone', tone: 'gone' },
  restricted: { icon: 'lock', tone: '' },
  'not-embeddable': { icon: 'frame', tone: 'warn' },
  invalid: { icon: 'link', tone: 'warn' },
  blocked: { icon: 'bar', tone: '' },
  unknown: { icon: 'unknown', tone: '' },
  unchecked: { icon: 'clock', tone: '' },
};

export const videoStateOf = ({ check }: Pick<WatchedEmbed, 'check'>): VideoState => check?.status ?? 'unchecked';

export function videoWord(state: VideoState, { language }: Voice): string {
  return videoStateWords[language].word[state];
}

/** Icon and word. */
export function videoState(state: VideoState, voice: Voice): Markup {
  return html`<span class="${classes(state)}">${content(state, voice)}</span>`;
}

/** The states of a clip's videos, each once, as links to the clips with such a video; words where there is none. */
export function videoStates(embeds: readonly Pick<WatchedEmbed, 'check'>[], voice: Voice): Markup {
  if (embeds.length === 0) return html`<span class="s">${videoStateWords[voice.language].none}</span>`;
  const states = new Set(embeds.map(videoStateOf));
  return html`${[...states].map((state) =>
    state === 'unchecked'
      ? videoState(state, voice)
      : html`<a class="${classes(state)} quiet" href="/clips?embedStatus=${state}">${content(state, voice)}</a> `,
  )}`;
}

/** What the state means, and who said so; null where it plays, which is normal, and where nothing more is known. */
export function videoSentence(embed: Pick<WatchedEmbed, 'check' | 'provider' | 'url'>, voice: Voice): string | null {
  const state = videoStateOf(embed);
  switch (state) {
    case 'playable':
      return null;
    case 'gone': {
      const times = (embed.check?.confirmations ?? []).map(({ at }) => at);
      if (times.length === 0) return null;
      return fill(voice.words.video.saidGone, { provider: providerName(embed), times: voice.moments(times) });
    }
    default:
      return videoStateWords[voice.language].sentence[state];
  }
}

const classes = (state: VideoState): string => ['state', LOOKS[state].tone].filter((one) => one !== '').join(' ');

const content = (state: VideoState, voice: Voice): Markup => html`${icon(LOOKS[state].icon)}${videoWord(state, voice)}`;
