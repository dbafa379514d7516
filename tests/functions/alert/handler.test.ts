import { SESv2Client, SendEmailCommand, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandler } from '../../../functions/alert/handler.ts';
import { LEASE_MS } from '../../../functions/aws/table/earlier-claims.ts';
import { createName } from '../../../functions/aws/table/names.ts';
import { settle } from '../../../functions/aws/table/settle.ts';
import type { Result } from '../../../shared/contract/message.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { FakeParameters } from '../../support/fake-parameters.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { follow } from '../../support/follow.ts';
import { clipResult, fileVersion } from '../../support/results.ts';

const ses = mockClient(SESv2Client);
let table: FakeTable;
let handler: ReturnType<typeof createHandler>;
let now: Date;

const settleOne = (result: Result) => settle(result, { now, archiveText: async () => 'key' });

/** The records that pass the filter of the event source mapping: inserted mentions, as DynamoDB JSON. */
function newMentions(): DynamoDBRecord[] {
  return table.stream
    .filter(({ eventName, new: image }) => eventName === 'INSERT' && image?.kind === 'mention')
    .map(({ new: image }) => ({
      eventName: 'INSERT',
      dynamodb: {
        NewImage: {
          kind: { S: 'mention' },
          clipId: { S: String(image?.clipId) },
          nameId: { S: String(image?.nameId) },
        },
      },
    }));
}
const alert = () => handler({ Records: newMentions() });
const mails = () =>
  ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
    to: input.Destination?.ToAddresses,
    // Quoted-printable breaks long lines anywhere.
    mime: Buffer.from(input.Content?.Raw?.Data ?? [])
      .toString()
      .replaceAll('=\r\n', ''),
  }));

beforeEach(async () => {
  process.env.TABLE_NAME = 'table';
  process.env.NEWS_DAYS = '7';
  process.env.SENDER_ADDRESS = 'alerts@example.org';
  process.env.API_URL = 'https://api.example.org';
  process.env.SIGNING_KEYS_PARAMETER = '/signing-keys';
  now = new Date('2026-01-02T03:04:06.000Z');
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.spyOn(console, 'info').mockReturnValue();
  table = new FakeTable();
  new FakeParameters();
  handler = createHandler();
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  await createName({ id: 'ada-berg', name: 'Ada Berg', aliases: [] });
});

describe('recipients', () => {
  it('a follower of the name or of all names gets one mail with a link to the record', async () => {
    await follow('anna');
    await follow('ben', { nameIds: ['mara-lind'] });
    await settleOne(clipResult());
    await alert();
    expect(
      mails()
        .map(({ to }) => to?.[0])
        .sort(),
    ).toEqual(['anna@example.org', 'ben@example.org']);
    expect(mails()[0]?.mime).toContain('Subject: Mara Lind in Radio Coteaux: Title 1');
    expect(mails()[0]?.mime).toMatch(/https:\/\/api\.example\.org\/clips\/[0-9a-f]{32}/);
    expect(mails()[0]?.mime).toContain('multipart/alternative');
  });

  it.each<[string, Partial<Subscription>]>([
    ['followers of other names', { nameIds: ['ada-berg'] }],
    ['an address that has not confirmed', { confirmed: false }],
    ['daily subscribers: they get a digest', { cadence: 'daily' }],
  ])('not %s', async (_, subscription) => {
    await follow('anna', subscription);
    await settleOne(clipResult());
    await alert();
    expect(mails()).toEqual([]);
  });

  it('one address that follows twice gets one mail, whatever its case', async () => {
    await follow('one', { address: 'anna@example.org' });
    await follow('two', { address: 'Anna@Example.org', nameIds: ['mara-lind'] });
    await settleOne(clipResult());
    await alert();
    expect(mails()).toHaveLength(1);
  });

  it('many new mentions become one mail', async () => {
    await follow('anna');
    for (let i = 1; i <= 30; i++) {
      await settleOne(clipResult(1, { file: fileVersion(1, `clips/${i}.txt`), story: `s${i}` }));
    }
    await alert();
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.mime).toContain('Subject: 30 clips mention Mara Lind');
  });
});

