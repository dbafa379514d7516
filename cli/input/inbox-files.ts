/** The files that `put` uploads, and the inbox key of each. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import { Failure } from '../failure.ts';
import { fileErrorMessage } from './file-error.ts';

/** S3 takes keys of at most this many bytes in UTF-8 (S3 user guide, object-keys). */
const MAX_KEY_BYTES = 1024;

export type FileToUpload =
  | { readonly kind: 'file'; readonly file: string; readonly key: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string };

/** A symbolic link in a folder that is not followed. `reason` says why, and what to do. */
export interface LeftOut {
  readonly kind: 'left-out';
  readonly file: string;
  readonly reason: string;
}

/**
 * The key of a file is `prefix` and its name; that of a file in a folder is `prefix` and its path in that folder. Hidden
 * files in folders are left out, and so is a symbolic link in a folder unless it leads to another file that is put with
 * the folder: whoever made the folder must not choose files elsewhere on this machine. Two files with one key are a
 * usage error, as one would replace the other.
 */
export async function listFiles(paths: readonly string[], prefix: string): Promise<(FileToUpload | LeftOut)[]> {
  const listed = (await Promise.all(paths.map((path) => listPath(path, prefix)))).flat();
  const files = new Map<string, string>();
  for (const entry of listed) {
    if (entry.kind !== 'file') continue;
    const earlier = files.get(entry.key);
    if (earlier !== undefined && earlier !== entry.file) {
      throw new Failure(
        `${earlier} and ${entry.file} would both become ${entry.key}: upload them separately with --prefix`,
        2,
      );
    }
    files.set(entry.key, entry.file);
  }
  // A file that was named twice is uploaded once.
  return listed.filter((entry, index) => listed.findIndex(({ file }) => file === entry.file) === index);
}

async function listPath(path: string, prefix: string): Promise<(FileToUpload | LeftOut)[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [entry(path, prefix + basename(path))];
    const found = await readdir(path, { recursive: true, withFileTypes: true });
    const folder = await realpath(path);
    const entries = found
      .filter((dirent) => dirent.isFile() || dirent.isSymbolicLink())
      .map((dirent) => ({ dirent, file: join(dirent.parentPath, dirent.name) }))
      .map(({ dirent, file }) => ({ dirent, file, parts: relative(path, file).split(sep) }))
      .filter(({ parts }) => !isHidden(parts))
      .map(async ({ dirent, file, parts }) => {
        const left = await leftOut(dirent, file, folder);
        return left ?? entry(file, prefix + parts.join('/'));
      });
    return (await Promise.all(entries)).sort((a, b) => (a.file < b.file ? -1 : 1));
  } catch (error) {
    return [{ kind: 'unreadable', file: path, reason: fileErrorMessage(error) }];
  }
}

const isHidden = (parts: readonly string[]): boolean => parts.some((part) => part.startsWith('.'));

/** Why the entry of a folder is not put; null if it is a file, or a link to one that would be put too. */
async function leftOut(dirent: Dirent, file: string, folder: string): Promise<FileToUpload | LeftOut | null> {
  if (!dirent.isSymbolicLink()) return null;
  try {
    const target = await realpath(file);
    const parts = relative(folder, target).split(sep);
    if (parts[0] === '..' || isAbsolute(parts.join(sep))) {
      return { kind: 'left-out', file, reason: `it is a link out of the folder, to ${target}: to put that, name it` };
    }
    if (isHidden(parts))
      return { kind: 'left-out', file, reason: 'it is a link to a hidden file: to put that, name it' };
    if ((await stat(target)).isFile()) return null;
    return { kind: 'left-out', file, reason: 'it is a link to no file: what is in a folder is put from there' };
  } catch (error) {
    return { kind: 'unreadable', file, reason: fileErrorMessage(error) };
  }
}

function entry(file: string, key: string): FileToUpload {
  const bytes = Buffer.byteLength(key);
  if (bytes <= MAX_KEY_BYTES) return { kind: 'file', file, key };
  return {
    kind: 'unreadable',
    file,
    reason: `its key would have ${bytes} bytes, S3 takes ${MAX_KEY_BYTES}: shorten it`,
  };
}
