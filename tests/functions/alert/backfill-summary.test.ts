import { SESv2Client, SendEmailCommand, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandler } from '../../../functions/alert/handler.ts';
import { summarise } from '../../../functions/aws/table/backfill.ts';
import { LEASE_MS } from '../../../functions/aws/table/earlier-claims.ts';
import { allNames, createName, namesVersion, removeName } from '../../../functions/aws/table/names.ts';
import { replayFile } from '../../../functions/aws/table/replay-file.ts';
import { settle } from '../../../functions/aws/table/settle.ts';
import { REST_MS, runScan } from '../../../functions/backfill/scan.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { FakeBuckets } from '../../support/fake-bucket.ts';
import { FakeParameters } from '../../support/fake-parameters.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { follow } from '../../support/follow.ts';
import { clipText, parsed } from '../../support/parsed.ts';

const ses = mockClient(SESv2Client);
const START = new Date('2026-01-02T03:04:06.000Z');
let table: FakeTable;
let handler: ReturnType<typeof createHandler>;
let buckets: FakeBuckets;

async function drop(key: string, source: string, withNames = false) {
  const list = withNames ? await allNames() : [];
  const result = await parsed(buckets, key, source, { list, version: withNames ? await namesVersion() : 0 });
  await settle(result, { now: START, archiveText: async () => 'key' });
}
const RESTED = new Date(START.getTime() + REST_MS);
const backfill = () =>
  runScan({
    now: () => RESTED,
    until: new Date('2100-01-01'),
    pause: async () => {},
    runs: 1,
    startRun: async () => {},
    tracked: async () => ({ version: await namesVersion(), matcher: compileNames(await allNames()) }),
  });

/** Inserted mentions and summaries as stream records, unfiltered: earlier mentions do not pass the mapping. */
function records(): DynamoDBRecord[] {
  return table.stream.flatMap(({ eventName, new: row }): DynamoDBRecord[] => {
    if (eventName !== 'INSERT' || !['mention', 'earlier-mention', 'summary'].includes(String(row?.kind))) return [];
    const text = (name: string) => ({ [name]: { S: String(row?.[name]) } });
    const search = row?.version === undefined ? text('id') : { version: { N: String(row.version) } };
    return [
      { eventName, dynamodb: { NewImage: { ...text('kind'), ...text('clipId'), ...text('nameId'), ...search } } },
    ];
  });
}
const alert = () => handler({ Records: records() });
const mails = () =>
  ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
    to: input.Destination?.ToAddresses?.[0],
    // Quoted-printable breaks long lines anywhere.
    mime: Buffer.from(input.Content?.Raw?.Data ?? [])
      .toString()
      .replaceAll('=\r\n', ''),
  }));

beforeEach(async () => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    NEWS_DAYS: '7',
    ARCHIVE_BUCKET: 'archive',
    INBOX_BUCKET: 'inbox',
    SENDER_ADDRESS: 'alerts@example.org',
    API_URL: 'https://api.example.org',
    SIGNING_KEYS_PARAMETER: '/signing-keys',
  });
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  vi.spyOn(console, 'info').mockReturnValue();
  table = new FakeTable();
  new FakeParameters();
  handler = createHandler();
  buckets = new FakeBuckets();
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
  for (let day = 0; day < 30; day++)
    await drop(`${day}.txt`, clipText(day, 'Mara Lind', ...(day < 3 ? ['Ada Berg'] : [])));
  await createName({ id: 'mara', name: 'Mara Lind', aliases: [] });
  await createName({ id: 'ada', name: 'Ada Berg', aliases: [] });
});

describe('a back-fill of new names', () => {
  it('is one mail to each follower, with the numbers and the newest clips', async () => {
    await follow('anna');
    await follow('ben', { nameIds: ['ada'] });
    await backfill();
    await alert();
    const [anna, ben] = mails().sort((a, b) => (String(a.to) < String(b.to) ? -1 : 1));
    expect(mails()).toHaveLength(2);
    expect(anna?.mime).toContain('Subject: 2 names were found in earlier clips');
    expect(anna?.mime).toMatch(/Mara Lind: 30 clips\r?\nAda Berg: 3 clips/);
    expect(anna?.mime).toMatch(
      /- News of day 29 \(Radio Test \S+ 2020-01-30\) https:\/\/api\.example\.org\/clips\/[0-9a-f]{32}/,
    );
    expect(anna?.mime.match(/- News of day/g)).toHaveLength(20);
    expect(ben?.mime).toContain('Subject: Ada Berg was found in 3 earlier clips');
    expect(ben?.mime.match(/- News of day/g)).toHaveLength(3);
  });

  it.each<[string, Partial<Subscription>]>([
    ['followers of other names', { nameIds: ['zoe'] }],
    ['an address that has not confirmed', { confirmed: false }],
    ['daily readers', { cadence: 'daily' }],
  ])('sends nothing to %s', async (_, subscription) => {
    await follow('anna', subscription);
    await backfill();
    await alert();
    expect(mails()).toEqual([]);
  });

  it('sends nothing before it is finished', async () => {
    await follow('anna');
    await backfill();
    await handler({ Records: records().filter(({ dynamodb }) => dynamodb?.NewImage?.kind?.S === 'earlier-mention') });
    expect(mails()).toEqual([]);
  });

  it('sends nothing about a name that was removed meanwhile', async () => {
    await follow('anna', { nameIds: ['mara'] });
    await backfill();
    await removeName('mara');
    await alert();
    expect(mails()).toEqual([]);
  });
});

