import { hostsAsked } from '../../shared/embed/index.ts';
import type { EmbedRow } from '../aws/table/embed/embed-row.ts';
import { readPaces, takeLease } from '../aws/table/embed/turns.ts';
import { ALLOWANCE } from '../net/host-queues.ts';

/** Milliseconds from the start: when the last request may start, and when the last must have ended. */
export interface Times {
  readonly startMs: number;
  readonly endMs: number;
}

/** Time to save the last results before another round may begin. */
const SAVE_MS = 4000;
/** A host is held for two seconds a video, since some respond slowly, and for a parse run that has it now. */
const EACH_MS = 2 * ALLOWANCE.gapMs;
const WAIT_MS = 3 * ALLOWANCE.gapMs;

/** The hosts of a round: while it has them, no parse run and no other round asks them. */
export class RoundTurns {
  /** As much of the times given as this round needs. */
  readonly times: Times;
  private readonly startedAt: number;
  private readonly lastStarts: ReadonlyMap<string, number>;
  private readonly busyUntil: ReadonlyMap<string, number>;

  private constructor(
    times: Times,
    startedAt: number,
    lastStarts: ReadonlyMap<string, number>,
    busyUntil: ReadonlyMap<string, number>,
  ) {
    this.times = times;
    this.startedAt = startedAt;
    this.lastStarts = lastStarts;
    this.busyUntil = busyUntil;
  }

  /** Takes the hosts that these embeds ask; null while another round is at work. */
  static async take(
    rows: readonly EmbedRow[],
    siteOrigins: readonly string[],
    now: Date,
    { startMs, endMs }: Times,
  ): Promise<RoundTurns | null> {
    const startedAt = now.getTime();
    const counts = Map.groupBy(
      rows.flatMap((row) => hostsAsked(row, siteOrigins)),
      (host) => host,
    );
    const lengths = [...counts].map(([host, { length }]): [string, number] => {
      return [host, Math.min(startMs, length * EACH_MS + WAIT_MS)];
    });
    const longest = Math.max(0, ...lengths.map(([, length]) => length));
    const times = { startMs: longest, endMs: longest + endMs - startMs };
    const lastStarts = new Map(lengths.map(([host, length]) => [host, startedAt + length]));
    const hosts = new Map([...lastStarts].map(([host, lastStart]) => [host, lastStart + ALLOWANCE.gapMs]));
    if (!(await takeLease(hosts, startedAt, startedAt + times.endMs + SAVE_MS))) return null;
    return new RoundTurns(times, startedAt, lastStarts, await readPaces([...hosts.keys()]));
  }

  get hosts(): string[] {
    return [...this.lastStarts.keys()];
  }

  /** Milliseconds from the start until a parse run that had the host is done with it. */
  firstAt(host: string): number {
    return Math.max(0, (this.busyUntil.get(host) ?? 0) - this.startedAt);
  }

  isOver(host: string, now: Date): boolean {
    return now.getTime() > (this.lastStarts.get(host) ?? 0);
  }
}
