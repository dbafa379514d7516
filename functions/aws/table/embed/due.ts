/**
 * Pages of embeds that are due: rows of the ids of videos of one provider, in the order of their time.
 *
 * A page is a hint, the row of the embed decides. The law: every embed with a due time stands on a page of that time.
 * So a page is written before the rows that it leads to, and removed only when all of them have moved on; one that leads
 * nowhere may belong to a row that is just being written, and is kept for a while.
 */
import { createHash } from 'node:crypto';
import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { succeeds } from '../conditional.ts';
import { clipKeys, type Key } from '../keys.ts';

/**
 * At 1,000 clips a second, each with a page written and one removed, a shard gets half of the 1,000 write units a second
 * that DynamoDB allows a partition; the re-check asks every shard every minute.
 */
const SHARDS = 4;
/** Pages read by one query; each holds at least one embed. */
const BATCH = 250;
/** Longer than any function runs: what wrote a page has then written its rows, or never will. */
const SETTLED_AFTER_MS = 20 * 60 * 1000;

export interface DuePageRow {
  readonly key: Key;
  readonly provider: string;
  readonly embeds: readonly Key[];
  /** When it was written last. */
  readonly writtenAt: string;
}

const Row = z.object({ pk: z.string(), sk: z.string(), embeds: z.array(z.string()), writtenAt: z.string() });

/** The row of an embed before it is written anew; without revision and due time where there was none. */
export interface EmbedBefore extends Key {
  readonly revision?: string | undefined;
  readonly dueAt?: string | undefined;
}

/**
 * Writes a page; `embeds` are the rows as they are before it leads to them. The same page again is the same row, but
 * after somebody else wrote one of the embeds it is another: whoever removes the one does not remove the other.
 */
export async function putDuePage(
  { provider, dueAt, embeds }: { provider: string; dueAt: string; embeds: readonly EmbedBefore[] },
  now: Date,
): Promise<void> {
  const prefix = clipKeys.embed('', provider, '');
  const entries = embeds.map(({ pk, sk }) => `${pk.slice(prefix.pk.length)}#${sk.slice(prefix.sk.length)}`);
  const replaced = embeds.map(({ revision = '', dueAt = '' }) => `${revision} ${dueAt}`);
  const hash = createHash('sha256')
    .update([...entries, ...replaced].join('\n'))
    .digest();
  const pk = shards()[hash.readUInt32BE(0) % SHARDS];
  const sk = `${dueAt}#${provider}#${hash.toString('base64url').slice(0, 16)}`;
  const Item = { pk, sk, kind: rows.due, v: 1, embeds: entries, writtenAt: now.toISOString() };
  await dynamo().send(new PutCommand({ TableName: setting('table'), Item }));
}

/**
 * Pages due at `now` that hold at least `most` embeds together, or all: those due longest, or (`latest`) those due since
 * a moment ago. With nothing due it is one query a shard.
 */
export async function readDuePages(now: Date, most: number, from: 'longest' | 'latest'): Promise<DuePageRow[]> {
  const found = await Promise.all(shards().map((shard) => readShard(shard, now, Math.ceil(most / SHARDS), from)));
  const inOrder = found.flat().sort((a, b) => (a.key.sk < b.key.sk ? -1 : 1));
  return from === 'longest' ? inOrder : inOrder.reverse();
}

async function readShard(shard: string, now: Date, most: number, from: 'longest' | 'latest'): Promise<DuePageRow[]> {
  const pages: DuePageRow[] = [];
  let embeds = 0;
  let startKey: Record<string, unknown> | undefined;
  do {
    const answer = await dynamo().send(
      new QueryCommand({
        TableName: setting('table'),
        KeyConditionExpression: 'pk = :shard AND sk < :end',
        // Sorts after every page of this moment.
        ExpressionAttributeValues: { ':shard': shard, ':end': `${now.toISOString()}$` },
        ScanIndexForward: from === 'longest',
        Limit: Math.min(BATCH, most - embeds),
        ExclusiveStartKey: startKey,
      }),
    );
    const batch = (answer.Items ?? []).map(pageIn);
    pages.push(...batch);
    embeds += batch.reduce((sum, page) => sum + page.embeds.length, 0);
    startKey = answer.LastEvaluatedKey;
  } while (startKey !== undefined && embeds < most);
  return pages;
}

function pageIn(item: Record<string, unknown>): DuePageRow {
  const { pk, sk, embeds, writtenAt } = Row.parse(item);
  const [, provider = ''] = sk.split('#');
  return {
    key: { pk, sk },
    provider,
    writtenAt,
    embeds: embeds.map((entry) => {
      const end = entry.indexOf('#');
      return clipKeys.embed(entry.slice(0, end), provider, entry.slice(end + 1));
    }),
  };
}

/** Removes a page, unless it was written again since it was read. */
export async function removeDuePage({ key, writtenAt }: DuePageRow): Promise<void> {
  await succeeds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: key,
        ConditionExpression: 'writtenAt = :writtenAt',
        ExpressionAttributeValues: { ':writtenAt': writtenAt },
      }),
    ),
  );
}

/** Whether an embed that is not due has no further use for the page. */
export function isSettled({ writtenAt }: DuePageRow, now: Date): boolean {
  return now.getTime() - Date.parse(writtenAt) >= SETTLED_AFTER_MS;
}

const shards = (): string[] => Array.from({ length: SHARDS }, (_, shard) => `DUE#${shard}`);
