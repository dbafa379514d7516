import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runLanes } from './lanes.ts';
import { temporaryFolder } from './temporary-folder.ts';

it.each([
  { why: 'all succeed', lanes: [['true', 'true'], ['true']], failed: [] },
  { why: 'the rest of a lane is run too', lanes: [['false', 'exit 3', 'true']], failed: ['false', 'exit 3'] },
  { why: 'a lane that is held', lanes: [['true'], ['exit 1']], failed: ['exit 1'] },
  { why: 'each lane', lanes: [['exit 1'], ['exit 2'], ['exit 3']], failed: ['exit 1', 'exit 2', 'exit 3'] },
  { why: 'a signal is no success', lanes: [['kill -9 $$']], failed: ['kill -9 $$'] },
  { why: 'no such command', lanes: [[], ['no-such-command 2>&1']], failed: ['no-such-command 2>&1'] },
])('says which commands failed: $why', async ({ lanes, failed }) => {
  expect(await runLanes(lanes)).toEqual(failed);
});

it('runs lanes beside each other', async () => {
  const pipe = join(await temporaryFolder(), 'pipe');
  // Whoever opens a pipe waits for the other end.
  expect(await runLanes([[`mkfifo ${pipe}`]])).toEqual([]);
  expect(await runLanes([[`echo hello > ${pipe}`], [`read -r word < ${pipe} && [ "$word" = hello ]`]])).toEqual([]);
});
