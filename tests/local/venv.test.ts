import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ensurePython, MissingRequirement, pinnedPackages, requirementsFile } from '../../local/venv.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('every package of the emulator is pinned, the emulator first', async () => {
  const pinned = pinnedPackages(await readFile(requirementsFile, 'utf8'));
  expect(pinned[0]).toBe('ministack==1.5.33');
  expect(pinned).toContain('botocore==1.43.106');
});

test.each([
  ['a==1.0', ['a==1.0'], 'alone'],
  ['a-b==2.0.post1 \\\n    --hash=sha256:0 \\\n    --hash=sha256:1', ['a-b==2.0.post1'], 'before its hashes'],
  ["c==3 ; python_full_version < '3.11' \\\n    --hash=sha256:0", [], 'for some Python versions only: not required'],
  ['# note\n--require-hashes\n--only-binary :all:', [], 'no package'],
])('%j', (text, expected) => {
  expect(pinnedPackages(text)).toEqual(expected);
});

/** In place of Python: makes environments in which it is itself, "installs" by making a file, and finds that again. */
const STAND_IN = `#!/bin/sh
here=$(dirname "$0")
case "$*" in
  *ensurepip*) printf '{"path": "%s", "version": [3, 12], "venv": true}' "$0" ;;
  *'-m venv'*) [ ! -e "$here/no-venv" ] || exit 1
    for folder; do :; done; mkdir -p "$folder/bin"; cp "$0" "$folder/bin/python"; [ ! -e "$here/no-pip" ] || touch "$folder/bin/no-pip" ;;
  *'-m pip'*) [ ! -e "$here/no-pip" ] || { echo 'No module named pip'; exit 1; }; touch "$here/installed" ;;
  *os.sync*) ;;
  *) [ ! -e "$here/installed" ] || echo It works. ;;
esac
`;

describe('the environment, whatever a killed run has left of it', () => {
  let folder: string;
  let system: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    system = join(folder, 'system');
    await mkdir(system);
    await writeFile(join(system, 'python3'), STAND_IN, { mode: 0o755 });
  });

  const ensure = async () => {
    const said: string[] = [];
    const python = await ensurePython(join(folder, 'venv'), {
      cwd: folder,
      env: { PATH: `${system}:${process.env.PATH}` },
      signal: new AbortController().signal,
      onProgress: (line) => said.push(line),
    });
    return { python, isMade: said.length > 0 };
  };

  test('is made once, and nothing else stays', async () => {
    const python = join(folder, 'venv', 'bin', 'python');
    expect(await ensure()).toEqual({ python, isMade: true });
    expect(await ensure()).toEqual({ python, isMade: false });
    expect(await readdir(folder)).toEqual(['system', 'venv']);
  });

  test.each<[string, (venv: string) => Promise<unknown>]>([
    ['nothing of it is there', (venv) => rm(venv, { recursive: true })],
    ['it is an empty folder', (venv) => rm(join(venv, 'bin'), { recursive: true })],
    ['packages are missing', (venv) => rm(join(venv, 'bin', 'installed'))],
    ['its Python is empty', (venv) => writeFile(join(venv, 'bin', 'python'), '')],
    [
      'its Python was removed from the system',
      async (venv) => {
        await rm(join(venv, 'bin', 'python'));
        await symlink('/nonexistent/python3.9', join(venv, 'bin', 'python'));
      },
    ],
    [
      'it is a file',
      async (venv) => {
        await rm(venv, { recursive: true });
        await writeFile(venv, '');
      },
    ],
  ])('is made again where %s', async (_, damage) => {
    await ensure();
    await damage(join(folder, 'venv'));
    expect(await ensure()).toMatchObject({ isMade: true });
    expect(await ensure()).toMatchObject({ isMade: false });
  });

  test('works where its folder was moved or copied to', async () => {
    await ensure();
    await cp(join(folder, 'venv'), join(folder, 'elsewhere', 'venv'), { recursive: true });
    await rm(join(folder, 'venv'), { recursive: true });
    folder = join(folder, 'elsewhere');
    expect(await ensure()).toMatchObject({ isMade: false });
  });

  test.each([
    ['no-venv', /could not make a virtual environment/, 'the module is there and fails'],
    ['no-pip', /could not be installed/, 'the distribution leaves pip out'],
  ])('%s: the requirement is named, and no draft stays', async (defect, message) => {
    await writeFile(join(system, defect), '');
    await expect(ensure()).rejects.toThrow(MissingRequirement);
    await expect(ensure()).rejects.toThrow(message);
    expect(await readdir(folder)).toEqual(['system']);
  });
});
