/** Runs the command with the terminal, environment and clock of this process. */
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader (such as `| head`) has closed the pipe: not an error.
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  root: fileURLToPath(new URL('..', import.meta.url)),
  now: () => new Date(),
  wait: async (milliseconds) => {
    await setTimeout(milliseconds);
  },
  // Imported on use: most commands need no network stack, and start faster without it.
  createFetcher: async (contact) => (await import('../functions/net/fetch.ts')).createFetcher({ contact }),
});
