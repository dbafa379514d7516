/**
 * A folder of its own for the temporary files of a process and of all that it starts. What they leave there goes with it, and
 * after a kill with the next such process.
 */
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isRunning } from './lock.ts';

/** With the number of its process. */
const NAME = /^clipwatch-(\d+)-\w+$/;

/**
 * Makes such a folder in `base`, and directs temporary files to it: those of this process, and of children that inherit
 * `TMPDIR`. A process that has one keeps it. Removes those in `base` whose process has ended. Returns a function that removes
 * the new one.
 */
export async function takeTemporaryFolder(base: string): Promise<() => Promise<void>> {
  if (NAME.exec(basename(tmpdir()))?.[1] === `${process.pid}`) return async () => undefined;
  await removeLeft(base);
  const folder = await mkdtemp(join(base, `clipwatch-${process.pid}-`));
  process.env.TMPDIR = folder;
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function removeLeft(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(base, name);
    // The system's folder is everybody's.
    if (await isOwn(path)) await rm(path, { recursive: true, force: true });
  }
}

async function isOwn(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).uid === process.getuid?.();
  } catch (error) {
    // Another process has removed it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
