/**
 * Broken files by the thousand: `npm run broken-files`, or `-- --seed N --count N`, `-- --minutes N`; `-- --show NUMBER` reads
 * one and writes it to the temporary folder. Prints what is wrong with what became of each; the exit status is then 1.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { spentBy } from '../../functions/parse/spent.ts';
import { Told } from './batch.ts';
import { readBroken } from './read-broken.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '0' },
    count: { type: 'string', default: '10000' },
    minutes: { type: 'string' },
    show: { type: 'string' },
  },
});

const BATCH = 2000;
/** Numbers of one seed; those of the next follow. */
const OF_SEED = 1_000_000;
/** Of processor time, for one file: what takes longer is taken to have no end. */
const ENDLESS_SECONDS = 60;
/** What a file may take in the process that reads it alone (`functions/parse/heavy.ts`). */
const MOST_MEGABYTES = 1024;
const LOOKED_AFTER_MS = 1000;

if (values.show === undefined) await readMany();
else await show(Number(values.show));

async function show(number: number): Promise<void> {
  const { file, faults, seconds } = await readBroken(number);
  const path = join(tmpdir(), `${number}-${file.fileName}`);
  await writeFile(path, file.bytes);
  console.info(JSON.stringify({ path, original: file.original, changes: file.changes, faults, seconds }, null, 2));
  process.exit(faults.length === 0 ? 0 : 1);
}

async function readMany(): Promise<void> {
  const first = OF_SEED * Number(values.seed);
  const isTimed = values.minutes !== undefined;
  const behind = first + (isTimed ? OF_SEED : Number(values.count));
  const end = performance.now() + Number(values.minutes ?? 0) * 60_000;
  const changes = new Map<string, number>();
  const wrong = new Map<string, number>();
  let number = first;
  while (number < behind && (!isTimed || performance.now() < end)) {
    number = await readBatch(number, Math.min(behind, number + BATCH), (told) => {
      for (const change of told.changes) changes.set(change, (changes.get(change) ?? 0) + 1);
      for (const fault of told.faults) {
        if (!wrong.has(fault)) console.info(`${told.number} (${told.what}: ${told.changes.join(', ')}): ${fault}`);
        wrong.set(fault, (wrong.get(fault) ?? 0) + 1);
      }
    });
    console.info(`${number - first} broken files, ${wrong.size} kinds of faults`);
  }
  console.info(JSON.stringify({ changes: Object.fromEntries(changes), faults: Object.fromEntries(wrong) }, null, 2));
  process.exit(wrong.size === 0 ? 0 : 1);
}

/** Reads files in a process of their own; answers the number of the first that is not read. */
async function readBatch(from: number, behind: number, tell: (told: Told) => void): Promise<number> {
  const child = fork(fileURLToPath(new URL('batch.ts', import.meta.url)), [String(from), String(behind)]);
  const gone = once(child, 'exit').then(([status, signal]) => `its process ends: ${signal ?? `status ${status}`}`);
  let next = from;
  let spent = 0;
  let megabytes = 0;
  child.on('message', (message) => {
    const told = Told.parse(message);
    if (told.megabytes > MOST_MEGABYTES && megabytes <= MOST_MEGABYTES) told.faults.push('it takes too much memory');
    megabytes = told.megabytes;
    spent = 0;
    next = told.number + 1;
    tell(told);
  });
  const endless = async (): Promise<string> => {
    for await (const _ of setInterval(LOOKED_AFTER_MS)) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      const { cpuSeconds } = (await spentBy(child.pid ?? 0)) ?? { cpuSeconds: 0 };
      if (spent === 0) spent = cpuSeconds;
      else if (cpuSeconds - spent > ENDLESS_SECONDS) return `it takes over ${ENDLESS_SECONDS} seconds`;
    }
    return gone;
  };
  const how = await Promise.race([gone, endless()]);
  child.kill('SIGKILL');
  await gone;
  if (next < behind) tell({ number: next, what: 'unknown', changes: [], faults: [how], megabytes: 0 });
  return next < behind ? next + 1 : next;
}
