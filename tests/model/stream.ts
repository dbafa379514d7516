/** The stream of the table as Lambda's mappings deliver it: in order in each shard, and what fails is halved. */
import { meetsOne } from '../../local/in-process/filter.ts';
import { type Change, streamRecord, type Table } from '../../local/services/table/index.ts';
import { streamRules, streams } from '../../shared/triggers.ts';
import type { Random } from './random.ts';

/** Of the stream: changes of one row are in one shard, in their order. */
const SHARDS = 2;

/** Stages that read the stream. */
export type StreamStage = (typeof streams)[keyof typeof streams]['stage'];

/** One shard as one mapping reads it. */
interface Reader {
  readonly stage: StreamStage;
  readonly records: Change[];
  /** Batches to be delivered before anything else: a failed batch, halved. */
  pending: { readonly records: readonly Change[]; readonly tries: number }[];
  next: number;
  /** A run has its batch. */
  isBusy: boolean;
}

export interface Batch {
  readonly records: readonly Change[];
  /** What the mapping does once the run is over. */
  readonly end: (isDone: boolean) => void;
}

export class ModelStream {
  /** What was given up. */
  readonly setAside: { readonly stage: StreamStage; readonly change: Change }[] = [];
  private readonly table: Table;
  private readonly random: Random;
  private readonly mappings = Object.values(streams).map(({ stage, patterns }) => ({
    patterns,
    shards: Array.from({ length: SHARDS }, (): Reader => ({ stage, records: [], pending: [], next: 0, isBusy: false })),
  }));
  private read = 0;

  constructor(table: Table, random: Random) {
    this.table = table;
    this.random = random;
  }

  /** The next batch of a stage, of any of its shards that no run reads just now; null where nothing waits. */
  take(stage: StreamStage, most: number): Batch | null {
    const waiting = this.readers().filter(
      (one) => one.stage === stage && !one.isBusy && (one.pending.length > 0 || one.next < one.records.length),
    );
    const reader = waiting[this.random.below(waiting.length)];
    if (reader === undefined) return null;
    const { records, next } = reader;
    const batch = reader.pending.shift() ?? { records: records.slice(next, next + most), tries: 0 };
    reader.next = Math.max(next, records.indexOf(batch.records.at(-1) as Change) + 1);
    reader.isBusy = true;
    return {
      records: batch.records,
      end: (isDone) => {
        reader.isBusy = false;
        if (!isDone) this.halve(reader, batch);
      },
    };
  }

  /** The stream is read again from the start. */
  rewind(): void {
    for (const reader of this.readers()) reader.next = 0;
  }

  /** Whether all of it has been handled. */
  get isRead(): boolean {
    return this.readers().every(({ pending, next, records }) => pending.length === 0 && next >= records.length);
  }

  private halve(reader: Reader, { records, tries }: Reader['pending'][number]): void {
    const half = Math.ceil(records.length / 2);
    if (records.length > 1) {
      reader.pending.unshift({ records: records.slice(0, half), tries }, { records: records.slice(half), tries });
    } else if (tries < streamRules.retryAttempts) reader.pending.unshift({ records, tries: tries + 1 });
    else this.setAside.push(...records.map((change) => ({ stage: reader.stage, change })));
  }

  /** The shards as they are now: changes of the table that meet a mapping's patterns are in them. */
  private readers(): Reader[] {
    const { stream } = this.table;
    for (; this.read < stream.length; this.read++) {
      const change = stream[this.read];
      if (change === undefined) continue;
      const record = streamRecord(change);
      const pk = String((change.new ?? change.old)?.pk);
      const shard = (pk.charCodeAt(pk.length - 1) + pk.length) % SHARDS;
      for (const { patterns, shards } of this.mappings) {
        if (meetsOne(record, patterns)) shards[shard]?.records.push(change);
      }
    }
    return this.mappings.flatMap(({ shards }) => shards);
  }
}
