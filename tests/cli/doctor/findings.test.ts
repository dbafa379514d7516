import { describe, expect, it } from 'vitest';
import type { Answer, Examination, SeenMapping, SeenQueue } from '../../../cli/doctor/examination.ts';
import { findings } from '../../../cli/doctor/findings.ts';
import { AUTOMATON_FORMAT } from '../../../shared/contract/name.ts';

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
  oldest: answered<number | null>(null),
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
const source = (id: string) => ({ type: 'AWS::Lambda::EventSourceMapping', logicalId: id, physicalId: id });
const resources = [source('parse'), source('mentions'), { ...source('letters'), type: 'AWS::SQS::Queue' }];
const stack = { status: 'UPDATE_COMPLETE', outputs: { Version: '0.1.0' }, resources };
const stored = { version: 3, format: AUTOMATON_FORMAT, compiledAt: '2026-01-02T03:01:00.000Z' };
const names = { version: 3, stored, changedAt: '2026-01-02T03:00:00.000Z', failedRuns: { kind: 'not-asked' } } as const;
/** Changed seven times since it was compiled, the last time a minute ago. */
const edited = { ...names, version: 10, changedAt: '2026-01-02T03:59:00.000Z', failedRuns: answered(0) };
const denied = { kind: 'failed', message: 'not authorized' } as const;

const swept = {
  startedAt: '2026-01-01T06:00:00.000Z',
  endedAt: '2026-01-01T06:01:00.000Z',
  ...{ files: 214, receipts: 213, repaired: 1, removed: 0, stillMissing: 0 },
};

