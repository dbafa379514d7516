import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const entryPoint = fileURLToPath(new URL('../../local/start.mjs', import.meta.url));

let clone: string;
beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'clipwatch-start-'));
  await mkdir(join(clone, 'local'));
  await cp(entryPoint, join(clone, 'local', 'start.mjs'));
  await writeFile(join(clone, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(clone, 'local', 'start.ts'),
    "const it: string = 'the rest'; console.log(it, process.argv.slice(2));",
  );
});
afterEach(() => rm(clone, { recursive: true }));

/** Runs start.mjs of the clone on a Node that reports this version. */
async function start(version: string, ...parameters: string[]) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
  const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
  const child = spawn(process.execPath, ['--import', preload, join(clone, 'local', 'start.mjs'), ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, err, code };
}

/** What `npm ci` would install where a package has Node for the platform. */
async function install(): Promise<void> {
  await mkdir(join(clone, 'node_modules', '.bin'), { recursive: true });
  await symlink(process.execPath, join(clone, 'node_modules', '.bin', 'node'));
}

test('without packages: one line says so, and what to do', async () => {
  const { err, code } = await start('24.1.0');
  expect(err.split('\n')[0]).toMatch(/not installed: run npm ci/);
  expect(code).toBe(1);
});

test.each([['18.20.1'], ['19.9.0'], ['16.0.0']])('Node %s is too old, which is checked first', async (version) => {
  const { err, code } = await start(version);
  expect(err.split('\n')[0]).toBe(
    `Node ${version} is too old: install Node 20 or newer (https://nodejs.org), then run npm ci && npm start.`,
  );
  expect(code).toBe(1);
});

test('Node 24 runs start.ts itself', async () => {
  await install();
  expect(await start('24.0.0', '--fresh')).toEqual({ out: "the rest [ '--fresh' ]\n", err: '', code: 0 });
});

test('an older Node runs start.ts with the Node of the project, and exits with its status', async () => {
  await install();
  expect(await start('20.11.0', '--help')).toEqual({ out: "the rest [ '--help' ]\n", err: '', code: 0 });
  await writeFile(join(clone, 'local', 'start.ts'), 'process.exitCode = 7;');
  expect(await start('22.0.0')).toMatchObject({ code: 7 });
});

test('a platform without a packaged Node: Node 24 goes on, an older one says what to install', async () => {
  await mkdir(join(clone, 'node_modules'));
  expect(await start('24.21.0')).toMatchObject({ out: 'the rest []\n', code: 0 });
  const { err, code } = await start('22.0.0');
  expect(err).toMatch(/^Node 22\.0\.0 is too old.*no Node for this platform: install Node 24 /);
  expect(code).toBe(1);
});

test('--help describes the options; an unknown option is a usage error', async () => {
  const run = async (...parameters: string[]) => {
    const child = spawn(process.execPath, [entryPoint, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, err, code };
  };
  expect(await run('--help')).toMatchObject({ out: expect.stringContaining('--fresh'), code: 0 });
  expect(await run('--frsh')).toMatchObject({ err: expect.stringMatching(/--frsh[\s\S]*--fresh/), code: 2 });
});
