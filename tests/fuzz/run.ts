/** A longer fuzz of the API by hand: `npm run fuzz -- --seed 7 --examples 200`. Exit status 1 if it finds anything. */
import { parseArgs } from 'node:util';
import { fuzz } from './index.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    examples: { type: 'string', default: '100' },
    operation: { type: 'string' },
  },
});
const { seed, examples, operation } = values;
const asked = { seed: Number(seed), examples: Number(examples), limitSeconds: 3600 };
const { operations, requests, failures, output } = await fuzz({
  ...asked,
  ...(operation !== undefined && { operationId: operation }),
});
if (failures.length > 0) console.error(output);
console.info(`seed ${seed}: ${requests} requests to ${operations} operations, ${failures.length} kinds of failures`);
for (const failure of failures) console.info(failure);
process.exit(failures.length === 0 ? 0 : 1);
