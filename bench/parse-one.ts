/** Parses one file and prints processor time (all threads) and peak memory. Runs as its own process, so that the memory is that of this file. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseFile } from '../shared/clip/parse-file.ts';
import { compileNames } from '../shared/name/index.ts';
import { peakMemoryMb } from './peak-memory.ts';

const [path = ''] = process.argv.slice(2);
const matcher = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: [] }]);
const bytes = await readFile(path);
const before = process.cpuUsage();
const [first] = await parseFile(bytes, basename(path), matcher, { today: '2026-11-22' });
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    cpuMs: (user + system) / 1000,
    peakMb: peakMemoryMb(),
    warnings: first?.clip.warnings.map(({ code }) => code).join(' ') ?? '',
  }),
);
