/** The mail about videos that are gone or play again: what is gone comes first. */

import { outletText, titleText } from '../../view/clip-text.ts';
import { fill } from '../../view/fill.ts';
import { shortened } from '../../view/foreign-text.ts';
import type { Voice } from '../../view/voice.ts';
import type { ChangedVideo, VideosContent } from '../content.ts';
import { providerText } from '../facts.ts';
import { changesText } from '../subject.ts';
import { MAX_PREHEADER } from './alert.ts';
import { aside, type Cell, heading, isolated, type Look, line, muted, state } from './blocks.ts';
import { bareLine, clipLine, sourceLine, titleLine } from './clip-html.ts';
import { bareLineText, clipLineText, paragraphs, sourceText } from './clip-text.ts';
import { bytesOf, filled, joined, type Markup, markup } from './markup.ts';
import { type Body, cellBytes } from './part.ts';
import { byKind, tellOf } from './room.ts';

/** Videos in detail. */
const DETAILS = 20;

export function videosBody({ videos }: VideosContent, look: Look): Body {
  const { voice } = look;
  const ordered = videos.toSorted(
    (one, other) => Number(one.transition === 'back') - Number(other.transition === 'back'),
  );
  return {
    preheader: shortened(
      ordered
        .slice(0, 2)
        .map((video) => `${titleText(video, voice)} (${outletText(video.outlet, voice)})`)
        .join(' · '),
      MAX_PREHEADER,
    ),
    kind: voice.words.kind.videos,
    cards: (room) => {
      const head = heading('title', voice.capital(changesText(videos, voice)), markup`dir="${voice.side}"`, look);
      const told = tellOf<ChangedVideo, Cell[], Markup>(
        ordered,
        {
          detail: (video, i) => (i < DETAILS ? [videoCell(video, look)] : null),
          line: (video) => markup`${stateOf(video, voice)} ${clipLine(video, look)}`,
          bare: (video) => markup`${stateOf(video, voice)} ${bareLine(video, look)}`,
          detailBytes: cellBytes,
          lineBytes: bytesOf,
        },
        room - bytesOf(head),
      );
      const { details, lines, omitted } = byKind(told);
      return [
        [
          { padding: '20px 24px 14px', content: head },
          ...details.flat(),
          ...(lines.length === 0 ? [] : [{ padding: '14px 24px 16px', hasRule: true, content: muted(joined(lines)) }]),
          ...(omitted === 0
            ? []
            : [{ padding: '0 24px 16px', content: line(voice.count(voice.words.count.moreVideos, omitted)) }]),
        ],
      ];
    },
    text: (room) => {
      const head = `${voice.capital(changesText(videos, voice))}.`;
      const told = tellOf<ChangedVideo, string, string>(
        ordered,
        {
          detail: (video, i) => (i < DETAILS ? videoText(video, voice) : null),
          line: (video) => `${stateText(video, voice)} ${clipLineText(video, look)}`,
          bare: (video) => `${stateText(video, voice)} ${bareLineText(video, look)}`,
          detailBytes: (text) => Buffer.byteLength(text) + 2,
          lineBytes: (text) => Buffer.byteLength(text) + 2,
        },
        room - Buffer.byteLength(head),
      );
      const { details, lines, omitted } = byKind(told);
      return paragraphs([
        [head],
        ...details.map((text) => [text]),
        lines,
        omitted === 0 ? [] : [voice.count(voice.words.count.moreVideos, omitted)],
      ]);
    },
  };
}

function stateText({ transition }: ChangedVideo, { words, capital }: Voice): string {
  return capital(transition === 'gone' ? words.video.gone : words.video.back);
}

const stateOf = (video: ChangedVideo, voice: Voice): Markup =>
  state(video.transition === 'gone' ? 'bad' : 'good', stateText(video, voice));

function videoCell(video: ChangedVideo, look: Look): Cell {
  const { voice } = look;
  const at = filled(voice.words.video.at, { provider: isolated(providerText(video), voice.side) });
  return {
    padding: '14px 24px 16px',
    hasRule: true,
    content: joined([
      line(markup`${stateOf(video, voice)} ${aside(markup`&middot; ${at}`)}`, '0 0 2px', '14px;line-height:20px'),
      titleLine(video, look),
      sourceLine(video, look, '2px 0 0'),
      ...findings(video, voice).map((text) => muted(isolatedLine(text, look), '6px 0 0')),
    ]),
  };
}

/** A sentence of ours may have a provider in it, whose letters run the other way. */
function isolatedLine({ text, provider }: Finding, { voice }: Look): Markup {
  return filled(text, { provider: isolated(provider, voice.side) });
}

interface Finding {
  /** With a place for the provider only. */
  readonly text: string;
  readonly provider: string;
}

/** What the checks showed, in sentences. */
function findings(video: ChangedVideo, voice: Voice): Finding[] {
  const { video: words } = voice.words;
  const provider = providerText(video);
  const times = voice.moments(video.seenAt);
  const said = fill(words.saidGone, { provider: '{provider}', times });
  const played =
    video.playedAt === null ? words.neverPlayed : fill(words.playedLast, { time: voice.moment(video.playedAt) });
  const lastly = `${voice.capital(played)}.`;
  const kept = video.isStillKept ? ` ${words.stillKept}` : '';
  return (video.transition === 'gone' ? [said, `${lastly}${kept}`] : [lastly]).map((text) => ({ text, provider }));
}

function videoText(video: ChangedVideo, voice: Voice): string {
  return [
    `${stateText(video, voice)}: ${titleText(video, voice)}`,
    sourceText(video, voice),
    fill(voice.words.video.at, { provider: providerText(video) }),
    ...findings(video, voice).map(({ text, provider }) => fill(text, { provider })),
    video.link,
  ].join('\n');
}
