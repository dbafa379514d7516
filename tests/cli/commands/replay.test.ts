import { InvokeCommand, LambdaClient, TooManyRequestsException } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../../cli/run.ts';
import type { ReplayReport } from '../../../shared/contract/replay.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

vi.mock('../../../functions/aws/stack.ts', () => ({ stackOutputs: async () => ({ replay: 'replay-function' }) }));

const lambda = mockClient(LambdaClient);
const sample = { clipId: 'c', key: 'a.txt', fields: { outlet: { before: null, after: 'Radio Hill' } } };
const ended: ReplayReport = {
  ...{ id: 'r1', state: 'ended', dryRun: false, startedAt: '2026-01-02T03:04:05.000Z' },
  ...{ files: 9, done: 9, clips: 8, changed: 2, failed: 0, passedOver: 1, fields: { outlet: 2 } },
  ...{ samples: [sample], failures: [] },
};
const running: ReplayReport = { ...ended, state: 'running', done: 3 };

beforeEach(() => {
  lambda.reset();
});

/** The function answers these, one after another. */
function answers(...all: ReplayReport[]): void {
  lambda.on(InvokeCommand).callsFake(() => ({ Payload: Buffer.from(JSON.stringify(all.shift())) }));
}
const asked = () =>
  lambda.commandCalls(InvokeCommand).map(({ args: [{ input }] }) => JSON.parse(String(input.Payload)));

async function replay(args: string[] = [], terminal = {}, env: Record<string, string> = {}) {
  const context = contextWith(env, terminal);
  const status = await run(['replay', ...args], context);
  return { status, out: context.out(), err: context.err(), waits: context.waits };
}

describe('replay', () => {
  test('asks for step after step, and ends with the counts', async () => {
    answers(running, running, ended);
    const { status, out, err } = await replay(['--prefix', 'b/', '--since', '2026-01-31', '--dry-run']);
    expect([status, jsonLines(out)]).toEqual([
      0,
      [sample, { id: 'r1', files: 9, failed: 0, passedOver: 1 }, { clips: 8, changed: 2, fields: { outlet: 2 } }],
    ]);
    expect(asked()).toEqual([
      { kind: 'begin', prefix: 'b/', since: '2026-01-31', dryRun: true },
      { kind: 'go-on', id: 'r1' },
      { kind: 'go-on', id: 'r1' },
    ]);
    expect(err).toContain('--resume r1');
  });

  test('waits while the account has no run for it', async () => {
    const full = new TooManyRequestsException({ message: 'Rate Exceeded.', $metadata: {} });
    const asked: (ReplayReport | Error)[] = [full, full, running, full, ended];
    lambda.on(InvokeCommand).callsFake(() => {
      const answer = asked.shift();
      if (answer instanceof Error) throw answer;
      return { Payload: Buffer.from(JSON.stringify(answer)) };
    });
    const { status, waits } = await replay();
    expect([status, waits, asked]).toEqual([0, [5000, 5000, 5000], []]);
  });

  test('says how to go on where it never has one', async () => {
    lambda.on(InvokeCommand).rejects(new TooManyRequestsException({ message: 'Rate Exceeded.', $metadata: {} }));
    const { status, err, waits } = await replay(['--resume', 'r1']);
    expect([status, waits.length]).toEqual([1, 60]);
    expect(err).toContain('Go on with --resume r1');
  });

  test('asks for a summary', async () => {
    answers(ended);
    expect((await replay(['--summary'])).status).toBe(0);
    expect(asked()).toEqual([{ kind: 'begin', prefix: '', since: null, dryRun: false, summary: true }]);
  });

  test('goes on with one that was stopped', async () => {
    answers(running, ended);
    expect((await replay(['--resume', 'r1'])).status).toBe(0);
    expect(asked()).toEqual([
      { kind: 'go-on', id: 'r1' },
      { kind: 'go-on', id: 'r1' },
    ]);
  });

  test('shows people changed clips side by side', async () => {
    answers({ ...ended, dryRun: true });
    const { out, err } = await replay(['--dry-run'], { isTTY: true, columns: 80 });
    expect(out).toContain('a.txt');
    expect(out).toContain('9 files read, 8 clips compared, 2 would change.');
    expect(out).toMatch(/outlet\s+—\s+Radio Hill/);
    expect(err).toContain('1 files were left');
  });

  test('shows people long values where they differ', async () => {
    const alike = 'the same words again '.repeat(7);
    const fields = { summary: { before: `${alike}old end`, after: `${alike}new end` } };
    answers({ ...ended, samples: [{ ...sample, fields }] });
    const { out } = await replay([], { isTTY: true, columns: 80 });
    expect(out).toMatch(/^summary +….*old end +….*new end$/m);
    expect(
      Math.max(
        ...out
          .split('\n')
          .slice(2)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
  });

  test('counts files only once they are listed', async () => {
    answers({ ...running, files: 0, done: 0 }, running, ended);
    const { err } = await replay([], { isTTY: true });
    expect(err).toContain('0 files: the inbox is being listed');
    expect(err).toContain('3 of 9 files');
    expect(err).not.toContain('of 0');
  });

  test.each<[reason: string, args: string[], env: Record<string, string>, call: string]>([
    ['the deployed stack', [], {}, 'stopped: clipwatch replay --resume r1\n'],
    ['another stack', [], { CLIPWATCH_STACK: 'desk' }, 'stopped: CLIPWATCH_STACK=desk clipwatch replay --resume r1\n'],
    ['the stack on this machine', ['--local'], {}, 'stopped: clipwatch replay --resume r1 --local\n'],
  ])('says the call that goes on: %s', async (_, args, env, call) => {
    const root = await temporaryFolder({
      '.local/stack.json': JSON.stringify({
        ...{ endpoint: 'http://127.0.0.1:1', region: 'eu-central-1', bucket: 'inbox' },
        ...{ apiUrl: 'http://127.0.0.1:1', token: 't' },
      }),
    });
    answers(running, ended);
    expect((await replay(args, { root }, env)).err).toContain(call);
  });

  test('fails where files failed, and names them', async () => {
    answers({ ...ended, failed: 1, failures: [{ key: 'z.txt', reason: 'It is damaged.' }] });
    const { status, out } = await replay();
    expect(status).toBe(1);
    expect(jsonLines(out)).toContainEqual({ key: 'z.txt', reason: 'It is damaged.' });
  });

  test.each([
    ['a day that is none', ['--since', 'yesterday']],
    ['another scope than it was begun with', ['--resume', 'r1', '--dry-run']],
    ['a summary that it was not begun with', ['--resume', 'r1', '--summary']],
  ])('is refused with %s', async (_, args) => {
    expect((await replay(args)).status).toBe(2);
    expect(asked()).toEqual([]);
  });

  test('says how to go on where the function fails', async () => {
    lambda
      .on(InvokeCommand)
      .resolvesOnce({ Payload: Buffer.from(JSON.stringify(running)) as never })
      .rejects(new Error('throttled'));
    const { status, err } = await replay();
    expect(status).toBe(1);
    expect(err).toContain('throttled. Go on with --resume r1');
  });
});
