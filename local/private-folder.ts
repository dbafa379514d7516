/** `.local/` holds tokens, mails and the archive: it is for its owner only. What comes later is so by the umask of `start.mjs`. */
import { access, chmod, constants, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const OTHERS = 0o077;

/**
 * Creates the folder, or makes an earlier one with all that is in it private; links are not followed. The folder itself
 * comes last, so that a start that was cut off is done again. One that is private already is taken to be so throughout.
 */
export async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { mode } = await lstat(folder);
  if ((mode & OTHERS) === 0) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() || entry.isDirectory()) await takeFromOthers(join(entry.parentPath, entry.name));
  }
  await takeFromOthers(folder);
}

async function takeFromOthers(path: string): Promise<void> {
  const { mode } = await lstat(path);
  if ((mode & OTHERS) !== 0) await chmod(path, mode & 0o7700);
}

/** Throws the system's error for the first of these files and folders that is there and may not be read and written. */
export async function checkUsable(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      await access(path, constants.R_OK | constants.W_OK);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}
