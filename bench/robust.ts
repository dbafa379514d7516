/** Time and peak memory of the largest and the most hostile files, each parsed in its own process. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Bench, Row } from './figures.ts';

const MB = 1_000_000;
const parser = fileURLToPath(new URL('parse-one.ts', import.meta.url));
/** A run that takes longer is stopped and reported as such. */
const LIMIT_MS = 120_000;

const PROSE = 'The council of the town met on Monday, and Mara Lind said that the old bridge would be mended. ';

const files: readonly (readonly [what: string, name: string, make: () => string | Buffer])[] = [
  ['a small note', 'note.txt', () => `# Bridge\n\nRadio Hill, 1 May 2020\n\n${PROSE}`],
  [
    '50 MB of prose',
    'prose.txt',
    () => `Bridge\nRadio Hill, 1 May 2020\n\n${filled(`${PROSE.repeat(5)}\n\n`, 50 * MB)}`,
  ],
  ['50 MB in one line', 'line.txt', () => filled(PROSE, 50 * MB)],
  ['50 MB of Arabic', 'arabic.txt', () => filled('قال المجلس إن الجسر القديم سيرمم قريبا. ', 28 * MB)],
  ['5 MB of nested tags', 'nested.html', () => filled('<div>', 5 * MB)],
  ['5 MB of unclosed tags', 'unclosed.html', () => filled('<p><b><i><a href=x>y', 5 * MB)],
  [
    'a million attributes',
    'attributes.html',
    () => `<p ${Array.from({ length: MB }, (_, i) => `a${i}=1`).join(' ')}>x`,
  ],
  ['5 MB of "<"', 'angles.html', () => `<html>${filled('<', 5 * MB)}`],
  ['5 MB of "["', 'brackets.md', () => `# A\n\n${filled('[', 5 * MB)}`],
  ['5 MB of "*a "', 'stars.md', () => `# A\n\n${filled('*a ', 5 * MB)}`],
  [
    'an entity bomb',
    'bomb.xml',
    () => `<?xml version="1.0"?><!DOCTYPE a [${bomb()}]><rss><channel><item><title>&e9;</title></item></channel></rss>`,
  ],
  ['5 MB of "0/"', 'digits.txt', () => `A\n\n${filled('0/', 5 * MB)}`],
  ['a million cues', 'cues.vtt', () => `WEBVTT\n\n${filled('00:00:01.000 --> 00:00:02.000\nMara Lind\n\n', 42 * MB)}`],
];

export const robust: Bench = async (session, progress) => {
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-bench-'));
  session.atEnd(() => rm(folder, { recursive: true, force: true }));
  const rows: Row[] = [];
  for (const [what, name, make] of files) {
    session.signal.throwIfAborted();
    progress(`Reading ${what}…`);
    const path = join(folder, name);
    const content = make();
    await writeFile(path, content);
    rows.push({ what, sizeMb: Buffer.byteLength(content) / MB, ...(await readOne(path)) });
    await rm(path);
  }
  return {
    title: 'Large and hostile files, each parsed in its own process',
    columns: { what: 'file', sizeMb: 'MB', seconds: 'seconds', peakMb: 'peak MB', warnings: 'warnings' },
    rows,
    remarks: ['peak: resident memory of the whole process, of which Node and the modules take 70 to 90 MB'],
  };
};

const Took = z.object({ tookMs: z.number(), peakMb: z.number(), warnings: z.string() });

async function readOne(path: string): Promise<Row> {
  const run = promisify(execFile);
  try {
    const { stdout } = await run(process.execPath, [parser, path], { timeout: LIMIT_MS });
    const { tookMs, peakMb, warnings } = Took.parse(JSON.parse(stdout));
    return { seconds: tookMs / 1000, peakMb, warnings };
  } catch (error) {
    const why =
      error instanceof Error && 'killed' in error && error.killed ? 'stopped after two minutes' : String(error);
    return { seconds: null, peakMb: null, warnings: why.split('\n')[0] ?? '' };
  }
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
  return `<!ENTITY e0 "ha">${levels.join('')}`;
}
