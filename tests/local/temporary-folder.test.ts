import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { childEnvironment } from '../../local/child-environment.ts';
import { takeTemporaryFolder } from '../../local/temporary-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Over the largest number that Linux gives. */
const ENDED = 4194305;

const before = process.env.TMPDIR;
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
});

test('temporary files of a process and its children lie in a folder of its own, which goes with them', async () => {
  const base = await temporaryFolder();
  const remove = await takeTemporaryFolder(base);
  expect(dirname(tmpdir())).toBe(base);
  expect(childEnvironment(process.env).TMPDIR).toBe(tmpdir());
  await writeFile(join(tmpdir(), 'left'), '');
  // Another part of the process asks, and ends before it.
  const folder = tmpdir();
  await (await takeTemporaryFolder(tmpdir()))();
  expect(tmpdir()).toBe(folder);
  await remove();
  expect(await readdir(base)).toEqual([]);
});

test.each([
  [`clipwatch-${ENDED}-aB3dEf/ministack-lambda-1/code.zip`, false, 'its process was killed'],
  [`clipwatch-${process.pid}-aB3dEf/file`, true, 'its process is at work'],
  [`clipwatch-${ENDED}/file`, true, 'nothing of ours'],
  [`other-${ENDED}-aB3dEf/file`, true, 'nothing of ours'],
  ['data/kept.json', true, 'data'],
])('what lies in %s stays at the next start: %s, since it is %s', async (path, stays) => {
  const base = await temporaryFolder({ [path]: '' });
  await (await takeTemporaryFolder(base))();
  expect((await readdir(base)).length === 1).toBe(stays);
});
