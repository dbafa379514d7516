/** What a web hook is sent: the content of a mail as data. */
import type { EventClip, HookEvent } from '../../contract/hook-event.ts';
import { webAddress } from '../../view/foreign-text.ts';
import { wellFormedIn } from '../../well-formed.ts';
import type {
  ChangedVideo,
  ClipCard,
  ClipHead,
  Content,
  CorrectionContent,
  DigestContent,
  SummaryContent,
} from '../content.ts';
import { inOrder } from '../order.ts';
import { bytesOf, fitting, short } from './fit.ts';

/** Standard Webhooks 1.0.0, "Payload size": less than 20 kB. */
export const MOST_BYTES = 20_000;
/** Of these, for the names of a summary or digest. */
const NAMES_BYTES = 6_000;

/** Bytes of the names and of the videos of one clip; its record has all. */
const CLIP_NAMES_BYTES = 3_000;
const CLIP_VIDEOS_BYTES = 1_000;

/** Graphemes. */
const LONGEST_TITLE = 300;
const LONGEST_NAME = 100;

/** What is told of clips: the other kinds go by mail only. */
export type Told = Exclude<Content, { kind: 'confirm' | 'hook-ended' }>;

export const isTold = (content: Content): content is Told =>
  content.kind !== 'confirm' && content.kind !== 'hook-ended';

/** The event for a subscription; `at` is when it happened, the same whenever it is tried. */
export function hookEvent(content: Told, subscriptionId: string, at: Date): HookEvent {
  return wellFormedIn(eventOf(content, subscriptionId, at.toISOString()));
}

function eventOf(content: Told, subscriptionId: string, timestamp: string): HookEvent {
  switch (content.kind) {
    case 'alert': {
      const build = (clips: EventClip[], more: number) =>
        ({ type: 'alert.created', timestamp, data: { subscriptionId, clips, more } }) as const;
      return filled(inOrder(content.clips, '*').map(clipOf), build);
    }
    case 'summary':
      return summaryEvent(content, subscriptionId, timestamp);
    case 'digest':
      return digestEvent(content, subscriptionId, timestamp);
    case 'videos': {
      const build = (videos: VideoOf[], more: number) =>
        ({ type: 'alert.videos', timestamp, data: { subscriptionId, videos, more } }) as const;
      return filled(content.videos.map(videoOf), build);
    }
    case 'correction':
      return correctionEvent(content, subscriptionId, timestamp);
    default:
      return content satisfies never;
  }
}

function summaryEvent(content: SummaryContent, subscriptionId: string, timestamp: string): HookEvent {
  const { because, clips: total, isMore, all } = content;
  const names = fitting(
    content.names.map(({ name, clips }) => ({ name: nameIn(name), clips })),
    NAMES_BYTES,
  );
  // What is beyond the cards is told by its number only.
  const beyond = Math.max(0, total - content.cards.length);
  return filled(inOrder(content.cards, '*').map(clipOf), (clips, more) => ({
    type: 'alert.summary',
    timestamp,
    data: { subscriptionId, because, total, isMore, names, clips, more: more + beyond, all },
  }));
}

function digestEvent(content: DigestContent, subscriptionId: string, timestamp: string): HookEvent {
  const { cadence, from, to, nextAt, arrived, refused, usual, followed, archive } = content;
  const names = fitting(
    content.names.map(({ name, mentions, published, before, lastMention }) => ({
      ...{ name: nameIn(name), mentions, published, before, lastMention },
    })),
    NAMES_BYTES,
  );
  // A clip stands under each of its names; here it stands once, with all of them.
  const cards = [...new Map(content.names.flatMap((name) => name.cards.map((card) => [card.clipId, card]))).values()];
  return filled(inOrder(cards, '*').map(clipOf), (clips, more) => ({
    type: 'alert.digest',
    timestamp,
    data: {
      ...{ subscriptionId, cadence, from, to, nextAt, arrived, refused, usual, followed, archive },
      ...{ names, clips, more },
    },
  }));
}

function correctionEvent(content: CorrectionContent, subscriptionId: string, timestamp: string): HookEvent {
  const { toldAt } = content;
  const valueIn = (value: string | null) => (value === null ? null : titleIn(value));
  const changes = content.changes.map(({ field, was, is }) => ({ field, was: valueIn(was), is: valueIn(is) }));
  const clip = headOf(content.clip);
  const given = content.names.map(({ name, isIn }) => ({ name: nameIn(name), isIn }));
  return filled(given, (names, more) => ({
    type: 'alert.correction',
    timestamp,
    data: { subscriptionId, clip, toldAt, changes, names, more },
  }));
}

/** The event with as many of the items as it has room for; `build` is told how many are left out. */
function filled<T>(items: readonly T[], build: (items: T[], more: number) => HookEvent): HookEvent {
  const shown = fitting(items, MOST_BYTES - bytesOf(build([], items.length)));
  return build(shown, items.length - shown.length);
}

const titleIn = (title: string) => short(title, LONGEST_TITLE);
const nameIn = (name: string) => short(name, LONGEST_NAME);

function headOf({ clipId, title, outlet, publishedOn, language, link }: ClipHead) {
  return {
    clipId,
    title: title === null ? null : titleIn(title),
    outlet: outlet === null ? null : nameIn(outlet),
    ...{ publishedOn, language, link },
  };
}

function clipOf(card: ClipCard): EventClip {
  return {
    ...headOf(card),
    original: webAddress(card.original)?.href ?? null,
    receivedAt: card.receivedAt,
    mentions: fitting(
      card.mentions.map(({ nameId, name, count, inTitle }) => ({ nameId, name: nameIn(name), count, inTitle })),
      CLIP_NAMES_BYTES,
    ),
    videos: fitting(
      card.videos.map(({ provider, check }) => ({ provider: nameIn(provider), status: check?.status ?? null })),
      CLIP_VIDEOS_BYTES,
    ),
  };
}

type VideoOf = ReturnType<typeof videoOf>;

function videoOf(video: ChangedVideo) {
  const { transition, provider, seenAt, playedAt, isStillKept } = video;
  return { ...headOf(video), transition, provider, seenAt: [...seenAt], playedAt, isStillKept };
}
