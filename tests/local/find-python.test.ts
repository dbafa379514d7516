import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPython } from '../../local/find-python.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-python-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A command that answers every question with this line. */
async function command(name: string, line: string, status = 0): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho '${line}'\nexit ${status}\n`);
  await chmod(path, 0o755);
}

const find = (signal = new AbortController().signal) => findPython({ cwd: folder, env: { PATH: folder }, signal });
const answer = (minor: number, venv: boolean) => JSON.stringify({ path: `/py3.${minor}`, version: [3, minor], venv });

test('takes the first that is new enough and can make virtual environments', async () => {
  await command('python3', answer(9, true));
  await command('python3.12', answer(12, false));
  await command('python3.11', answer(11, true));
  expect(await find()).toEqual({ kind: 'found', python: { path: '/py3.11', version: [3, 11], venv: true } });
});

test.each([
  ['a shim that leads nowhere', 'pyenv: python3: command not found', 127],
  ['something else of that name', 'hello', 0],
  ['JSON that is no answer', '{"path": 3}', 0],
])('passes over %s', async (_, line, status) => {
  await command('python3', line, status);
  await command('python', answer(10, true));
  expect(await find()).toMatchObject({ kind: 'found', python: { path: '/py3.10' } });
});

test('says what is missing where there is none', async () => {
  expect(await find()).toMatchObject({ kind: 'missing', message: expect.stringContaining('Python is missing') });
});

test('stops asking when told to stop', async () => {
  await expect(find(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
});
