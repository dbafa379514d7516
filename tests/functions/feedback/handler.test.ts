import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alertIdOf } from '../../../functions/aws/table/alert/alert-rows.ts';
import { getAlert, listAlerts, reopen } from '../../../functions/aws/table/alert/alerts.ts';
import { claim, settle } from '../../../functions/aws/table/alert/ledger.ts';
import { owedTo } from '../../../functions/aws/table/alert/owed.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { suppressionOf } from '../../../functions/aws/table/subscription/suppressed.ts';
import { handler } from '../../../functions/feedback/handler.ts';
import type { Owed } from '../../../shared/contract/alert.ts';
import { message } from '../../support/cost/events.ts';
import { bounce, complaint, delivery, opened, reject } from '../../support/fake/ses-events.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';

const ADDRESS = 'press@example.org';
const owed: Owed = {
  recipient: ADDRESS,
  subscriptionId: 's1',
  nameId: 'mara-lind',
  story: 'story',
  clipId: 'c1',
  droppedAt: '2026-11-26T07:59:00.000Z',
  recordedAt: '2026-11-26T07:59:01.000Z',
  when: 'now',
  debt: { kind: 'mention' },
};
const alertId = alertIdOf(owed);
/** The id of the mail that told it. */
const messageId = 'm';
const other = (story: string, recipient = ADDRESS): Owed => ({ ...owed, story, recipient });
const at = (day: number, hour = 8) => `2026-11-${String(day).padStart(2, '0')}T0${hour}:00:00.000Z`;
const now = new Date('2026-11-26T08:00:00Z');

let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

const receive = (...bodies: string[]) => handler({ Records: bodies.map((body, i) => message(`m${i}`, body)) });

describe('an address', () => {
  it.each<[why: string, bodies: string[], reason: string | null]>([
    ['that does not exist gets no more mail, at once', [bounce('Permanent', 'NoEmail')], 'hard-bounce'],
    ['whose reader complains, at once', [complaint()], 'complaint'],
    ['that was full once gets its mail', [bounce('Transient', 'MailboxFull')], null],
    [
      'that was full on three days gets no more',
      [20, 21, 22].map((day) => bounce('Transient', 'MailboxFull', { at: at(day) })),
      'soft-bounces',
    ],
    [
      'that took a mail after three days gets its mail',
      [...[20, 21, 22].map((day) => bounce('Transient', 'MailboxFull', { at: at(day) })), delivery({ at: at(22, 9) })],
      null,
    ],
    ['whose mail had a virus, says SES, gets others', [reject()], null],
    ['is not judged by what is of no concern', [opened()], null],
  ])('%s', async (_, bodies, reason) => {
    expect(await receive(...bodies)).toEqual({ batchItemFailures: [] });
    expect((await suppressionOf(ADDRESS))?.reason ?? null).toBe(reason);
  });

  it('is judged for itself: a message that cannot be read holds up no other', async () => {
    const { batchItemFailures } = await receive('nonsense', complaint(), '{"eventType":"Bounce"}');
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm0' }, { itemIdentifier: 'm2' }]);
    expect(await suppressionOf(ADDRESS)).not.toBeNull();
  });
});

describe('an alert', () => {
  it('shows what came back of its mail, and stays told', async () => {
    await record([owed]);
    await claim(owed, now);
    await settle(owed, { state: 'sent', messageId }, now);
    await receive(bounce('Permanent', 'General', { messageId }));
    expect(await getAlert(alertId)).toMatchObject({
      state: 'sent',
      messageId,
      reason: 'bounced (Permanent General): smtp; 550 5.1.1 <(address)>: user unknown',
    });
  });

  it('of a mail that told several shows it too, whatever they were told as; others do not', async () => {
    const mails = { first: owed, summary: other('b'), later: other('c'), elsewhere: other('a', 'desk@example.org') };
    await record(Object.values(mails));
    await settle(mails.first, { state: 'sent', messageId }, now);
    await settle(mails.later, { state: 'sent', messageId: 'm-2' }, now);
    await settle(mails.elsewhere, { state: 'sent', messageId }, now);
    await receive(complaint({ messageId }));
    await settle(mails.summary, { state: 'digested', messageId }, now);
    const reasons = await Promise.all(
      Object.values(mails).map(async (one) => (await getAlert(alertIdOf(one)))?.reason),
    );
    const reason = 'called spam by the reader: abuse';
    expect(reasons).toEqual([reason, reason, undefined, undefined]);
    const { items } = await listAlerts({ address: ADDRESS, limit: 10, position: null });
    expect(items.map((one) => [one.story, one.reason]).sort()).toEqual([
      ['b', reason],
      ['c', undefined],
      ['story', reason],
    ]);
  });

  it('that is sent again shows what came back no more', async () => {
    await record([owed]);
    await settle(owed, { state: 'sent', messageId }, now);
    await receive(complaint({ messageId }));
    await reopen(alertId, now);
    expect((await getAlert(alertId))?.reason).toBeUndefined();
    await settle(owed, { state: 'sent', messageId: 'm-2' }, now);
    expect((await getAlert(alertId))?.reason).toBeUndefined();
  });
});

const sending = [() => record([owed]), () => claim(owed, now), () => settle(owed, { state: 'sent', messageId }, now)];
const reports = [
  bounce('Transient', 'MailboxFull', { messageId, at: at(20) }),
  bounce('Transient', 'MailboxFull', { messageId, at: at(21) }),
  delivery({ messageId, at: at(22) }),
  bounce('Permanent', 'General', { messageId, at: at(23) }),
  complaint({ messageId, at: at(24) }),
];

async function endState() {
  return {
    alert: await getAlert(alertId),
    suppression: await suppressionOf(ADDRESS),
    owed: await owedTo(ADDRESS, 'now'),
  };
}

it('early, twice, late, in any order, during a send: the end is the same', async () => {
  for (const step of sending) await step();
  await receive(...reports);
  const expected = await endState();
  expect(expected).toMatchObject({
    alert: { state: 'sent', reason: 'called spam by the reader: abuse' },
    suppression: { reason: 'complaint' },
    owed: [],
  });
  const events = fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2 });
  // The alert is recorded before its mail is sent: no report can come before that.
  const places = fc.array(fc.nat(reports.length * 2), { minLength: 2, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(events, places, async (bodies, at) => {
      table = new FakeTable();
      const [claimed = 0, settled = 0] = at.toSorted((a, b) => a - b);
      await sending[0]?.();
      for (const [i, body] of [...bodies, ''].entries()) {
        if (i === claimed) await sending[1]?.();
        if (i === settled) await sending[2]?.();
        if (body !== '') await receive(body);
      }
      expect(await endState()).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

const tellOnce = async () => {
  for (const step of sending) await step();
};

it('a crash at any request is mended when the message comes again', async () => {
  await crashAtEachRequest({
    start: () => {
      table = new FakeTable();
      return table;
    },
    work: async () => {
      await tellOnce().catch(() => {});
      await receive(...reports);
    },
    check: async (label) => {
      await tellOnce();
      await receive(...reports);
      const { alert, suppression } = await endState();
      expect([alert?.reason, suppression?.reason], label).toEqual(['called spam by the reader: abuse', 'complaint']);
    },
  });
});
