import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AllCounts, type Counts, countAll, type StepName, stackShape } from '../../bench/cost/counts.ts';
import { assumed, assumptions, price, prices } from '../../bench/cost/figures.ts';
import {
  aloneBill,
  backfillBill,
  clipsBill,
  idleBill,
  keepingBill,
  pagesBill,
  sum,
  watchingBill,
} from '../../bench/cost/model.ts';
import { reports, summary } from '../../bench/cost/report.ts';
import { CLIPS_A_SAVE } from '../../functions/backfill/shard.ts';
import { steps } from '../support/cost/steps.ts';
import { Resources } from '../support/template-rules.ts';

const nothing: Counts = { write: 0, read: 0, calls: 0, objectGets: 0, messages: 0, mails: 0, logBytes: 0 };

/** Counts with these steps; every other step is billed nothing. */
function counts(
  given: Partial<Record<StepName, Partial<Counts>>> = {},
  stack: Partial<AllCounts['stack']> = {},
): AllCounts {
  const all = Object.keys(steps).map((name) => [name, { ...nothing, ...given[name as StepName] }]);
  const memory = { parse: 1024, store: 512, alert: 512, send: 512, recheck: 512, backfill: 1024, api: 512 };
  const shape = { alarmMetrics: 0, polledQueues: 0, everyMinute: [], memory, ...stack };
  return { steps: Object.fromEntries(all), storedBytes: 10_000, stack: shape };
}

describe('a bill', () => {
  it.each<[why: string, dollars: number | undefined, expected: number]>([
    [
      'ten write units of a million clips',
      clipsBill(counts({ 'new clip, in a batch of ten': { write: 10 } }), 10)['DynamoDB writes'],
      6.25,
    ],
    [
      'in a burst, a request to SQS from S3, one from parse, 0.4 for receiving and deleting, and the jobs of mails',
      clipsBill(counts({ 'new clip, in a batch of ten': { messages: 1 } }), 10).SQS,
      0.972,
    ],
    [
      'one by one, four for receiving and deleting, and the jobs of mails',
      clipsBill(counts({ 'new clip, alone': { messages: 1 } }), 1).SQS,
      2.412,
    ],
    [
      'three mails for one clip in a hundred',
      clipsBill(counts({ 'mail to one of three followers': { mails: 1 } }), 10).mail,
      4.8,
    ],
    ['the upload is a PUT, reading it a GET', clipsBill(counts({ 'new clip, alone': { objectGets: 1 } }), 1).S3, 5.4],
    ['read alone, a message is sent, received and deleted once more', aloneBill(counts()).SQS, 1.2],
    ['ten kilobytes for each of a million clips', keepingBill(counts()).table, 2.5],
    [
      'a unit for each of 20 checks',
      watchingBill(counts({ 'recheck of one of forty videos': { write: 1 } }), 20)['DynamoDB writes'],
      12.5,
    ],
    ['a still of each video, once', watchingBill(counts(), 20).S3, 5],
    [
      'an unchanged clip that is read, and a unit for every so many that are done',
      backfillBill(counts({ 'unchanged clip in a back-fill': { read: 4 } })).DynamoDB,
      0.5 + (1_000_000 / CLIPS_A_SAVE) * price('writeUnit'),
    ],
    ['44 units for a page', pagesBill(counts({ 'page of 20 clips': { read: 44 } }), 'clips')['DynamoDB reads'], 5.5],
    ['a metric of an alarm', idleBill(counts({}, { alarmMetrics: 8 })).alarms, 0.8],
    ['two queues, polled 15 times a minute', idleBill(counts({}, { polledQueues: 2 }))['SQS polls'], 0.5184],
    [
      'four units in each of 43,200 minutes',
      idleBill(counts({ 'minute of rechecks with nothing due': { read: 4 } }))['DynamoDB reads'],
      0.0216,
    ],
    [
      'and ten in each of 720 hours',
      idleBill(counts({ 'hourly look at an archive in which nothing arrives': { read: 10 } }))['DynamoDB reads'],
      0.0009,
    ],
  ])('%s', (_, dollars, expected) => expect(dollars).toBeCloseTo(expected, 4));

  it('of Lambda has a price for each run, and for its seconds times its memory', () => {
    const cpuMs = assumed('apiCpuMs') + 10 * assumed('requestCpuMs');
    const seconds = ((cpuMs * assumed('vcpuMegabytes')) / 512 + assumed('callsInARow') * assumed('roundTripMs')) / 1000;
    const { Lambda } = pagesBill(counts({ 'page of 20 clips': { calls: 10 } }), 'clips');
    expect(Lambda).toBeCloseTo(0.2 + seconds * 0.5 * 13.33, 6);
  });

  it('of watching grows with the checks; the runs of a quiet year are paid all the same', () => {
    const given = counts({ 'recheck of one of forty videos': { write: 2, read: 1, calls: 1 } });
    expect(sum(watchingBill(given, 40))).toBeGreaterThan(1.5 * sum(watchingBill(given, 20)));
    expect(watchingBill(given, 0).Lambda).toBeGreaterThan(0);
  });
});

describe('the shape of the stack', () => {
  const mapping = (Properties: object) => ({ Type: 'AWS::Lambda::EventSourceMapping', Properties });
  const shape = stackShape(
    Resources.parse({
      Resources: {
        Plain: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } },
        Math: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: { Metrics: [{ Expression: 'a + b' }, { Id: 'a', MetricStat: {} }, { Id: 'b', MetricStat: {} }] },
        },
        Queue: mapping({ ScalingConfig: { MaximumConcurrency: 4 } }),
        Stream: mapping({}),
        RecheckFunction1A2B3C4D: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 512 } },
        Provider1A2B3C4D: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 128 } },
        RecheckMinute1A2B3C4D: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 minute)' } },
        SweepDay1A2B3C4D: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)' } },
      },
    }),
  );

  it('counts the metrics of an alarm, not its expressions', () => expect(shape.alarmMetrics).toBe(3));
  it('counts queues, not streams: these are polled free of charge', () => expect(shape.polledQueues).toBe(1));
  it('knows the memory of the stages, and which run every minute', () => {
    expect([shape.memory, shape.everyMinute]).toEqual([{ recheck: 512 }, ['recheck']]);
  });
});

describe('prices and assumptions', () => {
  it('are each there once, with a source and a day', () => {
    const ids = [...prices, ...assumptions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(price('writeUnit')).toBe(0.625 / 1_000_000);
    expect(() => price('gold')).toThrow('no price of gold');
    expect(() => assumed('luck')).toThrow('assumed of luck');
  });
});

describe('what is counted now', () => {
  let all: AllCounts;
  beforeAll(async () => {
    all = await countAll();
  }, 300_000);

  it('costs what README.md says: else put there what `npm run cost` prints last', () => {
    expect(readFileSync('README.md', 'utf8').replaceAll(/\s+/g, ' ')).toContain(summary(all));
  });

  it('costs something in every row, and has every function that it needs', () => {
    for (const [name, report] of Object.entries(reports(all))) {
      for (const row of report.rows) {
        const dollars = Object.values(row).filter((cell) => typeof cell === 'number');
        if (!['units', 'prices', 'assumptions'].includes(name))
          expect(
            dollars.some((one) => one > 0),
            `${name} ${row.what}`,
          ).toBe(true);
      }
    }
    expect(Object.values(all.stack.memory).every((megabytes) => megabytes >= 128)).toBe(true);
    expect(Object.keys(all.stack.memory)).toEqual(
      expect.arrayContaining(['parse', 'store', 'alert', 'send', 'recheck', 'backfill', 'api']),
    );
  });
});
