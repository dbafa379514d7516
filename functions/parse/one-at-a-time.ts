/**
 * Costly files of a run: one after the other, when the light ones are settled; and alone whatever comes again, since it may
 * have ended a run. What is settled leaves the queue before the next one begins: where that one ends the process, no other
 * file comes back because of it.
 */
import { type FailedRecord, forget } from '../aws/redelivery.ts';
import { receivesOf } from '../runtime/batch.ts';
import { errorLog } from '../runtime/error-log.ts';

/** Larger files are read one at a time; a page or a mail has a tenth. */
const LIGHT_BYTES = 1024 * 1024;

/** Whether a file of so many bytes is not even fetched beside others. */
export function isLarge(size: number): boolean {
  return size > LIGHT_BYTES;
}

/** Does the costly part of a record's work while nothing else of the run is read. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly rank: number;
  readonly run: () => Promise<void>;
}

/** The turns of one run. `random` is between 0 and 1. */
export class OneAtATime {
  /** Records that are neither settled nor wait for a turn. */
  private readonly open: Set<string>;
  private readonly waiting: Waiting[] = [];
  private settled: FailedRecord[] = [];
  private running = false;
  private readonly random: () => number;

  constructor(records: readonly FailedRecord[], random: () => number = Math.random) {
    this.open = new Set(records.map(({ messageId }) => messageId));
    this.random = random;
  }

  /**
   * Does the work of a record, which may ask for a turn; throws what it throws. The work of one that was received before is
   * done in one turn as a whole, so that its result is sent before another one begins.
   */
  async settle(record: FailedRecord, work: (alone: Alone) => Promise<void>): Promise<void> {
    const whole = async (alone: Alone) => {
      await work(alone);
      this.settled.push(record);
    };
    try {
      if (receivesOf(record.attributes) > 1) await this.turn(record, () => whole((part) => part()));
      else await whole((part) => this.turn(record, part));
    } finally {
      this.close(record);
    }
  }

  /** Those received least often come first, in any order: one that ended a run does not hold up the same ones again and again. */
  private turn<T>(record: FailedRecord, work: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const rank = receivesOf(record.attributes) + this.random();
    this.waiting.push({ rank, run: () => work().then(resolve, reject) });
    this.close(record);
    return promise;
  }

  private close({ messageId }: FailedRecord): void {
    this.open.delete(messageId);
    if (this.open.size === 0 && !this.running) void this.runAll();
  }

  private async runAll(): Promise<void> {
    this.running = true;
    for (let next = this.next(); next !== undefined; next = this.next()) {
      await this.forgetSettled();
      await next.run();
    }
    this.running = false;
  }

  private next(): Waiting | undefined {
    this.waiting.sort((a, b) => a.rank - b.rank);
    return this.waiting.shift();
  }

  private async forgetSettled(): Promise<void> {
    const records = this.settled;
    this.settled = [];
    // Lambda deletes them too when the run ends; a message that is settled twice changes nothing.
    await forget(records).catch((error) =>
      console.warn({ message: 'settled records stay in their queue until the run ends', error: errorLog(error) }),
    );
  }
}
