/** What a newcomer is shown, whatever the stack runs on: example names and clips, what becomes of them, the first mail. */
import { setTimeout as pause } from 'node:timers/promises';
import { createToken, findToken, hashOf } from '../functions/aws/table/tokens.ts';
import { REGION } from './child-environment.ts';
import { uploadArchive } from './example-archive.ts';
import { type ApiAccess, registerNames, registerSubscriptions, sendDigest, uploadExamples } from './examples.ts';
import type { Mail } from './mail-inbox.ts';
import { paths } from './paths.ts';
import { formatMail, formatNextSteps, formatReceipt } from './print.ts';
import { createReceiptPoll, followReceipts, tableReceipts } from './receipt-feed.ts';
import type { SavedState } from './saved-state.ts';
import { type Session, untilEnd } from './session.ts';
import { writeStackFile } from './stack-file.ts';
import { paint, printLine, step, uptime } from './terminal.ts';

/** How long the start waits for the receipts of the examples; later ones are printed when they come. */
const EXAMPLES_SECONDS = 60;
/** How long it then waits for the first alert mail, so that a newcomer sees one before "Ready". */
const ALERT_SECONDS = 20;

/** Where the stack that runs is reached. */
export interface Running {
  readonly endpoint: string;
  readonly apiUrl: string;
  readonly consoleUrl?: string;
  /** The inbox bucket. */
  readonly bucket: string;
  readonly mailUrl: string;
}

export interface Memory {
  readonly saved: SavedState;
  readonly save: (more: SavedState) => Promise<void>;
  /** Sets the listener for mails that are sent. */
  readonly onMail: (listener: (mail: Mail) => void) => void;
}

/**
 * Puts the examples in where they are missing, prints what becomes of every file, and says when the stack can be used;
 * then runs until the session ends, and throws the reason.
 */
export async function introduce(
  session: Session,
  running: Running,
  { saved, save, onMail }: Memory,
  onReady: () => void,
): Promise<never> {
  const { apiUrl, bucket } = running;
  const token = await ensureToken(saved, save);
  if (!saved.registered) {
    await step('example names, an archive of half a year, two subscriptions', () =>
      untilEnd(session.signal, register({ apiUrl, token }, bucket)),
    );
    await save({ registered: true });
  }

  const { promise: firstMail, resolve: onFirstMail } = Promise.withResolvers<void>();
  onMail((mail) => {
    printLine(`\n${formatMail(mail, paint)}`);
    onFirstMail();
  });
  const sent = await runExamples(session, bucket);
  if (sent > 0) {
    const timeout = pause(ALERT_SECONDS * 1000, undefined, { ref: false });
    await untilEnd(session.signal, Promise.race([firstMail, timeout]));
    await untilEnd(session.signal, sendDigest({ apiUrl, token }));
  }
  const stack = { ...running, region: REGION, token, pid: process.pid };
  session.signal.throwIfAborted();
  await writeStackFile(paths.stackFile, stack);
  onReady();
  printLine(`\n${paint('good', `Ready after ${uptime()}.`)}\n\n${formatNextSteps(stack, paint)}`);
  return untilEnd(session.signal, new Promise<never>(() => undefined));
}

/** The archive comes before the subscriptions, which follow none of its names: that one looks for them is remembered for seconds. */
async function register(access: ApiAccess, bucket: string): Promise<void> {
  await registerNames(access);
  await uploadArchive(bucket, new Date());
  await registerSubscriptions(access);
}

async function ensureToken(saved: SavedState, save: (more: SavedState) => Promise<void>): Promise<string> {
  const hash = saved.token === undefined ? null : hashOf(saved.token);
  if (saved.token !== undefined && hash !== null && (await findToken(hash)) !== null) return saved.token;
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
