/** What SES, the table and other runs may do meanwhile: nobody is told twice but for what is counted, nobody is forgotten. */
import { beforeEach, describe, expect, it } from 'vitest';
import { arrangeDigest } from '../../../functions/aws/table/alert/period.ts';
import { getSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { doJob } from '../../../functions/send/jobs.ts';
import type { MailJob } from '../../../shared/contract/alert.ts';
import { SEND_LEASE_MS } from '../../../shared/triggers.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { follow } from '../../support/world/follow.ts';
import { SENDER, SendWorld } from '../../support/world/send-world.ts';

let world: SendWorld;

/** Longer than the function remembers that SES takes nothing. */
const SOME_TIME = 2 * 60 * 60;

beforeEach(async () => {
  world = new SendWorld();
  await follow('anna');
  await follow('ben');
});

const both = [
  { kind: 'news', recipient: 'anna@example.org' },
  { kind: 'news', recipient: 'ben@example.org' },
] as const;

describe('what SES says to one mail', () => {
  it('in the sandbox one address is refused for good, and the other one gets its mail', async () => {
    world.ses.verified = new Set([SENDER, 'anna@example.org']);
    await world.news(['anna', 'ben'], ['a', 'b']);
    expect(await world.run(...both)).toEqual([]);
    expect(world.states('anna')).toEqual(['sent', 'sent']);
    expect(world.states('ben')).toEqual([
      expect.stringContaining('refused (MessageRejected: Email address is not verified'),
      expect.stringContaining('refused'),
    ]);
    expect(world.owedRows()).toBe(0);
    world.ses.verified = null;
    const { calls } = world.ses;
    await world.run(...both);
    expect(world.ses.calls).toBe(calls);
  });

  it('an address is verified as it is written in its subscription', async () => {
    await follow('carla', { address: 'Carla.Stein@Example.org' });
    world.ses.verified = new Set([SENDER, 'Carla.Stein@Example.org']);
    await world.news(['anna'], ['a']);
    const { record } = await import('../../../functions/aws/table/alert/record-owed.ts');
    await record([world.owed('carla', 'a', { recipient: 'carla.stein@example.org' })]);
    await world.run({ kind: 'news', recipient: 'carla.stein@example.org' });
    expect(world.ses.sent.map(({ to }) => to)).toEqual(['Carla.Stein@Example.org']);
  });

  it('the log counts refusals, and names no address, no name and no title', async () => {
    world.ses.verified = new Set([SENDER, 'anna@example.org']);
    await world.news(['anna', 'ben'], ['a secret title']);
    await world.run(...both);
    expect(world.log).toContainEqual(expect.objectContaining({ message: 'mail refused', deliveries: 1 }));
    expect(world.log).toContainEqual(
      expect.objectContaining({ message: 'mail sent', to: expect.stringMatching(/^[0-9a-f]{12}$/) }),
    );
    expect(JSON.stringify(world.log)).not.toMatch(/@|Mara|secret/);
  });

  it.each([
    ['is throttled', () => Object.assign(world.ses, { throttled: 1 })],
    ['fails inside SES', () => Object.assign(world.ses, { failing: 1 })],
  ])('a mail that %s goes by the next try; the others at once', async (_, fail) => {
    await world.news(['anna', 'ben'], ['a']);
    fail();
    const again = await world.run(...both);
    expect(again).toHaveLength(1);
    expect([...world.states('anna'), ...world.states('ben')].sort()).toEqual([
      expect.stringMatching(/^open \(/),
      'sent',
    ]);
    world.wait(31);
    expect(await world.run(...again)).toEqual([]);
    expect([...world.states('anna'), ...world.states('ben')]).toEqual(['sent', 'sent']);
    expect(world.ses.sent).toHaveLength(2);
  });

  it('before its time nothing is tried, whatever news comes', async () => {
    await world.news(['anna'], ['a']);
    world.ses.failing = 1;
    await world.tell('anna');
    const { calls } = world.ses;
    await world.news(['anna'], ['b']);
    await world.tell('anna');
    expect(world.ses.calls).toBe(calls);
    world.wait(31);
    await world.tell('anna');
    expect(world.states('anna')).toEqual(['sent', 'sent']);
  });

  it('each further try waits twice as long, an hour at most', async () => {
    await world.news(['anna'], ['a']);
    world.ses.failing = 12;
    const pauses: number[] = [];
    for (let tries = 0; tries < 12; tries++) {
      await world.tell('anna');
      const [row] = world.table.ofKind('mail-pace');
      const at = String(Object(row?.retry).at);
      pauses.push((Date.parse(at) - Date.now()) / 1000);
      world.wait(pauses.at(-1) ?? 0);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600, 3600]);
    await world.tell('anna');
    expect(world.states('anna')).toEqual(['sent']);
  });

  it('one that SES took, whose answer was lost, is sent once more, and the ledger counts it', async () => {
    await world.news(['anna'], ['a']);
    let lost = 0;
    world.ses.isAnswerLost = (operation) => operation === 'SendEmail' && ++lost === 1;
    await world.tell('anna');
    world.wait(31);
    await world.tell('anna');
    await world.tell('anna');
    expect(world.ses.sent).toHaveLength(2);
    expect(world.table.ofKind('delivery')).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });
});

it('waiting for a turn under the rate of the account is no try', async () => {
  const state = () => {
    const [row] = world.table.ofKind('delivery');
    const [pace] = world.table.ofKind('mail-pace');
    return [row?.state, row?.attempts ?? 0, Object(pace?.retry).attempt];
  };
  await world.news(['anna'], ['a']);
  for (let runs = 0; runs < 8; runs++) {
    // No turn comes within a run that is over.
    const run = { id: 'over', now: () => new Date(), until: new Date(Date.now() - 1) };
    expect(await doJob(both[0], run)).toMatchObject({ kind: 'later' });
    world.wait(6);
  }
  expect(state()).toEqual(['open', 0, 0]);
  world.ses.failing = 1;
  await world.tell('anna');
  expect(state()).toEqual(['open', 1, 1]);
  world.wait(31);
  await world.tell('anna');
  expect(state()).toEqual(['sent', 2, undefined]);
});

it('two jobs about one recipient in a batch are two runs: one tells, and the pace knows of it', async () => {
  await world.news(['anna'], ['a', 'b']);
  const asked = { kind: 'news', recipient: 'anna@example.org', asked: true } as const;
  expect(await world.run(both[0], asked)).toHaveLength(1);
  expect(world.ses.sent).toHaveLength(1);
  expect(world.table.ofKind('mail-pace')).toMatchObject([{ sent: [{ stories: 2 }] }]);
});

describe('while SES takes no mail of the account', () => {
  it.each<[string, (is: boolean) => void]>([
    ['sending is paused', (is) => Object.assign(world.ses, { isPaused: is })],
    ['the quota of the day is used up', (is) => Object.assign(world.ses, { quota: is ? 0 : 50_000 })],
    [
      'the sender is not verified',
      (is) => Object.assign(world.ses, { verified: is ? new Set(['anna@example.org', 'ben@example.org']) : null }),
    ],
  ])('%s: nobody is refused, an alarm hears of it, and all is told once it takes mail again', async (_, stop) => {
    await world.news(['anna', 'ben'], ['a', 'b']);
    stop(true);
    expect(await world.run(...both)).toHaveLength(2);
    expect(world.log).toContainEqual(expect.objectContaining({ message: 'mail stopped' }));
    expect([...world.states('anna'), ...world.states('ben')]).toEqual(
      Array.from({ length: 4 }, () => expect.stringMatching(/^open \(\w+: /)),
    );
    for (const seconds of [31, 61]) {
      world.wait(seconds);
      await world.run(...both);
    }
    await world.pass(24 * 60 * 60);
    expect(world.ses.sent).toHaveLength(0);
    stop(false);
    await world.pass(SOME_TIME);
    expect([...world.states('anna'), ...world.states('ben')]).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(world.ses.sent).toHaveLength(2);
  });

  it.each<[string, MailJob]>([
    ['news', { kind: 'news', recipient: 'anna@example.org' }],
    ['a digest', { kind: 'digest', subscriptionId: 'daily', dueAt: 'now', asked: true }],
    ['a question whether an address wants mails', { kind: 'confirm', subscriptionId: 'new' }],
    ['word that a web hook has ended', { kind: 'hook-ended', subscriptionId: 'hook', reason: 'HTTP 410' }],
  ])('an alarm hears of %s that waits', async (_, job) => {
    await follow('daily', { cadence: 'daily' });
    const daily = await getSubscription('daily');
    if (daily !== null) await arrangeDigest(daily, new Date());
    await follow('new', { confirmed: false });
    await follow('hook', { channel: { kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/secret' } });
    await world.news(['anna'], ['a']);
    world.ses.isPaused = true;
    await world.run(job.kind === 'digest' ? { ...job, dueAt: new Date().toISOString() } : job);
    expect(world.ses.sent).toEqual([]);
    const lines = world.log.filter((line) => 'message' in line && line.message === 'mail stopped');
    expect(lines).toEqual([
      {
        message: 'mail stopped',
        kind: job.kind === 'news' ? 'alert' : job.kind,
        to: expect.stringMatching(/^[0-9a-f]{12}$/),
        reason: expect.stringContaining('paused'),
      },
    ]);
    expect(JSON.stringify(world.log)).not.toContain('@');
  });

  it('a run asks SES no more once it knows', async () => {
    const readers = Array.from({ length: 9 }, (_, i) => `reader-${i}`);
    for (const reader of readers) await follow(reader);
    await world.news(readers, ['a']);
    world.ses.isPaused = true;
    const jobs = readers.map((reader) => ({ kind: 'news', recipient: `${reader}@example.org` }) as const);
    await world.run(...jobs);
    const { calls } = world.ses;
    await world.run(...jobs);
    expect(calls).toBeLessThanOrEqual(9);
    expect(world.ses.calls).toBe(calls);
  });
});

describe('other runs, and runs that die', () => {
  it('two runs with one recipient at once send one mail', async () => {
    await world.news(['anna'], ['a', 'b']);
    const again = await Promise.all([world.tell('anna'), world.tell('anna'), world.tell('anna')]);
    expect(again.flat()).toHaveLength(2);
    expect(world.ses.sent).toHaveLength(1);
    world.wait(10);
    await Promise.all([world.tell('anna'), world.tell('anna')]);
    expect(world.ses.sent).toHaveLength(1);
  });

  it('a crash at any request of a run costs at most one duplicate, which is counted, and loses nothing', async () => {
    await crashAtEachRequest({
      start: () => world.table,
      work: async () => {
        const { beforeRequest } = world.table;
        // Crashes are those of the function.
        world.table.beforeRequest = () => {};
        world = new SendWorld();
        await follow('anna');
        await world.news(['anna'], ['a', 'b']);
        world.table.beforeRequest = beforeRequest;
        await world.tell('anna').catch(() => undefined);
      },
      check: async (label) => {
        // Its message comes back, and every lease ends.
        for (let tries = 0; tries < 3; tries++) {
          world.wait(SEND_LEASE_MS / 1000 + 1);
          await world.tell('anna');
        }
        expect(world.states('anna'), label).toEqual(['sent', 'sent']);
        expect(world.owedRows(), label).toBe(0);
        const attempts = world.table.ofKind('delivery').map((row) => Number(row.attempts));
        expect(world.ses.sent.length, label).toBeLessThanOrEqual(2);
        expect(Math.max(...attempts), label).toBeGreaterThanOrEqual(world.ses.sent.length);
        expect(Math.max(...attempts), label).toBeLessThanOrEqual(2);
      },
    });
  });

  it('a run that dies while it gives the recipient back holds it for a lease; then what has come since is told', async () => {
    await world.news(['anna'], ['a']);
    world.table.beforeRequest = (_number, _operation, input) => {
      if (JSON.stringify(input).includes('REMOVE heldBy')) throw new Error('crash');
    };
    // SQS gives the message of a run that died or failed again.
    expect(await world.tell('anna')).toHaveLength(1);
    world.table.beforeRequest = () => {};
    expect(world.states('anna')).toEqual(['sent']);
    await world.news(['anna'], ['b']);
    expect(await world.tell('anna')).toHaveLength(1);
    expect(world.states('anna')).toEqual(['sent', 'open']);
    world.wait(SEND_LEASE_MS / 1000 + 1);
    expect(await world.tell('anna')).toEqual([]);
    expect(world.states('anna')).toEqual(['sent', 'sent']);
    expect(world.ses.sent).toHaveLength(2);
  });

  it('what one recipient meets holds up no other', async () => {
    await world.news(['anna', 'ben'], ['a']);
    world.table.beforeRequest = (_number, _operation, input) => {
      if (JSON.stringify(input).includes('OWED#anna')) throw new Error('throttled');
    };
    expect(await world.run(...both)).toEqual([both[0]]);
    expect(world.states('ben')).toEqual(['sent']);
  });

  it('a message that is no job fails alone', async () => {
    await world.news(['anna'], ['a']);
    const wrong = { kind: 'news' } as never;
    expect(await world.run(wrong, both[0])).toEqual([wrong]);
    expect(world.states('anna')).toEqual(['sent']);
  });
});
