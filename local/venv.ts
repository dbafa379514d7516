/** The private virtual environment with the pinned emulator: made once, checked at every start, made anew when broken. */
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Run, run } from './children.ts';
import { findPython } from './find-python.ts';

/** Something this machine lacks. The message says what, and what to do. */
export class Unmet extends Error {
  override readonly name = 'Unmet';
}

export const pins = new URL('emulator.txt', import.meta.url);

/** Fails unless every pinned package is there in its version and the emulator loads. */
const CHECK = `import sys
from importlib.metadata import version
for pin in sys.argv[1:]:
    name, _, wanted = pin.partition("==")
    if version(name) != wanted:
        raise SystemExit(f"{name} is {version(name)}, not {wanted}")
import ministack.app`;

/** `name==version` of every package that is wanted on any Python. */
export function pinned(text: string): string[] {
  return text.split('\n').flatMap((line) => line.match(/^[\w.-]+==[\w.]+$/)?.[0] ?? []);
}

export interface Making extends Omit<Run, 'limitSeconds'> {
  /** Told of what takes time. */
  readonly say: (message: string) => void;
}

/**
 * The path of a Python that has the emulator. Makes the environment at `folder` if there is none that works; one that
 * is half made never stands at that path. Throws Unmet where there is no Python or its registry cannot be reached.
 */
export async function readyPython(folder: string, how: Making): Promise<string> {
  const wanted = pinned(await readFile(pins, 'utf8'));
  if (await works(folder, wanted, how)) return pythonIn(folder);
  const search = await findPython(how);
  if (search.kind === 'missing') throw new Unmet(search.message);
  const { path, version } = search.python;
  how.say(`Installing the emulator (MiniStack) for Python ${version.join('.')} in ${folder}; this is needed once …`);
  const draft = `${folder}-${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    await run(path, ['-I', '-m', 'venv', '--clear', draft], { ...how, limitSeconds: 120 });
    await install(draft, how);
    // Two that make it at the same time (the tests beside npm start) both end here: the one that is there stays.
    if (!(await works(folder, wanted, how))) {
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  if (!(await works(folder, wanted, how))) throw new Error(`The emulator does not load from ${folder}.`);
  return pythonIn(folder);
}

async function install(folder: string, how: Making): Promise<void> {
  const parameters = ['-I', '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--retries', '2'];
  const onLine = (line: string) => {
    how.onLine?.(line);
    if (/^(Collecting|Downloading|Installing|Building)/.test(line))
      how.say(`  ${line.replace(/ \(from .*/, '').trim()}`);
  };
  try {
    const list = ['--timeout', '20', '-r', new URL(pins).pathname];
    await run(pythonIn(folder), [...parameters, ...list], { ...how, onLine, limitSeconds: 600 });
  } catch (cause) {
    if (how.signal.aborted) throw cause;
    throw new Unmet(
      'MiniStack, the emulator, could not be installed from the Python package registry: is there a way to it ' +
        '(network, proxy, PIP_INDEX_URL)? Then run npm start again.',
      { cause },
    );
  }
}

async function works(folder: string, wanted: readonly string[], how: Making): Promise<boolean> {
  try {
    const { cwd, env, signal } = how;
    await run(pythonIn(folder), ['-I', '-c', CHECK, ...wanted], { cwd, env, signal, limitSeconds: 60 });
    return true;
  } catch (error) {
    if (how.signal.aborted) throw error;
    how.onLine?.(`${folder}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

function pythonIn(folder: string): string {
  return join(folder, 'bin', 'python');
}
