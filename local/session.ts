/** One run of the local stack: what it starts is registered here and stopped, however the run ends. */
import { killChildren } from './children.ts';

/** The reason of a run that was ended by a signal. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly by: NodeJS.Signals;

  constructor(by: NodeJS.Signals) {
    super(`stopped by ${by}`);
    this.by = by;
  }
}

export interface Session {
  /** Aborted when the run has to end; the reason is a `Stopped` or the error that ended it. */
  readonly signal: AbortSignal;
  /** Registers a clean-up for the end; they run last first. One that fails is reported, and the others still run. */
  atEnd(cleanUp: () => Promise<void> | void): void;
  /** Ends the run for this reason; only the first call counts. */
  end(reason: Error): void;
  /** Runs all clean-ups. May be called again. */
  close(): Promise<void>;
}

/** One Ctrl-C reaches this process twice, from the terminal and from npm: signals within this time count as one. */
const ONE_PRESS_MS = 1_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a session needs from its process, so that tests can replace it. */
export interface SessionDependencies {
  readonly process: Pick<NodeJS.Process, 'on' | 'exit'>;
  readonly now: () => number;
  readonly reportError: (message: string) => void;
  readonly kill: () => void;
}

const defaults: SessionDependencies = {
  process,
  now: () => performance.now(),
  reportError: (message) => console.error(message),
  kill: killChildren,
};

/**
 * Starts a run. The first signal ends it with all clean-ups; a later one kills all children and exits at once.
 * Children never outlive the process.
 */
export function openSession({ process: host, now, reportError, kill }: SessionDependencies = defaults): Session {
  const controller = new AbortController();
  const cleanUps: (() => Promise<void> | void)[] = [];
  let pressedAt: number | undefined;
  const end = (reason: Error) => {
    if (!controller.signal.aborted) controller.abort(reason);
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
    signal: controller.signal,
    atEnd: (cleanUp) => {
      cleanUps.push(cleanUp);
    },
    end,
    close: async () => {
      for (let cleanUp = cleanUps.pop(); cleanUp; cleanUp = cleanUps.pop()) {
        try {
          await cleanUp();
        } catch (error) {
          reportError(`While stopping: ${error instanceof Error ? error.message : error}`);
        }
      }
      kill();
    },
  };
}

/** Ends the run with all clean-ups after an uncaught exception or unhandled rejection. */
export function endOnCrash(session: Session, host: SessionDependencies['process'] = process): void {
  const onCrash = (error: unknown) => session.end(error instanceof Error ? error : new Error(String(error)));
  host.on('uncaughtException', onCrash);
  host.on('unhandledRejection', onCrash);
}

/** Waits for `work`, or throws the reason of the end if the run ends first; the work itself is not cancelled. */
export async function untilEnd<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
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
