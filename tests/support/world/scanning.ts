import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { vi } from 'vitest';
import { listClips } from '../../../functions/aws/table/clip/clips.ts';
import { allNames, createName, namesVersion } from '../../../functions/aws/table/name/names.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import type { Tracked } from '../../../functions/aws/tracked-names.ts';
import { REST_MS, runScan, type Tally } from '../../../functions/backfill/scan.ts';
import type { Result } from '../../../shared/contract/message.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { FakeBuckets } from '../fake/buckets.ts';
import { FakeTable } from '../fake/table.ts';
import { parsed } from './parsed.ts';

export const mara: Name = { id: 'mara', name: 'Mara Lind', aliases: [] };
export const ada: Name = { id: 'ada', name: 'Ada Berg', aliases: ['Ада Берг'] };
export const ben: Name = { id: 'ben', name: 'Ben Cole', aliases: [] };

export let table: FakeTable;
export let buckets: FakeBuckets;
export let now: Date;

export const settleOne = (result: Result) => settle(result, { now, archiveText: async () => 'key' });

/** Drops a file that is parsed with these names, as of the version there is now. */
export async function drop(key: string, source: string | Buffer, list: readonly Name[] = [mara], version = 1) {
  const result = await parsed(buckets, key, source, { list, version: await namesVersion() }, version);
  await settleOne(result);
  return result;
}

/** The names as they are, as if they were compiled at once. */
const compiledNow = async (): Promise<Tracked> => ({
  version: await namesVersion(),
  matcher: compileNames(await allNames()),
});

/** Shards of which the position was saved. */
const savedPositions = () =>
  table.client
    .commandCalls(UpdateCommand)
    .filter(({ args: [{ input }] }) => input.ExpressionAttributeNames?.['#position'] !== undefined).length;

/** One run of the function, when the names have rested; its time is over after so many shards. */
export async function run(shards = Number.POSITIVE_INFINITY, tracked = compiledNow): Promise<Tally> {
  now = new Date(now.getTime() + REST_MS);
  return runNow(shards, tracked);
}

export const LATER = new Date('2100-01-01');
export async function runNow(shards = Number.POSITIVE_INFINITY, tracked = compiledNow): Promise<Tally> {
  const before = savedPositions();
  return runScan({ ...contextOf(tracked), now: () => (savedPositions() - before < shards ? now : LATER) });
}

/** What a run has: time without end, and no other run beside it. */
export const contextOf = (tracked = compiledNow) => ({
  now: () => now,
  until: LATER,
  pause: async (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  },
  tracked,
  runs: 1,
  startRun: async () => {},
});

/** Clips that were read to be matched. */
export const clipsRead = () =>
  table.client
    .commandCalls(QueryCommand)
    .filter(({ args: [{ input }] }) => String(input.ExpressionAttributeValues?.[':pk']).startsWith('CLIP#')).length;

export const clips = async () => (await listClips({ order: 'oldest', limit: 100, position: null })).items;
export const mentions = async () =>
  Object.fromEntries(
    (await clips()).map(({ key, mentions: found }) => [key, found.map(({ nameId }) => nameId).sort()]),
  );

export const versions = () =>
  table
    .ofKind('clip')
    .filter(({ listKey }) => listKey)
    .map(({ namesVersion }) => namesVersion);

/** Rows of a kind that were added. */
export const inserted = (kind: string) =>
  table.stream
    .filter(({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === kind)
    .map(({ new: row }) => row);

/** From now on the time is this. */
export function setNow(time: Date): void {
  now = time;
}

/** From now on all is in this table. */
export function setTable(other: FakeTable): void {
  table = other;
}

/** An empty table and bucket; one name, Mara Lind, is tracked. */
export async function begin(): Promise<void> {
  Object.assign(process.env, { TABLE_NAME: 'table', ARCHIVE_BUCKET: 'archive', INBOX_BUCKET: 'inbox' });
  Object.assign(process.env, { NEWS_DAYS: '7', STORY_SIMILARITY: '0.8', SEARCH_WORDS: '6' });
  now = new Date('2026-01-02T03:04:06.000Z');
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.spyOn(console, 'info').mockReturnValue();
  table = new FakeTable();
  buckets = new FakeBuckets();
  await createName(mara);
}
