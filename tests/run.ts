/**
 * `npm test`: the tests of the deployed stack, which mostly wait for it, beside all others, which keep each core busy. They
 * share that stack, and run in an order that the seed decides, which shows where one relies on another.
 * With arguments it is `vitest run` with them.
 */
import { spawnSync } from 'node:child_process';
import { endAfterLanes } from './support/lanes.ts';
import { SEED } from './support/seed.ts';

const args = process.argv.slice(2);
if (args.length > 0) {
  const { status } = spawnSync('vitest', ['run', ...args], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  await endAfterLanes([
    ['vitest run --project shared --project units'],
    [`vitest run --project pipeline --sequence.shuffle.files --sequence.seed ${SEED}`],
  ]);
}
