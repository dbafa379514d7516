/**
 * Keys of every row of the one table, and how listings are sharded and ordered.
 *
 * A row is found by `pk` + `sk`. Rows that are listed carry `listKey` + `listOrder` (index `list`); clips also
 * `outletKey`, `languageKey` and `storyKey` with the same order, receipts `receiptKey` + `receiptOrder`. A mention is listed by its own
 * key.
 */
import { createHash } from 'node:crypto';
import { type CountMove, foldedOutlet } from '../../../shared/clip/counts.ts';
import { MAX_STATES } from '../../../shared/clip/limits.ts';
import type { AlertState, Owed } from '../../../shared/contract/alert.ts';
import type { Outcome } from '../../../shared/contract/clip.ts';
import { recipientIn } from '../../../shared/contract/subscription.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * Shards of a listing that every clip writes to. At 1,000 clips a second and one write unit per slim index entry,
 * 8 shards keep each index partition near 125 of the 1,000 write units a second that DynamoDB allows one.
 */
export const SHARDS = 8;

/** `CLIPS#3`: the listing's shard for an id; an id has the same shard in every listing. */
export function shardOf(listing: string, id: string): string {
  return shardIn(listing, createHash('sha256').update(id).digest().readUInt32BE(0) % SHARDS);
}

/** `CLIPS#3`: a shard of a listing, by its number. */
export function shardIn(listing: string, shard: number): string {
  return `${listing}#${shard}`;
}

/** Every shard of a listing, for reading. */
export function shardsOf(listing: string): string[] {
  return Array.from({ length: SHARDS }, (_, shard) => shardIn(listing, shard));
}

/** All rows of a clip share a partition. `TEXT` sorts last, so that a clip is read without its text: `sk < 'TEXT'`. */
export const clipKeys = {
  clip: (clipId: string): Key => ({ pk: `CLIP#${clipId}`, sk: 'CLIP' }),
  embed: (clipId: string, provider: string, videoId: string): Key => ({
    pk: `CLIP#${clipId}`,
    sk: `EMBED#${provider}#${videoId}`,
  }),
  /** Where a name stands in the clip, if the clip row has no room for it. */
  mentionDetails: (clipId: string, nameId: string): Key => ({ pk: `CLIP#${clipId}`, sk: `MENTION#${nameId}` }),
  text: (clipId: string): Key => ({ pk: `CLIP#${clipId}`, sk: 'TEXT' }),
} as const;

/** An earlier state of a clip. There is room for so many: a later one takes the place of the oldest. */
export const historyKey = (clipId: string, number: number): Key => ({
  pk: `HISTORY#${clipId}`,
  sk: String(number % MAX_STATES).padStart(2, '0'),
});

/** The id of the clip in whose partition a row is. */
export const clipIdIn = ({ pk }: Pick<Key, 'pk'>): string => pk.slice('CLIP#'.length);

/** A clip's place in the list of a name's mentions; `order` is the clip's. */
export const mentionKey = (nameId: string, clipId: string, order: string): Key => ({
  pk: shardOf(listings.mentions(nameId), clipId),
  sk: order,
});

/** A clip's place under a stem of its words; `order` is the clip's. */
export const wordKey = (stem: string, clipId: string, order: string): Key => ({
  pk: shardOf(listings.words(stem), clipId),
  sk: order,
});

/** The line of all words of a clip. */
export const lineKey = (clipId: string, order: string): Key => ({ pk: shardOf(listings.lines, clipId), sk: order });

/** That a clip of this month has words with this stem and no place under it; `order` is the clip's. */
export const leftOutKey = (stem: string, order: string): Key => ({ pk: listings.words(stem), sk: monthOf(order) });

/** `2017-02`: what the orders of a month begin with. */
export const monthOf = (order: string): string => order.slice(0, '0000-00'.length);

/**
 * Receipts of one inbox key: that of each version and, where a file holds several clips, those of its parts (`partId`).
 * Clip ids take the place of keys and paths, which may pass the limit on key length. (While a version that is one clip is
 * the newest, its receipt has no row: `file/receipts.ts`.)
 */
