/** `npm start` in a copy of the project, killed three times; `npm run crashes` kills it at every moment. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clone, makeClone } from '../crashes/clone.ts';
import { isAlive, kill, killTree, processesOf } from '../crashes/processes.ts';
import { clipsOf, drop, receiptOf, titleOf } from '../crashes/reached.ts';
import { READY, type Started, startIn } from '../crashes/started.ts';

let folder: string;
let clone: Clone;
let run: Started;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-crashes-'));
  clone = await makeClone(join(folder, 'clone'), { hasPython: true });
});
afterAll(async () => {
  if (run !== undefined) killTree(run.pid);
  await rm(folder, { recursive: true, force: true });
});

const clip = (key: string) => `${key}: ${titleOf(key)}`;

/** Files may be read yet, where they are read again. */
const PATIENCE = { timeout: 60_000, interval: 200 };

// Its processes are found by Linux' /proc.
test.skipIf(process.platform !== 'linux')(
  'npm start goes on after it, its emulator or the machine died, and keeps what came before',
  { timeout: 400_000 },
  async () => {
    run = startIn(clone);
    await run.said('… the account made ready for the CDK');
    await run.until('half of it is done', () => /CDKToolkit \| +[5-9]\//.test(run.log('deploy.log')));
    killTree(run.pid);

    run = startIn(clone);
    await run.said(READY);
    const clips = await clipsOf(clone);
    expect([...clips].some((clip) => clip.startsWith('astana-platform.txt: '))).toBe(true);
    const workers = run.workers();
    for (const { pid } of workers) kill(pid);
    // What is given to one that is dying comes again minutes later, as on AWS.
    await run.until('the workers are dead', () => !workers.some(({ pid }) => isAlive(pid)));
    await drop(clone, 'one.txt');
    await receiptOf(clone, 'one.txt');
    kill(run.emulator()?.pid ?? 0);
    expect(await run.ended).toBe(1);

    run = startIn(clone);
    await run.said(READY);
    expect(run.output()).toContain('The last run was killed.');
    await receiptOf(clone, 'one.txt');
    await expect.poll(() => clipsOf(clone), PATIENCE).toEqual(new Set([...clips, clip('one.txt')]));
    await drop(clone, 'two.txt');
    await receiptOf(clone, 'two.txt');
    kill(run.pid);

    // The emulator saves its state when its parent has died: nothing is lost.
    run = startIn(clone);
    await run.said(READY);
    expect(run.output()).not.toMatch(/killed|begins anew/);
    await expect.poll(() => clipsOf(clone), PATIENCE).toEqual(new Set([...clips, clip('one.txt'), clip('two.txt')]));
    run.interrupt();
    expect(await run.ended).toBe(0);
    expect(processesOf(clone.folder)).toEqual([]);
  },
);
