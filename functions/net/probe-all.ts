/** Asks about many embeds side by side: each host within its allowance, all of it within a time budget. */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Embed } from '../../shared/contract/clip.ts';
import { followUp, type Probe, type ProbeResult, probeFor } from '../../shared/embed/index.ts';
import type { Fetch } from './fetch.ts';
import { type Allowance, HostQueues } from './host-queues.ts';

/** What became of asking about one embed. `nobody`: there is nobody to ask. `unasked`: its turn did not come. */
export type ProbeOutcome =
  | { readonly kind: 'probed'; readonly host: string; readonly result: ProbeResult }
  | { readonly kind: 'no-probe' }
  | { readonly kind: 'skipped'; readonly host: string };

export interface ProbeOptions {
  readonly fetch: Fetch;
  /** Where clips are shown. */
  readonly siteOrigins: readonly string[];
  readonly allowance: Allowance;
  /** Requests in flight, to all hosts together. */
  readonly atOnce: number;
  /** No request starts after so many milliseconds; what is under way then has until `endMs`. */
  readonly startMs: number;
  readonly endMs: number;
  /** Whether a host may be asked now, with so many requests to it in flight; `never` gives up on what waits for it. */
  readonly mayAsk?: (host: string, busy: number) => 'now' | 'later' | 'never';
  /** Told of each embed as soon as it is known, and waited for at the end. */
  readonly onAsked: (index: number, asked: ProbeOutcome) => Promise<void> | void;
  readonly clock?: Clock;
}

/** Milliseconds since some moment, and waiting for some. */
export interface Clock {
  now(): number;
  /** Also ends when the signal does. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const REAL: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => pause(milliseconds, undefined, { signal }).catch(() => undefined),
};

interface Job {
  readonly index: number;
  readonly embed: Embed;
  readonly probe: Probe;
  readonly isFollowUp: boolean;
}

/** Resolves when every embed has been told of, once. What `fetch` or `onAsked` throw is thrown then, the first of it. */
export async function probeAll(embeds: readonly Embed[], asking: ProbeOptions): Promise<void> {
  const asker = new ProbeRun(asking);
  for (const [index, embed] of embeds.entries()) asker.add(index, embed);
  await asker.run();
}

class ProbeRun {
  private readonly asking: ProbeOptions;
  private readonly clock: Clock;
  private readonly startedAt: number;
  private readonly queues: HostQueues<Job>;
  /** Embeds not told of yet, each with the host it waits for. */
  private readonly left = new Map<number, string>();
  private readonly running = new Set<Promise<unknown>>();
  private readonly told: Promise<void>[] = [];
  private readonly failures: unknown[] = [];
  private readonly ended = new AbortController();

  constructor(asking: ProbeOptions) {
    this.asking = asking;
    this.clock = asking.clock ?? REAL;
    this.startedAt = this.clock.now();
    this.queues = new HostQueues(asking.allowance, (host, busy) => this.may(host, busy) === 'now');
  }

  add(index: number, embed: Embed): void {
    const probe = probeFor(embed, this.asking.siteOrigins);
    if (probe === null) this.tell(index, { kind: 'no-probe' });
    else this.queue({ index, embed, probe, isFollowUp: false });
  }

  async run(): Promise<void> {
    const { startMs, endMs, atOnce, allowance } = this.asking;
    for (let now = this.passed(); this.left.size > 0 && now < endMs; now = this.passed()) {
      const mayStart = now < startMs && this.running.size < atOnce;
      const taken = mayStart ? this.queues.take(now) : null;
      if (taken === null) {
        const readyAt = mayStart ? this.queues.nextReadyAt() : null;
        if (this.running.size === 0 && readyAt === null) break;
        await this.firstOf(Math.min(readyAt ?? endMs, endMs) - now);
      } else {
        this.start(taken.item, taken.host);
        // Each leaves before the next is made ready: what leaves late would come too soon before its successor.
        if (allowance.gapMs > 0) await nextTurn();
      }
    }
    await this.end();
  }

  private async end(): Promise<void> {
    this.ended.abort();
    for (const [index, host] of [...this.left]) this.tell(index, { kind: 'skipped', host });
    await Promise.all(this.told);
    if (this.failures.length > 0) throw this.failures[0];
  }

  private passed(): number {
    return this.clock.now() - this.startedAt;
  }

  private may(host: string, busy: number): 'now' | 'later' | 'never' {
    return this.asking.mayAsk?.(host, busy) ?? 'now';
  }

  private queue(job: Job): void {
    const { host } = new URL(job.probe.url);
    this.left.set(job.index, host);
    this.queues.add(host, job);
  }

  private start(job: Job, host: string): void {
    const work: Promise<unknown> = this.ask(job, host)
      .catch((error) => this.failures.push(error))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  private async ask({ index, embed, probe, isFollowUp }: Job, host: string): Promise<void> {
    const { fetch, siteOrigins } = this.asking;
    const result = await fetch(probe, this.ended.signal).finally(() => this.queues.done(host, this.passed()));
    if (this.ended.signal.aborted) return;
    const next = isFollowUp ? null : followUp(embed, result, siteOrigins);
    if (next === null) this.tell(index, { kind: 'probed', host, result });
    else this.queue({ index, embed, probe: next, isFollowUp: true });
    if (this.may(host, 0) === 'never') {
      for (const job of this.queues.drain(host)) this.tell(job.index, { kind: 'skipped', host });
    }
  }

  private tell(index: number, asked: ProbeOutcome): void {
    this.left.delete(index);
    const told = async () => this.asking.onAsked(index, asked);
    this.told.push(
      told().catch((error) => {
        this.failures.push(error);
      }),
    );
  }

  /** Resolves when the first request under way has ended, or after so many milliseconds. */
  private async firstOf(milliseconds: number): Promise<void> {
    const woken = new AbortController();
    await Promise.race([this.clock.wait(Math.max(1, milliseconds), woken.signal), ...this.running]);
    woken.abort();
  }
}
