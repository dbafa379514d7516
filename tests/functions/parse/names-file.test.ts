import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { namesFile } from '../../../functions/parse/names-file.ts';
import { compileNames } from '../../../shared/name/index.ts';

const named = (name: string) => compileNames([{ id: 'a', name, aliases: [] }]);

it('is one file for the same names, and another one for the next; that before stays for who is about to read it', async () => {
  const first = named('Mara Lind');
  const [file, same] = await Promise.all([namesFile(first), namesFile(first)]);
  expect(same).toEqual(file);
  expect(new Uint8Array(readFileSync(file.path))).toEqual(first.toBytes());
  const second = named('Randa Kassis');
  const next = await namesFile(second);
  expect(new Uint8Array(readFileSync(next.path))).toEqual(second.toBytes());
  expect(existsSync(file.path)).toBe(true);
  await namesFile(named('Iven Dorr'));
  expect([file, next].map(({ path }) => existsSync(path))).toEqual([false, true]);
});

it('is written when it can be, after it could not', async () => {
  const broken = {
    ...named('Mara Lind'),
    toBytes: () => {
      throw new Error('no room');
    },
  };
  await expect(namesFile(broken)).rejects.toThrow('no room');
  const names = named('Mara Lind');
  expect((await namesFile({ ...broken, toBytes: names.toBytes })).bytes).toBe(names.toBytes().length);
});

it('is gone when its process ends', () => {
  const url = (path: string) => JSON.stringify(new URL(`../../../${path}`, import.meta.url));
  const script = `
    const { namesFile } = await import(${url('functions/parse/names-file.ts')});
    const { matcherOfNoNames } = await import(${url('shared/name/index.ts')});
    console.log((await namesFile(matcherOfNoNames())).path);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect(stdout).toMatch(/automaton\.bin\n$/);
  expect(existsSync(stdout.trim())).toBe(false);
});
