/**
 * `npm start`: the whole stack on this machine, with the example clips in it, until Ctrl-C.
 *
 * This module takes the lock and handles options and signals; `explain.ts` says what failed, `stack.ts` does the work.
 */

import { parseArgs } from 'node:util';
import { alreadyRunning, explain } from './explain.ts';
import { removeLeftovers } from './leftovers.ts';
import { type Lock, LockLost, takeLock } from './lock.ts';
import { paths } from './paths.ts';
import { checkUsable, makePrivate } from './private-folder.ts';
import { endOnCrash, openSession, type Session, Stopped } from './session.ts';
import { runStack } from './stack.ts';
import { removeStackFile } from './stack-file.ts';
import { takeTemporaryFolder } from './temporary-folder.ts';
import { printLine } from './terminal.ts';
import { MissingRequirement } from './venv.ts';

const help = `Usage: npm start [-- OPTION]

Runs clipwatch on this machine: an AWS emulator, the deployed stack, the example clips, and an inbox for the alerts.
Its data is kept in .local/, and the next start continues with it. Ctrl-C stops it.

  --in-process   run the same functions over services in this process: no Python, no emulator, and other data
  --fresh        delete all clips, names, subscriptions and mails first
  --help         show this help`;

/** How often the parent process and the lock are checked. */
const CHECK_MS = 500;

// Requests that were interrupted must not keep the process alive.
process.exit(await main());

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'number') return options;
  let lock: Lock;
  let removeTemporary: () => Promise<void>;
  try {
    await makePrivate(paths.folder);
    await checkUsable(Object.values(paths));
    lock = await takeLock(paths.lock);
    if (lock.kind === 'held') {
      console.error(await alreadyRunning(lock.pid, paths.stackFile));
      return 1;
    }
    await removeLeftovers(paths.folder);
    removeTemporary = await takeTemporaryFolder(paths.folder);
  } catch (error) {
    return explain(error, false);
  }
  const session = openSession();
  endOnCrash(session);
  const { release, isKept } = lock;
  session.atEnd(release);
  session.atEnd(removeTemporary);
  let ready = false;
  try {
    // A file left by a run that was killed must not claim that a stack is running.
    const removeOwn = () => {
      if (isKept()) removeStackFile(paths.stackFile);
    };
    removeOwn();
    session.atEnd(removeOwn);
    process.once('exit', removeOwn);
    endWithParent(session);
    endWithLock(session, isKept);
    const onReady = () => {
      ready = true;
    };
    if (!options.inProcess) await runOnEmulator(session, options, onReady);
    const { runInProcess } = await import('./in-process/run.ts');
    await runInProcess(session, options, onReady);
    return 0;
  } catch (error) {
    return explain(error, ready);
  } finally {
    await session.close();
    printLine('Stopped.');
  }
}

interface Options {
  readonly fresh: boolean;
  readonly inProcess: boolean;
}

/** Runs on the emulator until the session ends; returns, having said why, where this machine has no Python for it. */
async function runOnEmulator(session: Session, options: Options, onReady: () => void): Promise<void> {
  try {
    await runStack(session, options, onReady);
  } catch (error) {
    if (!(error instanceof MissingRequirement)) throw error;
    printLine(
      `${error.message}\nUntil then the same functions run over services in this process (npm start -- --in-process).\n`,
    );
  }
}

function readOptions(): Options | number {
  try {
    const { values } = parseArgs({
      options: {
        'in-process': { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!values.help) return { fresh: values.fresh, inProcess: values['in-process'] };
    printLine(help);
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 2;
  }
}

/**
 * Ends the session when the parent process or the terminal is gone, as neither sends a signal: npm, when terminated,
 * kills only the shell between itself and this process. The system then gives this process another parent.
 */
function endWithParent(session: Session): void {
  const parent = process.ppid;
  const hangUp = () => session.end(new Stopped('SIGHUP'));
  setInterval(() => {
    if (process.ppid !== parent) hangUp();
  }, CHECK_MS).unref();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', hangUp);
}

/** Ends the session when its folder was removed: what it saves from then on would mix with what another start keeps. */
function endWithLock(session: Session, isKept: () => boolean): void {
  setInterval(() => {
    if (!isKept()) session.end(new LockLost(paths.folder));
  }, CHECK_MS).unref();
}