/** Reads the first files again with the names of today, and ends the replay. */
async function replay(id: string, files: number): Promise<void> {
  const names = { list: await allNames(), version: await namesVersion() };
  for (let day = 0; day < files; day++) {
    const result = await parsed(buckets, `${day}.txt`, clipText(day, 'Mara Lind', 'Ada Berg'), names);
    const read = { ...result, file: { ...result.file, sequencer: '' } };
    const replaying = { now: START, archiveText: async () => 'key', readText: async () => '' };
    await replayFile(read, { id, dryRun: false, summary: true, page: 0, place: day }, replaying);
  }
  await summarise({ kind: 'replay', id }, START);
}

describe('a replay', () => {
  it('is one mail to each instant follower, however often its record is delivered', async () => {
    await follow('anna');
    await follow('ben', { nameIds: ['ada'] });
    await follow('cleo', { cadence: 'daily' });
    await replay('r1', 4);
    await Promise.allSettled([alert(), alert()]);
    await alert();
    await handler({ Records: [...records(), ...records()].reverse() });
    const [anna, ben] = mails().sort((a, b) => (String(a.to) < String(b.to) ? -1 : 1));
    expect(mails()).toHaveLength(2);
    expect(anna?.mime).toMatch(/Ada Berg: 4 clips\r?\nMara Lind: 4 clips/);
    expect(anna?.mime).toContain('were read again');
    expect(anna?.mime).not.toContain('tracked names have changed');
    expect(ben?.mime).toContain('Subject: Ada Berg was found in 4 earlier clips');
  });

  it('that finds more than the one before mails that alone', async () => {
    await follow('anna');
    await replay('r1', 2);
    await alert();
    await replay('r2', 3);
    await alert();
    expect(mails().map(({ mime }) => /Ada Berg: \d+ clips?/.exec(mime)?.[0])).toEqual([
      'Ada Berg: 2 clips',
      'Ada Berg: 1 clip',
    ]);
  });

  it('that a back-fill follows mails nothing twice', async () => {
    await follow('anna', { nameIds: ['ada'] });
    await replay('r1', 3);
    await alert();
    await backfill();
    await alert();
    expect(mails()).toHaveLength(1);
  });
});

describe('no mail is sent twice', () => {
  beforeEach(async () => {
    await follow('anna');
    await backfill();
  });

  it('not when the stream is replayed', async () => {
    await alert();
    await alert();
    await handler({ Records: [...records(), ...records()].reverse() });
    expect(mails()).toHaveLength(1);
  });

  it('not when two runs get the record at once', async () => {
    await Promise.allSettled([alert(), alert()]);
    await alert();
    expect(mails()).toHaveLength(1);
  });

  it('not of a copy of a clip that the summary named', async () => {
    await alert();
    await drop('copy.txt', clipText(29, 'Mara Lind'), true);
    await alert();
    expect(mails()).toHaveLength(1);
    await drop('other.txt', clipText(400, 'Mara Lind'), true);
    await alert();
    expect(mails().map(({ mime }) => /Subject: (.*)/.exec(mime)?.[1])).toEqual([
      '2 names were found in earlier clips',
      'Mara Lind in Radio Test: News of day 400',
    ]);
  });

  it('a mail that failed is sent by the next attempt', async () => {
    ses
      .on(SendEmailCommand)
      .rejectsOnce(new TooManyRequestsException({ message: 'slow down', $metadata: {} }))
      .resolves({});
    await expect(alert()).rejects.toThrow('slow down');
    await alert();
    await alert();
    expect(mails()).toHaveLength(2);
  });

  it('a crash at any request costs at most one duplicate, after the lease, and loses nothing', async () => {
    for (let failing = 1; ; failing++) {
      for (const key of [...table.rows.keys()]) if (key.includes('LEDGER#')) table.rows.delete(key);
      ses.resetHistory();
      vi.setSystemTime(START);
      let requests = 0;
      table.beforeRequest = () => {
        if (++requests === failing) throw new Error('crash');
      };
      const isDone = await alert().then(
        () => true,
        () => false,
      );
      table.beforeRequest = () => {};
      vi.setSystemTime(START.getTime() + LEASE_MS + 1);
      await alert().catch(() => {});
      vi.setSystemTime(START.getTime() + 2 * (LEASE_MS + 1));
      await alert();
      expect(mails().length, `request ${failing}`).toBeGreaterThanOrEqual(1);
      expect(mails().length, `request ${failing}`).toBeLessThanOrEqual(2);
      const [whole] = table.ofKind('delivery').filter(({ sk }) => String(sk).startsWith('backfill:'));
      expect(whole, `request ${failing}`).toMatchObject({ state: 'sent' });
      if (isDone) break;
    }
  });
});

it('sends no summary if alerts about the same stories were sent before', async () => {
  await follow('anna', { nameIds: ['ada'] });
  for (let day = 0; day < 3; day++) await drop(`copy-${day}.txt`, clipText(day, 'Mara Lind', 'Ada Berg'), true);
  await alert();
  expect(mails()).toHaveLength(1);
  await backfill();
  await alert();
  expect(mails()).toHaveLength(1);
});
