/** The run itself: what is started, in which order, and what is told meanwhile. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { registerSender } from '../functions/aws/sender.ts';
import { createToken, findToken } from '../functions/aws/table/tokens.ts';
import { environment } from '../shared/wiring.ts';
import { awsEnvironment, childEnvironment, REGION } from './child-environment.ts';
import { bootstrap, context, deploy, deployed, fingerprint, plainApiUrl, SENDER, synthesise } from './deploy.ts';
import { type Emulator, startEmulator, stateIn } from './emulator.ts';
import { register, upload } from './examples.ts';
import { openInbox } from './mail-inbox.ts';
import { places, root } from './paths.ts';
import { pickPort } from './port.ts';
import { showLetter, showReceipt, showWays } from './print.ts';
import { lookout, table, watch } from './receipt-feed.ts';
import { moveState } from './rewrite-port.ts';
import { type Kept, readKept, writeKept } from './saved-state.ts';
import { type Session, unlessEnded } from './session.ts';
import { writeStackFile } from './stack-file.ts';
import { elapsed, paint, say, step } from './terminal.ts';
import { readyPython } from './venv.ts';

const USUAL_PORT = 4566;
const USUAL_MAIL_PORT = 1080;
/** How long the start waits for the examples; those that take longer are told of when they come. */
const EXAMPLES_SECONDS = 60;
/** How long it then waits for the first alert, so that a newcomer sees one before the screen says ready. */
const ALERT_SECONDS = 10;

/** Runs the stack until the session ends, then throws the reason. `onReady` is called when it can be used. */
export async function runStack(session: Session, { fresh }: { fresh: boolean }, onReady: () => void): Promise<never> {
  if (fresh) await rm(places.data, { recursive: true, force: true });
  for (const folder of [places.data, places.logs, places.mail]) await mkdir(folder, { recursive: true });
  const kept = await readKept(places.kept);
  const keep = (more: Kept) => writeKept(places.kept, Object.assign(kept, more));

  const { emulator, mailUrl, onLetter } = await startServices(session, kept, keep);
  const { endpoint } = emulator;
  Object.assign(process.env, awsEnvironment(endpoint));
  const outputs = await bringUp(session, endpoint, kept, keep);
  Object.assign(process.env, { [environment.table]: outputs.table });
  await unlessEnded(session.signal, registerSender(SENDER));
  const token = await tokenFor(kept, keep);
  const apiUrl = plainApiUrl(outputs.apiUrl, endpoint);
  const access = { apiUrl, token };
  if (!kept.registered) {
    await step('example names and a subscription', () => unlessEnded(session.signal, register(access)));
    await keep({ registered: true });
  }

  const { promise: firstLetter, resolve: onFirstLetter } = Promise.withResolvers<void>();
  onLetter((letter) => {
    say(`\n${showLetter(letter, paint)}`);
    onFirstLetter();
  });
  const sent = await showExamples(session, outputs.inbox);
  const late = pause(ALERT_SECONDS * 1000, undefined, { ref: false });
  if (sent > 0) await unlessEnded(session.signal, Promise.race([firstLetter, late]));
  const stack = { endpoint, region: REGION, bucket: outputs.inbox, apiUrl, token, mailUrl, pid: process.pid };
  session.signal.throwIfAborted();
  await writeStackFile(places.stackFile, stack);
  onReady();
  say(`\n${paint('good', `Ready after ${elapsed()}.`)}\n\n${showWays(stack, paint)}`);
  return unlessEnded(session.signal, new Promise<never>(() => undefined));
}

