/** Compiling lists of names, and loading what comes of it: processor time, size, peak memory, each in its own process. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Bench, Row } from './figures.ts';

const compiler = fileURLToPath(new URL('compile-one.ts', import.meta.url));
/** The time limit of the compile function (`infra/compile.ts`); its 3,008 MB come with more than one processor. */
const LIMIT_MS = 900_000;

const lists = [
  { names: 100_000, forms: 4, transliterate: false },
  { names: 10_000, forms: 1, transliterate: true },
  { names: 10_000, forms: 4, transliterate: true },
  { names: 30_000, forms: 4, transliterate: true },
] as const;

const Took = z.object({ cpuMs: z.number(), bytes: z.number(), peakMb: z.number() });

export const compile: Bench = async (session, progress) => {
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-bench-'));
  session.atEnd(() => rm(folder, { recursive: true, force: true }));
  const rows: Row[] = [];
  for (const { names, forms, transliterate } of lists) {
    session.signal.throwIfAborted();
    progress(`${names} names with ${forms} forms${transliterate ? ', transliterated' : ''}…`);
    const path = join(folder, 'names.bin');
    const compiled = await run([String(names), String(forms), String(transliterate), path]);
    const loaded = await run(['load', path]);
    rows.push({
      names,
      forms,
      transliterated: transliterate ? 'yes' : 'no',
      seconds: compiled.cpuMs / 1000,
      sizeMb: compiled.bytes / 2 ** 20,
      peakMb: compiled.peakMb,
      loadMs: loaded.cpuMs,
      loadedMb: loaded.peakMb,
    });
  }
  return {
    title: 'Lists of names compiled, each in its own process',
    columns: {
      names: 'names',
      forms: 'forms',
      transliterated: 'transliterated',
      seconds: 'CPU s',
      sizeMb: 'automaton MB',
      peakMb: 'peak MB',
      loadMs: 'load CPU ms',
      loadedMb: 'peak MB, loaded',
    },
    rows,
    remarks: ['peak: resident memory of the whole process, of which Node and the modules take 70 to 90 MB'],
  };
};

async function run(args: readonly string[]): Promise<z.infer<typeof Took>> {
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, ...args], { timeout: LIMIT_MS });
  return Took.parse(JSON.parse(stdout));
}
