/** What a run says when it cannot begin, or why it ended, and what to do. */
import { readFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { CommandFailure } from './children.ts';
import { LockLost } from './lock.ts';
import { paths } from './paths.ts';
import { Stopped } from './session.ts';
import { StackFile } from './stack-file.ts';
import { paint, printLine } from './terminal.ts';
import { MissingRequirement } from './venv.ts';

/** That the process `pid` runs the stack already, and where it is reached, as its file at `path` tells. */
export async function alreadyRunning(pid: number, path: string): Promise<string> {
  const stack = await stackIn(path);
  const where =
    stack?.pid === pid
      ? `it is at ${stack.consoleUrl ?? stack.apiUrl}`
      : 'it is not ready yet, and says where it is then';
  return (
    `The local stack runs already (process ${pid}): ${where}. To start it again, stop that one first ` +
    `(Ctrl-C, or kill ${pid}); if there is no such process, remove ${paths.lock}.`
  );
}

async function stackIn(path: string): Promise<StackFile | null> {
  try {
    return StackFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Not there yet, or of another release.
    return null;
  }
}

/** Prints why the run ended, and what to do if that is known; returns the exit status. */
export function explain(error: unknown, ready: boolean): number {
  if (error instanceof Stopped) {
    printLine(`\nStopping (${error.by}) …`);
    return ready ? 0 : 128 + constants.signals[error.by];
  }
  console.error(`\n${paint('bad', error instanceof Error ? error.message : String(error))}`);
  const cause = error instanceof MissingRequirement ? error.cause : error;
  if (cause instanceof CommandFailure) console.error(cause.output);
  if (!(error instanceof MissingRequirement)) {
    console.error(remedy(error, paths.folder) ?? `Logs are in ${paths.logs}; npm start -- --fresh starts over.`);
  }
  return 1;
}

/** What to do about files that are gone, or cannot be read or written; null where it is something else. `folder`: that of all files. */
export function remedy(error: unknown, folder: string): string | null {
  if (error instanceof LockLost)
    return 'What it held there is not saved any more: npm start begins with what is there now.';
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return (
        `Something in ${folder} belongs to another user or is protected: take it over ` +
        `(sudo chown -R "$(id -un)" ${folder}; chmod -R u+rwX ${folder}), or remove it, which removes the data of the local stack.`
      );
    case 'EROFS':
      return `${folder} is on a file system that is read-only: run npm start in a copy of the project that can be written.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: make room, then run npm start again. What was kept stays as it was.`;
    default:
      return null;
  }
}

/** Whether a file could not be written since the disk, or what its user may have of it, is full. */
export function isDiskFull(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
