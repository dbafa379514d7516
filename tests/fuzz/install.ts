/** Schemathesis in a virtual environment of its own under `.local`, which is made once for each list of requirements. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../local/child-environment.ts';
import { type RunOptions, runCommand } from '../../local/children.ts';
import { findPython } from '../../local/find-python.ts';
import { paths, root } from '../../local/paths.ts';

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const PIP = ['-I', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--retries', '2'];

/** How commands of this folder are run. */
export const options = (limitSeconds: number): RunOptions => ({
  cwd: root,
  env: childEnvironment(process.env),
  signal: AbortSignal.timeout(limitSeconds * 1000),
  limitSeconds,
});

/** The path of the command `st`. Throws, and says why, where there is no Python or no way to its registry. */
export async function installed(): Promise<string> {
  const version = createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex')
    .slice(0, 12);
  const folder = join(paths.folder, `schemathesis-${version}`);
  const command = join(folder, 'bin', 'st');
  // It is written when all it needs is there, as pip installs what depends on others last.
  if (existsSync(command)) return command;
  const search = await findPython(options(60));
  if (search.kind === 'missing') throw new Error(search.message);
  await mkdir(paths.folder, { recursive: true });
  try {
    await runCommand(search.python.path, ['-I', '-m', 'venv', '--clear', folder], options(120));
    await runCommand(join(folder, 'bin', 'python'), [...PIP, '-r', REQUIREMENTS], options(300));
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw new Error('Schemathesis could not be installed from the Python package registry.', { cause });
  }
  return command;
}
