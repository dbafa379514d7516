import { errorMessage } from '../failure.ts';

/** Why a file cannot be read: common system error codes in words, any other error by its message. */
export function fileErrorMessage(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  // What Node puts for bytes that it could not decode: no path that holds it finds the file.
  if (code === 'ENOENT' && path.includes('\uFFFD')) return 'its name is not in UTF-8: rename it';
  return reasons[code] ?? errorMessage(error);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a directory; name the files in it',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
};
