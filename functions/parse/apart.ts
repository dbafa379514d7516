/** A file read in a process of its own, which has a budget and is ended from outside: it takes nobody along. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setInterval } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import type { ParseOptions, ReadClip } from '../../shared/clip/parse-file.ts';
import { ParsedFile } from '../../shared/contract/clip.ts';
import { type Spent, spentBy } from './spent.ts';

/** What the process is told. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: ParseOptions;
  /** Path of a file with the automaton of the names. */
  readonly names: string;
}

/** What the reading of a file may take. */
export interface Budget {
  /** Processor time, so that a busy machine is no reason to refuse. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
  /** For one that waits and takes no time of its own. */
  readonly wallSeconds: number;
}

/** How it ended. */
export type Ended =
  | { readonly kind: 'read'; readonly clips: ReadClip[] }
  /** It took more than its budget. */
  | { readonly kind: 'over'; readonly what: 'time' | 'memory' }
  /** It ended without an answer, or did not end: `how`, as a line for a log. */
  | { readonly kind: 'stopped'; readonly how: string };

const Answer = z.array(
  z.object({
    clip: ParsedFile,
    text: z.string(),
    captioned: z.string(),
    refused: z.nullable(z.string()),
    fault: z.exactOptional(z.string()),
  }),
);

const LOOKED_AFTER_MS = 100;
/** Where nothing is known: the limit of the heap and the time by the clock remain. */
const NOTHING: Spent = { cpuSeconds: 0, megabytes: 0 };
/** Of what it says on its way out. */
const MOST_SAID = 2000;
/** Calls that are told of where it failed, the innermost first. */
const FRAMES = 3;
/** What V8 says when it ends the process. */
const FULL_HEAP = /heap out of memory/;
/** Beside this module, as a source or in a bundle. */
const SCRIPT = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? 'process.ts' : 'process.mjs', import.meta.url));
/** What a process needs to run; it gets no credentials, since it reads what strangers wrote. */
const PASSED_ON = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TZ'] as const;

/** Reads a file; when this ends, the process has ended too. Throws where no process can be started. */
export async function readApart(task: Task, budget: Budget): Promise<Ended> {
  const child = fork(SCRIPT, [String(process.pid)], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${budget.megabytes}`],
    env: Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]])),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const gone = once(child, 'exit');
  const stopped = whyStopped(child);
  try {
    return await Promise.race([answerTo(task, child), stopped, overspent(child, budget, stopped)]);
  } finally {
    child.kill('SIGKILL');
    await gone;
  }
}

async function answerTo(task: Task, child: ChildProcess): Promise<Ended> {
  // Where it cannot be sent, the process has ended, which is seen.
  child.send(task, () => {});
  const [answer] = await once(child, 'message');
  return { kind: 'read', clips: Answer.parse(answer) };
}

async function whyStopped(child: ChildProcess): Promise<Ended> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < MOST_SAID) said += text;
  });
  const [status, signal] = await once(child, 'close');
  if (FULL_HEAP.test(said)) return { kind: 'over', what: 'memory' };
  // Without what it quotes of the file.
  const frames = said.split('\n').flatMap((line) => (/^\s{1,9}at /.test(line) ? [line.trim()] : []));
  return { kind: 'stopped', how: [signal ?? `status ${status}`, ...frames.slice(0, FRAMES)].join(' ') };
}

/** What is over its budget; `stopped` where the process ends before. */
async function overspent(child: ChildProcess, budget: Budget, stopped: Promise<Ended>): Promise<Ended> {
  let looks = (budget.wallSeconds * 1000) / LOOKED_AFTER_MS;
  for await (const _ of setInterval(LOOKED_AFTER_MS)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const { cpuSeconds, megabytes } = (await spentBy(child.pid ?? 0)) ?? NOTHING;
    if (cpuSeconds > budget.cpuSeconds) return { kind: 'over', what: 'time' };
    if (megabytes > budget.megabytes) return { kind: 'over', what: 'memory' };
    if (--looks < 0) return { kind: 'stopped', how: `no answer within ${budget.wallSeconds} seconds` };
  }
  return stopped;
}
