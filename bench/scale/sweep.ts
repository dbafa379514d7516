/**
 * A sweep of as many files as is asked for, none of which takes memory: what S3, DynamoDB and SQS answer is made when it
 * is asked for. One file in a thousand was lost, one stored file in a thousand is gone.
 */
import { dynamo } from '../../functions/aws/clients/dynamo.ts';
import { s3 } from '../../functions/aws/clients/s3.ts';
import { sqs } from '../../functions/aws/clients/sqs.ts';
import { clipKeys, listings, receiptKey, receiptOrder, shardOf } from '../../functions/aws/table/keys.ts';
import { runSweep } from '../../functions/sweep/run.ts';
import { Buckets } from '../../local/services/buckets.ts';
import type { Command } from '../../local/services/service.ts';
import { Table } from '../../local/services/table/index.ts';
import { clipIdOf } from '../../shared/clip/id.ts';
import { revisionOf } from '../../shared/clip/revision.ts';
import { environment } from '../../shared/wiring.ts';
import type { Bench, Row } from '../figures.ts';

const SIZES = [10_000, 100_000];
const LOST = 1000;
const PAGE = 1000;
const LAST_MODIFIED = new Date('2026-01-02T03:04:05.000Z');
const SETTLED = '2026-01-02T03:04:06.000Z';
const NOW = new Date('2026-02-01T00:00:00.000Z');
const REVISION = revisionOf({ sequencer: '0A', lastModified: LAST_MODIFIED.toISOString(), versionId: 'v' });

export const sweep: Bench = async (_, progress) => {
  const rows: Row[] = [];
  for (const files of SIZES) {
    progress(`sweep: ${files} files`);
    rows.push(await measured(files));
  }
  return {
    title: 'A sweep of the inbox',
    columns: {
      files: 'files',
      repaired: 'repaired',
      removed: 'removed',
      cpuSeconds: 's of CPU',
      filesPerCpuSecond: 'files a s of CPU',
      addedMb: 'MB it adds at its peak',
      lists: 'pages of S3',
      reads: 'reads of the table',
      messages: 'messages',
    },
    rows,
    remarks: [
      'the time is that of the rules and of what stands for S3 and DynamoDB; on AWS each read waits for its answer',
      'MB: the heap and buffers after each page, the most of them, less what was there before',
    ],
  };
};

async function measured(files: number): Promise<Row> {
  const counts = { lists: 0, reads: 0, messages: 0 };
  serve(files, counts);
  let peak = 0;
  const used = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const before = used();
  const start = process.cpuUsage();
  const { sweep: ended } = await runSweep({
    kind: 'sweep',
    isDue: () => true,
    now: () => {
      peak = Math.max(peak, used() - before);
      return NOW;
    },
    emptyAt: null,
    isRepeating: false,
    until: new Date(NOW.getTime() + 1),
    leaseUntil: new Date(NOW.getTime() + 1),
  });
  const { user, system } = process.cpuUsage(start);
  const cpuSeconds = (user + system) / 1e6;
  if (ended?.endedAt === undefined || ended.files !== files) throw new Error('The sweep did not end.');
  const { repaired, removed } = ended;
  const filesPerCpuSecond = Math.round(files / cpuSeconds);
  return { files, repaired, removed, cpuSeconds, filesPerCpuSecond, addedMb: peak / 2 ** 20, ...counts };
}

/** The files, their rows and receipts, as the services answer. */
function serve(files: number, counts: { lists: number; reads: number; messages: number }): void {
  Object.assign(process.env, {
    [environment.table]: 'table',
    [environment.inbox]: 'inbox',
    [environment.archive]: 'archive',
    [environment.ingest]: 'ingest',
    [environment.heavy]: 'heavy',
  });
  const archive = new Buckets();
  const state = new Table();
  const shards = shardsOf(files);
  const gone = new Map(Array.from({ length: files / LOST }, (_, i) => [idOf(files + i), keyOf(files + i)]));
  s3.use(
    answering(async (command) => {
      if (command.constructor.name !== 'ListObjectVersionsCommand') return archive.send(command);
      counts.lists += 1;
      const { KeyMarker, Prefix }: Input = command.input;
      return listed(files, Prefix === undefined ? Number(KeyMarker ?? -1) + 1 : Number(Prefix), Prefix === undefined);
    }),
  );
  dynamo.use(
    answering(async (command) => {
      const input: Input = command.input;
      switch (command.constructor.name) {
        case 'BatchGetCommand': {
          const keys = input.RequestItems?.table?.Keys ?? [];
          if (keys.some(({ pk }) => pk === 'SWEEP')) return state.send(command);
          counts.reads += keys.length;
          return { Responses: { table: keys.flatMap((key) => rowAt(key, gone)) } };
        }
        case 'QueryCommand':
          return receipts(input, shards, gone);
        default:
          return state.send(command);
      }
    }),
  );
  sqs.use(
    answering(async (command) => {
      const { Entries = [] }: Input = command.input;
      counts.messages += Entries.length;
      return {};
    }),
  );
}

