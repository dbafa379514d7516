/** One run of the local stack: everything it starts is entered here, and all of it is stopped however the run ends. */
import { killChildren } from './children.ts';

/** Why a run was ended from outside. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly by: NodeJS.Signals;

  constructor(by: NodeJS.Signals) {
    super(`stopped by ${by}`);
    this.by = by;
  }
}

export interface Session {
  /** Aborted when the run is to end; its reason is a `Stopped` or the error that ended it. */
  readonly signal: AbortSignal;
  /** Enters what is to be undone at the end, last first. One that fails is told and holds up nothing. */
  atEnd(undo: () => Promise<void> | void): void;
  /** Ends the run for this reason; the first reason stands. */
  end(reason: Error): void;
  /** Undoes everything entered. Doing it again is harmless. */
  close(): Promise<void>;
}

/** Ctrl-C in a terminal reaches a process twice, from the terminal and from npm: within this time it counts as one. */
const ONE_PRESS_MS = 1_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a session needs from outside, so that a test can press Ctrl-C. */
export interface Surroundings {
  readonly host: Pick<NodeJS.Process, 'on' | 'exit'>;
  readonly now: () => number;
  readonly complain: (message: string) => void;
  readonly kill: () => void;
}

const surroundings: Surroundings = {
  host: process,
  now: () => performance.now(),
  complain: (message) => console.error(message),
  kill: killChildren,
};

/**
 * Opens a run. The first signal ends it in order; a second one, pressed later, kills what is left and exits at once.
 * Whatever happens, nothing of it outlives the process.
 */
export function openSession({ host, now, complain, kill }: Surroundings = surroundings): Session {
  const ending = new AbortController();
  const undoing: (() => Promise<void> | void)[] = [];
  let pressedAt: number | undefined;
  const end = (reason: Error) => {
    if (!ending.signal.aborted) ending.abort(reason);
  };
  const onSignal = (name: NodeJS.Signals) => {
    pressedAt ??= now();
    end(new Stopped(name));
    if (now() - pressedAt < ONE_PRESS_MS) return;
    kill();
    host.exit(130);
  };
  for (const name of SIGNALS) host.on(name, onSignal);
  host.on('exit', kill);
  return {
    signal: ending.signal,
    atEnd: (undo) => {
      undoing.push(undo);
    },
    end,
    close: async () => {
      for (let undo = undoing.pop(); undo; undo = undoing.pop()) {
        try {
          await undo();
        } catch (error) {
          complain(`While stopping: ${error instanceof Error ? error.message : error}`);
        }
      }
      kill();
    },
  };
}

/** Makes a crash, an error that nobody took care of, end the run in order too. */
export function endOnCrash(session: Session, host: Surroundings['host'] = process): void {
  const onCrash = (error: unknown) => session.end(error instanceof Error ? error : new Error(String(error)));
  host.on('uncaughtException', onCrash);
  host.on('unhandledRejection', onCrash);
}

/** Waits for `work` unless the run ends first; then throws its reason. The work itself is not undone by that. */
export async function unlessEnded<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
