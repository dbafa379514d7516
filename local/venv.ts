/** The Python virtual environment with the pinned emulator: created once, checked at every start, re-created when broken. */
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandFailure, type RunOptions, runCommand } from './children.ts';
import { findPython } from './find-python.ts';

/** A requirement that this machine does not meet. The message says which, and what to do. */
export class MissingRequirement extends Error {
  override readonly name = 'Unmet';
}

export const requirementsFile = new URL('emulator.txt', import.meta.url);

/** Fails unless every pinned package has its version and the emulator can be imported. */
const CHECK = `import sys
from importlib.metadata import version
for pin in sys.argv[1:]:
    name, _, required = pin.partition("==")
    if version(name) != required:
        raise SystemExit(f"{name} is {version(name)}, not {required}")
import ministack.app
print("It works.")`;

/** `name==version` of every package that is required whatever the Python version; its hashes follow on lines of their own. */
export function pinnedPackages(text: string): string[] {
  return text.split('\n').flatMap((line) => line.match(/^([\w.-]+==[\w.]+)(?: \\)?$/)?.[1] ?? []);
}

export interface VenvOptions extends Omit<RunOptions, 'limitSeconds'> {
  /** Called with a line before and during what takes time. */
  readonly onProgress: (message: string) => void;
}

/**
 * The path of a Python that has the emulator. Creates the environment at `folder` unless a working one is there; it is
 * built elsewhere and moved when complete. Throws MissingRequirement without a suitable Python or package registry.
 */
export async function ensurePython(folder: string, options: VenvOptions): Promise<string> {
  const required = pinnedPackages(await readFile(requirementsFile, 'utf8'));
  if (await works(folder, required, options)) return pythonIn(folder);
  const search = await findPython(options);
  if (search.kind === 'missing') throw new MissingRequirement(search.message);
  const { path, version } = search.python;
  options.onProgress(
    `Installing the emulator (MiniStack) for Python ${version.join('.')} in ${folder}; this is needed once …`,
  );
  const draft = `${folder}-${process.pid}`;
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  try {
    await makeVenv(path, draft, options);
    await install(draft, options);
    // What takes its place is on the disk: a loss of power would else leave an environment of empty files.
    await runCommand(pythonIn(draft), ['-I', '-c', 'import os; os.sync()'], { ...options, limitSeconds: 120 });
    // Two processes (npm test and npm start) may create it at the same time: the first one stays.
    if (!(await works(folder, required, options))) {
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  if (!(await works(folder, required, options))) throw new Error(`The emulator does not load from ${folder}.`);
  return pythonIn(folder);
}

async function makeVenv(python: string, folder: string, options: VenvOptions): Promise<void> {
  try {
    await runCommand(python, ['-I', '-m', 'venv', '--clear', folder], { ...options, limitSeconds: 120 });
  } catch (cause) {
    if (options.signal.aborted) throw cause;
    throw new MissingRequirement(
      `${python} could not make a virtual environment in ${folder}: mend that Python, or put another first on the ` +
        'search path, then run npm start again.',
      { cause },
    );
  }
}

async function install(folder: string, options: VenvOptions): Promise<void> {
  const parameters = ['-I', '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--retries', '2'];
  const onLine = (line: string) => {
    options.onLine?.(line);
    if (!/^(Collecting|Downloading|Installing|Building)/.test(line)) return;
    options.onProgress(`  ${line.replace(/ \(from .*/, '').trim()}`);
  };
  try {
    const list = ['--timeout', '20', '-r', new URL(requirementsFile).pathname];
    await runCommand(pythonIn(folder), [...parameters, ...list], { ...options, onLine, limitSeconds: 600 });
  } catch (cause) {
    if (options.signal.aborted) throw cause;
    if (cause instanceof CommandFailure && cause.output.includes('DO NOT MATCH THE HASHES')) {
      throw new MissingRequirement(
        'The Python package registry gave other archives of the emulator than those that local/emulator.txt lists, so ' +
          'nothing was installed: use another registry (PIP_INDEX_URL), then run npm start again.',
        { cause },
      );
    }
    throw new MissingRequirement(
      'MiniStack, the emulator, could not be installed from the Python package registry: is there a way to it ' +
        '(network, proxy, PIP_INDEX_URL)? Then run npm start again.',
      { cause },
    );
  }
}

async function works(folder: string, required: readonly string[], options: VenvOptions): Promise<boolean> {
  try {
    const { cwd, env, signal } = options;
    const command = { cwd, env, signal, limitSeconds: 60 };
    // An empty file, too, can be run, as a script of the shell.
    return (await runCommand(pythonIn(folder), ['-I', '-c', CHECK, ...required], command)).endsWith('It works.');
  } catch (error) {
    if (options.signal.aborted) throw error;
    options.onLine?.(`${folder}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

function pythonIn(folder: string): string {
  return join(folder, 'bin', 'python');
}
