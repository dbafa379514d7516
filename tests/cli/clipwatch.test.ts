/** The command as a process: what its front door promises whatever Node it is opened with. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { portOf } from '../support/run-command.ts';

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

function started(command: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<Ended>((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}

/** Makes this Node say that it is Node 20, as the system's may be. */
const old = [
  '--import',
  "data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.0' } })",
];

const door = (args: string[]) => started(process.execPath, ['cli/clipwatch.mjs', ...args]).ended;

test('--help explains itself on standard output', async () => {
  const { code, out, err } = await door(['--help']);
  expect([code, err]).toEqual([0, '']);
  for (const word of [
    'parse',
    'put',
    'clips',
    'mentions',
    'names',
    'subscriptions',
    'tokens',
    '--local',
    'Examples:',
  ]) {
    expect(out).toContain(word);
  }
});

test('a usage error goes to standard error, with 2', async () => {
  const { code, out, err } = await door(['parse']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^clipwatch: missing required argument 'file'\n/);
});

test('a reader that has seen enough is no error', async () => {
  const { code, out, err } = await started('bash', [
    '-c',
    'set -o pipefail; "$0" cli/clipwatch.mjs parse $(for i in $(seq 300); do echo tests/fixtures/clips/ferry-de.txt; done) | head -n 1',
    process.execPath,
  ]).ended;
  expect([code, err, out.split('\n').length]).toEqual([0, '', 2]);
});

test('npx finds the command in the clone and asks no registry', async () => {
  const { code, out, err } = await started('npx', ['clipwatch', 'names', 'add', '--help'], {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_offline: 'true',
  }).ended;
  expect(code, err).toBe(0);
  expect(out).toContain('Usage: clipwatch names add');
}, 30_000);

describe('opened with an older Node', () => {
  const behind = (args: string[], env = {}) => started(process.execPath, [...old, 'cli/clipwatch.mjs', ...args], env);

  test('runs the Node that came with the packages, and ends as it does', async () => {
    const { code, out, err } = await behind(['clips', 'show']).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^clipwatch: missing required argument 'id'\n/);
  });

  test('hands a signal on and dies of it', async () => {
    const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
    const server = createServer(() => asked());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { child, ended } = behind(['names', 'list'], {
      CLIPWATCH_API_URL: `http://127.0.0.1:${portOf(server.address())}`,
    });
    await isAsked;
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: null, signal: 'SIGTERM', out: '', err: '' });
  });
});
