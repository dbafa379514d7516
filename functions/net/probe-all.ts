/** Probes many embeds in parallel: each host within its allowance, all of them within a time budget. */
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Embed } from '../../shared/contract/clip.ts';
import { followUp, type Probe, type ProbeResult, probeFor } from '../../shared/embed/index.ts';
import type { Fetch } from './fetch.ts';
import { type Allowance, HostQueues } from './host-queues.ts';

/**
 * `no-probe`: the embed has no check. `skipped`: no response in time, or (`wasAsked` false) no request, because time ran
 * out or the host was not admitted.
 */
export type ProbeOutcome =
  | { readonly kind: 'probed'; readonly host: string; readonly result: ProbeResult }
  | { readonly kind: 'no-probe' }
  | { readonly kind: 'skipped'; readonly host: string; readonly wasAsked: boolean };

export interface ProbeOptions {
  readonly fetch: Fetch;
  /** Where clips are shown. */
  readonly siteOrigins: readonly string[];
  readonly allowance: Allowance;
  /** Requests in flight, to all hosts together. */
  readonly atOnce: number;
  /** Milliseconds after which no request starts, and after which those in flight are aborted. */
  readonly startMs: number;
  readonly endMs: number;
  /** Whether a host may be asked now, with `inFlight` requests to it; `never` skips all that waits for it. */
  readonly admit?: (host: string, inFlight: number) => 'now' | 'later' | 'never';
  /** Milliseconds from the start before which a host gets no request; 0 unless given. */
  readonly firstAt?: (host: string) => number;
  readonly clock?: Clock;
}

export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Resolves after the time, or when the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const REAL: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
};

/** `index` is the place in the list of embeds. */
interface Indexed {
  readonly index: number;
  readonly outcome: ProbeOutcome;
}

/**
 * One outcome for each embed, in the order in which they become known. Requests start only while the caller waits for
 * the next outcome, so that `admit` sees the effect of all before. An error thrown by `fetch` is thrown at the end, the
 * first of several.
 */
export function probeAll(embeds: readonly Embed[], options: ProbeOptions): AsyncGenerator<Indexed, void> {
  return new ProbeRun(options).outcomes(embeds);
}

interface Job {
  readonly index: number;
  readonly embed: Embed;
  readonly probe: Probe;
  readonly isFollowUp: boolean;
}

interface Finished {
  readonly job: Job;
  readonly host: string;
  readonly result: ProbeResult;
  readonly next: Probe | null;
}

class ProbeRun {
  private readonly options: ProbeOptions;
  private readonly clock: Clock;
  private readonly startedAt: number;
  private readonly queues: HostQueues<Job>;
  /** Embeds without an outcome, each with the host it waits for. */
  private readonly pending = new Map<number, string>();
  private readonly asked = new Set<number>();
  private readonly running = new Set<Promise<unknown>>();
  private readonly finished: Finished[] = [];
  private readonly failures: unknown[] = [];
  private readonly ended = new AbortController();

  constructor(options: ProbeOptions) {
    this.options = options;
    this.clock = options.clock ?? REAL;
    this.startedAt = this.clock.now();
    this.queues = new HostQueues(
      options.allowance,
      (host, inFlight) => this.admit(host, inFlight) === 'now',
      options.firstAt,
    );
  }

  async *outcomes(embeds: readonly Embed[]): AsyncGenerator<Indexed, void> {
    try {
      for (const [index, embed] of embeds.entries()) {
        const probe = probeFor(embed, this.options.siteOrigins);
        if (probe === null) yield { index, outcome: { kind: 'no-probe' } };
        else this.enqueue({ index, embed, probe, isFollowUp: false });
      }
      do yield* this.takeFinished();
      while (this.finished.length > 0 || (await this.advance()));
    } finally {
      this.ended.abort();
    }
    for (const [index, host] of this.pending) yield { index, outcome: this.skipped(index, host) };
    if (this.failures.length > 0) throw this.failures[0];
  }

  private *takeFinished(): Generator<Indexed> {
    for (const { job, host, result, next } of this.finished.splice(0)) {
      if (next !== null) this.enqueue({ ...job, probe: next, isFollowUp: true });
      else yield this.finish(job.index, { kind: 'probed', host, result });
      if (this.admit(host, 0) !== 'never') continue;
      for (const { index } of this.queues.drain(host)) yield this.finish(index, this.skipped(index, host));
    }
  }

  /** Starts a request, or waits until something happens; false when nothing more will. */
  private async advance(): Promise<boolean> {
    const { startMs, endMs, atOnce, allowance } = this.options;
    const now = this.elapsed();
    if (this.pending.size === 0 || now >= endMs) return false;
    const mayStart = now < startMs && this.running.size < atOnce;
    const taken = mayStart ? this.queues.take(now) : null;
    if (taken !== null) {
      this.start(taken.item, taken.host);
      // Let this request start before the next is dequeued, or their gap shrinks.
      if (allowance.gapMs > 0) await nextTurn();
      return true;
    }
    const readyAt = mayStart ? this.queues.nextReadyAt() : null;
    if (this.running.size === 0 && readyAt === null) return false;
    await this.firstResponse(Math.min(readyAt ?? endMs, endMs) - now);
    return true;
  }

  private elapsed(): number {
    return this.clock.now() - this.startedAt;
  }

  private admit(host: string, inFlight: number): 'now' | 'later' | 'never' {
    return this.options.admit?.(host, inFlight) ?? 'now';
  }

  private enqueue(job: Job): void {
    const { host } = new URL(job.probe.url);
    this.pending.set(job.index, host);
    this.queues.add(host, job);
  }

  private skipped(index: number, host: string): ProbeOutcome {
    return { kind: 'skipped', host, wasAsked: this.asked.has(index) };
  }

  private finish(index: number, outcome: ProbeOutcome): Indexed {
    this.pending.delete(index);
    return { index, outcome };
  }

  private start(job: Job, host: string): void {
    this.asked.add(job.index);
    const work: Promise<unknown> = this.request(job, host)
      .catch((error) => this.failures.push(error))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  private async request(job: Job, host: string): Promise<void> {
    const { fetch, siteOrigins } = this.options;
    const result = await fetch(job.probe, this.ended.signal).finally(() => this.queues.done(host, this.elapsed()));
    const next = job.isFollowUp ? null : followUp(job.embed, result, siteOrigins);
    this.finished.push({ job, host, result, next });
  }

  /** Resolves when the first request in flight has ended, or after so many milliseconds. */
  private async firstResponse(milliseconds: number): Promise<void> {
    const woken = new AbortController();
    await Promise.race([this.clock.wait(Math.max(1, milliseconds), woken.signal), ...this.running]);
    woken.abort();
  }
}
