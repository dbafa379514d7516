/** Clips and videos as a chat shows them, in lines of pieces. */

import { nameText, titleText } from '../../view/clip-text.ts';
import { fill, piecesOf } from '../../view/fill.ts';
import { shortened } from '../../view/foreign-text.ts';
import type { Voice } from '../../view/voice.ts';
import type { ChangedVideo, ClipCard, ClipHead } from '../content.ts';
import {
  countText,
  linksOf,
  MAX_NAMES,
  MAX_VIDEOS,
  providerText,
  sameStory,
  sourceOf,
  type Tone,
  videoState,
} from '../facts.ts';
import { sentencesOf } from '../sentence.ts';

/** Part of a line: text as it is, text that stands out, or text that is a link. */
export type Piece = string | { readonly strong: string } | { readonly link: string; readonly url: string };
export type Line = readonly Piece[];

/** Graphemes of a title: a chat shows a line or two. */
const LONGEST_TITLE = 150;

const SIGNS: Readonly<Record<Tone, string>> = { good: '●', bad: '✕', unsure: '○' };

/** A clip with the sentences around its names and the states of its videos. */
export function fullCard(clip: ClipCard, voice: Voice): Line[] {
  const { words } = voice;
  const { original } = linksOf(clip);
  const shown = clip.mentions.slice(0, MAX_NAMES);
  const { outlets, more } = sameStory(clip, voice);
  const others = clip.mentions.length - shown.length;
  return [
    ...headLines(clip, voice),
    ...shown.map((mention): Line => [{ strong: nameText(mention.name) }, `: ${countText(mention, voice)}`]),
    ...(others > 0 ? [[voice.count(words.count.moreNames, others)]] : []),
    ...sentencesOf(shown).map((pieces) => {
      const sentence = pieces.map(({ text, isName }) => (isName ? { strong: text } : text));
      return piecesOf(words.quote, { text: sentence }).flat();
    }),
    ...clip.videos.slice(0, MAX_VIDEOS).map((video): Line => {
      const { tone, text } = videoState(video, voice);
      return [`${SIGNS[tone]} ${fill(words.video.line, { provider: providerText(video), state: text })}`];
    }),
    ...(outlets.length === 0
      ? []
      : [[fill(words.alert.sameStory, { outlets: [outlets.join(words.comma), more ?? []].flat().join(' ') })]]),
    ...(original === null
      ? []
      : [[{ link: fill(words.action.original, { host: original.host }), url: original.href }]]),
  ];
}

/** A clip among many: title, source, names. */
export function shortCard(clip: ClipCard, voice: Voice): Line[] {
  const names = clip.mentions.slice(0, MAX_NAMES).map(({ name }) => nameText(name));
  return [...headLines(clip, voice), ...(names.length === 0 ? [] : [[names.join(voice.words.comma)]])];
}

export function videoCard(video: ChangedVideo, voice: Voice): Line[] {
  const { words } = voice;
  const back = isBack(video);
  const times = voice.moments(video.seenAt);
  const provider = providerText(video);
  return [
    ...headLines(video, voice),
    [`${SIGNS[back ? 'good' : 'bad']} `, { strong: words.video[back ? 'back' : 'gone'] }, ` · ${provider}`],
    ...(back || video.seenAt.length === 0 ? [] : [[fill(words.video.saidGone, { provider, times })]]),
    ...(back
      ? []
      : [
          [
            video.playedAt === null
              ? voice.capital(words.video.neverPlayed)
              : voice.capital(fill(words.video.playedLast, { time: voice.moment(video.playedAt) })),
          ],
        ]),
    ...(video.isStillKept ? [[words.video.stillKept]] : []),
  ];
}

export const isBack = ({ transition }: ChangedVideo) => transition === 'back';

/** The title, which leads to the record, and where the clip is from. */
export function headLines(clip: ClipHead, voice: Voice): Line[] {
  const { outlet, rest } = sourceOf(clip, voice);
  return [[{ link: shortTitle(clip, voice), url: clip.link }], [[outlet, ...rest].join(' · ')]];
}

export const shortTitle = (clip: Pick<ClipHead, 'title'>, voice: Voice): string =>
  shortened(titleText(clip, voice), LONGEST_TITLE);
