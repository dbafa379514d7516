/** Settling results of one key, `clips/seed.txt`, into a table, and looking at what is there. */
import { clipText, getClip } from '../../../functions/aws/table/clip/clips.ts';
import { receiptsOfKey } from '../../../functions/aws/table/file/receipts.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { FakeTable } from '../fake/table.ts';
import { clipResult, fileVersion } from './results.ts';

/** The clip of the key. */
export const clipId = clipIdOf('inbox', 'clips/seed.txt');
/** A file that holds a clip for each of these parts. */
export const several = (version: number, parts: readonly string[]): Result => ({
  kind: 'several',
  file: fileVersion(version),
  namesVersion: 1,
  parts: parts.map((part) => ({ ...clipResult(version), part })),
});
/** The table of the test that is running. */
export let table: FakeTable;
/** Long texts, by their ids. */
export let archived: Map<string, string>;
/** When, and what stores long texts. */
export const settlement = {
  now: new Date('2026-01-02T03:04:06.000Z'),
  archiveText: async (id: string, text: string) => {
    archived.set(id, text);
    return `texts/${id}.txt`;
  },
};
/** Settles one result. */
export const settleOne = (result: Result) => settle(result, settlement);

/** An empty table and archive. */
export function begin(): void {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
  archived = new Map();
}

/** The receipts of the key. */
export const receipts = async () =>
  (await receiptsOfKey({ bucket: 'inbox', key: 'clips/seed.txt', limit: 100, position: null })).items;
/** The outcome of each version. */
export const outcomes = async () =>
  Object.fromEntries((await receipts()).map(({ versionId, outcome }) => [versionId, outcome]));
/** What readers can see: the clip, its text, and no row that belongs to another revision. How many states it had follows from
 *  the order of the deliveries. */
export const state = async () => {
  const head = table.ofKind('clip')[0];
  const rows = (JSON.parse(table.snapshot()) as [string, Record<string, unknown>][]).map(([, row]) => row);
  const children = rows.filter(
    ({ kind, revision }) => revision === head?.revision && kind !== 'receipt' && kind !== 'clip',
  );
  const clip = await getClip(clipId);
  return [clip && { ...clip, revision: undefined }, await clipText(clipId), ...children];
};
/** Where mentions stand in lists. */
export const places = () =>
  [...table.ofKind('mention'), ...table.ofKind('earlier-mention')].map(({ pk, sk }) => `${pk} ${sk}`);
/** Names with a new mention, in the order of the stream. */
export const alerting = () =>
  table.stream
    .filter(({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === 'mention')
    .map(({ new: row }) => row?.nameId);
