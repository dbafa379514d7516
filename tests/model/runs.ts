/**
 * Runs of functions over services in memory. Each request of a run passes here: it can fail, be lost, or be the last one
 * of its run; and where several runs go on at once, a seed decides whose request comes next.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { Random } from './random.ts';

/** What goes wrong at one request of a run. */
export const FAULTS = [
  /** The run is gone, and the request was never made. */
  'crash-before',
  /** The request took effect, and the run is gone. */
  'crash-after',
  /** The service takes no requests: the SDK's attempts are used up. */
  'throttled',
  /** The request took effect, but its answer is lost: where the SDK repeats requests it does so, else it throws. */
  'answer-lost',
  /** Another transaction has the same rows just now. */
  'conflict',
  /** The run stops here, and goes on when it is resumed. */
  'stalled',
] as const;
export type FaultKind = (typeof FAULTS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** The request, from 1. */
  readonly at: number;
}

/** `done`: the function returned. `failed`: it threw. `crashed`: it is gone. `stalled`: it may go on. */
export type End<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown; readonly value?: never }
  | { readonly kind: 'crashed'; readonly value?: never };

/** A request to a service, and what is needed to make it go wrong. */
export interface Request {
  readonly service: string;
  readonly operation: string;
  readonly act: () => Promise<unknown>;
  /** The error of a service that takes no more. */
  readonly throttle: () => Error;
  /** What the caller gets when the answer is lost (null where it was an error). */
  readonly afterLoss: (answer: unknown) => Promise<unknown>;
  /** Null where the operation is no transaction. */
  readonly conflict: (() => Error) | null;
}

export class Run<T = unknown> {
  requests = 0;
  isGone = false;
  isOver = false;
  /** Resumes a run that is stalled. */
  resume: (() => void) | null = null;
  /** The fault happened: the run had that many requests, of that kind. */
  wasHit = false;
  end: End<T> | null = null;
  readonly name: string;
  readonly fault: Fault | null;
  readonly startedAt: number;
  private die: () => void = () => {};
  readonly ended: Promise<End<T>>;

  constructor(name: string, fault: Fault | null, startedAt: number, work: (run: Run<T>) => Promise<T>) {
    this.name = name;
    this.fault = fault;
    this.startedAt = startedAt;
    const crash = new Promise<End<T>>((resolve) => {
      this.die = () => resolve({ kind: 'crashed' });
    });
    const result = work(this).then(
      (value): End<T> => ({ kind: 'done', value }),
      (error: unknown): End<T> => ({ kind: 'failed', error }),
    );
    this.ended = Promise.race([crash, result]).then((end) => {
      this.isOver = true;
      this.end = end;
      return end;
    });
  }

  /** Nothing of it happens any more. */
  crash(): void {
    this.isGone = true;
    this.die();
    // It learns that it is gone, so that nothing waits for it in the memory that it shared.
    this.resume?.();
  }
}

/** What a run that is gone still asks for is refused: nobody hears the answer, and what it waits for is not kept. */
class Gone extends Error {
  override readonly name = 'Gone';
}

/** A request that waits for its turn. */
interface Waiting {
  readonly run: Run;
  readonly go: () => void;
}

/** Turns of the event loop without an end, after which a run is taken to wait for another one. */
const MOST_TURNS = 300;

/** Of all worlds: what a run that is gone waits for (a process that reads a file) may come when another world has begun. */
const current = new AsyncLocalStorage<Run>();

export class Runs {
  /** How often each kind of fault happened. */
  readonly injected: Record<string, number> = {};
  /** Requests of all runs. */
  requests = 0;
  /** What the runs ask, in its order. */
  trace: string[] | null = null;
  /** Requests that wait for their turn, while several runs go on at once. */
  private waiting: Waiting[] | null = null;

  /** The run in which this is called; null for a test that looks by itself. */
  get running(): Run | null {
    return current.getStore() ?? null;
  }

  start<T>(name: string, fault: Fault | null, now: number, work: () => Promise<T>): Run<T> {
    return new Run<T>(name, fault, now, (run) => current.run(run as Run, work));
  }

  /** Waits until the run is over or stalled; false where it waits for a run that is stalled, in the memory they share. */
  async follow(run: Run, othersStalled = false): Promise<boolean> {
    for (let turns = 0; !run.isOver && run.resume === null; turns++) {
      if (othersStalled && turns === MOST_TURNS) return false;
      await turn();
    }
    return true;
  }

  /** Starts runs that go on side by side, request by request, and waits until each is over or stalled. */
  async interleave(starts: readonly (() => Promise<Run | null>)[], random: Random): Promise<Run[]> {
    this.waiting = [];
    const runs: Run[] = [];
    for (const start of starts) {
      const run = await start();
      if (run !== null) runs.push(run);
    }
    for (let idle = 0; idle < 1000; ) {
      await turn();
      await turn();
      const waiting: Waiting[] = this.waiting;
      const next = waiting.find(({ run }) => run.isGone) ?? waiting[random.below(waiting.length)];
      if (next === undefined) {
        if (runs.every((run) => run.isOver || run.resume !== null)) break;
        idle += 1;
        continue;
      }
      idle = 0;
      this.waiting = waiting.filter((one) => one !== next);
      next.go();
    }
    this.waiting = null;
    return runs;
  }

  /** Makes a request of the run that is going on. */
  async request(request: Request): Promise<unknown> {
    const run = this.running;
    if (run === null) return request.act();
    if (run.isGone) throw new Gone();
    if (this.waiting !== null) {
      await new Promise<void>((go) => this.waiting?.push({ run, go }));
      if (run.isGone) throw new Gone();
    }
    run.requests += 1;
    this.requests += 1;
    this.trace?.push(`${run.name} ${request.service} ${request.operation}`);
    const { fault } = run;
    if (fault === null || fault.at !== run.requests) return this.finish(run, request.act());
    return this.fail(run, fault.kind, request);
  }

  private async fail(run: Run, kind: FaultKind, request: Request): Promise<unknown> {
    if (kind === 'conflict' && request.conflict === null) return this.finish(run, request.act());
    run.wasHit = true;
    this.injected[kind] = (this.injected[kind] ?? 0) + 1;
    this.trace?.push(`${run.name} ${kind}`);
    switch (kind) {
      case 'crash-before':
        run.crash();
        throw new Gone();
      case 'crash-after':
        await request.act().catch(() => {});
        run.crash();
        throw new Gone();
      case 'throttled':
        throw request.throttle();
      case 'conflict':
        throw request.conflict?.() ?? request.throttle();
      case 'answer-lost':
        return this.finish(run, request.afterLoss(await request.act().catch(() => null)));
      case 'stalled':
        await new Promise<void>((resolve) => {
          run.resume = () => {
            run.resume = null;
            resolve();
          };
        });
        if (run.isGone) throw new Gone();
        return this.finish(run, request.act());
      default:
        return kind satisfies never;
    }
  }

  /** An answer that arrives after the run is gone is heard by nobody. */
  private async finish(run: Run, answer: Promise<unknown>): Promise<unknown> {
    const value = await answer.catch((error: unknown) => {
      throw run.isGone ? new Gone() : error;
    });
    if (run.isGone) throw new Gone();
    return value;
  }
}
