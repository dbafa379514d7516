/** A run of `npm start` in a clone: what it says, which processes it has, and how it ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '../../local/child-environment.ts';
import type { Clone } from './clone.ts';
import { descendantsOf, type Process } from './processes.ts';

/** What a start says when the stack can be used. */
export const READY = 'Ready after';

/** Longer than any start took on a busy machine. */
const LIMIT_SECONDS = 300;
const POLL_MS = 5;

export interface Started {
  readonly pid: number;
  /** All that it said so far, on both streams. */
  readonly output: () => string;
  /** The exit status, or the signal that ended it; its processes may still run. */
  readonly ended: Promise<number | string>;
  /** Resolves when this is so; throws what the run said if that ends first. */
  readonly until: (what: string, isSo: () => boolean) => Promise<void>;
  /** Resolves when it has said this. */
  readonly said: (text: string) => Promise<void>;
  /** Ctrl-C. */
  readonly interrupt: () => void;
  /** What a log of it holds; empty before it is there. */
  readonly log: (name: string) => string;
  readonly emulator: () => Process | undefined;
  /** Processes that run functions. */
  readonly workers: () => Process[];
}

export function startIn({ folder, local }: Clone, parameters: readonly string[] = []): Started {
  const child = spawn(process.execPath, ['local/start.mjs', ...parameters], {
    cwd: folder,
    env: childEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const pid = child.pid ?? 0;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  let hasEnded = false;
  const ended = once(child, 'exit').then(([code, signal]) => {
    hasEnded = true;
    return signal ?? code;
  });
  const until = async (what: string, isSo: () => boolean) => {
    const limit = AbortSignal.timeout(LIMIT_SECONDS * 1000);
    while (!isSo()) {
      if (hasEnded) throw new Error(`The start ended before ${what}:\n${output}`);
      if (limit.aborted) throw new Error(`Not within ${LIMIT_SECONDS} seconds: ${what}:\n${output}`);
      await pause(POLL_MS);
    }
  };
  const emulator = () => descendantsOf(pid).find(({ commandLine }) => commandLine.includes('emulator/main.py'));
  return {
    pid,
    output: () => output,
    ended,
    until,
    said: (text) => until(`it said ${JSON.stringify(text)}`, () => output.includes(text)),
    interrupt: () => process.kill(pid, 'SIGINT'),
    log: (name) => {
      const path = local(join('logs', name));
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    },
    emulator,
    workers: () => {
      const leader = emulator()?.pid;
      return descendantsOf(pid).filter((one) => one.group === leader && /\bnode\b/.test(one.commandLine));
    },
  };
}
