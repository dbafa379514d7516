/** What a cold start reads of a bundle: the entry and all that it imports, but nothing behind `import(…)`. */
import type { Metafile } from 'esbuild';

export interface StartSet {
  /** Bytes that a start reads, and bytes that are read only when needed. */
  readonly startBytes: number;
  readonly laterBytes: number;
  /** Packages with code in what a start reads, each with its bytes. */
  readonly packages: ReadonlyMap<string, number>;
  /** Modules of Node that a start imports. */
  readonly builtins: ReadonlySet<string>;
}

/** Reads esbuild's account of a bundle. */
export function startSetOf({ outputs }: Metafile): StartSet {
  const start = filesAtStart(outputs);
  const later = Object.keys(outputs).filter((file) => !start.has(file));
  const packages = new Map<string, number>();
  for (const [path, bytes] of [...start.values()].flatMap(sourcesOf)) {
    const name = packageOf(path);
    if (name !== null) packages.set(name, (packages.get(name) ?? 0) + bytes);
  }
  const imports = [...start.values()].flatMap((output) => output.imports);
  return {
    startBytes: sum([...start.values()].map(({ bytes }) => bytes)),
    laterBytes: sum(later.map((file) => outputs[file]?.bytes ?? 0)),
    packages,
    builtins: new Set(imports.flatMap(({ path, external }) => (external ? path : []))),
  };
}

type Output = Metafile['outputs'][string];

function filesAtStart(outputs: Metafile['outputs']): Map<string, Output> {
  const entry = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('/handler.ts'));
  if (entry === undefined) throw new Error('The bundle has no handler.');
  const found = new Map<string, Output>();
  const waiting = [entry[0]];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const output = outputs[file];
    if (output === undefined || found.has(file)) continue;
    found.set(file, output);
    const imports = output.imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    waiting.push(...imports.map(({ path }) => path));
  }
  return found;
}

/** The source files with code in a file of the bundle, each with its bytes. */
function sourcesOf({ inputs }: Output): [path: string, bytes: number][] {
  return Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [[path, bytesInOutput]] : [],
  );
}

/** The package that a file belongs to: `@scope/name` or `name`; null for our own. */
function packageOf(path: string): string | null {
  return /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
