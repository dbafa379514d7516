/** Processes of this machine, by Linux' `/proc`: who descends from whom, and killing some of them at once. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Id of its process group: that of the group's leader. */
  readonly group: number;
  readonly commandLine: string;
}

/** All processes that descend from this one, and all of the groups that they lead; without itself. */
export function descendantsOf(pid: number): Process[] {
  const all = processes();
  const found = new Map<number, Process>();
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const one of all) {
      if (one.pid === pid) continue;
      if (one.parent === pid || found.has(one.parent) || found.has(one.group)) found.set(one.pid, one);
    }
  }
  return [...found.values()];
}

/** As a loss of power does: none of these processes acts on the end of another. Answers how many there were. */
export function killTree(pid: number): number {
  signal(pid, 'SIGSTOP');
  const stopped = new Set([pid]);
  // One that was started while others were stopped is found in the next round.
  for (let size = 0; size !== stopped.size; ) {
    size = stopped.size;
    for (const one of descendantsOf(pid)) {
      if (stopped.has(one.pid)) continue;
      signal(one.pid, 'SIGSTOP');
      stopped.add(one.pid);
    }
  }
  for (const one of stopped) signal(one, 'SIGKILL');
  return stopped.size;
}

/** Processes whose command line names this folder. */
export function processesOf(folder: string): Process[] {
  return processes().filter(({ commandLine }) => commandLine.includes(folder));
}

/** Whether there is such a process, a dead one that nobody has waited for apart. */
export function isAlive(pid: number): boolean {
  return readProcess(pid) !== null;
}

export function kill(pid: number): void {
  signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
}

function readProcess(pid: number): Process | null {
  try {
    // The name, in brackets, may hold anything.
    const [state, parent, group] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (state === 'Z') return null;
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: Number(parent), group: Number(group), commandLine };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');
}
