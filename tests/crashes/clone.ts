/** A copy of the project, whose `.local/` is its own: what a start does there touches no other clone. */
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { paths, root } from '../../local/paths.ts';

/** What `npm start` reads. */
const PARTS = [
  'cdk.json',
  'cli',
  'functions',
  'infra',
  'local',
  'package.json',
  'package-lock.json',
  'shared',
  'tests/fixtures/clips',
  'tsconfig.json',
];

export interface Clone {
  readonly folder: string;
  /** The path of a file in its `.local/`. */
  readonly local: (path: string) => string;
}

/** Copies the project to this folder. `hasPython`: with the emulator's Python of this project, else without any. */
export async function makeClone(folder: string, { hasPython }: { hasPython: boolean }): Promise<Clone> {
  for (const part of PARTS) await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const local = (path: string) => join(folder, '.local', path);
  await mkdir(local(''), { mode: 0o700 });
  if (hasPython) await symlink(paths.venv, local('venv'));
  return { folder, local };
}
