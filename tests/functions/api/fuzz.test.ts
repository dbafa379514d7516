import { expect, test } from 'vitest';
import { fuzz } from '../../fuzz/index.ts';

/** Fixed, so that a run that fails fails again; `npm run fuzz` takes others. */
const SEED = 14;

test('no request is answered with a 5xx, or with what the OpenAPI document does not say', async () => {
  const { requests, failures, output } = await fuzz({ seed: SEED, examples: 1, limitSeconds: 300 });
  expect(failures, output).toEqual([]);
  expect(requests).toBeGreaterThan(1000);
  // Half a minute; a slow machine is no failure.
}, 320_000);

test('an answer of another shape is found', async () => {
  const { failures } = await fuzz({
    ...{ seed: SEED, examples: 1, limitSeconds: 60, operationId: 'getBackfill' },
    answering: (body) => body.replace('"state"', '"stat"'),
  });
  expect(failures).toEqual([expect.stringContaining('GET /v1/names/backfill')]);
});
