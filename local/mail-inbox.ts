/** The mail inbox of the local stack: receives by SMTP what SES would send, and shows it in a browser. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** A mail that the inbox received. */
const Mail = z.object({
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
});
export type Mail = z.infer<typeof Mail>;

const WorkerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('mail'), mail: Mail }),
]);
/** A message from the worker thread. */
export type WorkerMessage = z.infer<typeof WorkerMessage>;

/** Ports, and the folder that stores the mails. */
export const MailInboxOptions = z.object({ smtp: z.int(), web: z.int(), folder: z.string() });
export type MailInboxOptions = z.infer<typeof MailInboxOptions>;

export interface MailInbox {
  /** The web page that shows the mails. */
  readonly url: string;
  /** Sets the listener for mails; it is called for those received earlier too. */
  onMail(listener: (mail: Mail) => void): void;
  stop(): Promise<void>;
}

const READY_SECONDS = 30;
const STOP_SECONDS = 3;

/** Opens the inbox on two loopback ports. Its mails stay in `folder` from one start to the next. */
export async function openMailInbox(options: MailInboxOptions, signal: AbortSignal): Promise<MailInbox> {
  const worker = new Worker(new URL('mail-inbox-worker.ts', import.meta.url), {
    workerData: options,
    stdout: true,
    stderr: true,
  });
  // Unread output would fill its buffer.
  worker.stdout.resume();
  worker.stderr.resume();
  const received: Mail[] = [];
  let listener = (mail: Mail): void => {
    received.push(mail);
  };
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  worker.on('message', (data) => {
    const message = WorkerMessage.parse(data);
    if (message.kind === 'ready') resolve();
    else listener(message.mail);
  });
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The mail inbox ended before it was ready.')));
  const limit = AbortSignal.any([signal, AbortSignal.timeout(READY_SECONDS * 1000)]);
  const onAbort = () => reject(limit.reason);
  limit.addEventListener('abort', onAbort, { once: true });
  try {
    await ready;
    return {
      url: `http://127.0.0.1:${options.web}`,
      onMail: (listen) => {
        listener = listen;
        for (const mail of received.splice(0)) listen(mail);
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

/** Lets the worker finish writing, but does not wait for open browser connections. */
async function stop(worker: Worker): Promise<void> {
  if (worker.threadId === -1) return;
  worker.postMessage('stop');
  await Promise.race([once(worker, 'exit'), pause(STOP_SECONDS * 1000, undefined, { ref: false })]);
  await worker.terminate();
}
