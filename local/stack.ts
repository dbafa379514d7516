/** The local stack on the emulator: starts it, deploys, and goes on as `introduce.ts`. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sanitise } from '../cli/terminal/harmless.ts';
import { registerSender } from '../functions/aws/sender.ts';
import { environment } from '../shared/wiring.ts';
import { catchUp } from './catch-up.ts';
import { awsEnvironment, childEnvironment } from './child-environment.ts';
import { createConsoleServer, listen } from './console-server.ts';
import {
  bootstrap,
  type CdkContext,
  deploy,
  deployedOutputs,
  fingerprint,
  localContext,
  loopbackApiUrl,
  SENDER,
  synthesise,
} from './deploy.ts';
import { type Emulator, emulatorStateFolder, startEmulator } from './emulator.ts';
import { isDiskFull } from './explain.ts';
import { introduce } from './introduce.ts';
import { findKept, type Kept } from './kept-state.ts';
import { openLog } from './log.ts';
import { openMailInbox } from './mail-inbox.ts';
import { paths, root } from './paths.ts';
import { pickPort } from './port.ts';
import { rewritePort } from './rewrite-port.ts';
import { readSavedState, type SavedState, writeSavedState } from './saved-state.ts';
import { type Session, untilEnd } from './session.ts';
import { paint, printLine, step } from './terminal.ts';
import { ensurePython } from './venv.ts';

const USUAL_PORT = 4566;
const USUAL_MAIL_PORT = 1080;
const USUAL_CONSOLE_PORT = 8085;

/** Runs the stack until the session ends, then throws the reason. Calls `onReady` when the stack can be used. */
export async function runStack(session: Session, { fresh }: { fresh: boolean }, onReady: () => void): Promise<never> {
  await mkdir(paths.logs, { recursive: true });
  const python = await preparePython(session);
  if (fresh) {
    await lookAtKept(session, python, {});
    await rm(paths.data, { recursive: true, force: true });
  }
  for (const folder of [paths.data, paths.mail]) await mkdir(folder, { recursive: true });
  const saved = await readSavedState(paths.savedState);
  const save = async (more: SavedState) => {
    try {
      await writeSavedState(paths.savedState, Object.assign(saved, more));
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      printLine(paint('warning', `${paths.savedState} could not be written: the disk is full.`));
    }
  };

  const { emulator, mailUrl, onMail, isCutOff } = await startServices(session, python, saved, save);
  const { endpoint } = emulator;
  // What is remembered is of a state that is on disk: a kill in between leaves the older of both.
  const keep = async (more: SavedState) => {
    if (await emulator.keep()) await save(more);
  };
  Object.assign(process.env, awsEnvironment(endpoint));
  const { consoleUrl, showApi } = await openConsole(session, saved, save);
  const outputs = await ensureDeployed(session, emulator, { ...localContext, consoleUrl }, saved, keep);
  Object.assign(process.env, { [environment.table]: outputs.table });
  await untilEnd(session.signal, registerSender(SENDER));
  const apiUrl = loopbackApiUrl(outputs.apiUrl, endpoint);
  showApi(apiUrl);
  const access = { apiUrl, consoleUrl, endpoint, bucket: outputs.inbox, mailUrl };
  if (isCutOff) {
    await step('files that came after what is kept, sent to be read', () =>
      untilEnd(session.signal, catchUp(outputs.sweep)),
    );
  }
  return introduce(session, access, { saved, save: keep, onMail }, onReady);
}

/**
 * Opens the console's port, before there is an API: the port is part of what is deployed, and another start could take it
 * meanwhile. `showApi` says where the API is.
 */
async function openConsole(session: Session, saved: SavedState, save: (more: SavedState) => Promise<void>) {
  let apiUrl: string | null = null;
  const port = await pickPort([saved.consolePort ?? USUAL_CONSOLE_PORT, USUAL_CONSOLE_PORT]);
  const server = createConsoleServer(() => apiUrl);
  session.atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  await untilEnd(session.signal, listen(server, port));
  await save({ consolePort: port });
  const showApi = (url: string) => {
    apiUrl = url;
  };
  return { consoleUrl: `http://127.0.0.1:${port}`, showApi };
}

/** The path of a Python that has the emulator. */
async function preparePython({ signal }: Session): Promise<string> {
  const log = openLog(join(paths.logs, 'python.log'));
  const env = childEnvironment(process.env);
  const options = { cwd: root, env, signal, onLine: log.write, onProgress: printLine };
  return ensurePython(paths.venv, options).finally(log.end);
}

/** Waits until the emulator of an earlier run has ended. */
function lookAtKept({ signal }: Session, python: string, { deployed }: SavedState): Promise<Kept> {
  const options = { env: childEnvironment(process.env), signal };
  return findKept(python, emulatorStateFolder(paths.emulator), deployed !== undefined, options);
}

