/** The log of the functions: what a run writes to the console goes into a file, a line each; all else to the terminal. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createWriteStream } from 'node:fs';

const LEVELS = ['debug', 'log', 'info', 'warn', 'error'] as const;

/** Which run the code belongs to. */
interface Run {
  readonly function: string;
  readonly requestId: string;
}

export interface RunLog {
  /** Runs a function; an error that it throws is logged and thrown on. */
  run<T>(run: Run, work: () => Promise<T>): Promise<T>;
  close(): void;
}

export function openRunLog(path: string): RunLog {
  const current = new AsyncLocalStorage<Run>();
  const file = createWriteStream(path, { flags: 'a' });
  const before = new Map(LEVELS.map((level) => [level, console[level]] as const));
  const write = (level: string, run: Run, message: unknown) =>
    file.write(
      `${JSON.stringify({ timestamp: new Date().toISOString(), level: level.toUpperCase(), ...run, message })}\n`,
    );
  for (const level of LEVELS) {
    console[level] = (...parts: unknown[]) => {
      const run = current.getStore();
      if (run === undefined) before.get(level)?.(...parts);
      else write(level, run, parts.length === 1 ? parts[0] : parts.map(String).join(' '));
    };
  }
  return {
    run: (run, work) =>
      current.run(run, async () => {
        try {
          return await work();
        } catch (error) {
          write('error', run, error instanceof Error ? `${error.stack}` : String(error));
          throw error;
        }
      }),
    close: () => {
      for (const [level, method] of before) console[level] = method;
      file.end();
    },
  };
}
