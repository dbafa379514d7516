/** What a digest says: the stories of each name, counts beside those of a week ago, what arrived at all. */
import type { DigestContent, DigestName, Reader } from '../../shared/alert/content.ts';
import { type DigestDays, digestDays } from '../../shared/alert/digest-days.ts';
import { usualArrivals } from '../../shared/alert/silence.ts';
import { nextDigest } from '../../shared/alert/when.ts';
import { type HourCounts, NO_COUNTS, sumOf } from '../../shared/clip/arrivals.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import type { Name } from '../../shared/contract/name.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import type { Period } from '../aws/table/alert/period.ts';
import { countedDays, nameCounts } from '../aws/table/clip/counts.ts';
import { arrivalsByHour, hourOf } from '../aws/table/file/arrivals.ts';
import { namesById, namesState } from '../aws/table/name/names.ts';
import { mapOf } from '../runtime/batch.ts';
import { remember } from '../runtime/remember.ts';
import { cardOf, clipsById } from './cards.ts';
import { aboutCopies } from './copies.ts';
import { type Links, signedLinks } from './links.ts';
import { readerOf } from './reader.ts';
import { withSameStory } from './same-story.ts';

/** Clips that are read, the newest; of more, names say how many there are. */
const MAX_CLIPS = 200;
/** Names with counts of other days: as many as the table of a mail has. */
const MAX_NAMES = 20;
const WIDTH = 4;
const USUAL_MS = 8 * 7 * 24 * 60 * 60 * 1000;

export interface Digest {
  readonly content: DigestContent;
  readonly reader: Reader;
  /** What the digest tells. */
  readonly told: readonly Owed[];
  /** The clips with cards of their own, each with the number of its state. Clips beyond those are only counted. */
  readonly shown: ReadonlyMap<string, number>;
  /** What is not there any more: its clip has gone, or the name is not in it. */
  readonly gone: readonly Owed[];
  /** What it counts of the hour in which it ends. */
  readonly counted: NonNullable<Period['counted']>;
}

/**
 * Gathers a digest. A story counts as one mention of a name. Other days are counted by the days on which clips were
 * published, of all clips that mention the name: what is in the counters of the timeline.
 */
export async function digestContent(
  subscription: Subscription,
  period: Period,
  owed: readonly Owed[],
  to: Date,
): Promise<Digest> {
  const { nameIds, timeZone = 'UTC', cadence } = subscription;
  const from = new Date(period.from);
  const covered = { from, to, cadence: period.cadence === 'weekly' ? 'weekly' : 'daily' } as const;
  const links = await signedLinks(to);
  const [{ told, gone, names, clips }, arrivals] = await Promise.all([
    readOwed(subscription, owed, to),
    arrivalsIn(period, from, to),
  ]);
  const { sum } = arrivals;
  const arrived = sum.parsed + sum.partial;
  const mentioned = [...Map.groupBy(told, ({ nameId }) => nameId).keys()].flatMap((nameId) => names.get(nameId) ?? []);
  return {
    content: {
      kind: 'digest',
      cadence: covered.cadence,
      from: period.from,
      to: to.toISOString(),
      nextAt: cadence === 'instant' ? null : nextAfter(subscription, period, to),
      arrived,
      refused: sum.refused,
      usual: arrived === 0 ? await usualIn(from, to) : null,
      names: await digestNames({ subscription, told, names, clips, links, days: digestDays(covered, timeZone) }),
      followed: nameIds === '*' ? (await namesState()).count : nameIds.length,
      archive: { gone: sum.gone, back: sum.back },
    },
    reader: await readerOf(subscription, mentioned, links),
    told,
    shown: new Map([...clips].flatMap(([clipId, clip]) => (clip === null ? [] : [[clipId, clip.revision] as const]))),
    gone,
    counted: arrivals.counted,
  };
}

function nextAfter(subscription: Subscription, { dueAt }: Period, to: Date): string {
  return Date.parse(dueAt) > to.getTime() ? dueAt : nextDigest(subscription, to).toISOString();
}

/** The names, and the clips that are shown, of what is owed; and what of it is not there any more. */
async function readOwed({ nameIds, urgentNameIds = [] }: Subscription, owed: readonly Owed[], now: Date) {
  const silent = nameIds === '*' ? [] : nameIds.slice(0, MAX_NAMES);
  const names = await namesById([...new Set([...owed.map(({ nameId }) => nameId), ...silent])]);
  const inOrder = owed.toSorted(
    (one, other) =>
      Number(urgentNameIds.includes(other.nameId)) - Number(urgentNameIds.includes(one.nameId)) ||
      (one.recordedAt < other.recordedAt ? 1 : -1),
  );
  const shown = new Set(inOrder.map(({ clipId }) => clipId).slice(0, MAX_CLIPS));
  const clips = await clipsById([...shown]);
  const isGone = ({ nameId, clipId }: Owed) =>
    shown.has(clipId) && !clips.get(clipId)?.mentions.some((mention) => mention.nameId === nameId);
  const moved = await aboutCopies(inOrder, (one) => names.has(one.nameId) && isGone(one), now);
  const copies = moved.map(({ clipId }) => clipId).filter((clipId, i) => clipId !== inOrder[i]?.clipId);
  for (const [clipId, clip] of await clipsById(copies)) clips.set(clipId, clip);
  const isFallen = (one: Owed) => !names.has(one.nameId) || isGone(one);
  return { told: moved.filter((one) => !isFallen(one)), gone: moved.filter(isFallen), names, clips };
}

