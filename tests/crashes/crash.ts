/** One crash of `npm start`, and what the next start makes of what it left. */
import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { cp, rm, symlink, writeFile } from 'node:fs/promises';
import { paths } from '../../local/paths.ts';
import type { Random } from '../model/random.ts';
import type { Clone } from './clone.ts';
import type { Beginning, Moment, Victim } from './moments.ts';
import { isAlive, kill, killTree, processesOf } from './processes.ts';
import { clipsOf, drop, receiptOf } from './reached.ts';
import { READY, type Started, startIn } from './started.ts';

/** What a run that was stopped has left. */
export interface Template {
  /** A copy of its `.local/data`. */
  readonly data: string;
  readonly clips: ReadonlySet<string>;
}

export interface Recovery {
  /** What the next start said of the data of the run before. */
  readonly said: 'nothing' | 'goes on' | 'begins anew';
  readonly secondsToReady: number;
  readonly clips: number;
  /** Clips that it had before the crash and that are missing now; none unless it said so. */
  readonly lost: readonly string[];
}

/** Runs the stack once from nothing to a clean stop, and keeps a copy of its data in `data`. */
export async function makeTemplate(clone: Clone, data: string): Promise<Template> {
  const run = startIn(clone);
  await run.said(READY);
  const clips = await clipsOf(clone);
  await stop(clone, run);
  await rm(data, { recursive: true, force: true });
  await cp(clone.local('data'), data, { recursive: true });
  return { data, clips };
}

/** Has a start of the clone die, then starts it again. Throws unless that is ready, answers, and stops cleanly. */
export async function crash(
  clone: Clone,
  template: Template,
  moment: Moment,
  victim: Victim,
  random: Random,
): Promise<Recovery> {
  await prepare(clone, template, moment.beginning);
  const run = startIn(clone);
  const key = 'before-the-crash.txt';
  try {
    if (moment.isUsed) {
      await run.said(READY);
      await drop(clone, key);
      await receiptOf(clone, key);
    }
    if (moment.isInterrupted) run.interrupt();
    await comes(clone, moment, random, run);
    await die(clone, run, victim, random);
    return await recover(clone, template, moment.isUsed ? [key] : []);
  } finally {
    killTree(run.pid);
  }
}

/** Starts the clone again, waits until it has all that it had, and stops it. */
export async function recover(clone: Clone, template: Template, keys: readonly string[]): Promise<Recovery> {
  const begun = performance.now();
  const next = startIn(clone);
  try {
    await next.said(READY);
    const secondsToReady = (performance.now() - begun) / 1000;
    const said = whatIsSaid(next.output());
    if (said !== 'begins anew') for (const key of keys) await receiptOf(clone, key);
    // Files may be read yet, where the examples are put in once more.
    let clips = await clipsOf(clone);
    const missing = () => [...template.clips].filter((clip) => !clips.has(clip));
    for (let left = 100; missing().length > 0 && left > 0; left--) clips = await clipsOf(clone);
    const recovery = { said, secondsToReady, clips: clips.size, lost: missing() };
    await stop(clone, next);
    return recovery;
  } finally {
    killTree(next.pid);
  }
}

async function stop(clone: Clone, run: Started): Promise<void> {
  run.interrupt();
  const status = await run.ended;
  if (status !== 0) throw new Error(`The start ended with ${status} when it was stopped:\n${run.output()}`);
  const left = processesOf(clone.folder).map(({ commandLine }) => commandLine);
  const files = readdirSync(clone.local('')).filter((name) => !KEPT.has(name));
  if (left.length + files.length > 0) throw new Error(`Left behind: ${[...left, ...files].join(', ')}`);
}

/** What is in `.local/` while nothing runs. */
const KEPT = new Set(['cdk.out', 'compiled', 'data', 'logs', 'venv']);

export async function prepare({ local, folder }: Clone, template: Template, beginning: Beginning): Promise<void> {
  for (const name of readdirSync(local(''))) {
    // Compiled modules stay, as with a start that was never killed.
    if (name !== 'compiled') await rm(local(name), { recursive: true, force: true });
  }
  if (beginning === 'bare') return;
  await symlink(paths.venv, local('venv'));
  if (beginning === 'new') return;
  await cp(template.data, local('data'), { recursive: true });
  if (beginning === 'killed') await writeFile(local('data/emulator/state.open'), '');
  if (beginning === 'changed') appendFileSync(`${folder}/functions/store/handler.ts`, '\n// Changed.\n');
}

/** Waits for the moment. */
async function comes({ local }: Clone, moment: Moment, random: Random, run: Started): Promise<void> {
  const { name, said, exists, lines, latest } = moment;
  const isLate = () => latest !== undefined && run.output().includes(latest);
  if (said !== undefined) await run.said(said);
  if (exists !== undefined) {
    const [inside, names] = exists;
    await run.until(name, () => namesIn(local(inside)).some((file) => names.test(file)) || isLate());
  }
  if (lines === undefined) return;
  const [log, most] = lines;
  const count = () => run.log(log).split('\n').length;
  const goal = count() + random.below(most);
  await run.until(name, () => count() >= goal || isLate());
}

/** Kills the victim, and waits until the run is over; that of a worker goes on, and is stopped. */
async function die(clone: Clone, run: Started, victim: Victim, random: Random): Promise<void> {
  switch (victim) {
    case 'start':
      kill(run.pid);
      break;
    case 'emulator':
      kill(run.emulator()?.pid ?? missing(victim));
      break;
    case 'worker': {
      await run.until('a worker runs', () => run.workers().length > 0);
      const worker = random.shuffled(run.workers())[0]?.pid ?? missing(victim);
      kill(worker);
      await run.until('the worker is dead', () => !isAlive(worker));
      await run.said(READY);
      await drop(clone, 'after-the-crash.txt');
      await receiptOf(clone, 'after-the-crash.txt');
      return stop(clone, run);
    }
    case 'all':
      killTree(run.pid);
      break;
    default:
      victim satisfies never;
  }
  await run.ended;
}

function missing(victim: Victim): never {
  throw new Error(`There is no ${victim} to kill.`);
}

function whatIsSaid(output: string): Recovery['said'] {
  if (output.includes('Everything begins anew')) return 'begins anew';
  return output.includes('The last run was killed') ? 'goes on' : 'nothing';
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
