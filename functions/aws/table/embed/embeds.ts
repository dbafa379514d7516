/**
 * Embeds: those of a status, and the state of each. Every write is conditional on the revision and the due
 * time that were read. Every other write changes one of them, so neither a new version of the file nor a concurrent run
 * is ever overwritten.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ListedEmbed } from '../../../../shared/contract/api.ts';
import { type Check, CheckStatus, type Embed, type Proof } from '../../../../shared/contract/clip.ts';
import { duePages, recordAttempt, type WatchState } from '../../../../shared/embed/index.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { liveRowIn } from '../clip/clip-rows.ts';
import { succeeds } from '../conditional.ts';
import { clipKeys, type Key, listings, shardsOf } from '../keys.ts';
import { type Page, type PageQuery, readPage } from '../page.ts';
import { queryPartition, readRows } from '../rows.ts';
import { type EmbedBefore, putDuePage } from './due.ts';
import { EmbedRow, embedIdOf, embedKey, embedRow, providerIn, shownEmbed, watchStateOf } from './embed-row.ts';

/** The rows of these embeds that are due, by what each row itself says. */
export async function readDue(keys: readonly Key[], now: Date): Promise<EmbedRow[]> {
  return (await readRows(keys)).flatMap((row) => {
    if (row === undefined) return [];
    const embed = EmbedRow.parse(row);
    return embed.dueAt !== undefined && embed.dueAt <= now.toISOString() ? [embed] : [];
  });
}

/** A new state of an embed, and the row that it was made from. */
export interface EmbedChange {
  readonly row: EmbedRow;
  readonly watched: WatchState;
  readonly proof?: Proof | undefined;
}

/**
 * Writes the new states of embeds, those of a provider that are due at about one time under one page. Calls `onSaved`
 * with each; false where another run wrote the embed since its row was read. A row that cannot be written keeps no other
 * from it; the first such failure is thrown at the end.
 */
export async function saveEmbeds(
  changes: readonly EmbedChange[],
  now: Date,
  onSaved: (change: EmbedChange, isSaved: boolean) => void,
): Promise<void> {
  const failures: unknown[] = [];
  await underPages(changes, now, async (change) => {
    const { row, watched, proof } = change;
    try {
      onSaved(change, await put(embedRow(keyOf(row), { ...row, embed: row }, watched, proof ?? row.proof), row));
    } catch (error) {
      failures.push(error);
    }
  });
  if (failures.length > 0) throw failures[0];
}

/** Writes the new state of one embed; false where another run wrote it since its row was read. */
export async function saveEmbed(row: EmbedRow, watched: WatchState, now: Date, proof?: Proof): Promise<boolean> {
  let saved = false;
  await saveEmbeds([{ row, watched, proof }], now, (_, isSaved) => {
    saved = isSaved;
  });
  return saved;
}

/** Writes the embeds of a new revision of a clip, with their checks. A video that the clip had before keeps its state. */
export async function putEmbeds(
  clip: ClipRevision,
  embeds: readonly { readonly embed: Embed; readonly check: Check | null }[],
  now: Date,
): Promise<void> {
  const first = embeds.map(({ embed, check }) => ({
    row: embedKey(clip.clipId, embed),
    // One seed for all: the videos of a clip come due together.
    watched: check === null ? null : recordAttempt(null, check, clip.clipId),
    embed,
    check,
  }));
  await underPages(first, now, async ({ row: key, watched, embed, check }) => {
    if (await put(embedRow(key, { ...clip, embed }, watched, undefined), null)) return;
    await replaceEmbed(clip, embed, check, now);
  });
}

/** Writes an embed that had a row already, unless that is of this revision or a newer one. */
async function replaceEmbed(clip: ClipRevision, embed: Embed, check: Check | null, now: Date): Promise<void> {
  const key = embedKey(clip.clipId, embed);
  for (;;) {
    const [row] = await readRows([key]);
    const before = row === undefined ? null : EmbedRow.parse(row);
    if (before !== null && before.revision >= clip.revision) return;
    const kept = before === null ? null : watchStateOf(before);
    const watched = check === null ? kept : recordAttempt(kept, check, clip.clipId);
    let isDone = false;
    await underPages([{ row: before ?? key, watched }], now, async ({ watched }) => {
      isDone = await put(embedRow(key, { ...clip, embed }, watched, before?.proof), before);
    });
    if (isDone) return;
  }
}

interface ClipRevision {
  readonly clipId: string;
  readonly revision: string;
}

/**
 * Writes the pages of these embeds, and after each the rows that it leads to, with the page's time as their own. An
 * embed that is due when it was before has its page already.
 */
async function underPages<T extends { readonly row: EmbedBefore; readonly watched: WatchState | null }>(
  items: readonly T[],
  now: Date,
  write: (item: T) => Promise<void>,
): Promise<void> {
  const needsPage = items.flatMap((item) => {
    const dueAt = item.watched?.check.nextCheckAt ?? null;
    return dueAt === null || dueAt === item.row.dueAt ? [] : [{ provider: providerIn(item.row), dueAt, item }];
  });
  const moved = new Set(needsPage.map(({ item }) => item));
  await forEachOf(duePages(needsPage, now), async ({ provider, dueAt, items: entries }) => {
    await putDuePage({ provider, dueAt, embeds: entries.map(({ item }) => item.row) }, now);
    await forEachOf(entries, ({ item }) => write({ ...item, watched: dueAtOf(item.watched, dueAt) }));
  });
  await forEachOf(
    items.filter((item) => !moved.has(item)),
    write,
  );
}

function dueAtOf(watched: WatchState | null, nextCheckAt: string): WatchState | null {
  return watched === null ? null : { ...watched, check: { ...watched.check, nextCheckAt } };
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

/** The row of an embed; null where there is none with this id. */
export async function findEmbed(id: string): Promise<EmbedRow | null> {
  const [clipId = ''] = id.split('-');
  const found = await queryPartition(clipKeys.clip(clipId).pk, {
    condition: 'begins_with(sk, :embeds)',
    values: { ':embeds': 'EMBED#' },
    consistent: true,
  });
  return found.map((one) => EmbedRow.parse(one)).find((one) => embedIdOf(one) === id) ?? null;
}

/** An embed as it is listed; null where there is none with this id, or it was never checked. */
export async function getEmbed(id: string): Promise<ListedEmbed | null> {
  const row = await findEmbed(id);
  const [clipRow] = row === null ? [] : await readRows([clipKeyOf(row.pk)]);
  return row === null ? null : listed(row, clipRow);
}

/** Makes an embed due now; null where there is none with this id. */
export async function makeDue(id: string, now: Date): Promise<ListedEmbed | null> {
  for (;;) {
    const row = await findEmbed(id);
    const [clipRow] = row === null ? [] : await readRows([clipKeyOf(row.pk)]);
    if (row === null || listed(row, clipRow) === null) return null;
    const known = watchStateOf(row);
    if (known === null) return null;
    const check = { ...known.check, nextCheckAt: now.toISOString() };
    if (await saveEmbed(row, { ...known, check }, now)) return listed({ ...row, check }, clipRow);
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
