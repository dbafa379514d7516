/** `.local/` holds tokens, mails and the archive: it is for its owner only. What comes later is so by the umask of `start.mjs`. */
import { access, chmod, constants, lstat, mkdir, readdir, statfs } from 'node:fs/promises';
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

/** A few saves of a state of some months. */
const LEAST_ROOM_MB = 16;

/** A folder whose disk is full: data would be lost, or the emulator not start, half-way. */
class NoRoom extends Error {
  readonly code = 'ENOSPC';
}

/**
 * Throws the system's error for the first of these files and folders that is there and may not be read and written, and
 * NoRoom for one whose disk has less than `leastMegabytes` left.
 */
export async function checkUsable(paths: readonly string[], leastMegabytes = LEAST_ROOM_MB): Promise<void> {
  for (const path of paths) {
    try {
      await access(path, constants.R_OK | constants.W_OK);
      const { bavail, bsize } = await statfs(path);
      const left = Math.floor((bavail * bsize) / 1e6);
      if (left < leastMegabytes) throw new NoRoom(`Only ${left} MB are left on the disk of ${path}.`);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}
