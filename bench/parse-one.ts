/** Reads one file and prints what it took: a process of its own, so that its peak memory is that of the reading. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseFile } from '../shared/clip/parse-file.ts';
import { compileNames } from '../shared/name/index.ts';

const [path = ''] = process.argv.slice(2);
const matcher = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: [] }]);
const before = process.resourceUsage().maxRSS;
const bytes = await readFile(path);
const start = performance.now();
const [first] = await parseFile(bytes, basename(path), matcher, { today: '2026-11-22' });
const tookMs = performance.now() - start;
console.log(
  JSON.stringify({
    tookMs,
    // Kilobytes, whatever the system counts in (libuv, uv_getrusage).
    emptyMb: before / 1024,
    peakMb: process.resourceUsage().maxRSS / 1024,
    warnings: first?.clip.warnings.map(({ code }) => code).join(' ') ?? '',
  }),
);
