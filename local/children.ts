/** Child processes of the local stack. Each leads its own process group, so that the processes it starts end with it. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  /** Resolves when the process has ended, with its exit code or the signal that ended it. Rejects if it could not start. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Sends a signal to the whole group; does nothing once the group has ended. */
  signal(name: NodeJS.Signals): void;
}

export interface StartOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdio: StdioOptions;
  /** It notices by itself that this process has ended, and has something to do then. Others are killed. */
  readonly outlivesParent?: boolean;
}

/** Waits until the other end of its input closes, which is when this process has ended, then kills a group. */
const GUARD = 'read -r _; kill -s KILL -- "-$1"';

const running = new Set<Child>();

/** Starts a command as leader of a new process group: a Ctrl-C in the terminal reaches this process only. */
export function startChild(command: string, args: readonly string[], options: StartOptions): Child {
  const { env, cwd, stdio, outlivesParent = false } = options;
  const started = spawn(command, args, { env: { ...env }, cwd, stdio, detached: true });
  const guard = started.pid === undefined || outlivesParent ? null : guardOf(started.pid);
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
  // 'exit', not 'close': a grandchild may keep the pipes open.
  started.once('exit', (code, signal) => resolve({ code, signal }));
  promise
    .catch(() => undefined)
    .finally(() => {
      // Processes that the command left running.
      child.signal('SIGKILL');
      guard?.kill('SIGKILL');
      running.delete(child);
    });
  return child;
}

/**
 * A process that kills the group when this process ends, however it does: a command of a killed run, such as a
 * deployment, would else go on into the next run.
 */
function guardOf(leader: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', `${leader}`], {
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without a guard a killed run may leave the command running; nothing else depends on it.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return guard;
}

/** Kills all running children at once. Synchronous, so that a handler of process exit can call it. */
export function killChildren(): void {
  for (const child of running) child.signal('SIGKILL');
}

function signalGroup(leader: number, name: NodeJS.Signals): void {
  try {
    process.kill(-leader, name);
  } catch (error) {
    // ESRCH: the group has ended already. macOS reports EPERM for one that is ending.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}

export interface RunOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Kills the command when aborted. */
  readonly signal: AbortSignal;
  readonly limitSeconds: number;
  /** Called for each line that the command writes to stdout or stderr. */
  readonly onLine?: (line: string) => void;
}

/** A command failed or took too long. `output` is the end of what it wrote. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly output: string;

  constructor(message: string, output: string) {
    super(message);
    this.output = output;
  }
}

/** Lines of a failed command's output that are shown. */
const SHOWN_LINES = 40;

/**
 * Runs a command to its end and returns what it wrote. Throws CommandFailure unless it ends with exit status 0 within
 * `limitSeconds`, and the signal's reason if aborted; the command and all its children have ended by then.
 */
export async function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  options.signal.throwIfAborted();
  const limit = AbortSignal.timeout(options.limitSeconds * 1000);
  const end = AbortSignal.any([options.signal, limit]);
  const child = startChild(command, args, { env: options.env, cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const addLine = (line: string) => {
    lines.push(line);
    options.onLine?.(line);
  };
  const read = [child.process.stdout, child.process.stderr].map(async (stream) => {
    if (stream) for await (const line of createInterface({ input: stream })) addLine(line);
  });
  const kill = () => child.signal('SIGKILL');
  end.addEventListener('abort', kill, { once: true });
  try {
    const { code, signal } = await child.ended;
    await Promise.all(read);
    options.signal.throwIfAborted();
    const output = lines.slice(-SHOWN_LINES).join('\n');
    if (limit.aborted)
      throw new CommandFailure(`${command} did not end within ${options.limitSeconds} seconds`, output);
    if (code !== 0) throw new CommandFailure(`${command} failed (${signal ?? `exit status ${code}`})`, output);
    return lines.join('\n');
  } finally {
    end.removeEventListener('abort', kill);
  }
}
