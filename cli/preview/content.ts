/** What a mail of each kind would say about some clips. What a clip does not tell, such as last week's counts, is an example. */
import type { ChangedVideo, ClipCard, Content, DigestContent, DigestName } from '../../shared/alert/content.ts';
import { DIGEST_HOUR, elsewhereOf, type ShownSubscription } from '../../shared/contract/subscription.ts';
import { Failure } from '../failure.ts';

export const KINDS = [
  'alert',
  'summary',
  'digest',
  'videos',
  'correction',
  'confirm',
] as const satisfies readonly Content['kind'][];
export type Kind = (typeof KINDS)[number];

/** Ways out that are no mail. */
export const FORMS = ['webhook', 'slack', 'teams'] as const;
export type Form = (typeof FORMS)[number];

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Shown {
  readonly cards: readonly ClipCard[];
  readonly subscription: Pick<ShownSubscription, 'cadence' | 'hour' | 'weekday' | 'channel'>;
  readonly confirmLink: string;
  readonly now: Date;
}

export function contentOf(kind: Kind, shown: Shown): Content {
  const { cards, subscription, confirmLink, now } = shown;
  switch (kind) {
    case 'alert':
      return { kind, clips: cards };
    case 'summary': {
      const outlets = [...Map.groupBy(cards, ({ outlet }) => outlet)].map(([outlet, { length: clips }]) => ({
        outlet,
        clips,
      }));
      const names = namesOf(cards).map(({ name, cards: own }) => ({ name, clips: own.length }));
      return { kind, because: 'flood', names, clips: cards.length, isMore: false, outlets, cards, all: null };
    }
    case 'digest':
      return digestOf(shown);
    case 'videos':
      return { kind, videos: videosOf(cards, now) };
    case 'correction': {
      const [clip] = cards;
      if (clip === undefined) throw new Failure('There is no clip to correct');
      const changes = [{ field: 'outlet', was: null, is: clip.outlet }] as const;
      return { kind, clip, toldAt: now.toISOString(), changes, names: [] };
    }
    case 'confirm': {
      const { cadence, hour = DIGEST_HOUR, weekday = 'monday', channel } = subscription;
      return {
        kind,
        cadence,
        hour,
        weekday,
        elsewhere: elsewhereOf(channel),
        link: confirmLink,
        until: new Date(now.getTime() + 7 * DAY_MS).toISOString(),
      };
    }
    default:
      return kind satisfies never;
  }
}

/** The names of the clips, each with the clips that mention it. */
function namesOf(cards: readonly ClipCard[]): { name: string; mentions: number; cards: ClipCard[] }[] {
  const pairs = cards.flatMap((card) => card.mentions.map((mention) => ({ card, mention })));
  return [...Map.groupBy(pairs, ({ mention }) => mention.name)].map(([name, own]) => ({
    name,
    // As a digest counts them: a story is one.
    mentions: own.length,
    cards: own.map(({ card, mention }) => ({ ...card, mentions: [mention] })),
  }));
}

function digestOf({ cards, subscription, now }: Shown): DigestContent {
  const cadence = subscription.cadence === 'weekly' ? 'weekly' : 'daily';
  const lengthMs = (cadence === 'weekly' ? 7 : 1) * DAY_MS;
  const at = (milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString();
  const names = namesOf(cards).map(
    ({ name, mentions, cards: own }): DigestName => ({
      name,
      isUrgent: false,
      mentions,
      // How many clips other days had is known to the deployment only.
      published: 0,
      before: 0,
      days: [],
      lastMention: null,
      cards: own,
      all: null,
    }),
  );
  const period = { from: at(-lengthMs), to: at(0), nextAt: at(lengthMs) };
  const arrived = { arrived: cards.length, refused: 0, usual: null, archive: { gone: 0, back: 0 } };
  return { kind: 'digest', cadence, ...period, ...arrived, names, followed: names.length };
}

function videosOf(cards: readonly ClipCard[], now: Date): ChangedVideo[] {
  const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
  const videos = cards.flatMap((card) =>
    card.videos.map(
      ({ provider, check, still }): ChangedVideo => ({
        ...card,
        transition: 'gone',
        provider,
        seenAt: [at(90), at(0)],
        playedAt: check?.playedAt ?? null,
        isStillKept: still !== null,
      }),
    ),
  );
  if (videos.length === 0) throw new Failure('The clip has no video: a mail about videos has nothing to say');
  return videos;
}
