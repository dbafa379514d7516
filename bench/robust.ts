/** Processor time and peak memory of the largest and the most hostile files, each parsed in its own process, and how they grow. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { HOSTILE, type HostileFile } from '../tests/support/hostile-files/index.ts';
import type { Bench, Row } from './figures.ts';

const MB = 1_000_000;
const parser = fileURLToPath(new URL('parse-one.ts', import.meta.url));
/** That of `functions/parse/heavy.ts`. */
const HEAP = '--max-old-space-size=1024';
/** A run that takes longer is stopped and reported as such. */
const LIMIT_MS = 120_000;

/** The smallest file there is, to compare with. */
const NOTE: HostileFile = {
  what: 'a small note',
  fileName: 'note.txt',
  longest: 100,
  make: () => Buffer.from('# Bridge'),
};

export const robust: Bench = async (session, progress) => {
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-bench-'));
  session.atEnd(() => rm(folder, { recursive: true, force: true }));
  const rows: Row[] = [];
  for (const { what, fileName, longest, make } of [NOTE, ...HOSTILE]) {
    session.signal.throwIfAborted();
    progress(`Reading ${what}…`);
    const path = join(folder, fileName);
    await writeFile(path, make(longest / 2));
    const half = await readOne(path);
    const content = make(longest);
    await writeFile(path, content);
    const whole = await readOne(path);
    rows.push({ what, sizeMb: content.length / MB, ...whole, growth: growthOf(half.seconds, whole.seconds) });
    await rm(path);
  }
  return {
    title: 'Large and hostile files, each parsed in its own process',
    columns: {
      what: 'file',
      sizeMb: 'MB',
      seconds: 'CPU s',
      peakMb: 'peak MB',
      growth: 'of half',
      warnings: 'warnings',
    },
    rows,
    remarks: [
      'peak: resident memory of the whole process, of which Node and the modules take 70 to 90 MB, with the heap of the deployed reader',
      `of half: processor time in relation to that of half the length, where that takes over ${LEAST_SECONDS} s`,
    ],
  };
};

/** Less is mostly the loading of the reader. */
const LEAST_SECONDS = 0.4;

function growthOf(half: number | null, whole: number | null): number | null {
  return half === null || whole === null || half < LEAST_SECONDS ? null : whole / half;
}

interface Read {
  readonly seconds: number | null;
  readonly peakMb: number | null;
  readonly warnings: string;
}

const Took = z.object({ cpuMs: z.number(), peakMb: z.number(), warnings: z.string() });

async function readOne(path: string): Promise<Read> {
  const run = promisify(execFile);
  try {
    const { stdout } = await run(process.execPath, [HEAP, parser, path], { timeout: LIMIT_MS });
    const { cpuMs, peakMb, warnings } = Took.parse(JSON.parse(stdout));
    return { seconds: cpuMs / 1000, peakMb, warnings };
  } catch (error) {
    const why =
      error instanceof Error && 'killed' in error && error.killed ? 'stopped after two minutes' : String(error);
    return { seconds: null, peakMb: null, warnings: why.split('\n')[0] ?? '' };
  }
}
