/** Commands beside each other, for a machine with more than one core, or where one waits more than it works. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Commands of a shell, one after another. */
export type Lane = readonly string[];

/**
 * Runs the lanes beside each other, each to its end, whichever command fails. The first lane writes as it goes, another one
 * when it ends. Answers the commands that failed.
 */
export async function runLanes([first = [], ...others]: readonly Lane[]): Promise<string[]> {
  const failed = await Promise.all([runLane(first, false), ...others.map((lane) => runLane(lane, true))]);
  return failed.flat();
}

/** `runLanes`; says at the end what failed, and sets the exit status of this process. */
export async function endAfterLanes(lanes: readonly Lane[]): Promise<void> {
  const failed = await runLanes(lanes);
  for (const command of failed) console.error(`failed: ${command}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

async function runLane(commands: Lane, isHeld: boolean): Promise<string[]> {
  const failed: string[] = [];
  const held: Buffer[] = [];
  for (const command of commands) {
    const child = spawn(command, { shell: true, stdio: ['ignore', ...(isHeld ? HELD : SHOWN)] });
    child.stdout?.on('data', (chunk: Buffer) => held.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => held.push(chunk));
    if ((await codeOf(child)) !== 0) failed.push(command);
  }
  process.stdout.write(Buffer.concat(held));
  return failed;
}

const HELD = ['pipe', 'pipe'] as const;
const SHOWN = ['inherit', 'inherit'] as const;

/** Null where a signal ended it. What ends this process ends its commands. */
async function codeOf(child: ChildProcess): Promise<number | null> {
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  const [code] = await once(child, 'close');
  for (const signal of SIGNALS) process.off(signal, pass);
  return code;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