describe('no mail is sent twice', () => {
  beforeEach(async () => {
    await follow('anna');
    await settleOne(clipResult());
  });

  it('not when the whole stream is replayed', async () => {
    await alert();
    await alert();
    await handler({ Records: [...newMentions(), ...newMentions()].reverse() });
    expect(mails()).toHaveLength(1);
    expect(table.ofKind('delivery')).toMatchObject([{ state: 'sent', messageId: 'm-1', attempts: 1 }]);
  });

  it('not for the same story under another key', async () => {
    await alert();
    await settleOne(clipResult(1, { file: fileVersion(1, 'copy.txt') }));
    await alert();
    expect(mails()).toHaveLength(1);
  });

  it('not when two runs get the same records at once', async () => {
    const runs = await Promise.allSettled([alert(), alert()]);
    expect(mails()).toHaveLength(1);
    expect(runs.some(({ status }) => status === 'fulfilled')).toBe(true);
  });

  it('not for a mention that a new version of the file no longer has', async () => {
    await settleOne(clipResult(2, { clip: { mentions: [] } }));
    await alert();
    expect(mails()).toEqual([]);
  });
});

describe('nothing is lost', () => {
  beforeEach(async () => {
    await follow('anna');
    await follow('ben');
    await settleOne(clipResult());
  });

  it('when SES throttles one mail the others go out, the batch fails, and the next attempt sends the rest', async () => {
    const error = new TooManyRequestsException({ message: 'slow down', $metadata: {} });
    ses.on(SendEmailCommand).rejectsOnce(error).resolves({ MessageId: 'm-2' });
    await expect(alert()).rejects.toThrow(error.message);
    expect(mails()).toHaveLength(2);
    await alert();
    const tried = mails().map(({ to }) => to?.[0]);
    expect(tried).toHaveLength(3);
    expect(new Set(tried.slice(1))).toEqual(new Set(['anna@example.org', 'ben@example.org']));
    expect(table.ofKind('delivery')).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });

  it('a crash between send and mark costs one duplicate, after the lease, and the ledger counts it', async () => {
    const mark = table.beforeRequest;
    let sent = 0;
    ses.on(SendEmailCommand).callsFake(() => {
      sent += 1;
      table.beforeRequest = () => {
        throw new Error('crash');
      };
      return { MessageId: `m-${sent}` };
    });
    await expect(alert()).rejects.toThrow('crash');
    table.beforeRequest = mark;
    ses.on(SendEmailCommand).resolves({ MessageId: 'again' });
    await expect(alert()).rejects.toThrow('held by another run');
    vi.setSystemTime(now.getTime() + LEASE_MS + 1);
    await alert();
    await alert();
    expect(table.ofKind('delivery').every(({ state }) => state === 'sent')).toBe(true);
    expect(Math.max(...table.ofKind('delivery').map(({ attempts }) => Number(attempts)))).toBe(2);
    expect(mails().filter(({ to }) => to?.[0] === 'anna@example.org').length).toBeLessThanOrEqual(2);
  });

  it('an invalid record fails the batch after the valid ones are mailed', async () => {
    const poison = { eventName: 'INSERT', dynamodb: { NewImage: {} } } as const;
    await expect(handler({ Records: [poison, ...newMentions()] })).rejects.toThrow('could not be delivered');
    expect(mails()).toHaveLength(2);
  });
});

it('ignores changed and removed mentions, which a replay may bring', async () => {
  const image = { kind: { S: 'mention' }, clipId: { S: 'c' }, nameId: { S: 'n' } };
  const records: DynamoDBRecord[] = [
    { eventName: 'MODIFY', dynamodb: { OldImage: image, NewImage: image } },
    { eventName: 'REMOVE', dynamodb: { OldImage: image } },
  ];
  await handler({ Records: records });
  expect(mails()).toEqual([]);
});
