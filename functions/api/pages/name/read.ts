/** What the page of a name shows, read side by side. */
import type * as z from 'zod/mini';
import { BUCKETS, type BucketSize, lastDayOf, type Range } from '../../../../shared/clip/timeline.ts';
import { ListedMention, ShownName, Timeline } from '../../../../shared/contract/api.ts';
import { Clip, Day } from '../../../../shared/contract/clip.ts';
import { Name } from '../../../../shared/contract/name.ts';
import { ShownSubscription } from '../../../../shared/contract/subscription.ts';
import { type Api, RefusedError } from '../api.ts';
import type { Asked } from '../page.ts';

/** Buckets that are drawn where no period is asked for: a year of weeks. */
const USUAL = 53;
const LATEST = 10;
/** Mentions whose outlets and forms are counted. */
const SAMPLE = 100;
/** Names that can be chosen to be compared, and of them at once: each is eight queries. */
const CHOICE = 50;
const COMPARED = 12;
/** Names that are compared where none is chosen. */
const USUALLY_COMPARED = 6;
const SUBSCRIPTIONS = 100;

type Bucket = z.infer<typeof Timeline>['items'][number];

export interface Counted {
  readonly by: BucketSize;
  /** What is shown; null where nothing is counted and nothing was asked for. */
  readonly range: Range | null;
  readonly items: readonly Bucket[];
  /** Why the period that was asked for is not shown, as the API says it. */
  readonly wrong: string | null;
}

interface Share {
  readonly name: Name;
  readonly mentions: number;
}

export interface NameFacts {
  readonly name: ShownName;
  readonly etag: string;
  readonly counted: Counted;
  /** The newest mentions, and whether they are all. */
  readonly mentions: readonly ListedMention[];
  readonly areAll: boolean;
  readonly latest: readonly Clip[];
  /** Of this name and others, in the days of the plot; most mentions first. */
  readonly shares: readonly Share[];
  /** Names that can be compared. */
  readonly choice: readonly Name[];
  /** Null for who may not see addresses. */
  readonly followers: readonly ShownSubscription[] | null;
}

export const pathOf = (id: string): string => `/names/${encodeURIComponent(id)}`;

/** The name, and the tag of its state. */
export async function readName(api: Api, id: string): Promise<{ name: ShownName; etag: string }> {
  const replied = await api.ask(pathOf(id), ShownName);
  if (replied.kind === 'refused') throw new RefusedError(replied.problem);
  return { name: replied.value, etag: replied.etag ?? '' };
}

export async function readFacts({ api, params: { id = '' }, query, reader }: Asked): Promise<NameFacts> {
  const [{ name, etag }, counted, mentions, latest, choice, subscriptions] = await Promise.all([
    readName(api, id),
    readCounts(api, id, query),
    api.list(`${pathOf(id)}/mentions`, ListedMention, { limit: SAMPLE }),
    api.list('/clips', Clip, { nameId: id, limit: LATEST }),
    api.list('/names', Name, { limit: CHOICE }),
    reader.scope === 'read' ? null : api.list('/subscriptions', ShownSubscription, { limit: SUBSCRIPTIONS }),
  ]);
  return {
    name,
    etag,
    counted,
    mentions: mentions.items,
    areAll: mentions.nextCursor === null,
    latest: latest.items,
    shares: await readShares(api, name, counted, comparedWith(name, choice.items, query)),
    choice: choice.items.filter((one) => one.id !== name.id),
    followers: subscriptions?.items.filter(({ nameIds }) => nameIds === '*' || nameIds.includes(id)) ?? null,
  };
}

/** The period as it is asked for; a year of weeks up to the last mention where none is. */
async function readCounts(api: Api, id: string, query: URLSearchParams): Promise<Counted> {
  const by = BUCKETS.find((one) => one === query.get('by')) ?? 'week';
  const from = Day.safeParse(query.get('from')).data;
  const to = Day.safeParse(query.get('to')).data;
  const replied = await api.ask(`${pathOf(id)}/timeline`, Timeline, { query: { by, from, to } });
  if (replied.kind === 'refused') {
    // It may be the period that is wrong: then the usual one is shown.
    const isAsked = from !== undefined || to !== undefined;
    if (replied.problem.status !== 400 || !isAsked) throw new RefusedError(replied.problem);
    return { ...(await readCounts(api, id, new URLSearchParams({ by }))), wrong: replied.problem.detail };
  }
  const { items } = replied.value;
  const shown = from === undefined ? items.slice(-USUAL) : items;
  const [first, last] = [shown[0], shown.at(-1)];
  const range = first && last ? { from: from ?? first.day, to: to ?? lastDayOf(last.day, by) } : null;
  return { by, range, items: shown, wrong: null };
}

/** The names that were chosen, else the first of the list. */
function comparedWith({ id }: Name, choice: readonly Name[], query: URLSearchParams): Name[] {
  const others = choice.filter((one) => one.id !== id);
  const chosen = new Set(query.getAll('nameIds').flatMap((ids) => ids.split(',')));
  return chosen.size === 0
    ? others.slice(0, USUALLY_COMPARED)
    : others.filter((one) => chosen.has(one.id)).slice(0, COMPARED);
}

/** From timelines by month: `stats` would count the outlets and languages of all clips too. */
async function readShares(api: Api, name: Name, { items, range }: Counted, others: readonly Name[]): Promise<Share[]> {
  const sumOf = (buckets: readonly Bucket[]) => buckets.reduce((sum, { mentions }) => sum + mentions, 0);
  if (range === null) return [];
  const counted = await Promise.all(
    others.map(async (one) => {
      const timeline = await api.ask(`${pathOf(one.id)}/timeline`, Timeline, { query: { by: 'month', ...range } });
      return timeline.kind === 'done' ? [{ name: one, mentions: sumOf(timeline.value.items) }] : [];
    }),
  );
  return [{ name, mentions: sumOf(items) }, ...counted.flat()].toSorted((a, b) => b.mentions - a.mentions);
}
