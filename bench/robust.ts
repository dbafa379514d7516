/** Processor time and peak memory of the largest and the most hostile files, each parsed in its own process. */
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
    const content = make(longest);
    await writeFile(path, content);
    rows.push({ what, sizeMb: content.length / MB, ...(await readOne(path)) });
    await rm(path);
  }
  return {
    title: 'Large and hostile files, each parsed in its own process',
    columns: { what: 'file', sizeMb: 'MB', seconds: 'CPU s', peakMb: 'peak MB', warnings: 'warnings' },
    rows,
    remarks: ['peak: resident memory of the whole process, of which Node and the modules take 70 to 90 MB'],
  };
};

const Took = z.object({ cpuMs: z.number(), peakMb: z.number(), warnings: z.string() });

async function readOne(path: string): Promise<Row> {
  const run = promisify(execFile);
  try {
    const { stdout } = await run(process.execPath, [parser, path], { timeout: LIMIT_MS });
    const { cpuMs, peakMb, warnings } = Took.parse(JSON.parse(stdout));
    return { seconds: cpuMs / 1000, peakMb, warnings };
  } catch (error) {
    const why =
      error instanceof Error && 'killed' in error && error.killed ? 'stopped after two minutes' : String(error);
    return { seconds: null, peakMb: null, warnings: why.split('\n')[0] ?? '' };
  }
}
