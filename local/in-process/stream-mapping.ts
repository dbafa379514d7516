/**
 * What Lambda does between the stream of the table and a function (Lambda guide, "Using AWS Lambda with Amazon DynamoDB",
 * "Retain discarded records for a DynamoDB event source"): collects the records that meet its patterns for a while, hands
 * them over in order, halves a batch that fails until the bad record is alone, tries that one again and sets it aside.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Pattern } from '../../shared/triggers.ts';
import { type Change, streamRecord } from '../services/table/index.ts';
import { meetsOne } from './filter.ts';

export interface StreamMappingOptions {
  readonly patterns: readonly Pattern[];
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly retryAttempts: number;
  /** Runs the function; throws what it throws. */
  readonly invoke: (event: { Records: DynamoDBRecord[] }) => Promise<unknown>;
  /** Keeps records that are given up. */
  readonly setAside: (records: readonly DynamoDBRecord[]) => Promise<void>;
  /** Told the number of the last change that was handed over or given up. */
  readonly onPassed: (number: number) => void;
}

const LONGEST_PAUSE_MS = 60_000;

export class StreamMapping {
  private readonly options: StreamMappingOptions;
  private readonly stopped = new AbortController();
  private pending: Change[] = [];
  private running: Promise<void> | null = null;
  private window: NodeJS.Timeout | undefined;

  constructor(options: StreamMappingOptions) {
    this.options = options;
  }

  /** Gives it a change of the table; it keeps those that are its own. */
  offer(change: Change): void {
    if (!meetsOne(streamRecord(change), this.options.patterns)) return;
    this.pending.push(change);
    this.wake();
  }

  /** Changes that are its own and wait. */
  waiting(): readonly Change[] {
    return this.pending;
  }

  /** Forgets changes up to a number: they were handed over before a restart. */
  forget(number: number): void {
    this.pending = this.pending.filter((change) => change.number > number);
  }

  /** Takes no more records; resolves when the run that is at work is done. */
  async stop(): Promise<void> {
    this.stopped.abort();
    clearTimeout(this.window);
    await this.running;
  }

  private wake(): void {
    const { batchSize, windowSeconds } = this.options;
    if (this.running !== null || this.stopped.signal.aborted) return;
    if (this.pending.length >= batchSize) this.run();
    else this.window ??= setTimeout(() => this.run(), windowSeconds * 1000).unref();
  }

  private run(): void {
    clearTimeout(this.window);
    this.window = undefined;
    if (this.running !== null) return;
    const batch = this.pending.slice(0, this.options.batchSize);
    this.running = this.deliver(batch).finally(() => {
      this.running = null;
      if (this.pending.length > 0) this.wake();
    });
  }

  private async deliver(batch: readonly Change[]): Promise<void> {
    if (await this.succeeds(batch)) return this.passed(batch);
    if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      await this.deliver(batch.slice(0, half));
      return this.deliver(batch.slice(half));
    }
    for (let retry = 0; retry < this.options.retryAttempts; retry++) {
      const wait = Math.min(1000 * 2 ** retry, LONGEST_PAUSE_MS);
      await pause(wait, undefined, { signal: this.stopped.signal, ref: false }).catch(() => undefined);
      if (await this.succeeds(batch)) return this.passed(batch);
    }
    if (this.stopped.signal.aborted) return;
    await this.options.setAside(batch.map(streamRecord));
    this.passed(batch);
  }

  private async succeeds(batch: readonly Change[]): Promise<boolean> {
    if (this.stopped.signal.aborted) return false;
    try {
      await this.options.invoke({ Records: batch.map(streamRecord) });
      return true;
    } catch {
      // The run's own log has the error.
      return false;
    }
  }

  private passed(batch: readonly Change[]): void {
    const last = batch.at(-1)?.number ?? 0;
    this.forget(last);
    this.options.onPassed(last);
  }
}
