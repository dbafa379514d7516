import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type CommandFailure, killChildren, runCommand, startChild } from '../../local/children.ts';

const cwd = process.cwd();
const env = { PATH: process.env.PATH ?? '' };
const how = { cwd, env, signal: new AbortController().signal, limitSeconds: 60 };

/** Runs until it is killed, with a child that ignores SIGTERM; writes a line when both run. */
const STUBBORN = `
  process.on('SIGTERM', () => {});
  const { spawn } = require('node:child_process');
  const code = "process.on('SIGTERM', () => {}); console.log('grandchild'); setInterval(() => {}, 1e6)";
  spawn(process.execPath, ['-e', code], { stdio: 'inherit' });
  setInterval(() => {}, 1e6);`;

test('returns what a command wrote, and reports it line by line', async () => {
  const lines: string[] = [];
  const script = "console.log('one'); console.error('two'); console.log('three')";
  const output = await runCommand(process.execPath, ['-e', script], { ...how, onLine: (line) => lines.push(line) });
  expect(output.split('\n').sort()).toEqual(['one', 'three', 'two']);
  expect(lines.join('\n')).toBe(output);
});

test('a command gets the environment it is given and no other', async () => {
  const script = 'console.log(Object.keys(process.env).filter((key) => !key.startsWith("__")).join())';
  expect(await runCommand(process.execPath, ['-e', script], { ...how, env: { ONLY: '1' } })).toBe('ONLY');
});

test('a command that fails throws, with the end of its output', async () => {
  const script = "for (let i = 0; i < 100; i++) console.log('line ' + i); process.exitCode = 3";
  const failure: CommandFailure = await runCommand(process.execPath, ['-e', script], how).catch((error) => error);
  expect(failure.message).toContain('exit status 3');
  expect(failure.output.split('\n')).toHaveLength(40);
  expect(failure.output).toMatch(/line 99$/);
});

test('a missing command is ENOENT', async () => {
  await expect(runCommand('no-such-command', [], how)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('an aborted command ends at once, with all its children', async () => {
  const ending = new AbortController();
  const onLine = () => ending.abort(new Error('enough'));
  // runCommand waits until the grandchild has closed its output.
  await expect(
    runCommand(process.execPath, ['-e', STUBBORN], { ...how, signal: ending.signal, onLine }),
  ).rejects.toThrow('enough');
});

test('nothing is started after an abort', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(runCommand('no-such-command', [], { ...how, signal })).rejects.toThrow('stopped');
});

test('a command that takes too long is killed', async () => {
  await expect(runCommand(process.execPath, ['-e', STUBBORN], { ...how, limitSeconds: 1 })).rejects.toThrow(
    'did not end within 1 seconds',
  );
});

test('the children of a command that ends are killed', async () => {
  const script = `${STUBBORN} process.stdin.once('data', () => process.exit(7));`;
  const child = startChild(process.execPath, ['-e', script], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child.process;
  if (!stdin || !stdout) throw new Error('there are pipes');
  await once(createInterface({ input: stdout }), 'line');
  stdin.write('go\n');
  expect(await child.ended).toEqual({ code: 7, signal: null });
  await once(stdout, 'close');
});

test('when this process is killed, its commands end with all their children', async () => {
  const script = `
    import { startChild } from './local/children.ts';
    startChild(process.execPath, ['-e', ${JSON.stringify(STUBBORN)}], { cwd: '.', env: {}, stdio: ['ignore', 'inherit', 'inherit'] });`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: parent.stdout }), 'line');
  parent.kill('SIGKILL');
  // Ends when the last process that has this pipe has ended.
  await text(parent.stdout);
});

test('killChildren kills all of them', async () => {
  const children = [1, 2].map(() =>
    startChild(process.execPath, ['-e', STUBBORN], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  const written = children.map(async ({ process: { stdout } }) => {
    if (!stdout) throw new Error('there is a pipe');
    await once(stdout, 'data');
    return stdout;
  });
  const streams = await Promise.all(written);
  killChildren();
  for (const child of children) expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
  await Promise.all(streams.map((stream) => text(stream)));
});
