/** Time that passes only while everybody waits, for work of many runs at once. `Date` goes with it. */
import { vi } from 'vitest';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export class VirtualTime {
  private sleepers: Sleeper[] = [];

  constructor(start: number) {
    vi.useFakeTimers({ now: start, toFake: ['Date'] });
  }

  now(): number {
    return Date.now();
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((wake) => {
      const sleeper = { at: this.now() + milliseconds, wake };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((one) => one !== sleeper);
        wake();
      });
    });
  }

  /** Lets time pass until the work is done. */
  async pass<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    done.catch(() => {});
    while (!isDone) {
      // Whatever can go on without waiting goes on first.
      for (let turns = 0; turns < 4; turns++) await new Promise(setImmediate);
      const next = Math.min(...this.sleepers.map(({ at }) => at));
      if (isDone || !Number.isFinite(next)) continue;
      vi.setSystemTime(Math.max(next, this.now()));
      const woken = this.sleepers.filter(({ at }) => at <= next);
      this.sleepers = this.sleepers.filter(({ at }) => at > next);
      for (const { wake } of woken) wake();
    }
    return done;
  }
}
