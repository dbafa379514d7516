import { describe, expect, it } from 'vitest';
import type { Answer, Examination, SeenMapping, SeenQueue } from '../../../cli/doctor/examination.ts';
import { findings } from '../../../cli/doctor/findings.ts';

const answered = <T>(value: T): Answer<T> => ({ kind: 'answered', value });

const INGEST = 'arn:aws:sqs:us-east-1:1:ingest';
const POLICY = JSON.stringify({
  Statement: [
    { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sqs:*' },
    { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage' },
  ],
});
const ingest: SeenQueue = {
  name: 'parse ingest queue',
  isDeadLetters: false,
  arn: INGEST,
  waiting: 0,
  inWork: 0,
  policy: POLICY,
  deadLetterArn: null,
  oldest: null,
};
const letters: SeenQueue = { ...ingest, name: 'alert dead letters', isDeadLetters: true, arn: 'arn:letters' };
const mapping: SeenMapping = {
  name: 'parse source',
  state: 'Enabled',
  lastResult: 'OK',
  sourceArn: INGEST,
  mostRuns: 4,
  readsQueue: true,
};
const stream: SeenMapping = { ...mapping, name: 'alert mentions', mostRuns: null, readsQueue: false };
const events = [{ queueArn: INGEST, events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'] }];
const account = { isSandbox: false, isSending: true, enforcement: 'HEALTHY', mostADay: 1000, sentToday: 10 };
const stack = { status: 'UPDATE_COMPLETE', outputs: { Version: '0.1.0' }, resources: [] };

/** All is well. */
const well: Examination = {
  isLocal: false,
  ownVersion: '0.1.0',
  stack: answered(stack),
  runLimit: answered(1000),
  mappings: answered([mapping, stream]),
  queues: answered([ingest, letters]),
  bucketEvents: answered(events),
  mailAccount: answered(account),
  sender: answered({ address: 'alerts@example.org', isVerified: true }),
  followers: { kind: 'not-asked' },
  alarmReaders: answered({ confirmed: 1, pending: 0 }),
  probe: { kind: 'not-asked' },
  names: answered({ version: 3, compiled: 3, changedAt: '2026-01-02T03:00:00.000Z' }),
  signingKey: answered(true),
  now: new Date('2026-01-02T04:00:00.000Z'),
};

it('finds nothing wrong where nothing is', () => {
  expect(findings(well).filter(({ ok, advice }) => !ok || advice !== undefined)).toEqual([]);
  expect(findings(well).map(({ what }) => what)).toMatchInlineSnapshot(`
    [
      "stack: UPDATE_COMPLETE",
      "version: 0.1.0 is deployed, this command is 0.1.0",
      "bucket events: new and removed files reach the queue",
      "event source mappings: all 2 are enabled",
      "concurrent runs: the account allows 1000, the stack uses up to 8",
      "queue parse ingest queue: 0 wait, 0 in work",
      "queue alert dead letters: 0 dead letters",
      "names: version 3 of the list, 3 is compiled",
      "signing key: there",
      "mail account: sending is on, its state is HEALTHY",
      "mail account: out of the sandbox, everybody can get mail",
      "mail account: 10 mails in 24 hours of at most 1000",
      "sender: alerts@example.org is verified",
      "alarm address: 1 confirmed",
    ]
  `);
});

describe('would lose or delay news', () => {
  it.each<[why: string, seen: Partial<Examination>, what: string, advice: RegExp]>([
    [
      'a deployment that failed half-way',
      { stack: answered({ ...stack, status: 'UPDATE_ROLLBACK_FAILED' }) },
      'stack: UPDATE_ROLLBACK_FAILED',
      /Deploy it again/,
    ],
    [
      'code of another version',
      { ownVersion: '0.2.0' },
      'version: 0.1.0 is deployed, this command is 0.2.0',
      /Deploy this/,
    ],
    [
      'a stack from before the version was an output',
      { stack: answered({ ...stack, outputs: {} }) },
      'version: unknown is deployed, this command is 0.1.0',
      /Deploy this/,
    ],
    [
      'a notification that somebody removed',
      { bucketEvents: answered([]) },
      'bucket events: s3:ObjectCreated:* reaches no queue',
      /not read/,
    ],
    [
      'removals that are not announced',
      { bucketEvents: answered([{ queueArn: INGEST, events: ['s3:ObjectCreated:*'] }]) },
      'bucket events: s3:ObjectRemoved:* reaches no queue',
      /Deploy/,
    ],
    [
      'events to a queue that is not ours',
      { bucketEvents: answered([{ ...events[0], queueArn: 'arn:other', events: events[0]?.events ?? [] }]) },
      'bucket events: s3:ObjectCreated:* reaches no queue',
      /Deploy/,
    ],
    [
      'a policy without S3',
      { queues: answered([{ ...ingest, policy: POLICY.replace('s3.', 'sns.') }]) },
      'bucket events: the queue parse ingest queue lets S3 send nothing',
      /Deploy/,
    ],
    [
      'a policy that only forbids',
      { queues: answered([{ ...ingest, policy: POLICY.replace('Allow', 'Deny') }]) },
      'bucket events: the queue parse ingest queue lets S3 send nothing',
      /Deploy/,
    ],
    [
      'no policy',
      { queues: answered([{ ...ingest, policy: '' }]) },
      'bucket events: the queue parse ingest queue lets S3 send nothing',
      /Deploy/,
    ],
    ['a file without a receipt', { probe: answered(null) }, 'probe: a file got no receipt in time', /queues below/],
    [
      'a mapping that was switched off',
      { mappings: answered([{ ...mapping, state: 'Disabled' }]) },
      'event source mappings: not enabled: parse source (Disabled)',
      /Enable/,
    ],
    [
      'a mapping whose function cannot be called',
      { mappings: answered([{ ...mapping, lastResult: 'PROBLEM: Function call failed' }]) },
      'event source mappings: the last batch failed: parse source (PROBLEM: Function call failed)',
      /log of the function/,
    ],
    [
      'a new account and a wide queue',
      { runLimit: answered(10), mappings: answered([{ ...mapping, mostRuns: 7 }, stream]) },
      'concurrent runs: the account allows 10, the stack uses up to 11',
      /Service Quotas.*concurrency/s,
    ],
    [
      'a queue without a limit takes all there are',
      { runLimit: answered(10), mappings: answered([{ ...mapping, mostRuns: null }]) },
      'concurrent runs: the account allows 10, the stack uses up to 14',
      /Service Quotas/,
    ],
    [
      'a dead letter',
      { queues: answered([ingest, { ...letters, waiting: 2 }]) },
      'queue alert dead letters: 2 dead letters',
      /docs\/runbook\.md, "Dead letters"/,
    ],
    [
      'a queue that falls behind',
      { queues: answered([{ ...ingest, waiting: 5, oldest: 301 }]) },
      'queue parse ingest queue: 5 wait, the oldest for 301 s, 0 in work',
      /falls behind/,
    ],
    [
      'names that were not compiled within 20 minutes',
      { names: answered({ version: 4, compiled: 3, changedAt: '2026-01-02T03:39:00.000Z' }) },
      'names: version 4 of the list, 3 is compiled',
      /compile function/,
    ],
    [
      'an account that SES paused',
      { mailAccount: answered({ ...account, isSending: false, enforcement: 'SHUTDOWN' }) },
      'mail account: sending is off, its state is SHUTDOWN',
      /mail nobody/,
    ],
    [
      'an account under review: the next step is a pause',
      { mailAccount: answered({ ...account, enforcement: 'PROBATION' }) },
      'mail account: sending is on, its state is PROBATION',
      /dashboard/,
    ],
    [
      'a quota that is nearly used up',
      { mailAccount: answered({ ...account, sentToday: 800 }) },
      'mail account: 800 mails in 24 hours of at most 1000',
      /quota/,
    ],
    [
      'a sender that may not send',
      { sender: answered({ address: 'alerts@example.org', isVerified: false }) },
      'sender: alerts@example.org is not verified',
      /nobody gets mail/,
    ],
    [
      'followers whom the sandbox does not let mail, by subscription and not by address',
      { followers: answered({ all: 9, unverified: ['a', 'b', 'c', 'd', 'e', 'f'] }) },
      'followers: 6 of 9 are not verified and get no mail',
      /a, b, c, d, e, …$/,
    ],
    [
      'an alarm address whose mail was not answered',
      { alarmReaders: answered({ confirmed: 1, pending: 1 }) },
      'alarm address: 1 not confirmed',
      /follow its link/,
    ],
    [
      'no alarm address',
      { alarmReaders: answered({ confirmed: 0, pending: 0 }) },
      'alarm address: none',
      /alarms reach nobody/,
    ],
    [
      'a question without the right to ask it',
      { runLimit: { kind: 'failed', message: 'User is not authorized' } },
      'concurrent runs: could not be asked (User is not authorized)',
      /credentials/,
    ],
    [
      'an unknown stack',
      { stack: { kind: 'failed', message: 'Stack with id x does not exist' } },
      'stack: could not be asked (Stack with id x does not exist)',
      /CLIPWATCH_STACK/,
    ],
  ])('%s', (_, seen, what, advice) => {
    const wrong = findings({ ...well, ...seen }).filter(({ ok }) => !ok);
    expect(wrong).toEqual([{ what, ok: false, advice: expect.stringMatching(advice) }]);
  });
});

describe('is said, but nothing is lost', () => {
  it.each<[why: string, seen: Partial<Examination>, what: string]>([
    [
      'as much as the account allows, and no more',
      { runLimit: answered(8) },
      'concurrent runs: the account allows 8, the stack uses up to 8',
    ],
    [
      'names that are being compiled',
      { names: answered({ version: 4, compiled: 3, changedAt: '2026-01-02T03:41:00.000Z' }) },
      'names: version 4 of the list, 3 is compiled',
    ],
    [
      'no names yet',
      { names: answered({ version: 0, compiled: 0, changedAt: null }) },
      'names: version 0 of the list, 0 is compiled',
    ],
    [
      'no mail yet, so no key',
      { signingKey: answered(false) },
      'signing key: not yet, the first mail or page makes it',
    ],
    [
      'a burst in work',
      { queues: answered([{ ...ingest, waiting: 500, inWork: 40, oldest: 300 }]) },
      'queue parse ingest queue: 500 wait, the oldest for 300 s, 40 in work',
    ],
    [
      'an age from before the queue was emptied',
      { queues: answered([{ ...ingest, waiting: 0, oldest: 900 }]) },
      'queue parse ingest queue: 0 wait, 0 in work',
    ],
    [
      'the sandbox, while all followers are verified',
      { mailAccount: answered({ ...account, isSandbox: true }), followers: answered({ all: 3, unverified: [] }) },
      'followers: all 3 can get mail in the sandbox',
    ],
    [
      'an account without a daily quota',
      { mailAccount: answered({ ...account, mostADay: -1 }) },
      'mail account: 10 mails in 24 hours of at most any number',
    ],
    ['a file that arrived', { probe: answered(2.5) }, 'probe: a file had its receipt after 2.5 s'],
    [
      'no alarm address on this machine',
      { isLocal: true, alarmReaders: answered({ confirmed: 0, pending: 0 }) },
      'alarm address: none, and none is needed here',
    ],
    [
      'what the emulator does not know',
      { isLocal: true, mailAccount: { kind: 'unsupported' } },
      'mail account: cannot be asked here',
    ],
  ])('%s', (_, seen, what) => {
    const found = findings({ ...well, ...seen });
    expect(found.filter(({ ok }) => !ok)).toEqual([]);
    expect(found.map((one) => one.what)).toContain(what);
  });
});

it('reports an answer that is missing once, and goes on', () => {
  const failed = { kind: 'failed', message: 'denied' } as const;
  const found = findings({ ...well, queues: failed, runLimit: failed });
  expect(found.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual([
    'concurrent runs: could not be asked (denied)',
    'queues: could not be asked (denied)',
  ]);
});