/** What is read of the requests of a sweep. */
interface Input {
  readonly KeyMarker?: string;
  readonly Prefix?: string;
  readonly Entries?: readonly object[];
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Record<string, unknown>[] }>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly ExclusiveStartKey?: Readonly<Record<string, unknown>>;
  readonly Limit?: number;
}

const answering = (send: (command: Command) => Promise<object>): never => ({ send }) as never;
const keyOf = (file: number): string => String(file).padStart(9, '0');
const idOf = (file: number): string => clipIdOf('inbox', keyOf(file));

function listed(files: number, from: number, isPage: boolean): object {
  const to = Math.min(files, from + (isPage ? PAGE : 1));
  const Versions = Array.from({ length: Math.max(0, to - from) }, (_, i) => ({
    Key: keyOf(from + i),
    ...{ VersionId: 'v', IsLatest: true, LastModified: LAST_MODIFIED, Size: 1 },
  }));
  return { Versions, IsTruncated: to < files, NextKeyMarker: keyOf(to - 1), NextVersionIdMarker: 'v' };
}

type Gone = ReadonlyMap<string, string>;

/** No row of a lost file. Those that are gone were refused, so that their receipts have rows. */
function rowAt(row: Record<string, unknown>, gone: Gone): object[] {
  const id = String(row.pk).slice(String(row.pk).indexOf('#') + 1);
  const key = gone.get(id);
  if (key !== undefined) {
    const receipt = { bucket: 'inbox', key, outcome: 'refused', reason: null, receivedAt: SETTLED, settledAt: SETTLED };
    return [{ ...row, revision: REVISION, versionId: 'v', removed: true, ...receipt }];
  }
  return Number.parseInt(id.slice(-6), 16) % LOST === 0 ? [] : [{ ...row, revision: REVISION, versionId: 'v' }];
}

/** Receipts of all files by shard, and of some more. */
function shardsOf(files: number): Map<string, string[]> {
  const shards = new Map<string, string[]>();
  for (let file = 0; file < files + files / LOST; file++) {
    const shard = shardOf(listings.receipts('parsed'), idOf(file));
    const ids = shards.get(shard) ?? [];
    ids.push(idOf(file));
    shards.set(shard, ids);
  }
  for (const ids of shards.values()) ids.sort();
  return shards;
}

function receipts(input: Input, shards: ReadonlyMap<string, readonly string[]>, gone: Gone): object {
  const { ':partition': partition, ':low': low } = input.ExpressionAttributeValues ?? {};
  const ids = shards.get(String(partition)) ?? [];
  const after = input.ExclusiveStartKey?.receiptOrder;
  const first = firstOf(ids, (order) => (after === undefined ? order >= String(low) : order > String(after)));
  const page = ids.slice(first, first + (input.Limit ?? PAGE));
  const isMore = first + page.length < ids.length;
  const Items = page.map((id) => ({
    ...(gone.has(id) ? receiptKey(id, 'v') : clipKeys.text(id)),
    receiptOrder: receiptOrder(SETTLED, id),
  }));
  return { Items, ...(isMore && { LastEvaluatedKey: Items.at(-1) }) };
}

/** Place of the first id whose order is wanted; all after it are. */
function firstOf(ids: readonly string[], isWanted: (order: string) => boolean): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isWanted(receiptOrder(SETTLED, ids[middle] ?? ''))) high = middle;
    else low = middle + 1;
  }
  return low;
}
