import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { removeLeftovers } from '../../local/leftovers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Over the largest number that Linux gives. */
const ENDED = 4194305;

test.each([
  [`venv-${ENDED}/bin/python`, false, 'an environment that was being made'],
  [`running.${ENDED}`, false, 'a lock that was being made'],
  [`stack.json.${ENDED}`, false, 'a stack file that was being written'],
  [`venv-${process.pid}/bin/python`, true, 'its process is at work on it'],
  ['venv/bin/python', true, 'the environment'],
  [`other-${ENDED}`, true, 'nothing of ours'],
])('%s stays: %s, since it is %s', async (path, stays) => {
  const folder = await temporaryFolder({ [path]: '' });
  await removeLeftovers(folder);
  expect((await readdir(folder)).length === 1).toBe(stays);
});
