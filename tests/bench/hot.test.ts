import { expect, it } from 'vitest';
import { busiest } from '../../bench/scale/hot.ts';

it('no partition takes 1,000 write units a second at 1,000 clips a second of one day about ten names', async () => {
  const clips = 200;
  const partitions = await busiest(clips);
  const kinds = partitions.map(({ what }) => what);
  expect(kinds).toEqual(expect.arrayContaining(['table: COUNTS', 'table: MENTIONS', 'table: DUE', 'index: list']));
  for (const { what, partition, together, alone } of partitions) {
    expect((Number(together) * 1000) / clips, `${what} ${partition}`).toBeLessThan(500);
    expect((Number(alone) * 1000) / clips, `${what} ${partition}`).toBeLessThan(800);
  }
}, 60_000);
