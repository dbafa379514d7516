import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPython, missingPythonMessage, type Python } from '../../local/find-python.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-python-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A command that prints this line whatever its arguments. */
async function command(name: string, line: string, status = 0): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho '${line}'\nexit ${status}\n`);
  await chmod(path, 0o755);
}

const find = (signal = new AbortController().signal) => findPython({ cwd: folder, env: { PATH: folder }, signal });
const answer = (minor: number, venv: boolean) => JSON.stringify({ path: `/py3.${minor}`, version: [3, minor], venv });

test('takes the first that is new enough and can create virtual environments', async () => {
  await command('python3', answer(9, true));
  await command('python3.12', answer(12, false));
  await command('python3.11', answer(11, true));
  expect(await find()).toEqual({ kind: 'found', python: { path: '/py3.11', version: [3, 11], venv: true } });
});

test.each([
  ['a shim without a target', 'pyenv: python3: command not found', 127],
  ['another program with that name', 'hello', 0],
  ['JSON of another shape', '{"path": 3}', 0],
])('skips %s', async (_, line, status) => {
  await command('python3', line, status);
  await command('python', answer(10, true));
  expect(await find()).toMatchObject({ kind: 'found', python: { path: '/py3.10' } });
});

test('says what is missing where there is none', async () => {
  expect(await find()).toMatchObject({ kind: 'missing', message: expect.stringContaining('Python is missing') });
});

test('stops when aborted', async () => {
  await expect(find(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
});

const python = (version: [number, number], venv: boolean, path = '/usr/bin/python3'): Python => ({
  path,
  version,
  venv,
});

test.each<{ why: string; seen: Python[]; says: string[]; not?: string }>([
  { why: 'nothing there', seen: [], says: ['Python is missing', '3.10 or newer', 'apt install python3', 'npm start'] },
  { why: 'too old', seen: [python([3, 9], true)], says: ['Python 3.9 (/usr/bin/python3) is too old', '3.10 or newer'] },
  {
    why: 'Python 2',
    seen: [python([2, 7], false, '/usr/bin/python')],
    says: ['Python 2.7 (/usr/bin/python) is too old'],
  },
  {
    why: 'new enough, but Debian has venv in another package',
    seen: [python([3, 12], false)],
    says: ['Python 3.12 (/usr/bin/python3) cannot make virtual environments', 'apt install python3.12-venv'],
    not: 'too old',
  },
  {
    why: 'an old one first: the one that only lacks venv is named, as it needs less',
    seen: [python([3, 8], true), python([3, 11], false, '/opt/python3.11')],
    says: ['Python 3.11 (/opt/python3.11) cannot make virtual environments'],
    not: '3.8',
  },
])('what is missing, in one line that says what to do: $why', ({ seen, says, not }) => {
  const message = missingPythonMessage(seen);
  for (const part of says) expect(message).toContain(part);
  if (not !== undefined) expect(message).not.toContain(not);
  expect(message).not.toContain('\n');
});
