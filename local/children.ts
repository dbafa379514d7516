/** Child processes of the local stack. Each leads a process group of its own, so that what it starts ends with it. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  /** Settles when the process has gone: its exit code, or the signal that ended it. Rejects if it could not start. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Sends a signal to the whole group; nothing happens where it has gone. */
  signal(name: NodeJS.Signals): void;
}

export interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdio: StdioOptions;
}

const running = new Set<Child>();

/** Starts a command at the head of a new process group: a Ctrl-C in the terminal reaches us and not it. */
export function startChild(command: string, parameters: readonly string[], { env, cwd, stdio }: Start): Child {
  const started = spawn(command, parameters, { env: { ...env }, cwd, stdio, detached: true });
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<Child['ended']>>();
  const child: Child = {
    process: started,
    ended: promise,
    signal: (name) => {
      if (started.pid !== undefined) signalGroup(started.pid, name);
    },
  };
  running.add(child);
  started.once('error', reject);
  // 'exit' and not 'close': a grandchild that keeps our pipes open must not keep us.
  started.once('exit', (code, signal) => resolve({ code, signal }));
  promise
    .catch(() => undefined)
    .finally(() => {
      // What the command left behind goes with it.
      child.signal('SIGKILL');
      running.delete(child);
    });
  return child;
}

/** Kills everything that still runs, at once. The last resort, fit for a handler of process exit. */
export function killChildren(): void {
  for (const child of running) child.signal('SIGKILL');
}

function signalGroup(leader: number, name: NodeJS.Signals): void {
  try {
    process.kill(-leader, name);
  } catch (error) {
    // No such process: the group has gone, which is what a signal to it is for. macOS says EPERM of one that is going.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}

export interface Run {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Ends the command. */
  readonly signal: AbortSignal;
  /** How long the command may take. */
  readonly limitSeconds: number;
  /** Called for each line it writes, on either stream. */
  readonly onLine?: (line: string) => void;
}

/** A command that ended badly, or was not done in time. `output` has the end of what it wrote. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly output: string;

  constructor(message: string, output: string) {
    super(message);
    this.output = output;
  }
}

/** Lines of a failed command's output that are kept to be shown. */
const KEPT_LINES = 40;

/**
 * Runs a command to its end and answers what it wrote. Throws CommandFailure where that is not exit status 0 in time,
 * and the signal's reason where it was told to stop; the command and all it started have gone by then.
 */
export async function run(command: string, parameters: readonly string[], how: Run): Promise<string> {
  how.signal.throwIfAborted();
  const limit = AbortSignal.timeout(how.limitSeconds * 1000);
  const end = AbortSignal.any([how.signal, limit]);
  const child = startChild(command, parameters, { env: how.env, cwd: how.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    how.onLine?.(line);
  };
  const read = [child.process.stdout, child.process.stderr].map(async (stream) => {
    if (stream) for await (const line of createInterface({ input: stream })) keep(line);
  });
  const kill = () => child.signal('SIGKILL');
  end.addEventListener('abort', kill, { once: true });
  try {
    const { code, signal } = await child.ended;
    await Promise.all(read);
    how.signal.throwIfAborted();
    const output = lines.slice(-KEPT_LINES).join('\n');
    if (limit.aborted) throw new CommandFailure(`${command} was not done after ${how.limitSeconds} seconds`, output);
    if (code !== 0) throw new CommandFailure(`${command} failed (${signal ?? `exit status ${code}`})`, output);
    return lines.join('\n');
  } finally {
    end.removeEventListener('abort', kill);
  }
}
