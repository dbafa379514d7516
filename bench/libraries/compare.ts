/** Compares a hand-made part with libraries that do the same job: right answers, processor time, bundle size, cold start. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { build, type Plugin } from 'esbuild';
import { z } from 'zod';
import { runCommand } from '../../local/children.ts';
import type { Session } from '../../local/session.ts';
import { median, type Row } from '../figures.ts';

const ROUNDS = 5;
const STARTS = 7;
const LIMIT_SECONDS = 60;
const resolveDir = fileURLToPath(new URL('.', import.meta.url));

/** One way to do the job. */
export interface Candidate<Input, Answer> {
  readonly name: string;
  /** Source of a module, resolved from this folder, that exports `answer(input)`; what it imports is the library. */
  readonly code: string;
  /** Esbuild plugins that the library needs. */
  readonly plugins?: readonly Plugin[];
  /** Type carriers only: what `answer` takes and returns. */
  readonly types?: { readonly input: Input; readonly answer: Answer };
}

/** An input and what is right for it. */
export interface LabelledCase<Input, Answer> {
  readonly input: Input;
  readonly isRight: (answer: Answer) => boolean;
  /** What is special about it. */
  readonly why: string;
}

/** Columns of the rows of `compare`; `percent` of how many cases is for the bench to say. */
export const columns = {
  candidate: 'candidate',
  percent: '% right',
  cpuMs: 'CPU ms',
  toOurs: 'times ours',
  bundleKb: 'bundle KB',
  startMs: 'start ms',
  startMb: 'start MB',
} as const;

/** What the columns mean, for a report's remarks. */
export const explanation =
  'CPU ms: all cases once, median of rounds in turns; start: processor time and peak memory of a new process that loads the bundle and answers the first case, over those of an empty module';

export interface Compared<Input, Answer> {
  readonly rows: readonly Row[];
  /** By candidate: the cases that it got wrong, for a closer look. */
  readonly wrong: ReadonlyMap<string, readonly LabelledCase<Input, Answer>[]>;
}

/** Runs all candidates on all cases. The first candidate is ours; an answer that throws counts as wrong. */
export async function compare<Input, Answer>(
  session: Session,
  candidates: readonly Candidate<Input, Answer>[],
  cases: readonly LabelledCase<Input, Answer>[],
): Promise<Compared<Input, Answer>> {
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-compare-'));
  session.atEnd(() => rm(folder, { recursive: true, force: true }));
  const bundles = await Promise.all(candidates.map((candidate, at) => bundle<Input, Answer>(folder, candidate, at)));
  const wrong = new Map<string, LabelledCase<Input, Answer>[]>();
  for (const { name, answer } of bundles) wrong.set(name, await wronglyAnswered(answer, cases));
  const cpuMs = await cpuOfRounds(bundles, cases, session.signal);
  const starts = await costOfStarts(folder, bundles, cases[0]?.input, session.signal);
  const rows = bundles.map(({ name, sizeKb }, at) => ({
    candidate: name,
    percent: (100 * (cases.length - (wrong.get(name)?.length ?? 0))) / cases.length,
    cpuMs: cpuMs[at] ?? null,
    toOurs: (cpuMs[at] ?? Number.NaN) / (cpuMs[0] ?? Number.NaN),
    bundleKb: sizeKb,
    startMs: starts[at]?.ms ?? null,
    startMb: starts[at]?.mb ?? null,
  }));
  return { rows, wrong };
}

interface Bundle<Input, Answer> {
  readonly name: string;
  readonly file: string;
  readonly sizeKb: number;
  readonly answer: (input: Input) => Answer | Promise<Answer>;
}

/** Bundled with the options of the deployed functions, then loaded. */
async function bundle<Input, Answer>(
  folder: string,
  { name, code, plugins = [] }: Candidate<Input, Answer>,
  at: number,
): Promise<Bundle<Input, Answer>> {
  const file = join(folder, `candidate-${at}.mjs`);
  await build({
    stdin: { contents: code, resolveDir, loader: 'ts' },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    mainFields: ['module', 'main'],
    plugins: [...plugins],
    banner: {
      js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  const { answer } = await import(pathToFileURL(file).href);
  return { name, file, sizeKb: (await stat(file)).size / 1000, answer };
}

async function wronglyAnswered<Input, Answer>(
  answer: Bundle<Input, Answer>['answer'],
  cases: readonly LabelledCase<Input, Answer>[],
): Promise<LabelledCase<Input, Answer>[]> {
  const wrong: LabelledCase<Input, Answer>[] = [];
  for (const one of cases) {
    try {
      if (!one.isRight(await answer(one.input))) wrong.push(one);
    } catch {
      wrong.push(one);
    }
  }
  return wrong;
}

/** Processor time, not wall time: other work on the machine does not count. */
async function cpuOfRounds<Input, Answer>(
  bundles: readonly Bundle<Input, Answer>[],
  cases: readonly LabelledCase<Input, Answer>[],
  signal: AbortSignal,
): Promise<number[]> {
  const rounds = bundles.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, { answer }] of bundles.entries()) {
      signal.throwIfAborted();
      const before = process.cpuUsage();
      for (const { input } of cases) {
        try {
          await answer(input);
        } catch {
          // Counted as wrong already.
        }
      }
      rounds[at]?.push(totalMs(process.cpuUsage(before)));
    }
  }
  return rounds.map(median);
}

/** Lambda loads a bundle and answers the first event; some libraries build their tables only then. */
const START = `
  import { readFileSync } from 'node:fs';
  import { deserialize } from 'node:v8';
  const [bundle, input, memory] = process.argv.slice(1);
  const { answer } = await import(bundle);
  try { await answer(deserialize(readFileSync(input))); } catch { /* Counted as wrong above; its start counts all the same. */ }
  const { user, system } = process.cpuUsage();
  const { peakMemoryMb } = await import(memory);
  const cost = { ms: (user + system) / 1000, mb: peakMemoryMb() };
  process.stdout.write(JSON.stringify(cost), () => process.exit());`;

const Cost = z.object({ ms: z.number(), mb: z.number() });
type Cost = z.infer<typeof Cost>;

async function costOfStarts(
  folder: string,
  bundles: readonly { readonly file: string }[],
  input: unknown,
  signal: AbortSignal,
): Promise<Cost[]> {
  const [empty, inputFile] = [join(folder, 'empty.mjs'), join(folder, 'input')];
  await writeFile(empty, 'export const answer = () => null;\n');
  await writeFile(inputFile, serialize(input));
  const files = [empty, ...bundles.map(({ file }) => file)];
  const starts = files.map(() => [] as Cost[]);
  const memory = new URL('../peak-memory.ts', import.meta.url).href;
  const how = { env: {}, cwd: folder, signal, limitSeconds: LIMIT_SECONDS };
  for (let round = 0; round < STARTS; round++) {
    for (const [at, file] of files.entries()) {
      const parameters = ['--input-type=module', '--eval', START, pathToFileURL(file).href, inputFile, memory];
      starts[at]?.push(Cost.parse(JSON.parse(await runCommand(process.execPath, parameters, how))));
    }
  }
  const medians = starts.map((costs) => ({
    ms: median(costs.map(({ ms }) => ms)),
    mb: median(costs.map(({ mb }) => mb)),
  }));
  const [nothing, ...costs] = medians;
  return costs.map(({ ms, mb }) => ({ ms: ms - (nothing?.ms ?? 0), mb: mb - (nothing?.mb ?? 0) }));
}

function totalMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
