/** The local stack on the emulator: starts it, deploys, and goes on as `introduce.ts`. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { registerSender } from '../functions/aws/sender.ts';
import { environment } from '../shared/wiring.ts';
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
import { introduce } from './introduce.ts';
import { openMailInbox } from './mail-inbox.ts';
import { paths, root } from './paths.ts';
import { pickPort } from './port.ts';
import { rewritePort } from './rewrite-port.ts';
import { readSavedState, type SavedState, writeSavedState } from './saved-state.ts';
import { type Session, untilEnd } from './session.ts';
import { printLine, step } from './terminal.ts';
import { ensurePython } from './venv.ts';

const USUAL_PORT = 4566;
const USUAL_MAIL_PORT = 1080;
const USUAL_CONSOLE_PORT = 8085;

/** Runs the stack until the session ends, then throws the reason. Calls `onReady` when the stack can be used. */
export async function runStack(session: Session, { fresh }: { fresh: boolean }, onReady: () => void): Promise<never> {
  if (fresh) await rm(paths.data, { recursive: true, force: true });
  for (const folder of [paths.data, paths.logs, paths.mail]) await mkdir(folder, { recursive: true });
  const saved = await readSavedState(paths.savedState);
  const save = (more: SavedState) => writeSavedState(paths.savedState, Object.assign(saved, more));

  const { emulator, mailUrl, onMail } = await startServices(session, saved, save);
  const { endpoint } = emulator;
  Object.assign(process.env, awsEnvironment(endpoint));
  const consolePort = await pickPort([saved.consolePort ?? USUAL_CONSOLE_PORT, USUAL_CONSOLE_PORT]);
  await save({ consolePort });
  const consoleUrl = `http://127.0.0.1:${consolePort}`;
  const outputs = await ensureDeployed(session, endpoint, { ...localContext, consoleUrl }, saved, save);
  Object.assign(process.env, { [environment.table]: outputs.table });
  await untilEnd(session.signal, registerSender(SENDER));
  const apiUrl = loopbackApiUrl(outputs.apiUrl, endpoint);
  const consoleServer = createConsoleServer(apiUrl);
  await untilEnd(session.signal, listen(consoleServer, consolePort));
  session.atEnd(() => {
    consoleServer.closeAllConnections();
    consoleServer.close();
  });
  const access = { apiUrl, consoleUrl, endpoint, bucket: outputs.inbox, mailUrl };
  return introduce(session, access, { saved, save, onMail }, onReady);
}

/** Starts the emulator and the mail inbox, concurrently. */
async function startServices(session: Session, saved: SavedState, save: (more: SavedState) => Promise<void>) {
  const { signal } = session;
  const log = createWriteStream(join(paths.logs, 'python.log'));
  const onLine = (line: string) => log.write(`${line}\n`);
  const env = childEnvironment(process.env);
  const options = { cwd: root, env, signal, onLine, onProgress: printLine };
  const python = await ensurePython(paths.venv, options).finally(() => log.end());
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
    return { emulator: emulator.value, mailUrl: inbox.value.url, onMail: inbox.value.onMail };
  });
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
  endpoint: string,
  context: CdkContext,
  saved: SavedState,
  save: (more: SavedState) => Promise<void>,
) {
  const { signal } = session;
  const current = await fingerprint(context);
  const existing = await untilEnd(signal, deployedOutputs());
  if (existing !== null && saved.deployed === current) return existing;
  const log = createWriteStream(join(paths.logs, 'deploy.log'));
  const options = { signal, onLine: (line: string) => log.write(`${line}\n`) };
  try {
    await step('the stack, synthesised and its functions bundled', () => synthesise(paths.assembly, context, options));
    if (existing === null) {
      await step('the account made ready for the CDK', () => bootstrap(endpoint, paths.data, options));
    }
    await step('the stack deployed', () => deploy(endpoint, paths.assembly, options));
  } finally {
    log.end();
  }
  const outputs = await untilEnd(signal, deployedOutputs());
  if (outputs === null) throw new Error('The CDK has deployed, but the emulator has no stack.');
  await save({ deployed: current });
  return outputs;
}
