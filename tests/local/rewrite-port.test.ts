import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rewritePort } from '../../local/rewrite-port.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-move-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['a queue', 'http://localhost:4566/000000000000/ingest', 'http://localhost:40123/000000000000/ingest'],
  ['the API', 'http://ab12.execute-api.localhost:4566', 'http://ab12.execute-api.localhost:40123'],
  ['the endpoint', 'http://127.0.0.1:4566', 'http://127.0.0.1:40123'],
  ['another port with the same first digits', 'http://localhost:45660/x', 'http://localhost:45660/x'],
  ['another host', 'http://notlocalhost:4566', 'http://notlocalhost:4566'],
  ['a number', '4566', '4566'],
])('%s', async (_, before, after) => {
  await writeFile(join(folder, 'sqs.json'), JSON.stringify({ value: before }));
  await rewritePort(folder, 4566, 40123);
  await rewritePort(folder, 4566, 40123);
  expect(JSON.parse(await readFile(join(folder, 'sqs.json'), 'utf8'))).toEqual({ value: after });
  expect(await readdir(folder)).toEqual(['sqs.json']);
});

test('without state there is nothing to do', async () => {
  await rewritePort(join(folder, 'none'), 1, 2);
  expect(await readdir(folder)).toEqual([]);
});