/** All is well. */
const well: Examination = {
  isLocal: false,
  ownVersion: '0.1.0',
  stack: answered(stack),
  runLimit: answered(1000),
  mappings: answered([mapping, stream]),
  queues: answered([ingest, letters]),
  alertLetters: answered({ count: 0, isAll: true }),
  bucketEvents: answered(events),
  mailAccount: answered(account),
  sender: answered({ address: 'alerts@example.org', isVerified: true }),
  followers: { kind: 'not-asked' },
  alarmReaders: answered({ confirmed: 1, pending: 0 }),
  probe: { kind: 'not-asked' },
  names: answered(names),
  sweeps: answered([swept]),
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
      "concurrent runs: 1000 are unreserved in the account; files take up to 4, alerts 4 or more, the rest 4 or more",
      "queue parse ingest queue: 0 wait, 0 in work",
      "queue alert dead letters: 0 dead letters",
      "alert dead letters: none",
      "sweep: 214 files, 213 receipts, 1 sent to be read, 0 to be removed, 21 h ago",
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
      'no sweep for two days',
      { sweeps: answered([swept]), now: new Date('2026-01-03T06:01:00.000Z') },
      'sweep: 214 files, 213 receipts, 1 sent to be read, 0 to be removed, 2 days ago',
      /events? brought are not found/,
    ],
    [
      'files that fail whenever the sweep sends them',
      { sweeps: answered([{ ...swept, repaired: 0, stillMissing: 1 }]) },
      'sweep: 214 files, 213 receipts, 0 sent to be read, 0 to be removed, 1 still missing, 21 h ago',
      /clipwatch dlq list/,
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
      { mappings: answered([{ ...mapping, state: 'Disabled' }, stream]) },
      'event source mappings: not enabled: parse source (Disabled)',
      /Enable/,
    ],
    [
      'a mapping whose function cannot be called',
      { mappings: answered([{ ...mapping, lastResult: 'PROBLEM: Function call failed' }, stream]) },
      'event source mappings: the last batch failed: parse source (PROBLEM: Function call failed)',
      /log of the function/,
    ],
    [
      'a stack that has mappings, of which Lambda answers none',
      { mappings: answered([]) },
      'event source mappings: 0 of 2, none reads parse ingest queue, the stream of the table',
      /Deploy/,
    ],
    [
      'a stack without mappings',
      { mappings: answered([]), stack: answered({ ...stack, resources: [] }) },
      'event source mappings: 0 of 2, none reads parse ingest queue, the stream of the table',
      /Deploy/,
    ],
    [
      'fewer mappings than the stack has',
      { stack: answered({ ...stack, resources: [...resources, source('videos')] }) },
      'event source mappings: 2 of 3',
      /Deploy/,
    ],
    [
      'a queue that nothing reads',
      { queues: answered([ingest, { ...ingest, name: 'store results queue', arn: 'arn:results' }]) },
      'event source mappings: 2 of 3, none reads store results queue',
      /Deploy/,
    ],
    [
      'a mapping that somebody deleted',
      { mappings: answered([{ ...mapping, state: 'not there', sourceArn: '' }, stream]) },
      'event source mappings: not enabled: parse source (not there)',
      /deploy again/,
    ],
    [
      'a new account and a wide queue',
      { runLimit: answered(10), mappings: answered([{ ...mapping, mostRuns: 7 }, stream]) },
      'concurrent runs: 10 are unreserved in the account; files take up to 7, alerts 4 or more, the rest 4 or more',
      /Service Quotas.*concurrency/s,
    ],
    [
      'a queue without a limit takes all there are',
      { runLimit: answered(10), mappings: answered([{ ...mapping, mostRuns: null }, stream]) },
      'concurrent runs: 10 are unreserved in the account; files take up to 10, alerts 4 or more, the rest 4 or more',
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
      { queues: answered([{ ...ingest, waiting: 5, oldest: answered(301) }]) },
      'queue parse ingest queue: 5 wait, the oldest for 301 s, 0 in work',
      /falls behind/,
    ],
    [
      'messages that fail again and again: most of the time they are in work',
      { queues: answered([{ ...ingest, inWork: 40, oldest: answered(7200) }]) },
      'queue parse ingest queue: 0 wait, the oldest for 7200 s, 40 in work',
      /falls behind or fails/,
    ],
    [
      'an age without the right to ask it, while messages wait',
      { queues: answered([{ ...ingest, waiting: 100_000, oldest: denied }]) },
      'queue parse ingest queue: 100000 wait, the oldest for a time that could not be asked, 0 in work',
      /cloudwatch:GetMetricData \(not authorized\)/,
    ],
    [
      'an age without the right to ask it, while messages are in work',
      { queues: answered([{ ...ingest, inWork: 1, oldest: denied }]) },
      'queue parse ingest queue: 0 wait, the oldest for a time that could not be asked, 1 in work',
      /cloudwatch:GetMetricData/,
    ],
    [
      'alerts that were given up: they lie in the archive bucket',
      { alertLetters: answered({ count: 3, isAll: true }) },
      'alert dead letters: 3',
      /docs\/runbook\.md, "Dead letters"/,
    ],
    [
      'more of them than a page lists',
      { alertLetters: answered({ count: 1000, isAll: false }) },
      'alert dead letters: over 1000',
      /docs\/runbook\.md, "Dead letters"/,
    ],
    [
      'names that were not compiled within 20 minutes',
      { names: answered({ ...names, version: 4, changedAt: '2026-01-02T03:39:00.000Z' }) },
      'names: version 4 of the list, 3 is compiled',
      /compile function/,
    ],
    [
      'no names that were ever compiled',
      { names: answered({ ...names, version: 4, stored: null, changedAt: '2026-01-02T03:39:00.000Z' }) },
      'names: version 4 of the list, 0 is compiled',
      /compile function/,
    ],
    [
      'a list that is changed so often that its last change is always new, while compiling fails',
      { names: answered({ ...edited, failedRuns: answered(4) }) },
      'names: version 10 of the list, 3 is compiled, 4 runs failed since',
      /compile function/,
    ],
    [
      'such a list, without the right to ask whether compiling fails',
      { names: answered({ ...edited, failedRuns: denied }) },
      'names: version 10 of the list, 3 is compiled, perhaps for long',
      /not authorized.*cloudwatch:GetMetricData/,
    ],
    [
      'names that another release compiled, of the version of the list',
      { names: answered({ ...names, stored: { ...stored, format: AUTOMATON_FORMAT - 1 } }) },
      `names: what is compiled has format ${AUTOMATON_FORMAT - 1}, this version loads ${AUTOMATON_FORMAT}`,
      /match no names/,
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
      { followers: answered({ asked: 9, isAll: true, unverified: ['a', 'b', 'c', 'd', 'e', 'f'] }) },
      'followers: 6 of 9 are not verified and get no mail',
      /a, b, c, d, e, …$/,
    ],
    [
      'such a follower among those that were looked at',
      { followers: answered({ asked: 200, isAll: false, unverified: ['a'] }) },
      'followers: 1 of the first 200 are not verified and get no mail; the others were not looked at',
      /Their subscriptions: a$/,
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
      'concurrent runs: 8 are unreserved in the account; files take up to 4, alerts 4 or more, the rest 4 or more',
    ],
    [
      'names that are being compiled',
      { names: answered({ ...names, version: 4, changedAt: '2026-01-02T03:41:00.000Z' }) },
      'names: version 4 of the list, 3 is compiled',
    ],
    [
      'many names that were imported a minute ago, in several changes',
      { names: answered(edited) },
      'names: version 10 of the list, 3 is compiled',
    ],
    [
      'one change a minute ago, and no right to ask whether compiling fails',
      { names: answered({ ...edited, version: 4, failedRuns: denied }) },
      'names: version 4 of the list, 3 is compiled',
    ],
    [
      'many changes since it was compiled a few minutes ago, and no right to ask',
      {
        names: answered({
          ...edited,
          stored: { ...stored, compiledAt: '2026-01-02T03:50:00.000Z' },
          failedRuns: denied,
        }),
      },
      'names: version 10 of the list, 3 is compiled',
    ],
    [
      'no names yet',
      { names: answered({ ...names, version: 0, stored: null, changedAt: null }) },
      'names: version 0 of the list, 0 is compiled',
    ],
    ['no sweep that ended yet', { sweeps: answered([]) }, 'sweep: none has ended yet'],
    [
      'no mail yet, so no key',
      { signingKey: answered(false) },
      'signing key: not yet, the first mail or page makes it',
    ],
    [
      'a burst in work',
      { queues: answered([{ ...ingest, waiting: 500, inWork: 40, oldest: answered(300) }]) },
      'queue parse ingest queue: 500 wait, the oldest for 300 s, 40 in work',
    ],
    [
      'an age from before the queue was emptied',
      { queues: answered([{ ...ingest, waiting: 0, oldest: answered(900) }]) },
      'queue parse ingest queue: 0 wait, 0 in work',
    ],
    [
      'an empty queue, and no right to ask for ages',
      { queues: answered([{ ...ingest, oldest: denied }]) },
      'queue parse ingest queue: 0 wait, 0 in work',
    ],
    [
      'a queue that was used for the first time in hours: CloudWatch has no age yet',
      { queues: answered([{ ...ingest, waiting: 5 }]) },
      'queue parse ingest queue: 5 wait, the oldest for a time not known yet, 0 in work',
    ],
    [
      'ages that the emulator does not know',
      { isLocal: true, queues: answered([{ ...ingest, waiting: 5, oldest: { kind: 'unsupported' } }]) },
      'queue parse ingest queue: 5 wait, 0 in work',
    ],
    [
      'the sandbox, while all followers are verified',
      {
        mailAccount: answered({ ...account, isSandbox: true }),
        followers: answered({ asked: 3, isAll: true, unverified: [] }),
      },
      'followers: all 3 can get mail in the sandbox',
    ],
    [
      'more followers than are looked at',
      { followers: answered({ asked: 200, isAll: false, unverified: [] }) },
      'followers: the first 200 can get mail in the sandbox; the others were not looked at',
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

it('says what waits in a burst where the default concurrency has the runs of a new account', () => {
  const results: SeenMapping = { ...mapping, name: 'store source', mostRuns: 2 };
  const mappings = answered([mapping, results, stream, { ...stream, name: 'alert videos' }]);
  const [found] = findings({ ...well, mappings, runLimit: answered(10) }).filter(({ what }) => /runs/.test(what));
  expect(found).toEqual({
    what: 'concurrent runs: 10 are unreserved in the account; files take up to 6, alerts 8 or more, the rest 4 or more',
    ok: true,
    advice: expect.stringMatching(
      /alerts wait for room and the API may answer 503.*tried again for an hour and more, and nothing is lost/,
    ),
  });
  const [enough] = findings({ ...well, mappings, runLimit: answered(18) }).filter(({ what }) => /runs/.test(what));
  expect(enough?.advice).toBeUndefined();
});

it('reports an answer that is missing once, and goes on', () => {
  const failed = { kind: 'failed', message: 'denied' } as const;
  const found = findings({ ...well, queues: failed, runLimit: failed });
  expect(found.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual([
    'concurrent runs: could not be asked (denied)',
    'queues: could not be asked (denied)',
  ]);
});
