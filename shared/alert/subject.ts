/** Subjects: the name first, the title last, since phones cut the end. */

import { nameText, outletText, titleText } from '../view/clip-text.ts';
import { fill } from '../view/fill.ts';
import { cleaned, cut, shortened } from '../view/foreign-text.ts';
import type { AlertContent, Content, DigestContent, VideosContent } from './content.ts';
import { periodOf } from './digest-period.ts';
import { isAllGone } from './facts.ts';
import { countedInOrder, digestInOrder, inOrder, namesInOrder } from './order.ts';
import { followed, type OfReader } from './reader.ts';

/** Graphemes; mail programs cut longer subjects. */
const MAX_SUBJECT = 150;
/** Graphemes of a name or an outlet in a subject: what follows is to be seen too. */
const MAX_PART = 50;

/** The subject of a mail: one line without control characters of any kind, at most 150 graphemes. */
export function subjectText(content: Content, of: OfReader): string {
  return oneLine(subject(content, of));
}

function subject(content: Content, of: OfReader): string {
  const { voice } = of;
  const { words } = voice;
  switch (content.kind) {
    case 'alert':
      return alertSubject(content, of);
    case 'summary': {
      const names = voice.some(countedInOrder(content.names, of.reader.follows).map(({ name }) => part(name)));
      const clips = voice.count(words.count.clips, content.clips, content.isMore);
      return fill(words.subject.summary, { names, clips });
    }
    case 'digest':
      return digestSubject(content, of);
    case 'videos':
      return videosSubject(content, of);
    case 'correction':
      return fill(words.subject.correction, { title: titleText(content.clip, voice) });
    case 'confirm':
      return fill(words.subject.confirm, { names: followed(of, 2) });
    case 'hook-ended':
      return fill(words.subject.hookEnded, { host: part(content.host) });
    default:
      return content satisfies never;
  }
}

function alertSubject({ clips }: AlertContent, { voice, reader }: OfReader): string {
  const { words } = voice;
  const ordered = inOrder(clips, reader.follows);
  const names = namesInOrder(ordered, reader.follows).map(part);
  const [only, ...others] = ordered;
  if (only !== undefined && others.length === 0) {
    const text = isAllGone(only) ? words.subject.alertGone : words.subject.alert;
    return fill(text, {
      name: voice.some(names),
      outlet: part(outletText(only.outlet, voice)),
      title: titleText(only, voice),
    });
  }
  const newClips = voice.count(words.count.newClips, ordered.length);
  const [name, ...furtherNames] = names;
  if (name === undefined || furtherNames.length > 0) {
    return fill(words.subject.alertNames, { names: voice.some(names), newClips });
  }
  const outlets = [...new Set(ordered.map(({ outlet }) => part(outletText(outlet, voice))))];
  const shown = `${outlets.slice(0, 3).join(words.comma)}${outlets.length > 3 ? ' …' : ''}`;
  return fill(words.subject.alertMany, { name, newClips, outlets: shown });
}

function digestSubject(content: DigestContent, of: OfReader): string {
  const { voice } = of;
  const { words } = voice;
  const day = periodOf(content, voice).short;
  const told = digestInOrder(content.names).filter(({ mentions }) => mentions > 0);
  const mentions = told.reduce((sum, one) => sum + one.mentions, 0);
  if (mentions > 0) {
    const names = voice.some(told.map(({ name }) => part(name)));
    return fill(words.subject.digest, { day, mentions: voice.count(words.count.mentions, mentions), names });
  }
  if (content.arrived === 0) return fill(words.subject.digestSilent, { day });
  return fill(words.subject.digestEmpty, { day, clips: voice.count(words.count.clips, content.arrived) });
}

function videosSubject({ videos }: VideosContent, { voice }: OfReader): string {
  const { subject } = voice.words;
  const [only, ...others] = videos;
  if (only !== undefined && others.length === 0) {
    const text = only.transition === 'gone' ? subject.videoGone : subject.videoBack;
    return fill(text, { title: titleText(only, voice) });
  }
  return changesText(videos, voice);
}

/** `2 videos gone, 1 plays again` */
export function changesText(videos: VideosContent['videos'], { words, count }: OfReader['voice']): string {
  const gone = videos.filter(({ transition }) => transition === 'gone').length;
  const back = videos.length - gone;
  return [
    ...(gone > 0 ? [count(words.subject.videosGone, gone)] : []),
    ...(back > 0 ? [count(gone > 0 ? words.subject.videosBack : words.subject.videosOnlyBack, back)] : []),
  ].join(words.comma);
}

const part = (text: string): string => shortened(nameText(text), MAX_PART);

/** Values are clean already; this holds whatever the words are. No-break spaces of the words stay. */
function oneLine(text: string): string {
  return cut(text.split('\u00a0').map(cleaned).join('\u00a0').trim(), MAX_SUBJECT);
}
