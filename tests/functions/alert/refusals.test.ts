/** What SES refuses, and what it refuses to everybody: through the event source mapping and the real handler. */
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandler } from '../../../functions/alert/handler.ts';
import { LEDGER_DAYS } from '../../../functions/aws/table/earlier-claims.ts';
import { createName } from '../../../functions/aws/table/names.ts';
import { settle } from '../../../functions/aws/table/settle.ts';
import { FakeParameters } from '../../support/fake-parameters.ts';
import { FakeSes } from '../../support/fake-ses.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { follow } from '../../support/follow.ts';
import { clipResult, fileVersion } from '../../support/results.ts';
import { playStream } from '../../support/stream-mapping.ts';

const MENTIONS = 20;
const MAPPING = { batchSize: 100, retryAttempts: 10 };
const SENDER = 'alerts@example.org';
let table: FakeTable;
let ses: FakeSes;
let handler: ReturnType<typeof createHandler>;
let records: DynamoDBRecord[];
const logged: unknown[] = [];

beforeEach(async () => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    NEWS_DAYS: '7',
    SENDER_ADDRESS: SENDER,
    API_URL: 'https://api.example.org',
    SIGNING_KEYS_PARAMETER: '/signing-keys',
  });
  vi.useFakeTimers({ now: new Date('2026-01-02T03:04:06.000Z'), toFake: ['Date'] });
  logged.length = 0;
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((line) => void logged.push(line));
  }
  table = new FakeTable();
  new FakeParameters();
  ses = new FakeSes();
  handler = createHandler();
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  await follow('anna');
  await follow('ben');
  const now = new Date();
  const archiveText = async () => 'key';
  for (let i = 1; i <= MENTIONS; i++) {
    await settle(clipResult(1, { file: fileVersion(1, `clips/${i}.txt`), story: `s${i}` }), { now, archiveText });
  }
  records = table.stream.flatMap(({ eventName, new: row }): DynamoDBRecord[] => {
    if (eventName !== 'INSERT' || row?.kind !== 'mention') return [];
    const text = (name: string) => ({ [name]: { S: String(row[name]) } });
    return [{ eventName, dynamodb: { NewImage: { ...text('kind'), ...text('clipId'), ...text('nameId') } } }];
  });
});

const ledgerOf = (address: string) => table.ofKind('delivery').filter(({ pk }) => pk === `LEDGER#${address}`);
const statesOf = (address: string) => ledgerOf(address).map(({ state }) => state);
const all = (state: string) => Array.from({ length: MENTIONS }, () => state);

describe('in the sandbox, with one follower verified and one not', () => {
  beforeEach(() => {
    ses.verified = new Set([SENDER, 'anna@example.org']);
  });

  it.each([
    ['in one batch', 100],
    ['one by one', 1],
  ])('nothing fails, and the verified one gets every mention: %s', async (_, batchSize) => {
    const played = await playStream(records, handler, { ...MAPPING, batchSize });
    expect(played).toEqual({ invocations: MENTIONS / Math.min(MENTIONS, batchSize), failed: 0, setAside: [] });
    expect(new Set(ses.sent.map(({ to }) => to))).toEqual(new Set(['anna@example.org']));
    expect(statesOf('anna@example.org')).toEqual(all('sent'));
    expect(statesOf('ben@example.org')).toEqual(all('refused'));
    expect(ledgerOf('ben@example.org')[0]).toMatchObject({
      attempts: 1,
      reason: expect.stringContaining('The following identities failed the check in region EU-WEST-1: ben@example.org'),
    });
  });

  it('a refusal is final: a replay asks SES no more, even when the address is verified meanwhile', async () => {
    await playStream(records, handler, MAPPING);
    const { calls } = ses;
    ses.verified = null;
    expect(await playStream(records, handler, MAPPING)).toMatchObject({ failed: 0 });
    expect(ses.calls).toBe(calls);
  });

  it('an address is verified as it is written in its subscription', async () => {
    await follow('carla', { address: 'Carla.Stein@Example.org' });
    ses.verified = new Set([SENDER, 'Carla.Stein@Example.org']);
    await playStream(records, createHandler(), MAPPING);
    expect(statesOf('carla.stein@example.org')).toEqual(all('sent'));
  });

  it('the log counts the refusal, and names no address and no subject', async () => {
    await playStream(records, handler, MAPPING);
    expect(logged).toContainEqual(expect.objectContaining({ message: 'mail refused', deliveries: MENTIONS }));
    expect(logged).toContainEqual(
      expect.objectContaining({ message: 'mail sent', to: expect.stringMatching(/^[0-9a-f]{12}$/) }),
    );
    expect(JSON.stringify(logged)).not.toMatch(/@|Mara|clips mention/);
  });
});

