/** What a run that was killed has left half made in `.local/`: files and folders that bear the number of its process. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './lock.ts';

/** Drafts of the Python environment, of the lock, of the stack file. */
const DRAFT = /^(?:venv-|running\.|stack\.json\.)(\d+)$/;

/** Removes the drafts in this folder of processes that have ended; others, such as `npm test`, may be at work on theirs. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
