import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../../cli/run.ts';
import type { SweepAnswer } from '../../../shared/contract/sweep.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';

let functionName = 'sweep-function';
vi.mock('../../../functions/aws/stack.ts', () => ({ stackOutputs: async () => ({ sweep: functionName }) }));

const lambda = mockClient(LambdaClient);
const SINCE = '2026-01-02T03:04:05.000Z';
const counts = { files: 214, receipts: 213, repaired: 1, removed: 0 };
const ended: SweepAnswer = { state: 'ended', since: SINCE, ...counts, sent: [] };

beforeEach(() => {
  functionName = 'sweep-function';
  lambda.reset();
});

/** The function answers these, one after another. */
function answers(...all: SweepAnswer[]): void {
  lambda.on(InvokeCommand).callsFake(() => ({ Payload: payload(all.shift()) }));
}
const payload = (value: unknown) => Buffer.from(JSON.stringify(value)) as never;
const asked = () =>
  lambda.commandCalls(InvokeCommand).map(({ args: [{ input }] }) => JSON.parse(String(input.Payload)));

async function sweep(args: string[] = [], terminal = {}) {
  const context = contextWith({}, terminal);
  const status = await run(['sweep', ...args], context);
  return { status, out: context.out(), err: context.err(), waits: context.waits };
}

describe('sweep', () => {
  test('answers what was counted', async () => {
    answers(ended);
    const { status, out } = await sweep();
    expect([status, jsonLines(out)]).toEqual([0, [counts]]);
    expect(asked()).toEqual([{ kind: 'step', isRehearsal: false, isPatient: true }]);
    expect(lambda.commandCalls(InvokeCommand)[0]?.args[0].input).toMatchObject({
      FunctionName: 'sweep-function',
      InvocationType: 'RequestResponse',
    });
  });

  test('goes on step by step, and waits for a run that is at work', async () => {
    answers({ ...ended, state: 'busy' }, { ...ended, state: 'running' }, ended);
    const { status, waits } = await sweep();
    expect([status, waits]).toEqual([0, [5000]]);
    expect(asked().map(({ since }) => since)).toEqual([undefined, SINCE, SINCE]);
  });

  test('waits a minute for files that are being read, and then no longer', async () => {
    const waiting: SweepAnswer = { ...ended, state: 'waiting', files: 0 };
    answers(...Array.from({ length: 30 }, () => waiting), ended);
    const { status, waits } = await sweep();
    expect([status, waits]).toEqual([0, Array.from({ length: 30 }, () => 2000)]);
    expect(asked().map(({ isPatient }) => isPatient)).toEqual([...Array.from({ length: 30 }, () => true), false]);
  });

  test('on a terminal says it in a sentence, names the files, and what was left', async () => {
    const sent = [
      { kind: 'created' as const, key: 'a\u001b[31m.txt', versionId: 'v' },
      { kind: 'removed' as const, key: 'b.txt', versionId: '' },
    ];
    answers({ ...ended, files: 216, sent });
    const { out, err } = await sweep([], { isTTY: true });
    expect(out).toBe('216 files, 213 receipts, 1 sent to be read, 0 to be removed\n');
    expect(err).toContain('without a receipt: a [31m.txt\n');
    expect(err).toContain('not in the inbox any more: b.txt\n');
    expect(err).toContain('2 files are so new');
  });

  test('--dry-run only asks', async () => {
    answers(ended);
    const { out } = await sweep(['--dry-run'], { isTTY: true });
    expect(out).toBe('214 files, 213 receipts, 1 would be sent to be read, 0 to be removed\n');
    expect(asked()).toEqual([{ kind: 'step', isRehearsal: true, isPatient: true }]);
  });

  test('fails with what the function says', async () => {
    lambda.on(InvokeCommand).resolves({
      FunctionError: 'Unhandled',
      Payload: payload({ errorType: 'AccessDenied', errorMessage: 'no right to list' }),
    });
    const { status, err } = await sweep();
    expect(status).toBe(1);
    expect(err).toContain('AccessDenied: no right to list');
  });

  test('asks for a deployment where the stack is too old', async () => {
    functionName = '';
    const { status, err } = await sweep();
    expect([status, err]).toEqual([1, expect.stringContaining('has no sweep function')]);
  });
});
