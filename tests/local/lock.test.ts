import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../local/lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('only one run at a time: the lock names its process, and is free after its release', async () => {
  const path = join(folder, 'running');
  const first = await takeLock(path);
  if (first.kind !== 'taken') throw new Error('the lock is free at first');
  expect(await takeLock(path)).toEqual({ kind: 'held', pid: process.pid });
  await first.release();
  expect(await takeLock(path)).toMatchObject({ kind: 'taken' });
});

test('a lock that another start has taken meanwhile is not kept, and its release leaves that one alone', async () => {
  const path = join(folder, 'running');
  const first = await takeLock(path);
  if (first.kind !== 'taken') throw new Error('the lock is free at first');
  expect(first.isKept()).toBe(true);
  await rm(path);
  expect(first.isKept()).toBe(false);
  await writeFile(path, '1\n');
  expect(first.isKept()).toBe(false);
  await first.release();
  expect(await readFile(path, 'utf8')).toBe('1\n');
});

test.each([
  [['sleep', '1000'], 'taken', 'the number was given to another program since'],
  [['sh', '-c', 'sleep 1000; : local/start.mjs'], 'held', 'it is a local stack'],
])('a lock of the running process %j: %s, since %s', async ([command = '', ...args], kind) => {
  const path = join(folder, 'running');
  const other = spawn(command, args, { stdio: 'ignore', detached: true });
  onTestFinished(() => void process.kill(-(other.pid ?? 0), 'SIGKILL'));
  await once(other, 'spawn');
  await writeFile(path, `${other.pid}\n`);
  expect(await takeLock(path)).toMatchObject({ kind });
});

test.each([
  ['a process that has ended', '4194305\n'],
  ['no process', ''],
])('a lock of %s is ignored', async (_, text) => {
  const path = join(folder, 'running');
  await writeFile(path, text);
  expect(await takeLock(path)).toMatchObject({ kind: 'taken' });
  expect(await readFile(path, 'utf8')).toMatch(new RegExp(`^${process.pid}\\n`));
});

test('in a copy of the folder the lock of the first is ignored; where that was moved to, it holds', async () => {
  const path = join(folder, 'running');
  await takeLock(path);
  await copyFile(path, join(folder, 'copied'));
  expect(await takeLock(join(folder, 'copied'))).toMatchObject({ kind: 'taken' });
  await rename(path, join(folder, 'moved'));
  expect(await takeLock(join(folder, 'moved'))).toEqual({ kind: 'held', pid: process.pid });
});
