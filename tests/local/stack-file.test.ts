import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
])('the file is not written with %s', async (_, wrong) => {
  const path = join(folder, 'stack.json');
  await expect(writeStackFile(path, { ...stack, ...wrong })).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});
