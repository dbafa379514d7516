import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it, vi } from 'vitest';
import { storedAutomaton } from '../../../functions/aws/table/name/automaton.ts';
import { createName, namesVersion } from '../../../functions/aws/table/name/names.ts';
import { askForScan, readScan, readScanState } from '../../../functions/aws/table/name/scan.ts';
import { REST_MS } from '../../../functions/backfill/scan.ts';
import { compileTracked } from '../../../functions/compile/compile.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { FakeTable } from '../../support/fake/table.ts';

const lambda = mockClient(LambdaClient);
const requests = () =>
  lambda.commandCalls(InvokeCommand).map(({ args: [{ input }] }) => JSON.parse(String(input.Payload)));
const compile = () => compileTracked({}, { now: () => new Date(), runId: 'test' });
let buckets: FakeBuckets;
let handler: (event?: unknown, lambda?: Context) => Promise<void>;

beforeEach(async () => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    ARCHIVE_BUCKET: 'archive',
    COMPILE_FUNCTION: 'compile',
    BACKFILL_RUNS: '3',
  });
  lambda.reset();
  // A function that starts anew: nothing in memory.
  vi.resetModules();
  ({ handler } = await import('../../../functions/backfill/handler.ts'));
  new FakeTable();
  buckets = new FakeBuckets();
  vi.useFakeTimers({ now: new Date('2026-01-02T03:04:05.000Z'), toFake: ['Date'] });
  vi.spyOn(console, 'warn').mockReturnValue();
});

it('a change whose run never started is compiled a minute later', async () => {
  await handler();
  expect(requests(), 'no names').toEqual([]);
  await createName({ id: 'ada', name: 'Ada Berg', aliases: [] });
  await handler();
  expect(requests(), 'names, and none compiled').toEqual([{}]);
  await compile();
  vi.setSystemTime(Date.now() + REST_MS);
  await handler();
  expect(requests(), 'all compiled').toEqual([{}]);
  await createName({ id: 'ben', name: 'Ben Cole', aliases: [] });
  await handler();
  expect(requests(), 'older than the list').toEqual([{}, {}]);
});

it('a damaged automaton that a scan needs is compiled again', async () => {
  await createName({ id: 'ada', name: 'Ada Berg', aliases: [] });
  await compile();
  buckets.objects.set(`archive/${(await storedAutomaton())?.object}`, Buffer.from('damaged'));
  vi.setSystemTime(Date.now() + REST_MS);
  await handler();
  expect(requests()).toEqual([{ damaged: 1 }]);
});

it('starts others of itself, each with a part of the shards; these start none, and the scan ends with the last', async () => {
  const lambdaContext = { functionName: 'clipwatch-Backfill' } as Context;
  await createName({ id: 'ada', name: 'Ada Berg', aliases: [] });
  await compile();
  await askForScan(await namesVersion());
  vi.setSystemTime(Date.now() + REST_MS);
  await handler({ source: 'aws.events' }, lambdaContext);
  const started = lambda.commandCalls(InvokeCommand).map(({ args: [{ input }] }) => input);
  expect(started).toMatchObject([
    { FunctionName: 'clipwatch-Backfill', InvocationType: 'Event', Payload: '{"shards":[1,4,7]}' },
    { FunctionName: 'clipwatch-Backfill', InvocationType: 'Event', Payload: '{"shards":[2,5]}' },
  ]);
  for (const { Payload } of started) {
    expect((await readScan())?.finishedAt).toBeUndefined();
    await handler(JSON.parse(String(Payload)), lambdaContext);
  }
  expect((await readScan())?.finishedAt).toBeDefined();
  expect(lambda.commandCalls(InvokeCommand)).toHaveLength(2);
});

it('leaves to the next minute what it cannot start', async () => {
  lambda.on(InvokeCommand).rejects(new Error('TooManyRequestsException'));
  await createName({ id: 'ada', name: 'Ada Berg', aliases: [] });
  await compile();
  vi.setSystemTime(Date.now() + REST_MS);
  for (const shards of [5, 3, 2, 1, 0]) {
    await handler({}, { functionName: 'clipwatch-Backfill' } as Context);
    expect((await readScanState()).unfinished).toHaveLength(shards);
  }
  expect((await readScan())?.finishedAt).toBeDefined();
});
