import { chmod, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkUsable, makePrivate } from '../../local/private-folder.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'clipwatch-private-'));
});
afterEach(() => rm(base, { recursive: true }));

const modeOf = async (path: string) => ((await lstat(path)).mode & 0o777).toString(8);

test('a new folder is for its owner only', async () => {
  await makePrivate(join(base, '.local'));
  expect(await modeOf(join(base, '.local'))).toBe('700');
});

test('an earlier folder becomes private with all that is in it; what runs still runs, links are not followed', async () => {
  const folder = join(base, '.local');
  await mkdir(join(folder, 'data', 'mail'), { recursive: true });
  const files: [string, number, string][] = [
    ['stack.json', 0o644, '600'],
    ['data/kept.json', 0o666, '600'],
    ['data/mail/one.eml', 0o640, '600'],
    ['data/tool', 0o755, '700'],
    ['data/read-only', 0o444, '400'],
  ];
  for (const [name, mode] of files) {
    await writeFile(join(folder, name), 'x');
    await chmod(join(folder, name), mode);
  }
  await writeFile(join(base, 'outside'), 'x');
  await chmod(join(base, 'outside'), 0o644);
  await symlink('../outside', join(folder, 'link'));
  await symlink('gone', join(folder, 'dangling'));
  for (const name of ['.', 'data', 'data/mail']) await chmod(join(folder, name), 0o755);
  await makePrivate(folder);
  await makePrivate(folder);
  for (const [name, , mode] of files) expect([name, await modeOf(join(folder, name))]).toEqual([name, mode]);
  for (const name of ['.', 'data', 'data/mail']) expect(await modeOf(join(folder, name))).toBe('700');
  expect(await modeOf(join(base, 'outside'))).toBe('644');
  expect(await readdir(folder)).toContain('dangling');
});

test.skipIf(process.getuid?.() === 0)('what may not be written is found before anything is begun', async () => {
  await mkdir(join(base, 'data'));
  await checkUsable([base, join(base, 'data'), join(base, 'absent')]);
  await chmod(join(base, 'data'), 0o500);
  await expect(checkUsable([base, join(base, 'data')])).rejects.toMatchObject({ code: 'EACCES' });
  await chmod(join(base, 'data'), 0o700);
});

test('a disk without room is found before anything is begun', async () => {
  await checkUsable([base]);
  await expect(checkUsable([base], 1e12)).rejects.toMatchObject({
    code: 'ENOSPC',
    message: expect.stringContaining(base),
  });
});
