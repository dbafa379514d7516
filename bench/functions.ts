/** Cold start of each function: size of its bundle and time in which a new process loads it. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { runCommand } from '../local/children.ts';
import { localContext, synthesise } from '../local/deploy.ts';
import { defaultStackName, environment } from '../shared/wiring.ts';
import { type Bench, median, p95 } from './figures.ts';

const RUNS = 20;
/** The first rounds fill the disk cache. */
const WARM_UP_RUNS = 2;
const LIMIT_SECONDS = 60;

/** 1 KB is 1000 bytes. */
const MAX_KB: Readonly<Record<string, number>> = { parse: 1000 };
const DEFAULT_MAX_KB = 450;
/** Largest accepted ratio of a start to that of an empty function, in processor time and in time on the clock. */
const MAX_TO_EMPTY: Readonly<Record<string, number>> = { parse: 3 };
const DEFAULT_MAX_TO_EMPTY = 2.5;

/**
 * Loads a bundle as Lambda's runtime does, and exits without waiting. Prints the milliseconds that loading took, and those
 * of processor time (all threads) of the process from its start on.
 */
const LOAD = `
  const start = performance.now();
  const { handler } = await import(process.argv[1]);
  const took = performance.now() - start;
  if (typeof handler !== 'function') throw new Error(process.argv[1] + ' exports no handler');
  const { user, system } = process.cpuUsage();
  process.stdout.write(JSON.stringify([took, (user + system) / 1000]), () => process.exit());`;

interface Bundle {
  readonly name: string;
  readonly folder: string;
}

export const functions: Bench = async (session, progress) => {
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-bench-'));
  session.atEnd(() => rm(folder, { recursive: true, force: true }));
  progress('Synthesising the stack and its bundles…');
  await synthesise(join(folder, 'assembly'), localContext, { signal: session.signal, onLine: () => undefined });
  const bundles = await bundlesOf(join(folder, 'assembly'));
  const empty = await emptyBundle(join(folder, 'empty'));
  progress(`Starting each of ${bundles.length} functions and an empty one ${RUNS} times…`);
  const starts = await measure([empty, ...bundles], session.signal);
  const emptyMs = median(starts.get(empty)?.processMs ?? []);
  const emptyCpuMs = median(starts.get(empty)?.cpuMs ?? []);
  const rows = [empty, ...bundles].map(async (bundle) => {
    const { processMs = [], importMs = [], cpuMs = [] } = starts.get(bundle) ?? {};
    const { sizeKb, laterKb } = await sizesOf(bundle.folder);
    // The larger of the two: processor time also counts what other threads do meanwhile.
    const toEmpty = Math.max(median(processMs) / emptyMs, median(cpuMs) / emptyCpuMs);
    const maxToEmpty = MAX_TO_EMPTY[bundle.name] ?? DEFAULT_MAX_TO_EMPTY;
    const maxKb = MAX_KB[bundle.name] ?? DEFAULT_MAX_KB;
    const aims = { maxKb, maxToEmpty, met: sizeKb <= maxKb && toEmpty <= maxToEmpty };
    return {
      function: bundle.name,
      sizeKb,
      laterKb,
      initMs: median(processMs),
      initP95Ms: p95(processMs),
      importMs: median(importMs),
      cpuMs: median(cpuMs),
      toEmpty,
      ...(bundle !== empty && aims),
    };
  });
  return {
    title: `Functions: bundles as deployed, ${RUNS} cold starts each, in turns`,
    columns: {
      function: 'function',
      sizeKb: 'KB',
      maxKb: 'aim: at most',
      laterKb: 'lazy KB',
      initMs: 'init ms',
      initP95Ms: 'p95 ms',
      importMs: 'of it import ms',
      cpuMs: 'cpu ms',
      toEmpty: 'init to empty',
      maxToEmpty: 'aim: at most',
      met: 'met',
    },
    rows: await Promise.all(rows),
    remarks: [
      'init is a whole Node process that imports the bundle (start, load, exit); cpu: user and system time of the process up to the handler; figures are medians; the ratio is the larger of init and cpu; lazy: loaded by `import()` when first needed',
    ],
  };
};

/** The functions' bundles in a synthesised stack, named after their stages. */
async function bundlesOf(assembly: string): Promise<Bundle[]> {
  const template = Template.parse(
    JSON.parse(await readFile(join(assembly, `${defaultStackName}.template.json`), 'utf8')),
  );
  return Object.values(template.Resources).flatMap(({ Type, Metadata }) => {
    const stage = /^[^/]+\/(\w+)\/Function\/Resource$/.exec(Metadata?.['aws:cdk:path'] ?? '')?.[1];
    const asset = Metadata?.['aws:asset:path'];
    if (Type !== 'AWS::Lambda::Function' || stage === undefined || asset === undefined) return [];
    return [{ name: stage.toLowerCase(), folder: join(assembly, asset) }];
  });
}

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Metadata: z.object({ 'aws:cdk:path': z.string().optional(), 'aws:asset:path': z.string().optional() }).optional(),
    }),
  ),
});

async function emptyBundle(folder: string): Promise<Bundle> {
  await mkdir(folder);
  await writeFile(join(folder, 'index.mjs'), 'export const handler = async () => {};\n');
  return { name: 'empty', folder };
}

/** Size of what a start loads of a bundle, and of what is loaded only when needed (`import(…)`). */
async function sizesOf(folder: string): Promise<{ sizeKb: number; laterKb: number }> {
  const read = new Set<string>();
  const waiting = ['index.mjs'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (read.has(name)) continue;
    read.add(name);
    const source = await readFile(join(folder, name), 'utf8');
    waiting.push(...[...source.matchAll(/(?:from|import)"\.\/([^"]+)"/g)].flatMap(([, file]) => file ?? []));
  }
  const sizes = { sizeKb: 0, laterKb: 0 };
  for (const name of await readdir(folder)) {
    sizes[read.has(name) ? 'sizeKb' : 'laterKb'] += (await stat(join(folder, name))).size / 1000;
  }
  return sizes;
}

/** Milliseconds of each run. */
interface Start {
  readonly processMs: number[];
  readonly importMs: number[];
  readonly cpuMs: number[];
}

const Said = z.tuple([z.number(), z.number()]);

/** In turns, so that other load on the machine affects all alike. */
async function measure(bundles: readonly Bundle[], signal: AbortSignal): Promise<Map<Bundle, Start>> {
  const starts = new Map<Bundle, Start>(bundles.map((bundle) => [bundle, { processMs: [], importMs: [], cpuMs: [] }]));
  for (let round = -WARM_UP_RUNS; round < RUNS; round++) {
    for (const [{ folder }, { processMs, importMs, cpuMs }] of starts) {
      const parameters = ['--input-type=module', '--eval', LOAD, pathToFileURL(join(folder, 'index.mjs')).href];
      const start = performance.now();
      const said = await runCommand(process.execPath, parameters, {
        env: settings,
        cwd: folder,
        signal,
        limitSeconds: LIMIT_SECONDS,
      });
      const took = performance.now() - start;
      if (round < 0) continue;
      processMs.push(took);
      const [imported, cpu] = Said.parse(JSON.parse(said));
      importMs.push(imported);
      cpuMs.push(cpu);
    }
  }
  return starts;
}

/** Environment as the stack sets it, since functions read it while they load. */
const settings: Readonly<Record<string, string>> = {
  AWS_REGION: 'us-east-1',
  ...Object.fromEntries(Object.values(environment).map((name) => [name, 'https://www.example.org'])),
};
