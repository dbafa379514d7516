/** Compiles one list and prints time, size and peak memory. Runs as its own process, so that the memory is that of this list. */
import { readFile, writeFile } from 'node:fs/promises';
import { compileNames, matcherFromBytes } from '../shared/name/index.ts';
import { namesOf } from './names-text.ts';
import { peakMemoryMb } from './peak-memory.ts';

const args = process.argv.slice(2);
if (args[0] === 'load') await load(args[1] ?? '');
else await compile(args);

async function compile([count, forms, transliterate, path = '']: readonly string[]): Promise<void> {
  const listed = namesOf(Number(count)).map(({ id, name, aliases }) => {
    return { id, name, aliases: aliases.slice(0, Number(forms) - 1), transliterate: transliterate === 'true' };
  });
  const before = process.cpuUsage();
  const bytes = compileNames(listed).toBytes();
  const cpuMs = processorMs(before);
  await writeFile(path, bytes);
  console.log(JSON.stringify({ cpuMs, bytes: bytes.length, peakMb: peakMemoryMb() }));
}

/** What a function that matches does with an object: it has the bytes, and opens them. */
async function load(file: string): Promise<void> {
  const bytes = await readFile(file);
  const before = process.cpuUsage();
  matcherFromBytes(bytes);
  console.log(JSON.stringify({ cpuMs: processorMs(before), bytes: bytes.length, peakMb: peakMemoryMb() }));
}

function processorMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
