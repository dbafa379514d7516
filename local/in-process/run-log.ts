/** The log of the functions: what a run writes to the console goes into a file, a line each; all else to the terminal. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const Line = z.object({ timestamp: z.string(), function: z.string() });

const LEVELS = ['debug', 'log', 'info', 'warn', 'error'] as const;

/** Which run the code belongs to. */
interface Run {
  readonly function: string;
  readonly requestId: string;
}

export interface RunLog {
  /** Runs a function; an error that it throws is logged and thrown on. */
  run<T>(run: Run, work: () => Promise<T>): Promise<T>;
  /** The lines of a function, as they are in the file, between two times in milliseconds of the epoch. */
  lines(name: string, from: number, to: number): Promise<{ timestamp: number; message: string }[]>;
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
    lines: async (name, from, to) => {
      const text = await readFile(path, 'utf8');
      return text.split('\n').flatMap((message) => {
        const line = Line.safeParse(message === '' ? null : JSON.parse(message)).data;
        const timestamp = Date.parse(line?.timestamp ?? '');
        return line?.function === name && timestamp >= from && timestamp <= to ? [{ timestamp, message }] : [];
      });
    },
    close: () => {
      for (const [level, method] of before) console[level] = method;
      file.end();
    },
  };
}