/** The emulator and the mail inbox, side by side. */
async function startServices(session: Session, kept: Kept, keep: (more: Kept) => Promise<void>) {
  const { signal } = session;
  const log = createWriteStream(join(places.logs, 'python.log'));
  const onLine = (line: string) => log.write(`${line}\n`);
  const making = { cwd: root, env: childEnvironment(process.env), signal, say, onLine };
  const python = await readyPython(places.venv, making).finally(() => log.end());
  const port = await pickPort([kept.port ?? USUAL_PORT, USUAL_PORT]);
  const web = await pickPort([kept.mailPort ?? USUAL_MAIL_PORT, USUAL_MAIL_PORT]);
  const smtp = await pickPort([]);
  if (kept.port !== undefined && kept.port !== port) await moveState(stateIn(places.emulator), kept.port, port);
  await keep({ port, mailPort: web });
  return step(`AWS emulator on port ${port}, mail inbox on port ${web}`, async () => {
    const started = await Promise.allSettled([
      startEmulator({
        python,
        port,
        folder: places.emulator,
        log: join(places.logs, 'emulator.log'),
        mailTo: `127.0.0.1:${smtp}`,
        signal,
      }).then((emulator) => enter(session, emulator)),
      openInbox({ smtp, web, folder: places.mail }, signal).then((inbox) => {
        session.atEnd(() => inbox.stop());
        return inbox;
      }),
    ]);
    const [emulator, inbox] = started;
    if (emulator.status === 'rejected') throw emulator.reason;
    if (inbox.status === 'rejected') throw inbox.reason;
    return { emulator: emulator.value, mailUrl: inbox.value.url, onLetter: inbox.value.onLetter };
  });
}

/** Without the emulator there is no stack: the run ends with it. */
function enter(session: Session, emulator: Emulator): Emulator {
  session.atEnd(() => emulator.stop());
  emulator.ended.then(
    () => session.end(new Error(`The emulator has ended: see ${join(places.logs, 'emulator.log')}`)),
    (error: Error) => session.end(error),
  );
  return emulator;
}

/** The stack in the emulator, as these sources make it; what is there already is left as it is. */
async function bringUp(session: Session, endpoint: string, kept: Kept, keep: (more: Kept) => Promise<void>) {
  const { signal } = session;
  const wanted = await fingerprint(context);
  const present = await unlessEnded(signal, deployed());
  if (present !== null && kept.deployed === wanted) return present;
  const log = createWriteStream(join(places.logs, 'deploy.log'));
  const how = { signal, onLine: (line: string) => log.write(`${line}\n`) };
  try {
    await step('the stack, synthesised and its functions bundled', () => synthesise(places.assembly, context, how));
    if (present === null) {
      await step('the account made ready for the CDK', () => bootstrap(endpoint, places.data, how));
    }
    await step('the stack deployed', () => deploy(endpoint, places.assembly, how));
  } finally {
    log.end();
  }
  const outputs = await unlessEnded(signal, deployed());
  if (outputs === null) throw new Error('The CDK has deployed, but the emulator has no stack.');
  await keep({ deployed: wanted });
  return outputs;
}

async function tokenFor(kept: Kept, keep: (more: Kept) => Promise<void>): Promise<string> {
  if (kept.token !== undefined && (await findToken(kept.token)) !== null) return kept.token;
  const { clear } = await createToken(['read', 'write', 'admin'], 'npm start');
  await keep({ token: clear });
  return clear;
}

/** Puts the examples into the inbox, as many as are missing (the answer), and tells of their receipts and all later ones. */
async function showExamples(session: Session, bucket: string): Promise<number> {
  const { signal } = session;
  const look = lookout(table);
  await unlessEnded(signal, look());
  const awaited = new Set<string>();
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const sent = await unlessEnded(signal, upload(bucket));
  for (const { versionId } of sent) awaited.add(versionId);
  if (sent.length > 0) say(`\n${sent.length} example clips are in the inbox. What becomes of them:`);
  let complaint = '';
  const watching = watch(
    look,
    (news) => {
      if (news.kind === 'flood') return say(`\nMany more files were ${news.outcome} than are shown here.`);
      say(`\n${showReceipt(news.receipt, news.clip, paint)}`);
      awaited.delete(news.receipt.versionId);
      if (awaited.size === 0) resolve();
    },
    (error) => {
      if (complaint === String(error)) return;
      complaint = String(error);
      say(`Could not look for new receipts: ${complaint}`);
    },
    signal,
  );
  watching.catch((error: Error) => session.end(error));
  if (awaited.size === 0) resolve();
  const late = setTimeout(resolve, EXAMPLES_SECONDS * 1000);
  await unlessEnded(signal, settled).finally(() => clearTimeout(late));
  if (awaited.size > 0) say(`\n${awaited.size} examples have no receipt yet; they are shown when they have.`);
  return sent.length;
}
