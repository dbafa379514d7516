/** Only one local stack at a time can run in a clone, as they would share `.local/`. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';

export type Lock =
  /** `isKept`: whether it is there still; what removes the folder removes the lock, and another start may take one anew. */
  { kind: 'taken'; release: () => Promise<void>; isKept: () => boolean } | { kind: 'held'; pid: number };

/** The reason of a run that ended since its lock is gone. */
export class LockLost extends Error {
  override readonly name = 'LockLost';

  constructor(folder: string) {
    super(`${folder} was removed, moved or taken by another start while the stack was running.`);
  }
}

/**
 * Takes the lock file at `path`, which contains the id of its process and its own inode. It is ignored if that process has
 * ended, also if the system has given its id to another program since, and in a copy of the folder, where it is another
 * file. `isStart`: whether a command line is one of `npm start`.
 */
export async function takeLock(path: string, isStart = isLocalStart): Promise<Lock> {
  // Made elsewhere and linked: a lock is never seen without its process.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, '', { mode: 0o600 });
  try {
    const text = `${process.pid}\n${(await stat(draft)).ino}\n`;
    await writeFile(draft, text);
    const isKept = () => textIfThere(path) === text;
    for (;;) {
      try {
        await link(draft, path);
        const release = async () => {
          // Not that of another start.
          if (isKept()) await rm(path, { force: true });
        };
        return { kind: 'taken', release, isKept };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const { pid, isCopy } = await readIfThere(path);
      if (!isCopy && isRunning(pid) && (pid === process.pid || isStart(commandLineOf(pid))))
        return { kind: 'held', pid };
      await rm(path, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

function textIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

async function readIfThere(path: string): Promise<{ pid: number; isCopy: boolean }> {
  try {
    const [pid, inode] = (await readFile(path, 'utf8')).split('\n').map((line) => Number.parseInt(line, 10));
    const { ino } = await stat(path);
    return { pid: pid ?? Number.NaN, isCopy: inode !== undefined && inode > 0 && inode !== ino };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { pid: Number.NaN, isCopy: false };
    throw error;
  }
}

/** Whether there is a process of this number. */
export function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Where it cannot be read, the process is taken for what the lock says. */
const isLocalStart = (commandLine: string | null): boolean =>
  commandLine === null || /\bstart\.(?:mjs|ts)\b/.test(commandLine);

/** The command line of a process, by Linux' `/proc` or the `ps` of POSIX; null where there is neither. */
function commandLineOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // Not Linux.
  }
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8', timeout: 5_000 });
  } catch {
    // No ps.
    return null;
  }
}
