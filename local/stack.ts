/** The local stack: starts the services, deploys, uploads the examples and prints what happens to each file. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { registerSender } from '../functions/aws/sender.ts';
import { createToken, findToken } from '../functions/aws/table/tokens.ts';
import { environment } from '../shared/wiring.ts';
import { awsEnvironment, childEnvironment, REGION } from './child-environment.ts';
import {
  bootstrap,
  deploy,
  deployedOutputs,
  fingerprint,
  localContext,
  loopbackApiUrl,
  SENDER,
  synthesise,
} from './deploy.ts';
import { type Emulator, emulatorStateFolder, startEmulator } from './emulator.ts';
import { registerExamples, uploadExamples } from './examples.ts';
import { openMailInbox } from './mail-inbox.ts';
import { paths, root } from './paths.ts';
import { pickPort } from './port.ts';
import { formatMail, formatNextSteps, formatReceipt } from './print.ts';
import { createReceiptPoll, followReceipts, tableReceipts } from './receipt-feed.ts';
import { rewritePort } from './rewrite-port.ts';
import { readSavedState, type SavedState, writeSavedState } from './saved-state.ts';
import { type Session, untilEnd } from './session.ts';
import { writeStackFile } from './stack-file.ts';
import { paint, printLine, step, uptime } from './terminal.ts';
import { ensurePython } from './venv.ts';

const USUAL_PORT = 4566;
const USUAL_MAIL_PORT = 1080;
/** How long the start waits for the receipts of the examples; later ones are printed when they come. */
const EXAMPLES_SECONDS = 60;
/** How long it then waits for the first alert mail, so that a newcomer sees one before "Ready". */
const ALERT_SECONDS = 10;

/** Runs the stack until the session ends, then throws the reason. Calls `onReady` when the stack can be used. */
export async function runStack(session: Session, { fresh }: { fresh: boolean }, onReady: () => void): Promise<never> {
  if (fresh) await rm(paths.data, { recursive: true, force: true });
  for (const folder of [paths.data, paths.logs, paths.mail]) await mkdir(folder, { recursive: true });
  const saved = await readSavedState(paths.savedState);
  const save = (more: SavedState) => writeSavedState(paths.savedState, Object.assign(saved, more));

  const { emulator, mailUrl, onMail } = await startServices(session, saved, save);
  const { endpoint } = emulator;
  Object.assign(process.env, awsEnvironment(endpoint));
  const outputs = await ensureDeployed(session, endpoint, saved, save);
  Object.assign(process.env, { [environment.table]: outputs.table });
  await untilEnd(session.signal, registerSender(SENDER));
  const token = await ensureToken(saved, save);
  const apiUrl = loopbackApiUrl(outputs.apiUrl, endpoint);
  const access = { apiUrl, token };
  if (!saved.registered) {
    await step('example names and a subscription', () => untilEnd(session.signal, registerExamples(access)));
    await save({ registered: true });
  }

  const { promise: firstMail, resolve: onFirstMail } = Promise.withResolvers<void>();
  onMail((mail) => {
    printLine(`\n${formatMail(mail, paint)}`);
    onFirstMail();
  });
  const sent = await runExamples(session, outputs.inbox);
  if (sent > 0) {
    const timeout = pause(ALERT_SECONDS * 1000, undefined, { ref: false });
    await untilEnd(session.signal, Promise.race([firstMail, timeout]));
  }
  const stack = { endpoint, region: REGION, bucket: outputs.inbox, apiUrl, token, mailUrl, pid: process.pid };
  session.signal.throwIfAborted();
  await writeStackFile(paths.stackFile, stack);
  onReady();
  printLine(`\n${paint('good', `Ready after ${uptime()}.`)}\n\n${formatNextSteps(stack, paint)}`);
  return untilEnd(session.signal, new Promise<never>(() => undefined));
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
  saved: SavedState,
  save: (more: SavedState) => Promise<void>,
) {
  const { signal } = session;
  const current = await fingerprint(localContext);
  const existing = await untilEnd(signal, deployedOutputs());
  if (existing !== null && saved.deployed === current) return existing;
  const log = createWriteStream(join(paths.logs, 'deploy.log'));
  const options = { signal, onLine: (line: string) => log.write(`${line}\n`) };
  try {
    await step('the stack, synthesised and its functions bundled', () =>
      synthesise(paths.assembly, localContext, options),
    );
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

async function ensureToken(saved: SavedState, save: (more: SavedState) => Promise<void>): Promise<string> {
  if (saved.token !== undefined && (await findToken(saved.token)) !== null) return saved.token;
  const { clear } = await createToken(['read', 'write', 'admin'], 'npm start');
  await save({ token: clear });
  return clear;
}

/** Uploads the missing examples, returns their number, and prints their receipts and all later ones. */
async function runExamples(session: Session, bucket: string): Promise<number> {
  const { signal } = session;
  const poll = createReceiptPoll(tableReceipts);
  await untilEnd(signal, poll());
  const pending = new Set<string>();
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const uploaded = await untilEnd(signal, uploadExamples(bucket));
  for (const { versionId } of uploaded) pending.add(versionId);
  if (uploaded.length > 0) printLine(`\n${uploaded.length} example clips are in the inbox. What becomes of them:`);
  let lastError = '';
  const following = followReceipts(
    poll,
    (event) => {
      if (event.kind === 'flood') return printLine(`\nMany more files were ${event.outcome} than are shown here.`);
      printLine(`\n${formatReceipt(event.receipt, event.clip, paint)}`);
      pending.delete(event.receipt.versionId);
      if (pending.size === 0) resolve();
    },
    (error) => {
      if (lastError === String(error)) return;
      lastError = String(error);
      printLine(`Could not look for new receipts: ${lastError}`);
    },
    signal,
  );
  following.catch((error: Error) => session.end(error));
  if (pending.size === 0) resolve();
  const timeout = setTimeout(resolve, EXAMPLES_SECONDS * 1000);
  await untilEnd(signal, settled).finally(() => clearTimeout(timeout));
  if (pending.size > 0) printLine(`\n${pending.size} examples have no receipt yet; they are printed when they have.`);
  return uploaded.length;
}