export const receiptKey = (clipId: string, versionId: string, partId?: string): Key => ({
  pk: `RECEIPTS#${clipId}`,
  sk: partId === undefined ? `VERSION#${versionId}` : `VERSION#${versionId}#${partId}`,
});

/** Partitions of a counter: as many as other listings have shards, since every clip writes to one of them. */
export const counterPartitions = {
  clips: shardsOf('COUNTS#CLIPS'),
  name: (nameId: string) => shardsOf(`COUNTS#NAME#${nameId}`),
} as const;

/** A slot of the counter of an outlet and language, or of a name, on a day; the sort key begins with the day. */
export function counterKey(counter: CountMove, slot: number): Key {
  const { day } = counter;
  const shard = slot % SHARDS;
  switch (counter.of) {
    case 'clips':
      return {
        pk: `COUNTS#CLIPS#${shard}`,
        sk: `${day}#${foldedOutlet(counter.outlet ?? '')}#${counter.language ?? ''}#${slot}`,
      };
    case 'name':
      return { pk: `COUNTS#NAME#${counter.nameId}#${shard}`, sk: `${day}#${slot}` };
    default:
      return counter satisfies never;
  }
}

/** A shingle of a text that leads to a story. */
export const anchorKey = (hash: string): Key => ({ pk: `ANCHOR#${hash}`, sk: 'ANCHOR' });

/**
 * What people have decided about a story: which ones were merged into it, into which it was merged, where texts like that
 * of a clip belong. In this order, so that what is read of many rows has the first two.
 */
export const storyKeys = {
  source: (story: string, source: string): Key => ({ pk: `STORY#${story}`, sk: `FROM#${source}` }),
  merged: (story: string): Key => ({ pk: `STORY#${story}`, sk: 'INTO' }),
  example: (story: string, clipId: string): Key => ({ pk: `STORY#${story}`, sk: `LIKE#${clipId}` }),
} as const;

/** Which runs on a message told no end. */
export const openRunsKey = (messageId: string): Key => ({ pk: `OPEN#${messageId}`, sk: 'RUNS' });

export const nameKey = (nameId: string): Key => ({ pk: `NAME#${nameId}`, sk: 'NAME' });
/** A counter that every change of a name increments in the same transaction. */
export const namesVersionKey: Key = { pk: 'NAMES', sk: 'VERSION' };
/** Which version of the names is compiled, and the lease of the run that compiles. */
export const automatonKey: Key = { pk: 'NAMES', sk: 'AUTOMATON' };
export const compileLeaseKey: Key = { pk: 'NAMES', sk: 'COMPILING' };
/** The deployment's own outlets, and what every change of one of them raises. */
export const outletsPartition = 'OUTLETS';
export const ownOutletKey = (id: string): Key => ({ pk: outletsPartition, sk: `OUTLET#${id}` });
export const outletsVersionKey: Key = { pk: outletsPartition, sk: 'VERSION' };
export const subscriptionKey = (id: string): Key => ({ pk: `SUBSCRIPTION#${id}`, sk: 'SUBSCRIPTION' });
/** A follower of a name (`*`: of every name): a pointer to the subscription, written before it. Readers check the
 *  subscription itself, so an extra pointer does no harm. */
export const followerKey = (nameId: string, subscriptionId: string): Key => ({
  pk: `FOLLOWERS#${nameId}`,
  sk: `SUBSCRIPTION#${subscriptionId}`,
});
/** The ledger: one row per (name, story, recipient). The id of a name has no `#`. */
export const deliveryKey = (recipient: string, nameId: string, story: string): Key => ({
  pk: `LEDGER#${recipient}`,
  sk: `${nameId}#${story}`,
});
/** When an address was last asked whether it wants a subscription. */
export const askedKey = (address: string): Key => ({ pk: `MAILS#${address.toLowerCase()}`, sk: 'ASKED' });
/** What came back from an address; listed while the address gets no mail for it. */
export const suppressionKey = (address: string): Key => ({
  pk: `SUPPRESSED#${recipientIn(address)}`,
  sk: 'SUPPRESSED',
});
/** What came back of a mail to an address. */
export const returnedKey = (address: string, messageId: string): Key => ({
  pk: suppressionKey(address).pk,
  sk: `RETURNED#${messageId}`,
});

