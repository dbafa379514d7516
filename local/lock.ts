/** Only one local stack at a time can run in a clone, as they would share `.local/`. */
import { open, readFile, rm } from 'node:fs/promises';

export type Lock = { kind: 'taken'; release: () => Promise<void> } | { kind: 'held'; pid: number };

/** Takes the lock file at `path`, which contains the id of its process. The lock of a process that no longer runs is ignored. */
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
    // EPERM: it runs, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
