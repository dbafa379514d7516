/** Where the local stack keeps what it makes. Nothing of it is outside `.local/`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.local');

export const places = {
  folder,
  /** The emulator's own Python. It holds no data and outlives `--fresh`. */
  venv: join(folder, 'venv'),
  /** All that `--fresh` removes. */
  data: join(folder, 'data'),
  emulator: join(folder, 'data', 'emulator'),
  mail: join(folder, 'data', 'mail'),
  kept: join(folder, 'data', 'kept.json'),
  /** The synthesised stack with its bundles. */
  assembly: join(folder, 'cdk.out'),
  logs: join(folder, 'logs'),
  running: join(folder, 'running'),
  stackFile: join(folder, 'stack.json'),
} as const;

/** The folder with Node 24 and the commands of the project: first on the search path of all that is started. */
export const commands = join(root, 'node_modules', '.bin');
