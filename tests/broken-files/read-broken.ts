/** A broken file read, and what is wrong with what became of it. */
import { parseFile } from '../../shared/clip/parse-file.ts';
import { compileNames } from '../../shared/name/index.ts';
import { type BrokenFile, brokenFile } from './broken-file.ts';
import { faultsOf } from './faults.ts';

const NAMES = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: ['مارا ليند', 'Мара Линд'] }]);

export interface Broken {
  readonly file: BrokenFile;
  readonly faults: readonly string[];
  /** Of processor time, all threads of this process included. */
  readonly seconds: number;
}

/** Reads the broken file of this number. Never throws: what is thrown is a fault. */
export async function readBroken(number: number): Promise<Broken> {
  const file = await brokenFile(number);
  const before = process.cpuUsage();
  const faults = await parseFile(file.bytes, file.fileName, NAMES, { today: '2026-11-22' }).then(
    faultsOf,
    (error: unknown) => [`it throws: ${error instanceof Error ? error.stack : String(error)}`],
  );
  const { user, system } = process.cpuUsage(before);
  return { file, faults, seconds: (user + system) / 1e6 };
}
