/** Finding a Python that can make the emulator's virtual environment. */
import * as z from 'zod';
import { CommandFailure, type RunOptions, runCommand } from './children.ts';

/** The emulator's `Requires-Python`. */
const OLDEST_MINOR = 10;
/** `python3` first, as it is the usual one; plain `python` last, as it may be Python 2. */
const COMMANDS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

/** Prints path, version and `venv` support as JSON. Debian's `python3` lacks `ensurepip`, so that `venv` fails there. */
const PROBE = `import json, sys
try:
    import ensurepip, venv
    venv = True
except ImportError:
    venv = False
print(json.dumps({"path": sys.executable, "version": list(sys.version_info[:2]), "venv": venv}))`;

const Python = z.object({ path: z.string().min(1), version: z.tuple([z.int(), z.int()]), venv: z.boolean() });
/** A Python interpreter on this machine. */
export type Python = z.infer<typeof Python>;

export type PythonSearch = { kind: 'found'; python: Python } | { kind: 'missing'; message: string };

/** The first Python on this machine that is new enough and can create virtual environments. */
export async function findPython(options: Omit<RunOptions, 'limitSeconds'>): Promise<PythonSearch> {
  const seen: Python[] = [];
  for (const command of COMMANDS) {
    const python = await probe(command, options);
    if (python && isSuitable(python)) return { kind: 'found', python };
    if (python) seen.push(python);
  }
  return { kind: 'missing', message: missingPythonMessage(seen) };
}

async function probe(command: string, options: Omit<RunOptions, 'limitSeconds'>): Promise<Python | null> {
  try {
    return Python.parse(JSON.parse(await runCommand(command, ['-I', '-c', PROBE], { ...options, limitSeconds: 20 })));
  } catch (error) {
    if (options.signal.aborted) throw error;
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** Not installed, not Python, or a shim without a target: expected for a command that is only tried. */
function isAbsent(error: unknown): boolean {
  if (error instanceof CommandFailure || error instanceof SyntaxError || error instanceof z.ZodError) return true;
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
}

function isNewEnough({ version: [major, minor] }: Python): boolean {
  return major > 3 || (major === 3 && minor >= OLDEST_MINOR);
}

function isSuitable(python: Python): boolean {
  return isNewEnough(python) && python.venv;
}

/** One line: what is missing, and what to do. `seen` are the Pythons found, none of which is suitable. */
export function missingPythonMessage(seen: readonly Python[]): string {
  const withoutVenv = seen.find(isNewEnough);
  if (withoutVenv) {
    const version = withoutVenv.version.join('.');
    return (
      `Python ${version} (${withoutVenv.path}) cannot make virtual environments: install its venv module ` +
      `(Debian and Ubuntu: sudo apt install python${version}-venv), then run npm start again.`
    );
  }
  const [old] = seen;
  const found = old ? `Python ${old.version.join('.')} (${old.path}) is too old` : 'Python is missing';
  return (
    `${found}: the local stack needs Python 3.${OLDEST_MINOR} or newer ` +
    '(Debian and Ubuntu: sudo apt install python3 python3-venv; macOS: brew install python; or python.org), ' +
    'then run npm start again.'
  );
}
