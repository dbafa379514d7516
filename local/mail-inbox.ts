/** The mail inbox of the local stack: takes by SMTP what SES would send, and shows it in a browser. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** A mail as the inbox got it. */
const Letter = z.object({
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
});
export type Letter = z.infer<typeof Letter>;

const Report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('letter'), letter: Letter }),
]);
/** What the inbox's thread tells. */
export type Report = z.infer<typeof Report>;

/** What the inbox's thread is told at its start. */
export const Assignment = z.object({ smtp: z.int(), web: z.int(), folder: z.string() });
export type Assignment = z.infer<typeof Assignment>;

export interface MailInbox {
  /** The page that shows the mails. */
  readonly url: string;
  /** Called for each mail as it comes, those before it was set included. */
  onLetter(listener: (letter: Letter) => void): void;
  stop(): Promise<void>;
}

const READY_SECONDS = 30;
const STOP_SECONDS = 3;

/** Opens the inbox on two ports of loopback. It keeps its mails in `folder` from one start to the next. */
export async function openInbox(assignment: Assignment, signal: AbortSignal): Promise<MailInbox> {
  const worker = new Worker(new URL('mail-inbox-worker.ts', import.meta.url), {
    workerData: assignment,
    stdout: true,
    stderr: true,
  });
  // Unread output would fill its buffer.
  worker.stdout.resume();
  worker.stderr.resume();
  const early: Letter[] = [];
  let listener = (letter: Letter): void => {
    early.push(letter);
  };
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  worker.on('message', (message) => {
    const report = Report.parse(message);
    if (report.kind === 'ready') resolve();
    else listener(report.letter);
  });
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The mail inbox ended before it was ready.')));
  const limit = AbortSignal.any([signal, AbortSignal.timeout(READY_SECONDS * 1000)]);
  const onAbort = () => reject(limit.reason);
  limit.addEventListener('abort', onAbort, { once: true });
  try {
    await ready;
    return {
      url: `http://127.0.0.1:${assignment.web}`,
      onLetter: (listen) => {
        listener = listen;
        for (const letter of early.splice(0)) listen(letter);
      },
      stop: () => stop(worker),
    };
  } catch (error) {
    await worker.terminate();
    throw error;
  } finally {
    limit.removeEventListener('abort', onAbort);
  }
}

/** Lets it write what it has; a browser that keeps its connection does not hold us up. */
async function stop(worker: Worker): Promise<void> {
  if (worker.threadId === -1) return;
  worker.postMessage('stop');
  await Promise.race([once(worker, 'exit'), pause(STOP_SECONDS * 1000, undefined, { ref: false })]);
  await worker.terminate();
}
