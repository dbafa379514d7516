/** Work queued by host, so that no host gets more requests than its allowance. */

/** Limits on the requests to one host. */
export interface Allowance {
  /** Requests in flight. */
  readonly atOnce: number;
  /** Milliseconds from the start and from the end of one request to the start of the next. */
  readonly gapMs: number;
}

/** One request a second; a second one in parallel only while the first is slow. */
export const ALLOWANCE: Allowance = { atOnce: 2, gapMs: 1000 };

interface HostQueue<T> {
  readonly host: string;
  readonly waiting: T[];
  busy: number;
  /** When the next request may start, in milliseconds of the queue's clock. */
  readyAt: number;
}

/**
 * Queues that take turns. `mayStart` can hold back a host within its allowance, such as one whose breaker lets a single
 * attempt through.
 */
export class HostQueues<T> {
  private readonly queues = new Map<string, HostQueue<T>>();
  private readonly allowance: Allowance;
  private readonly mayStart: (host: string, busy: number) => boolean;
  private readonly firstAt: (host: string) => number;

  /** `firstAt`: when the first request to a host may start, in milliseconds of the queue's clock. */
  constructor(
    allowance: Allowance,
    mayStart: (host: string, busy: number) => boolean = () => true,
    firstAt: (host: string) => number = () => 0,
  ) {
    this.allowance = allowance;
    this.mayStart = mayStart;
    this.firstAt = firstAt;
  }

  add(host: string, item: T): void {
    const queue = this.queues.get(host) ?? { host, waiting: [], busy: 0, readyAt: this.firstAt(host) };
    queue.waiting.push(item);
    this.queues.set(host, queue);
  }

  /** Takes the next item whose host is free, and counts it as busy; the host goes to the end of the line. */
  take(now: number): { host: string; item: T } | null {
    for (const queue of this.queues.values()) {
      if (!this.isFree(queue) || queue.readyAt > now) continue;
      const item = queue.waiting.shift();
      if (item === undefined) continue;
      queue.busy += 1;
      queue.readyAt = now + this.allowance.gapMs;
      this.queues.delete(queue.host);
      this.queues.set(queue.host, queue);
      return { host: queue.host, item };
    }
    return null;
  }

  /** Notes the end of a request to the host. The gap counts from here too, in case the request was slow to start. */
  done(host: string, now: number): void {
    const queue = this.queues.get(host);
    if (queue === undefined) return;
    queue.busy -= 1;
    queue.readyAt = Math.max(queue.readyAt, now + this.allowance.gapMs);
  }

  /** When the next free host will be ready; null while there is none. */
  nextReadyAt(): number | null {
    const free = [...this.queues.values()].filter((queue) => this.isFree(queue));
    return free.length === 0 ? null : Math.min(...free.map(({ readyAt }) => readyAt));
  }

  /** Takes all items of a host. */
  drain(host: string): T[] {
    return this.queues.get(host)?.waiting.splice(0) ?? [];
  }

  private isFree({ host, waiting, busy }: HostQueue<T>): boolean {
    return waiting.length > 0 && busy < this.allowance.atOnce && this.mayStart(host, busy);
  }
}