/** Starts the emulator and the mail inbox, concurrently. */
async function startServices(
  session: Session,
  python: string,
  saved: SavedState,
  save: (more: SavedState) => Promise<void>,
) {
  const { signal } = session;
  const isCutOff = await goOnOrBeginAnew(session, python, saved, save);
  const port = await pickPort([saved.port ?? USUAL_PORT, USUAL_PORT]);
  const web = await pickPort([saved.mailPort ?? USUAL_MAIL_PORT, USUAL_MAIL_PORT]);
  const smtp = await pickPort([]);
  if (saved.port !== undefined && saved.port !== port) {
    await rewritePort(emulatorStateFolder(paths.emulator), saved.port, port);
  }
  await save({ port, mailPort: web });
  return step(`AWS emulator on port ${port}, mail inbox on port ${web}`, async () => {
    const started = await Promise.allSettled([
      startEmulator({
        python,
        port,
        folder: paths.emulator,
        savesNowAndThen: true,
        onNotice: (line) => printLine(paint('warning', sanitise(line))),
        log: join(paths.logs, 'emulator.log'),
        mailTo: `127.0.0.1:${smtp}`,
        signal,
      }).then((emulator) => register(session, emulator)),
      openMailInbox({ smtp, web, folder: paths.mail }, signal).then((inbox) => {
        session.atEnd(() => inbox.stop());
        return inbox;
      }),
    ]);
    const [emulator, inbox] = started;
    if (emulator.status === 'rejected') throw emulator.reason;
    if (inbox.status === 'rejected') throw inbox.reason;
    return { emulator: emulator.value, mailUrl: inbox.value.url, onMail: inbox.value.onMail, isCutOff };
  });
}

/**
 * Waits until the emulator of an earlier run has ended. If what that kept cannot be gone on with, it is set aside, and
 * this is said. Returns whether what is kept ends before its run did.
 */
async function goOnOrBeginAnew(
  session: Session,
  python: string,
  saved: SavedState,
  save: (more: SavedState) => Promise<void>,
): Promise<boolean> {
  const kept = await lookAtKept(session, python, saved);
  const forget = () => save({ deployed: undefined, token: undefined, registered: undefined });
  switch (kept.kind) {
    case 'nothing':
      // Buckets of a deployment that was cut off would be in the way of the next.
      await rm(paths.emulator, { recursive: true, force: true });
      await forget();
      return false;
    case 'unusable':
      await rm(paths.unusable, { recursive: true, force: true });
      await rename(paths.emulator, paths.unusable);
      await forget();
      printLine(
        `What was kept cannot be used: ${kept.reason}. It is in ${paths.unusable} now, until that happens again. ` +
          'Everything begins anew: clips, names, subscriptions, the ledger of alerts and the token.',
      );
      return false;
    case 'kept':
      if (kept.isClean) return false;
      printLine(
        `The last run was killed. What it kept is of ${kept.savedAt.toISOString()}: files that came later are read again; ` +
          'other changes since then are lost, and alerts sent since then may be sent again.',
      );
      return true;
    default:
      return kept satisfies never;
  }
}

/** Stops the emulator when the session ends, and ends the session if the emulator ends. */
function register(session: Session, emulator: Emulator): Emulator {
  session.atEnd(() => emulator.stop());
  emulator.ended.then(
    () => session.end(new Error(`The emulator has ended: see ${join(paths.logs, 'emulator.log')}`)),
    (error: Error) => session.end(error),
  );
  return emulator;
}

/** Deploys the stack unless these sources and this configuration are deployed already; returns its outputs. */
async function ensureDeployed(
  session: Session,
  emulator: Emulator,
  context: CdkContext,
  saved: SavedState,
  keep: (more: SavedState) => Promise<void>,
) {
  const { signal } = session;
  const { endpoint } = emulator;
  const current = await fingerprint(context);
  const existing = await untilEnd(signal, deployedOutputs());
  if (existing !== null && saved.deployed === current) return existing;
  const log = openLog(join(paths.logs, 'deploy.log'));
  const options = { signal, onLine: log.write };
  try {
    // Half an asset of a run that was killed would be taken for a whole one.
    await rm(paths.assembly, { recursive: true, force: true });
    await step('the stack, synthesised and its functions bundled', () => synthesise(paths.assembly, context, options));
    // Until the stack is deployed nothing is saved: half a deployment is nothing that the next start could go on with.
    await emulator.hold();
    await step('the account made ready for the CDK', () => bootstrap(endpoint, paths.data, options));
    await step('the stack deployed', () => deploy(endpoint, paths.assembly, options));
  } finally {
    log.end();
  }
  const outputs = await untilEnd(signal, deployedOutputs());
  if (outputs === null) throw new Error('The CDK has deployed, but the emulator has no stack.');
  await keep({ deployed: current });
  return outputs;
}