interface NamesOf {
  readonly subscription: Subscription;
  readonly told: readonly Owed[];
  readonly names: ReadonlyMap<string, Name>;
  readonly clips: ReadonlyMap<string, Clip | null>;
  readonly links: Links;
  readonly days: DigestDays;
}

/** Urgent names first, then those with the most mentions, then in the order of the subscription. */
async function digestNames({ subscription, told, names, clips, links, days }: NamesOf): Promise<DigestName[]> {
  const { urgentNameIds = [], nameIds } = subscription;
  const byName = Map.groupBy(told, ({ nameId }) => nameId);
  const mentionsOf = ({ id }: Name) => byName.get(id)?.length ?? 0;
  const followed = [...names.values()].sort(
    (one, other) =>
      Number(urgentNameIds.includes(other.id)) - Number(urgentNameIds.includes(one.id)) ||
      mentionsOf(other) - mentionsOf(one) ||
      placeIn(nameIds, one) - placeIn(nameIds, other),
  );
  const listed = followed.filter((name, i) => i < MAX_NAMES || mentionsOf(name) > 0);
  const made = await mapOf(listed, WIDTH, async (name): Promise<DigestName> => {
    const i = listed.indexOf(name);
    const counts =
      i < MAX_NAMES ? await countsOf(name.id, days) : { published: 0, before: 0, days: [], lastMention: null };
    return {
      name: name.name,
      isUrgent: urgentNameIds.includes(name.id),
      mentions: mentionsOf(name),
      ...counts,
      cards: (byName.get(name.id) ?? []).flatMap(({ clipId }) => {
        const clip = clips.get(clipId);
        return clip ? [cardOf(clip, { names: new Map([[name.id, name]]) }, links)] : [];
      }),
      clips: mentionsOf(name),
      all: links.clipsOf(name.id),
    };
  });
  const cards = await withSameStory(
    made.flatMap((name) => name.cards),
    clips,
  );
  const byId = new Map(cards.map(({ clipId, sameStory }) => [clipId, sameStory]));
  return made.map((name) => ({
    ...name,
    cards: name.cards.map((card) => ({ ...card, sameStory: byId.get(card.clipId) ?? card.sameStory })),
  }));
}

/** In the order of the subscription; who follows every name has none. */
const placeIn = (nameIds: Subscription['nameIds'], { id }: Name): number => (nameIds === '*' ? 0 : nameIds.indexOf(id));

/** Digests that are due at one time ask about the same names. */
const COUNTS = { forMs: 60_000, most: 5000, now: () => Date.now() };
const counted = remember(async (key: string) => {
  const { nameId, from, to } = JSON.parse(key) as { nameId: string; from: string; to: string };
  return nameCounts(nameId, { from, to });
}, COUNTS);
const lastDay = remember(async (nameId: string) => (await countedDays(nameId))?.to ?? null, COUNTS);

async function countsOf(nameId: string, { week, before, from, to }: DigestDays) {
  const first = [before.from, week[0] ?? to].sort()[0] ?? to;
  const clips = new Map<string, number>();
  for (const count of await counted(JSON.stringify({ nameId, from: first, to }))) {
    clips.set(count.day, (clips.get(count.day) ?? 0) + count.clips);
  }
  const within = (one: { readonly from: string; readonly to: string }): number =>
    [...clips].reduce((sum, [day, count]) => (day >= one.from && day <= one.to ? sum + count : sum), 0);
  const days = week.map((day) => clips.get(day) ?? 0);
  return {
    published: within({ from, to }),
    before: within(before),
    days,
    lastMention: week.findLast((day) => (clips.get(day) ?? 0) > 0) ?? (await lastDay(nameId)),
  };
}

/** What arrived in a period; hours are counted whole, less what came in the first before the period began. */
async function arrivalsIn({ counted }: Period, from: Date, to: Date) {
  const hours = await arrivalsByHour(from, to);
  const last = hourOf(to);
  const negative = counted?.hour === hourOf(from) ? minus(counted) : NO_COUNTS;
  return { sum: sumOf([...hours.values(), negative]), counted: { hour: last, ...(hours.get(last) ?? NO_COUNTS) } };
}

const minus = ({ parsed, partial, refused, gone, back }: HourCounts): HourCounts => ({
  parsed: -parsed,
  partial: -partial,
  refused: -refused,
  gone: -gone,
  back: -back,
});

/** How many clips usually arrive. It is asked only where nothing did. */
async function usualIn(from: Date, to: Date): Promise<number | null> {
  const hours = await arrivalsByHour(new Date(from.getTime() - USUAL_MS), to);
  return usualArrivals(new Map([...hours].map(([hour, { parsed, partial }]) => [hour, parsed + partial])), from, to);
}
