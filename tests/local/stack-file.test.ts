import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../local/lock.ts';
import { readKept, writeKept } from '../../local/saved-state.ts';
import { removeStackFile, type StackFile, writeStackFile } from '../../local/stack-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const stack: StackFile = {
  endpoint: 'http://127.0.0.1:4566',
  region: 'us-east-1',
  bucket: 'inbox',
  apiUrl: 'http://127.0.0.1:4566/_aws/execute-api/abc/$default',
  token: 'cw_token',
  mailUrl: 'http://127.0.0.1:1080',
  pid: 4711,
};

test('the stack file has all its keys and no others, and only its owner may read it', async () => {
  const path = join(folder, 'stack.json');
  await writeStackFile(path, stack);
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(stack);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['stack.json']);
  removeStackFile(path);
  removeStackFile(path);
  expect(await readdir(folder)).toEqual([]);
});

test.each<[string, object]>([
  ['an address that is not on this machine', { endpoint: 'http://192.168.1.2:4566' }],
  ['a name that has to be resolved', { apiUrl: 'http://abc.execute-api.localhost:4566' }],
  ['an unknown key', { console: 'http://127.0.0.1' }],
  ['no process', { pid: 0 }],
])('it is not written with %s', async (_, wrong) => {
  const path = join(folder, 'stack.json');
  await expect(writeStackFile(path, { ...stack, ...wrong })).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});

test('what is kept is read back, and is its owner’s only', async () => {
  const path = join(folder, 'kept.json');
  expect(await readKept(path)).toEqual({});
  await writeKept(path, { port: 4566, token: 'cw_token', registered: true });
  expect(await readKept(path)).toEqual({ port: 4566, token: 'cw_token', registered: true });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test.each([['{"port": 45'], ['{"port": "4566"}'], ['null']])('%s, as kept, counts for nothing', async (text) => {
  const path = join(folder, 'kept.json');
  await writeFile(path, text);
  expect(await readKept(path)).toEqual({});
});

test('one run at a time: the lock names who holds it, and opens when that one lets go', async () => {
  const path = join(folder, 'running');
  const first = await takeLock(path);
  if (first.kind !== 'taken') throw new Error('the first is to get the lock');
  expect(await takeLock(path)).toEqual({ kind: 'held', pid: process.pid });
  await first.release();
  expect(await takeLock(path)).toMatchObject({ kind: 'taken' });
});

test.each([
  ['a process that has gone', '4194305\n'],
  ['nobody', ''],
])('a lock of %s holds nothing up', async (_, text) => {
  const path = join(folder, 'running');
  await writeFile(path, text);
  expect(await takeLock(path)).toMatchObject({ kind: 'taken' });
  expect(await readFile(path, 'utf8')).toBe(`${process.pid}\n`);
});
