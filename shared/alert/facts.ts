/** What mails say of a clip, in the words of their language; how it looks is for the HTML and the text to say. */
import type { CheckStatus } from '../contract/clip.ts';
import { dayText, nameText, outletText } from '../view/clip-text.ts';
import { fill } from '../view/fill.ts';
import { webAddress } from '../view/foreign-text.ts';
import { howChecked } from '../view/status-text.ts';
import type { Voice } from '../view/voice.ts';
import type { ClipCard, ClipHead, ClipMention, ClipVideo, SummaryContent } from './content.ts';

/** Names of a clip that have a line of their own; videos, and forms of a name, that are told of. The rest is counted. */
export const MAX_NAMES = 5;
export const MAX_VIDEOS = 5;
/** Outlets that are named of those that told the same story. */
const MAX_OUTLETS = 3;

/** `2 mentions, in the title` */
export function countText({ count, inTitle }: ClipMention, { words, ...voice }: Voice): string {
  const mentions = voice.count(words.count.mentions, count);
  return inTitle ? `${mentions}${words.comma}${words.alert.inTitle}` : mentions;
}

/** Outlet, day and language of a clip. */
export function sourceOf({ outlet, publishedOn, language }: Omit<ClipHead, 'title'>, voice: Voice) {
  return {
    outlet: outletText(outlet, voice),
    rest: [dayText(publishedOn, voice), ...(language === null ? [] : [voice.languageName(language)])],
  };
}

/** Outlets that told the same story, the first few by name; and how many others there are, null for none. */
export function sameStory({ sameStory }: Pick<ClipCard, 'sameStory'>, voice: Voice) {
  const outlets = [...new Set(sameStory.outlets.map((outlet) => outletText(outlet, voice)))];
  const others = outlets.length - MAX_OUTLETS;
  return {
    outlets: outlets.slice(0, MAX_OUTLETS),
    more: others > 0 ? voice.count(voice.words.count.more, others) : null,
  };
}

/** The names of a clip that have a line, of those that say why they matched. */
export const matchedNames = ({ mentions }: ClipCard): ClipMention[] =>
  mentions.slice(0, MAX_NAMES).filter(({ spans }) => spans.length > 0);

/** Where the names of a clip that have a line can be narrowed. */
export const narrowable = ({ mentions }: ClipCard) =>
  mentions
    .slice(0, MAX_NAMES)
    .flatMap(({ name, narrow }) => (narrow === null ? [] : [{ name: nameText(name), href: narrow }]));

export type Tone = 'good' | 'bad' | 'unsure';

const TONES: Readonly<Record<CheckStatus, Tone>> = {
  playable: 'good',
  gone: 'bad',
  restricted: 'unsure',
  'not-embeddable': 'unsure',
  invalid: 'bad',
  blocked: 'unsure',
  unknown: 'unsure',
};

/** The state of a video in words; only one that is gone is called gone. */
export function videoState({ check }: ClipVideo, { words }: Voice): { readonly tone: Tone; readonly text: string } {
  if (check === null) return { tone: 'unsure', text: words.video.unchecked };
  return { tone: TONES[check.status], text: words.video[check.status] };
}

/** When a video was checked, or only tried; null where its state says that nobody was asked. */
export function checkedText({ check }: ClipVideo, { words, moment }: Voice): string | null {
  if (check === null) return null;
  const how = howChecked(check);
  return how === null ? null : fill(words.video[how], { time: moment(check.checkedAt) });
}

/** Videos that do not simply play. */
export function troubled(videos: readonly ClipVideo[]): ClipVideo[] {
  return videos.filter(({ check }) => check?.status !== 'playable').slice(0, MAX_VIDEOS);
}

export const providerText = ({ provider }: { readonly provider: string }): string => nameText(provider);

/** Whether the clip has videos, and all of them are gone. */
export function isAllGone({ videos }: ClipCard): boolean {
  return videos.length > 0 && videos.every(({ check }) => check?.status === 'gone');
}

/** Addresses that the file gave, as links; each host says where it leads. */
export function linksOf({ original, videos }: ClipCard) {
  const page = webAddress(original);
  const players = new Map(
    videos.flatMap(({ url }) => {
      const player = webAddress(url);
      return player === null || player.href === page?.href ? [] : [[player.href, player] as const];
    }),
  );
  return { original: page, players: [...players.values()].slice(0, MAX_VIDEOS) };
}

/** Why so much stands in one mail; of a flood also whether that is all. */
export function summaryReason(
  { because, isMore }: Pick<SummaryContent, 'because' | 'isMore'>,
  { words }: Voice,
): string {
  return words.summary[because === 'flood' && isMore ? 'floodPart' : because];
}
