/** The bodies of web hooks, in the form of Standard Webhooks 1.0.0: what happened, in ids, names and links; no text of a clip. */
import * as z from 'zod/mini';
import { CheckStatus } from './clip.ts';

const instant = z.iso.datetime();
const count = z.int().check(z.nonnegative());

const head = {
  clipId: z.string(),
  title: z.nullable(z.string()),
  outlet: z.nullable(z.string()),
  /** `YYYY-MM-DD` */
  publishedOn: z.nullable(z.string()),
  /** Primary BCP-47 tag. */
  language: z.nullable(z.string()),
  /** The page of the record; opens without a token. */
  link: z.string(),
};

const clip = z.object({
  ...head,
  /** The clip's own address, as its file has it; null where it has none that leads to the web. */
  original: z.nullable(z.string()),
  receivedAt: instant,
  /** Names and videos as far as there is room for them: the record has all. */
  mentions: z.array(z.object({ nameId: z.string(), name: z.string(), count, inTitle: z.boolean() })),
  /** `status` is null for one that was not checked yet. */
  videos: z.array(z.object({ provider: z.string(), status: z.nullable(CheckStatus) })),
});
export type EventClip = z.infer<typeof clip>;

/** How many items the body has no room for, or what would fill it: they are told by their number, and the API lists them. */
const more = count;

const data = {
  'alert.created': z.object({ subscriptionId: z.string(), clips: z.array(clip), more }),
  'alert.summary': z.object({
    subscriptionId: z.string(),
    because: z.enum(['flood', 'backfill', 'import', 'replay']),
    /** Clips in all; `isMore`: there are more than were counted. */
    total: count,
    isMore: z.boolean(),
    names: z.array(z.object({ name: z.string(), clips: count })),
    clips: z.array(clip),
    more,
    /** Where all of them are listed. */
    all: z.nullable(z.string()),
  }),
  'alert.digest': z.object({
    subscriptionId: z.string(),
    cadence: z.enum(['daily', 'weekly']),
    from: instant,
    to: instant,
    nextAt: z.nullable(instant),
    arrived: count,
    refused: count,
    /** How many clips usually arrive in such a time; null where too little is known. */
    usual: z.nullable(z.number()),
    followed: count,
    archive: z.object({ gone: count, back: count }),
    /** `published`: clips with it that were published on these days, told or not; `before`: the same a week before. */
    names: z.array(
      z.object({
        name: z.string(),
        mentions: count,
        published: count,
        before: count,
        lastMention: z.nullable(z.string()),
      }),
    ),
    clips: z.array(clip),
    more,
  }),
  'alert.videos': z.object({
    subscriptionId: z.string(),
    videos: z.array(
      z.object({
        ...head,
        transition: z.enum(['gone', 'back']),
        provider: z.string(),
        seenAt: z.array(instant),
        playedAt: z.nullable(instant),
        isStillKept: z.boolean(),
      }),
    ),
    more,
  }),
  'alert.correction': z.object({
    subscriptionId: z.string(),
    clip: z.object(head),
    toldAt: instant,
    changes: z.array(
      z.object({
        field: z.enum(['title', 'outlet', 'publishedOn']),
        was: z.nullable(z.string()),
        is: z.nullable(z.string()),
      }),
    ),
    names: z.array(z.object({ name: z.string(), isIn: z.boolean() })),
    more,
  }),
} as const;

/** `timestamp`: when it happened; the time of an attempt to tell it is in its headers. */
const event = <T extends keyof typeof data>(type: T) =>
  z.object({ type: z.literal(type), timestamp: instant, data: data[type] });

export const HookEvent = z.discriminatedUnion('type', [
  event('alert.created'),
  event('alert.summary'),
  event('alert.digest'),
  event('alert.videos'),
  event('alert.correction'),
]);
export type HookEvent = z.infer<typeof HookEvent>;
