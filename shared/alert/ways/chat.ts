/** The content of a mail as a message for a chat: fewer words, in lines that each chat puts into its own form. */

import { nameText, outletText, valueText } from '../../view/clip-text.ts';
import { fill } from '../../view/fill.ts';
import type { Side } from '../../view/side.ts';
import type { Voice } from '../../view/voice.ts';
import type { DigestContent, Reader, SummaryContent } from '../content.ts';
import { archiveText, noneText, publishedText, silenceText } from '../digest-period.ts';
import { summaryReason } from '../facts.ts';
import { countedInOrder, digestInOrder, inOrder } from '../order.ts';
import { MOST_STORIES } from '../pace.ts';
import { type OfReader, ofReader } from '../reader.ts';
import { fullCard, headLines, isBack, type Line, type Piece, shortCard, shortTitle, videoCard } from './chat-cards.ts';
import type { Told } from './event.ts';

export interface ChatMessage {
  readonly side: Side;
  /** What it says in one line; a notification shows no more. */
  readonly subject: string;
  /** Numbers and reasons. */
  readonly head: readonly Line[];
  /** Clips or videos, the most important first; the first line of each is its title. */
  readonly cards: readonly (readonly Line[])[];
  /** Of `cards`, how many more there are than those given here. */
  readonly beyond: number;
  /** Says that so many are left out. */
  readonly more: (n: number) => Line;
  readonly foot: readonly Line[];
}

/** Clips that a chat is shown; of an alert, which nothing else tells, those beyond are shown too, by title and source. */
const MOST_CARDS = 10;
/** Names and outlets that are counted, a line each. */
const MOST_LINES = 10;

/** The message for a chat; `subject` is that of the mail. */
export function chatMessage(content: Told, subject: string, reader: Reader): ChatMessage {
  const { voice } = ofReader(reader);
  const { words } = voice;
  const kind = content.kind === 'digest' ? words.kind[content.cadence] : words.kind[content.kind];
  const { head = [], cards, foot = [], beyond = 0, most = MOST_CARDS } = bodyOf(content, { reader, voice });
  const shown = cards.slice(0, most);
  const { settings } = reader.links;
  return {
    side: voice.side,
    subject,
    head,
    cards: shown,
    beyond: beyond + cards.length - shown.length,
    more: (n) => [voice.capital(voice.count(words.count.more, n))],
    foot: [
      ...foot,
      [`clipwatch · ${kind}`, ...(settings === null ? [] : [' · ', { link: words.action.settings, url: settings }])],
    ],
  };
}

interface Body {
  readonly head?: readonly Line[];
  readonly cards: readonly (readonly Line[])[];
  readonly beyond?: number;
  /** Cards that are shown. @default MOST_CARDS */
  readonly most?: number;
  readonly foot?: readonly Line[];
}

function bodyOf(content: Told, of: OfReader): Body {
  const { voice, reader } = of;
  switch (content.kind) {
    case 'alert':
      return {
        cards: inOrder(content.clips, reader.follows).map((clip, i) =>
          i < MOST_CARDS ? fullCard(clip, voice) : headLines(clip, voice),
        ),
        most: MOST_STORIES,
      };
    case 'summary':
      return summaryBody(content, of);
    case 'digest':
      return digestBody(content, voice);
    case 'videos': {
      const sorted = content.videos.toSorted((one, other) => Number(isBack(one)) - Number(isBack(other)));
      return { cards: sorted.map((video) => videoCard(video, voice)) };
    }
    case 'correction': {
      const { correction } = voice.words;
      const day = voice.day(voice.dayAt(content.toldAt));
      const changes = content.changes.map(({ field, was, is }) => {
        const value = (text: string | null) => valueText(field, text, voice, shortTitle);
        return [`${correction[field]}: ${correction.was} `, value(was), ` → ${correction.is} `, { strong: value(is) }];
      });
      const names = content.names.map(({ name, isIn }) => [
        fill(isIn ? correction.nowAlso : correction.noLonger, { name: nameText(name) }),
      ]);
      return { cards: [[...headLines(content.clip, voice), [fill(correction.intro, { day })], ...changes, ...names]] };
    }
    default:
      return content satisfies never;
  }
}

function summaryBody(content: SummaryContent, { voice, reader }: OfReader): Body {
  const { because, names, clips, cards, isMore, outlets, all } = content;
  const { words } = voice;
  const counted = countedInOrder(names, reader.follows).map(
    ({ name, clips: n }): Line => [{ strong: nameText(name) }, `: ${voice.count(words.count.clips, n, isMore)}`],
  );
  const [first, ...others] = outlets.slice(0, MOST_LINES);
  const byOutlet = [first, ...others].flatMap((one) =>
    one === undefined ? [] : [`${outletText(one.outlet, voice)} ${voice.number(one.clips)}`],
  );
  return {
    head: [
      // Of a flood its number says it; the others have a reason that the reader cannot see.
      ...(because === 'flood' && !isMore ? [] : [[summaryReason({ because, isMore }, voice)]]),
      ...counted.slice(0, MOST_LINES),
      ...(counted.length > MOST_LINES ? [[voice.count(words.count.moreNames, counted.length - MOST_LINES)]] : []),
      ...(byOutlet.length === 0 ? [] : [[`${words.summary.outlets}: ${byOutlet.join(words.comma)}`]]),
    ],
    cards: inOrder(cards, reader.follows).map((clip) => shortCard(clip, voice)),
    beyond: Math.max(0, clips - cards.length),
    foot: all === null ? [] : [[allLink(all, voice.count(words.count.clips, clips, isMore), voice)]],
  };
}

function digestBody(content: DigestContent, voice: Voice): Body {
  const { words } = voice;
  const { arrived, refused, names, nextAt } = content;
  const mentions = names.reduce((sum, name) => sum + name.mentions, 0);
  const told = digestInOrder(names).filter((name) => name.mentions > 0);
  const clips = voice.count(words.count.clips, arrived);
  const none = noneText(content, voice);
  const yours =
    mentions > 0
      ? fill(words.digest.yours, { mentions: voice.count(words.count.mentions, mentions) })
      : fill(none.text, none.values);
  // A clip stands under each of its names; a chat is shown it once.
  const cards = new Map(told.flatMap((name) => name.cards.map((card) => [card.clipId, card])));
  const archive = archiveText(content, voice);
  return {
    head: [
      ...(mentions + arrived === 0 ? [] : [[voice.capital(yours)]]),
      [arrived === 0 ? silenceText(content, voice) : voice.capital(fill(words.digest.arrived, { clips }))],
      ...(refused > 0 ? [[voice.capital(voice.count(words.count.refused, refused))]] : []),
      ...told.slice(0, MOST_LINES).map((name): Line => {
        const beside = [voice.count(words.count.mentions, name.mentions), publishedText(name, content, voice)];
        return [{ strong: nameText(name.name) }, `: ${beside.filter((text) => text !== '').join(' · ')}`];
      }),
      ...(told.length > MOST_LINES ? [[voice.count(words.count.moreNames, told.length - MOST_LINES)]] : []),
    ],
    cards: inOrder([...cards.values()], '*').map((clip) => shortCard(clip, voice)),
    foot: [
      archive === '' ? [] : [archive],
      nextAt === null ? [] : [fill(words.digest.next, { time: voice.appointment(nextAt) })],
    ],
  };
}

const allLink = (url: string, clips: string, { words }: Voice): Piece => ({
  link: fill(words.action.all, { clips }),
  url,
});
