/** A clip in the text part of a mail: in full, as an item of a list, as a line. Each address stands alone on its line. */

import { nameText, titleText } from '../../view/clip-text.ts';
import { fill } from '../../view/fill.ts';
import { reasonsOf } from '../../view/reasons.ts';
import type { Voice } from '../../view/voice.ts';
import type { ClipCard, ClipHead, ClipMention, ClipVideo } from '../content.ts';
import {
  checkedText,
  countText,
  linksOf,
  MAX_NAMES,
  MAX_VIDEOS,
  matchedNames,
  narrowable,
  providerText,
  sameStory,
  sourceOf,
  troubled,
  videoState,
} from '../facts.ts';
import type { OfReader } from '../reader.ts';
import { sentencesOf } from '../sentence.ts';

/** A clip in full. */
export function fullClipText(clip: ClipCard, { voice }: OfReader): string {
  const { action } = voice.words;
  const { original, players } = linksOf(clip);
  const shown = clip.mentions.slice(0, MAX_NAMES);
  return paragraphs([
    nameLines(clip, voice),
    [titleText(clip, voice), sourceText(clip, voice)],
    ...quotes(shown, voice).map((one) => [one]),
    [...clip.videos.slice(0, MAX_VIDEOS).map((video) => fullVideo(video, voice)), ...sameStoryLine(clip, voice)],
    labelled(action.open, clip.link, voice),
    ...(original === null ? [] : [labelled(fill(action.original, original), original.href, voice)]),
    ...players.map((player) => labelled(fill(action.player, player), player.href, voice)),
    whyLines(clip, voice),
  ]);
}

/** A clip as an item of a list. */
export function clipItemText(clip: ClipCard, { voice }: OfReader): string {
  return [
    titleText(clip, voice),
    sourceText(clip, voice),
    ...sameStoryLine(clip, voice),
    ...quotes(clip.mentions.slice(0, 2), voice),
    ...troubled(clip.videos).map((video) => videoLine(video, voice)),
    clip.link,
  ].join('\n');
}

/** A clip as a line of a list, and its address. */
export function clipLineText(clip: ClipHead, { voice }: OfReader): string {
  const { outlet, rest } = sourceOf({ ...clip, language: null }, voice);
  return `- ${titleText(clip, voice)} (${[outlet, ...rest].join(voice.words.comma)})\n${clip.link}`;
}

/** The least that tells of a clip: its title. */
export function bareLineText(clip: ClipHead, { voice }: OfReader): string {
  return `- ${titleText(clip, voice)}`;
}

/** `Al Mayadeen TV · 15 February 2017 · English` */
export function sourceText(clip: ClipHead, voice: Voice): string {
  const { outlet, rest } = sourceOf(clip, voice);
  return [outlet, ...rest].join(' · ');
}

/** An address under its label. */
export function labelled(label: string, address: string, { words }: Voice): string[] {
  return [fill(words.textLink, { label }), address];
}

/** Blocks of lines, an empty line between them. */
export function paragraphs(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function nameLines({ mentions }: ClipCard, voice: Voice): string[] {
  const shown = mentions
    .slice(0, MAX_NAMES)
    .map((mention) => `${nameText(mention.name)}: ${countText(mention, voice)}`);
  const others = mentions.length - shown.length;
  return others > 0 ? [...shown, voice.count(voice.words.count.moreNames, others)] : shown;
}

function quotes(mentions: readonly ClipMention[], { words }: Voice): string[] {
  return sentencesOf(mentions).map((pieces) => {
    const text = pieces.map((piece) => (piece.isName ? `*${piece.text}*` : piece.text)).join('');
    return `  ${fill(words.quote, { text })}`;
  });
}

function videoLine(video: ClipVideo, voice: Voice): string {
  return fill(voice.words.video.line, { provider: providerText(video), state: videoState(video, voice).text });
}

function fullVideo(video: ClipVideo, voice: Voice): string {
  const said = videoLine(video, voice);
  const checked = checkedText(video, voice);
  return checked === null ? said : `${said} (${checked})`;
}

function sameStoryLine(clip: ClipCard, voice: Voice): string[] {
  const { outlets, more } = sameStory(clip, voice);
  if (outlets.length === 0) return [];
  const listed = outlets.join(voice.words.comma);
  return [fill(voice.words.alert.sameStory, { outlets: more === null ? listed : `${listed} ${more}` })];
}

function whyLines(clip: ClipCard, voice: Voice): string[] {
  const { action, alert, textLink, why } = voice.words;
  const reasons = matchedNames(clip).map((mention) => reasonList(mention, voice));
  const names = narrowable(clip);
  const ask = `${action.narrowAsk} ${action.narrow}`;
  return [
    ...(reasons.length === 0 ? [] : [fill(why.line, { reasons: reasons.join(why.separator) })]),
    ...(names.length > 1 ? [fill(textLink, { label: ask })] : []),
    ...names.flatMap(({ name, href }) => labelled(names.length > 1 ? name : ask, href, voice)),
    fill(alert.dropped, { time: voice.moment(clip.receivedAt) }),
  ];
}

function reasonList(mention: ClipMention, voice: Voice): string {
  const quoted = (text: string) => fill(voice.words.quote, { text });
  return reasonsOf(mention, voice)
    .map(({ text, form, alias, times }) => `${fill(text, { form: quoted(form), alias: quoted(alias) })}${times}`)
    .join(voice.words.why.separator);
}
