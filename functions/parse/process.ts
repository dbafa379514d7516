/**
 * The process that reads one file for `apart.ts`, which starts it, with its own id, and ends it. Where that one is killed, this
 * ends by itself: what reads may be in a loop and hear of nothing, so that a thread of its own looks.
 */
import { writeFile } from 'node:fs/promises';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const LOOKED_AFTER_MS = 500;

if (isMainThread) {
  new Worker(new URL(import.meta.url), { workerData: Number(process.argv[2]) }).unref();
  // Where memory runs out, the kernel ends this process and not the one that can say so (Linux; man page proc_pid_oom_score_adj).
  await writeFile('/proc/self/oom_score_adj', '1000').catch(() => {});
  await import('./answer.ts');
} else {
  setInterval(() => {
    if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
  }, LOOKED_AFTER_MS);
}