describe('while SES takes no mail of the account', () => {
  const takesNoMail: Record<string, (is: boolean) => void> = {
    'sending is paused': (is) => {
      ses.isPaused = is;
    },
    'the sender is not verified': (is) => {
      ses.verified = is ? new Set(['anna@example.org', 'ben@example.org']) : null;
    },
  };
  it.each(Object.entries(takesNoMail).map(([label, set]) => [label, set] as const))(
    '%s: the runs fail, nobody is refused, and what was set aside is mailed once it takes mail again',
    async (_, set) => {
      set(true);
      const { failed, setAside } = await playStream(records, handler, MAPPING);
      expect(failed).toBeGreaterThan(0);
      expect(setAside.flat()).toHaveLength(MENTIONS);
      expect([...statesOf('anna@example.org'), ...statesOf('ben@example.org')]).toEqual([
        ...all('open'),
        ...all('open'),
      ]);
      set(false);
      for (const Records of setAside) await handler({ Records });
      expect([...statesOf('anna@example.org'), ...statesOf('ben@example.org')]).toEqual([
        ...all('sent'),
        ...all('sent'),
      ]);
    },
  );

  it('a run asks SES for no more mails than are under way', async () => {
    for (let i = 0; i < 40; i++) await follow(`reader-${i}`);
    ses.isPaused = true;
    await expect(createHandler()({ Records: records })).rejects.toThrow('SES takes no mail from this account');
    expect(ses.calls).toBeLessThanOrEqual(4);
  });

  it('the error says what to do and names no address', async () => {
    ses.verified = new Set();
    const error = await handler({ Records: records }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringContaining('runbook: "Mails that SES does not take"') });
    expect((error as AggregateError).errors.map(String).join()).not.toContain('@');
  });
});

it('a throttled mail is sent by the next try, the others at once', async () => {
  ses.throttled = 1;
  const { failed, setAside } = await playStream(records, handler, MAPPING);
  expect({ failed, setAside }).toEqual({ failed: 1, setAside: [] });
  expect([...statesOf('anna@example.org'), ...statesOf('ben@example.org')]).toEqual([...all('sent'), ...all('sent')]);
});

describe('the ledger', () => {
  const seconds = () => Math.floor(Date.now() / 1000);

  it('keeps a row for a year after its last change, whatever its state', async () => {
    ses.verified = new Set([SENDER, 'anna@example.org']);
    await playStream(records, handler, MAPPING);
    const year = seconds() + LEDGER_DAYS * 24 * 60 * 60;
    expect(table.ofKind('delivery').every(({ expiresAt }) => expiresAt === year)).toBe(true);
  });

  it('a replay of the archive mails nothing that the ledger may have forgotten', async () => {
    await playStream(records, handler, MAPPING);
    const sent = ses.sent.length;
    vi.setSystemTime(Date.now() + LEDGER_DAYS * 24 * 60 * 60 * 1000);
    // Time to live: DynamoDB deletes rows whose time has passed.
    for (const [key, { expiresAt }] of table.rows) if (Number(expiresAt) <= seconds()) table.rows.delete(key);
    expect(table.ofKind('delivery')).toEqual([]);
    await playStream(records, createHandler(), MAPPING);
    expect(ses.sent).toHaveLength(sent);
  });

  it('a claim whose answer was lost is repeated by the SDK, and is still its own', async () => {
    let updates = 0;
    table.isAnswerLost = (operation) => operation === 'Update' && ++updates === 1;
    expect(await playStream(records.slice(0, 1), handler, MAPPING)).toMatchObject({ failed: 0 });
    expect(ses.sent).toHaveLength(2);
  });

  it.each([1, 2, 3, 4])('no lost answer fails a run: that of write %i is repeated', async (lost) => {
    let updates = 0;
    table.isAnswerLost = (operation) => operation === 'Update' && ++updates === lost;
    expect(await playStream(records.slice(0, 1), handler, MAPPING)).toMatchObject({ invocations: 1, failed: 0 });
    expect(ses.sent).toHaveLength(2);
    expect(table.ofKind('delivery').map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});