/** What a recipient is owed now, or in the digest of a subscription: the sort key begins so. */
export const owedPart = (part: 'now' | { readonly subscriptionId: string }): string =>
  part === 'now' ? 'NOW#' : `DIGEST#${part.subscriptionId}#`;

/** What a recipient is owed. */
export const owedPartition = (recipient: string): string => `OWED#${recipient}`;

/** Where an alert stands in the lists of its recipient and name, and of all alerts. */
export const alertKey = (id: string, list: 'ADDRESS' | 'NAME' | 'ALL'): Key => ({ pk: `ALERT#${id}`, sk: list });

/** Tokens are stored hashed: the key is the SHA-256 of the token in hexadecimal. */
export const tokenKey = (hash: string): Key => ({ pk: `TOKEN#${hash}`, sk: 'TOKEN' });

/** A change by the API; `order`: its time and something random. */
export const auditKey = (order: string): Key => ({ pk: `AUDIT#${order.slice(0, '2026-01-31'.length)}`, sk: order });

/** What the keys of a page of a replay begin with; pages are spread over partitions. */
export const replayPage = (id: string, page: number): Key => ({
  pk: `REPLAY#${id}#${page % SHARDS}`,
  sk: `PAGE#${String(page).padStart(8, '0')}`,
});

/**
 * Partitions of the listings: of the indexes, and for mentions and words of the table itself. The first group is sharded by clip id,
 * the second is not; of the alerts, all but those of a recipient are sharded by the alert's id.
 */
export const listings = {
  clips: 'CLIPS',
  /** Where clips stood in some listing until a state of theirs ended; in the order of clips, then by when it ended. */
  formerPlaces: 'FORMER',
  mentions: (nameId: string) => `MENTIONS#${nameId}`,
  words: (stem: string) => `WORD#${stem}`,
  lines: 'LINES',
  receipts: (outcome: Outcome) => `RECEIPTS#${outcome}`,
  embeds: (status: string) => `EMBEDS#${status}`,
  outlet: (outlet: string) => `OUTLET#${foldedOutlet(outlet)}`,
  language: (language: string) => `LANGUAGE#${language}`,
  story: (story: string) => `STORY#${story}`,
  names: 'NAMES',
  subscriptions: 'SUBSCRIPTIONS',
  suppressions: 'SUPPRESSIONS',
  tokens: 'TOKENS',
  audit: 'AUDIT',
  alerts: 'ALERTS#ALL',
  alertsTo: (recipient: string) => `ALERTS#ADDRESS#${recipient}`,
  alertsAbout: (nameId: string) => `ALERTS#NAME#${nameId}`,
  /** A claimed one stands with those that are open: a claim then moves nothing. Those apart that wait for a digest, or for a person. */
  alertsIn: (state: Exclude<AlertState, 'open' | 'claimed'>) => `ALERTS#${state}`,
  openAlerts: (when: Owed['when']) => (when === 'now' ? 'ALERTS#open' : 'ALERTS#open-digest'),
} as const;

/** Order of clips and mentions: by day, then id, and so the same for every version; clips without a day come first. */
export function clipOrder(publishedOn: string | null, clipId: string): string {
  return `${publishedOn ?? '0000-00-00'}#${clipId}`;
}

/** The id of the clip at this place of a listing of clips or mentions. */
export const clipIdAt = (order: string): string => order.slice('0000-00-00#'.length);

/** Order of the former places of clips: `until` is when the clip left this one. */
export const formerOrder = (listOrder: string, until: string): string => `${listOrder}#${until}`;

/** Order of receipts: by the time of settling. `version`: the sort key of its row, if it has one. */
export function receiptOrder(settledAt: string, clipId: string, version?: string): string {
  return version === undefined ? `${settledAt}#${clipId}` : `${settledAt}#${clipId}#${version}`;
}
