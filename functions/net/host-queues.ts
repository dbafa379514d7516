/** Work queued by host, so that each host is asked no more than its allowance whatever else waits. */

/** What one host is asked at most. */
export interface Allowance {
  /** Requests in flight. */
  readonly atOnce: number;
  /** From the start of one request, and from the end of one, to the start of the next, in milliseconds. */
  readonly gapMs: number;
}

/** One request a second, and a second one beside it only while the first is slow. */
export const ALLOWANCE: Allowance = { atOnce: 2, gapMs: 1000 };

interface HostQueue<T> {
  readonly host: string;
  readonly waiting: T[];
  busy: number;
  /** Milliseconds of the queue's clock at which the next request may start. */
  readyAt: number;
}

/**
 * Queues that take turns. `mayStart` may hold back a host that its allowance would let through, such as one whose
 * breaker lets a single attempt pass.
 */
export class HostQueues<T> {
  private readonly queues = new Map<string, HostQueue<T>>();
  private readonly allowance: Allowance;
  private readonly mayStart: (host: string, busy: number) => boolean;

  constructor(allowance: Allowance, mayStart: (host: string, busy: number) => boolean = () => true) {
    this.allowance = allowance;
    this.mayStart = mayStart;
  }

  add(host: string, item: T): void {
    const queue = this.queues.get(host) ?? { host, waiting: [], busy: 0, readyAt: 0 };
    queue.waiting.push(item);
    this.queues.set(host, queue);
  }

  /** The next item whose host has room, taken out and counted as busy; the host then goes to the end of the line. */
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

  /** Says that a request to the host has ended. Counting from here keeps the gap where a request was slow to leave. */
  done(host: string, now: number): void {
    const queue = this.queues.get(host);
    if (queue === undefined) return;
    queue.busy -= 1;
    queue.readyAt = Math.max(queue.readyAt, now + this.allowance.gapMs);
  }

  /** When a host that has room will be ready; null where none has, until a request ends. */
  nextReadyAt(): number | null {
    const free = [...this.queues.values()].filter((queue) => this.isFree(queue));
    return free.length === 0 ? null : Math.min(...free.map(({ readyAt }) => readyAt));
  }

  /** Takes out all that waits for a host. */
  drain(host: string): T[] {
    return this.queues.get(host)?.waiting.splice(0) ?? [];
  }

  private isFree({ host, waiting, busy }: HostQueue<T>): boolean {
    return waiting.length > 0 && busy < this.allowance.atOnce && this.mayStart(host, busy);
  }
}
