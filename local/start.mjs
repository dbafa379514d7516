/**
 * The front door of `npm start`, readable by any Node since 14.8: it says in its first line what the machine lacks, and
 * hands over to the rest, which is TypeScript and runs on the Node that npm has installed in the project.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const OLDEST = 20;
const OWN = 24;

const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
const here = Number.parseInt(process.versions.node, 10);
const lack = whatIsMissing();

if (lack !== null) {
  console.error(lack);
  process.exitCode = 1;
} else if (here >= OWN) {
  await import('./start.ts');
} else {
  rerun();
}

function whatIsMissing() {
  if (process.platform === 'win32') {
    return 'Windows itself is not supported: run this in WSL (https://learn.microsoft.com/windows/wsl/install).';
  }
  if (here < OLDEST) {
    return `Node ${process.versions.node} is too old: install Node ${OLDEST} or newer (https://nodejs.org), then run npm ci && npm start.`;
  }
  if (!existsSync(node)) {
    return 'The packages of this project are not installed: run npm ci, then npm start again.';
  }
  return null;
}

/** Signals go on to it; it notices by itself when this process is gone without having sent one. */
function rerun() {
  const child = spawn(node, [fileURLToPath(new URL('start.ts', import.meta.url)), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`${node} cannot be started (${error.message}): run npm ci, then npm start again.`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? 128 + constants.signals[signal] : code;
  });
}
