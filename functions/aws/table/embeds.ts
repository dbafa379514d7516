/**
 * Embeds: those due, those of a status, and the state of each. Every write is conditional on the revision and the due
 * time that were read. Every other write changes one of them, so neither a new version of the file nor a concurrent run
 * is ever overwritten.
 */
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ListedEmbed } from '../../../shared/contract/api.ts';
import { type Check, CheckStatus, type Embed, type Proof } from '../../../shared/contract/clip.ts';
import { recordAttempt, type WatchState } from '../../../shared/embed/index.ts';
import { table } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { liveRowIn } from './clip-rows.ts';
import { succeeds } from './conditional.ts';
import { EmbedRow, embedIdOf, embedKey, embedRow, providerIn, shownEmbed, watchStateOf } from './embed-row.ts';
import { clipKeys, type Key, listings, shardsOf } from './keys.ts';
import { type Page, type PageQuery, queryPartition, readPage, readRows } from './listing.ts';

/** The key of an embed that is due. */
export interface DueEmbed {
  readonly key: Key;
  readonly provider: string;
}

const DueEntry = z.object({ pk: z.string(), sk: z.string() });

/**
 * Embeds due at `now`, at most about `limit`: those due longest, or (`latest`) those due since a moment ago. One query
 * for each shard of the index; an entry may be out of date, its row decides.
 */
export async function dueEmbeds(now: Date, limit: number, from: 'longest' | 'latest'): Promise<DueEmbed[]> {
  const { name, partition, sort } = table.indexes.due;
  const shards = shardsOf(listings.due);
  const answers = await Promise.all(
    shards.map((shard) =>
      dynamo().send(
        new QueryCommand({
          TableName: setting('table'),
          IndexName: name,
          KeyConditionExpression: '#partition = :shard AND #sort <= :now',
          ExpressionAttributeNames: { '#partition': partition, '#sort': sort },
          ExpressionAttributeValues: { ':shard': shard, ':now': now.toISOString() },
          ScanIndexForward: from === 'longest',
          Limit: Math.ceil(limit / shards.length),
        }),
      ),
    ),
  );
  return answers.flatMap(({ Items = [] }) =>
    Items.map((item) => {
      const key = DueEntry.parse(item);
      return { key, provider: providerIn(key) };
    }),
  );
}

/** The rows of these embeds, without those that are not due: the index lags behind the table. */
export async function readDue(keys: readonly Key[], now: Date): Promise<EmbedRow[]> {
  return (await readRows(keys)).flatMap((row) => {
    if (row === undefined) return [];
    const embed = EmbedRow.parse(row);
    return embed.dueAt !== undefined && embed.dueAt <= now.toISOString() ? [embed] : [];
  });
}

/** Writes the new state of an embed; false where another run wrote it since its row was read. */
export function saveEmbed(row: EmbedRow, watched: WatchState, proof: Proof | undefined = row.proof): Promise<boolean> {
  return put(embedRow(keyOf(row), { ...row, embed: row }, watched, proof), row);
}

/** Writes an embed of a new revision of a clip. A video that the clip had before keeps its state. */
export async function putEmbed(
  clip: { readonly clipId: string; readonly revision: string },
  embed: Embed,
  check: Check | null,
): Promise<void> {
  const key = embedKey(clip.clipId, embed);
  const id = embedIdOf(key);
  const first = check === null ? null : recordAttempt(null, check, id);
  if (await put(embedRow(key, { ...clip, embed }, first, undefined), null)) return;
  for (;;) {
    const [row] = await readRows([key]);
    const before = row === undefined ? null : EmbedRow.parse(row);
    // Another delivery of this revision wrote it, or a newer revision did.
    if (before !== null && before.revision >= clip.revision) return;
    const kept = before === null ? null : watchStateOf(before);
    const watched = check === null ? kept : recordAttempt(kept, check, id);
    if (await put(embedRow(key, { ...clip, embed }, watched, before?.proof), before)) return;
  }
}

/** Embeds of a status (null: of any), by the time of their last status change, newest first. */
export async function listEmbeds({
  status,
  limit,
  position,
}: PageQuery & { readonly status: CheckStatus | null }): Promise<Page<ListedEmbed>> {
  const statuses = status === null ? CheckStatus.options : [status];
  const partitions = statuses.flatMap((one) => shardsOf(listings.embeds(one)));
  return readPage({ index: 'list', partitions, order: 'newest', position }, limit, async (entries) => {
    const found = await readRows(entries.flatMap(({ pk, sk }) => [{ pk, sk }, clipKeyOf(pk)]));
    return entries.map(({ listOrder }, i) => {
      const [row, clipRow] = found.slice(2 * i, 2 * i + 2);
      const embed = row === undefined ? null : EmbedRow.parse(row);
      return embed === null || embed.listOrder !== listOrder ? null : listed(embed, clipRow);
    });
  });
}

/** Makes an embed due now; null where there is none with this id. */
export async function makeDue(id: string, now: Date): Promise<ListedEmbed | null> {
  for (;;) {
    const [clipId = ''] = id.split('-');
    const { pk } = clipKeys.clip(clipId);
    const found = await queryPartition(pk, {
      condition: 'begins_with(sk, :embeds)',
      values: { ':embeds': 'EMBED#' },
      consistent: true,
    });
    const row = found.map((one) => EmbedRow.parse(one)).find((one) => embedIdOf(one) === id);
    const [clipRow] = await readRows([clipKeyOf(pk)]);
    if (row === undefined || listed(row, clipRow) === null) return null;
    const known = watchStateOf(row);
    if (known === null) return null;
    const check = { ...known.check, nextCheckAt: now.toISOString() };
    if (await put(embedRow(keyOf(row), { ...row, embed: row }, { ...known, check }, row.proof), row)) {
      return listed({ ...row, check }, clipRow);
    }
  }
}

/** Null for an embed of a removed clip, or of another revision. */
function listed(row: EmbedRow, clipRow: Record<string, unknown> | undefined): ListedEmbed | null {
  const live = liveRowIn(clipRow);
  if (live === null || live.revision !== row.revision) return null;
  const { title, outlet, publishedOn } = live;
  return { ...shownEmbed(row), clipId: row.clipId, title, outlet, publishedOn };
}

const keyOf = ({ pk, sk }: EmbedRow): Key => ({ pk, sk });
const clipKeyOf = (pk: string): Key => ({ pk, sk: clipKeys.clip('').sk });

/** Replaces the row that was read (null: there was none); false where it changed since. */
function put(row: Record<string, unknown>, before: EmbedRow | null): Promise<boolean> {
  const Item = row;
  const TableName = setting('table');
  if (before === null) {
    return succeeds(
      dynamo().send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
    );
  }
  const due = before.dueAt === undefined ? 'attribute_not_exists(dueAt)' : 'dueAt = :due';
  return succeeds(
    dynamo().send(
      new PutCommand({
        TableName,
        Item,
        ConditionExpression: `revision = :revision AND ${due}`,
        ExpressionAttributeValues: {
          ':revision': before.revision,
          ...(before.dueAt !== undefined && { ':due': before.dueAt }),
        },
      }),
    ),
  );
}
