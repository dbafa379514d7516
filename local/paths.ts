/** Files and folders of the local stack, all under `.local/`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.local');

export const paths = {
  folder,
  /** The emulator's Python environment. It holds no data and is kept by `--fresh`. */
  venv: join(folder, 'venv'),
  /** Everything that `--fresh` removes. */
  data: join(folder, 'data'),
  emulator: join(folder, 'data', 'emulator'),
  /** What an emulator kept and no start could go on with; the last one. */
  unusable: join(folder, 'data', 'emulator-unusable'),
  /** What the services in this process hold. */
  inProcess: join(folder, 'data', 'in-process'),
  mail: join(folder, 'data', 'mail'),
  /** Mails of the services in this process: what one stack holds, the other does not know. */
  inProcessMail: join(folder, 'data', 'mail-in-process'),
  savedState: join(folder, 'data', 'kept.json'),
  /** The synthesised stack with its bundles. */
  assembly: join(folder, 'cdk.out'),
  logs: join(folder, 'logs'),
  /** The lock that names the running process. */
  lock: join(folder, 'running'),
  stackFile: join(folder, 'stack.json'),
} as const;

/** The project's Node 24 and commands such as `cdk`; first on the search path of child processes. */
export const binFolder = join(root, 'node_modules', '.bin');
