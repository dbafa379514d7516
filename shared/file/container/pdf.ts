/** PDF files with a text layer, each read in a thread of its own. */
import { setInterval } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { damaged } from './inflate.ts';
import { readPdf } from './pdf-text.ts';

const MOST_BYTES = 50e6;
/** Of a stream once it is decoded; the library decodes no pictures for their text. */
const MOST_DECODED = 32 * 1024 * 1024;
/** Of all streams of a file; each counts twice, since its buffer is doubled until it fits, or is made of pieces. */
const MOST_DECODED_IN_ALL = 256 * 1024 * 1024;

/** The text layer of a PDF as HTML; one without text (a scan) or with a password is refused. */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  return bytes.length > MOST_BYTES ? TOO_BIG : inThread(bytes);
}

/**
 * Runs the library in a thread of its own (this module again, see its end): on damaged files it may loop for ever, or leave
 * rejected promises unhandled, which would end the process.
 */
function inThread(bytes: Uint8Array): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { [TASK]: bytes },
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    execArgv: [],
  });
  thread.once('message', resolve);
  thread.once('error', (error) => resolve(damaged('The PDF', error)));
  thread.once('exit', () => resolve(ENDLESS));
  void spent(thread).then(() => resolve(ENDLESS));
  return promise.finally(() => thread.terminate());
}

/** Resolves when a thread has had its time, or has ended. */
async function spent(thread: Worker): Promise<void> {
  let left = MOST_LOOKS;
  for await (const _ of setInterval(LOOKED_AFTER_MS, undefined, { ref: false })) {
    // It cannot be asked before it runs, nor once it has ended.
    const { user, system } = await thread.cpuUsage().catch(() => ({ user: 0, system: 0 }));
    if (thread.threadId === ENDED || user + system > MOST_CPU_MICROSECONDS || --left === 0) return;
  }
}

const TASK = 'clipwatch:pdf';
const MOST_HEAP_MB = 512;
/** Of the thread's own time, so that a busy machine is no reason to refuse. */
const MOST_CPU_MICROSECONDS = 15e6;
const ENDED = -1;
const LOOKED_AFTER_MS = 250;
/** Two minutes: a thread that waits for ever takes no time of its own. */
const MOST_LOOKS = 480;
const ENDLESS = refusal(
  'too-large',
  'The PDF takes too long to read. Print it to a new PDF, or save the text of the clip instead.',
);

async function readOrRefuse(bytes: Uint8Array): Promise<Opened> {
  try {
    return await readPdf(bytes);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      return refusal('not-text', 'The PDF is protected by a password. Save it again without one.');
    }
    return damaged('The PDF', error);
  }
}

const TOO_BIG = refusal('too-large', 'The PDF has over 50 MB, more than is read of one. Split it.');
const BOMB = refusal(
  'too-large',
  'The PDF is a bomb: it swells to many times its size. Save the text of the clip instead.',
);

/**
 * Bounds what the library decodes in this thread, by whichever filter, encrypted or not: it keeps each stream whole. Tells
 * whether it came to the limit; the library reads on after most errors.
 */
function limitDecoding(): () => boolean {
  let left = MOST_DECODED_IN_ALL;
  let isSwollen = false;
  const count = (length: number, inAll: number) => {
    left -= length;
    isSwollen ||= inAll > MOST_DECODED || left < 0;
    if (isSwollen) throw new RangeError('The streams are too long');
  };
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(type, args) {
      if (typeof args[0] === 'number') count(args[0], args[0]);
      return Reflect.construct(type, args);
    },
  });
  globalThis.DecompressionStream = new Proxy(DecompressionStream, {
    construct(type, args) {
      const { readable, writable } = Reflect.construct(type, args);
      let inAll = 0;
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          inAll += chunk.length;
          count(chunk.length, inAll);
          controller.enqueue(chunk);
        },
      });
      return { readable: readable.pipeThrough(counted), writable };
    },
  });
  return () => isSwollen;
}

const task: unknown = isMainThread ? null : Object(workerData)[TASK];
if (task instanceof Uint8Array) {
  const isSwollen = limitDecoding();
  const opened = await readOrRefuse(task);
  parentPort?.postMessage(isSwollen() ? BOMB : opened);
}
