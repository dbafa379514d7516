/**
 * The entry point of `npm start`, in syntax that any Node since 14.8 reads: it reports an unmet requirement in one line,
 * or runs start.ts, which is TypeScript, with this Node or with the one that npm has installed in the project.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const TYPESCRIPT_NODE = 24;

// npm links it where a package of the lockfile has Node for this platform.
const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const packages = fileURLToPath(new URL('../node_modules', import.meta.url));
// Compiled modules are kept: the next start loads them in half of the time.
const compiled = fileURLToPath(new URL('../.local/compiled', import.meta.url));
// What is kept under .local/ is for its owner only.
process.umask(0o077);
const version = Number.parseInt(process.versions.node, 10);
const problem = unmetRequirement();

if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
} else if (version >= TYPESCRIPT_NODE) {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(compiled);
  await import('./start.ts');
} else {
  rerun();
}

function unmetRequirement() {
  if (process.platform === 'win32') {
    return 'Windows itself is not supported: run this in WSL (https://learn.microsoft.com/windows/wsl/install).';
  }
  if (version < OLDEST_NODE) {
    return `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer (https://nodejs.org), then run npm ci && npm start.`;
  }
  if (!existsSync(packages)) {
    return 'The packages of this project are not installed: run npm ci, then npm start again.';
  }
  if (version < TYPESCRIPT_NODE && !existsSync(node)) {
    return `Node ${process.versions.node} is too old, and the packages of this project have no Node for this platform: install Node ${TYPESCRIPT_NODE} (https://nodejs.org), then run npm start again.`;
  }
  return null;
}

/** Forwards signals; start.ts notices by itself if this process ends without sending one. */
function rerun() {
  const child = spawn(node, [fileURLToPath(new URL('start.ts', import.meta.url)), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
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
