import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test } from 'vitest';
import { arrivalsByHour, countArrivals, hourOf } from '../../../../../functions/aws/table/file/arrivals.ts';
import { FakeTable } from '../../../../support/fake/table.ts';

let table: FakeTable;
beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

const counts = (parsed: number, partial: number, refused: number) => ({ parsed, partial, refused, gone: 0, back: 0 });
const at = (time: string) => new Date(`2026-11-26T${time}Z`);

test('counts by the hour', async () => {
  await countArrivals(counts(2, 0, 0), at('06:59:59.999'));
  await countArrivals(counts(1, 1, 0), at('07:00:00.000'));
  await countArrivals(counts(0, 0, 3), at('07:30:00.000'));
  await countArrivals(counts(9, 0, 0), at('09:00:00.000'));
  expect(await arrivalsByHour(at('06:30:00.000'), at('08:00:00.000'))).toEqual(
    new Map([
      ['2026-11-26T06', counts(2, 0, 0)],
      ['2026-11-26T07', counts(1, 1, 3)],
    ]),
  );
});

test('a batch is one write of one unit, and none where nothing arrived', async () => {
  const billed = (parsed: number) =>
    table.measure(() => countArrivals(counts(parsed, 2 * parsed, 0), at('07:00:00.000')));
  expect(await billed(7)).toMatchObject({ writes: { table: 1 }, reads: {} });
  expect(await billed(0)).toMatchObject({ writes: {}, reads: {} });
});

test('the hours of runs in different slots are added', async () => {
  for (const [pk, parsed] of [
    ['ARRIVED#0', 3],
    ['ARRIVED#3', 4],
  ] as const) {
    const Item = { pk, sk: hourOf(at('07:00:00.000')), kind: 'arrivals', v: 1, parsed };
    await table.send(new PutCommand({ TableName: 'table', Item }));
  }
  const found = await arrivalsByHour(at('07:00:00.000'), at('07:00:00.000'));
  expect(found).toEqual(new Map([['2026-11-26T07', counts(7, 0, 0)]]));
});

test('a fortnight in which every slot of every hour counted is read in 16 read units', async () => {
  const hours = Array.from({ length: 14 * 24 }, (_, i) => hourOf(new Date(Date.UTC(2026, 10, 13, i))));
  for (const sk of hours) {
    for (const slot of [0, 1, 2, 3]) {
      const Item = { pk: `ARRIVED#${slot}`, sk, kind: 'arrivals', v: 1, expiresAt: 1_790_000_000, ...counts(38, 2, 1) };
      await table.send(new PutCommand({ TableName: 'table', Item }));
    }
  }
  const { reads } = await table.measure(() => arrivalsByHour(new Date('2026-11-13'), at('23:59:59.000')));
  expect(reads).toEqual({ table: 16 });
});
