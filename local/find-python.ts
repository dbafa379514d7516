/** Finding a Python that can make the emulator's virtual environment. */
import * as z from 'zod';
import { CommandFailure, type Run, run } from './children.ts';

/** What the emulator asks for (its `Requires-Python`). */
const OLDEST_MINOR = 10;
/** `python3` first, as it is the one people mean; plain `python` last, as it may be Python 2. */
const COMMANDS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

/** Prints what Python says of itself as JSON. `ensurepip` is what Debian leaves out of its `python3`. */
const QUESTION = `import json, sys
try:
    import ensurepip, venv
    venv = True
except ImportError:
    venv = False
print(json.dumps({"path": sys.executable, "version": list(sys.version_info[:2]), "venv": venv}))`;

const Answer = z.object({ path: z.string().min(1), version: z.tuple([z.int(), z.int()]), venv: z.boolean() });
/** A Python of this machine. */
export type Python = z.infer<typeof Answer>;

export type PythonSearch = { kind: 'found'; python: Python } | { kind: 'missing'; message: string };

/** Asks the Pythons of this machine in turn for the first that will do. */
export async function findPython(how: Omit<Run, 'limitSeconds'>): Promise<PythonSearch> {
  const seen: Python[] = [];
  for (const command of COMMANDS) {
    const python = await ask(command, how);
    if (python && fits(python)) return { kind: 'found', python };
    if (python) seen.push(python);
  }
  return { kind: 'missing', message: whatIsMissing(seen) };
}

async function ask(command: string, how: Omit<Run, 'limitSeconds'>): Promise<Python | null> {
  try {
    return Answer.parse(JSON.parse(await run(command, ['-I', '-c', QUESTION], { ...how, limitSeconds: 20 })));
  } catch (error) {
    if (how.signal.aborted) throw error;
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** Not there, not Python, or a shim that leads nowhere: ordinary for a name that is only tried. */
function isAbsent(error: unknown): boolean {
  if (error instanceof CommandFailure || error instanceof SyntaxError || error instanceof z.ZodError) return true;
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
}

function isNewEnough({ version: [major, minor] }: Python): boolean {
  return major > 3 || (major === 3 && minor >= OLDEST_MINOR);
}

function fits(python: Python): boolean {
  return isNewEnough(python) && python.venv;
}

/** One line: what is missing, and what to do. `seen` are the Pythons there are, none of which will do. */
export function whatIsMissing(seen: readonly Python[]): string {
  const bare = seen.find(isNewEnough);
  if (bare) {
    const version = bare.version.join('.');
    return (
      `Python ${version} (${bare.path}) cannot make virtual environments: install its venv module ` +
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
