/** One local stack at a time in a clone: they would share one folder. */
import { open, readFile, rm } from 'node:fs/promises';

export type Lock = { kind: 'taken'; release: () => Promise<void> } | { kind: 'held'; pid: number };

/** Takes the lock at `path`, which names the process that holds it; that of a process that has gone counts for nothing. */
export async function takeLock(path: string): Promise<Lock> {
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(`${process.pid}\n`);
      await file.close();
      return { kind: 'taken', release: () => rm(path, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const pid = Number.parseInt(await readFile(path, 'utf8'), 10);
    if (isRunning(pid)) return { kind: 'held', pid };
    await rm(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
