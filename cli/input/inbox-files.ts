/** The files that `put` uploads, and the inbox key of each. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { Failure } from '../failure.ts';
import { fileErrorMessage } from './file-error.ts';

/** S3 takes keys of at most this many bytes in UTF-8 (S3 user guide, object-keys). */
const MAX_KEY_BYTES = 1024;

export type FileToUpload =
  | { readonly kind: 'file'; readonly file: string; readonly key: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string };

/**
 * The key of a file is `prefix` and its name; that of a file in a folder is `prefix` and its path in that folder. Hidden
 * files in folders are left out. Two files with one key are a usage error, as one would replace the other.
 */
export async function listFiles(paths: readonly string[], prefix: string): Promise<FileToUpload[]> {
  const listed = (await Promise.all(paths.map((path) => listPath(path, prefix)))).flat();
  const files = new Map<string, string>();
  for (const entry of listed) {
    if (entry.kind === 'unreadable') continue;
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

async function listPath(path: string, prefix: string): Promise<FileToUpload[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [entry(path, prefix + basename(path))];
    const found = await readdir(path, { recursive: true, withFileTypes: true });
    return found
      .filter((dirent) => dirent.isFile() || dirent.isSymbolicLink())
      .map((dirent) => join(dirent.parentPath, dirent.name))
      .map((file) => ({ file, parts: relative(path, file).split(sep) }))
      .filter(({ parts }) => !parts.some((part) => part.startsWith('.')))
      .map(({ file, parts }) => entry(file, prefix + parts.join('/')))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  } catch (error) {
    return [{ kind: 'unreadable', file: path, reason: fileErrorMessage(error) }];
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
