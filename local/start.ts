/**
 * `npm start`: the whole stack on this machine, with the example clips in it, until Ctrl-C.
 *
 * Reads as it happens: the emulator and the mail inbox, the deployment, the examples, and then the news.
 */

import { mkdir } from 'node:fs/promises';
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { CommandFailure } from './children.ts';
import { takeLock } from './lock.ts';
import { places } from './paths.ts';
import { endOnCrash, openSession, type Session, Stopped } from './session.ts';
import { runStack } from './stack.ts';
import { removeStackFile } from './stack-file.ts';
import { paint, say } from './terminal.ts';
import { Unmet } from './venv.ts';

const help = `Usage: npm start [-- OPTION]

Runs clipwatch on this machine: an AWS emulator, the deployed stack, the example clips, and an inbox for the alerts.
Everything it makes is kept in .local/, and a second start goes on with what is there. Ctrl-C stops it.

  --fresh   begin anew: forget all clips, names, subscriptions and mails
  --help    show this`;

/** How often it is asked whether the starter is still there. */
const STARTER_MS = 500;

// What was cut short in the middle (a question to the API) must not keep the process waiting.
process.exit(await main());

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'number') return options;
  await mkdir(places.folder, { recursive: true });
  const lock = await takeLock(places.running);
  if (lock.kind === 'held') {
    const other = `The local stack runs already (process ${lock.pid})`;
    console.error(`${other}: stop that one first. If it does not, remove ${places.running} and start again.`);
    return 1;
  }
  const session = openSession();
  endOnCrash(session);
  session.atEnd(lock.release);
  let ready = false;
  try {
    // Whatever an earlier run left, or this one leaves when it is cut off, must not say that a stack is there.
    removeStackFile(places.stackFile);
    process.once('exit', () => removeStackFile(places.stackFile));
    endWithStarter(session);
    await runStack(session, options, () => {
      ready = true;
    });
    return 0;
  } catch (error) {
    return explain(error, ready);
  } finally {
    await session.close();
    say('Stopped.');
  }
}

function readOptions(): { fresh: boolean } | number {
  try {
    const { values } = parseArgs({
      options: { fresh: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    if (!values.help) return { fresh: values.fresh };
    say(help);
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 2;
  }
}

/**
 * A starter that is gone, and a terminal that is, send no signal: npm, told to end, kills the shell between it and this
 * process and is content. The system then gives this process another parent.
 */
function endWithStarter(session: Session): void {
  const starter = process.ppid;
  const hangUp = () => session.end(new Stopped('SIGHUP'));
  setInterval(() => {
    if (process.ppid !== starter) hangUp();
  }, STARTER_MS).unref();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', hangUp);
}

/** Says why the run ended, and what to do where that is known; answers the exit status. */
function explain(error: unknown, ready: boolean): number {
  if (error instanceof Stopped) {
    say(`\nStopping (${error.by}) …`);
    return ready ? 0 : 128 + constants.signals[error.by];
  }
  console.error(`\n${paint('bad', error instanceof Error ? error.message : String(error))}`);
  const cause = error instanceof Unmet ? error.cause : error;
  if (cause instanceof CommandFailure) console.error(cause.output);
  if (!(error instanceof Unmet)) console.error(`Logs are in ${places.logs}; npm start -- --fresh begins anew.`);
  return 1;
}
