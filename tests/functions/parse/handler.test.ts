import { readFileSync } from 'node:fs';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createName, removeName } from '../../../functions/aws/table/names.ts';
import { compileTracked } from '../../../functions/compile/compile.ts';
import { fileChanges } from '../../../shared/clip/s3-event.ts';
import { Result } from '../../../shared/contract/message.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { zip } from '../../support/make-zip.ts';

vi.mock('../../../functions/net/check.ts', () => ({
  checkEmbeds: async (embeds: unknown[]) =>
    embeds.map(() => ({
      status: 'unknown',
      reason: 'dns-failed',
      seen: { httpStatus: null, finalUrl: null, title: null, tookMs: 1 },
      checkedAt: '2026-01-02T03:04:05.000Z',
      nextCheckAt: null,
    })),
}));
// Read when the function starts.
process.env.SENDER_ADDRESS = 'alerts@example.org';
const { handler } = await import('../../../functions/parse/handler.ts');

const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);
/** The inbox: key → bytes, and the object metadata of every file. */
let inbox: Map<string, Buffer>;
let table: FakeTable;
let metadata: Record<string, string>;
/** Objects of the archive bucket by key. */
let archive: Map<string, Uint8Array>;
const compile = () => compileTracked({}, { now: () => new Date(), runId: 'test' });
const SEED = readFileSync('tests/fixtures/clips/astana-platform.txt');

function s3Message(key: string, { eventName = 'ObjectCreated:Put', versionId = 'v1' } = {}): string {
  const object = { key: encodeURIComponent(key).replaceAll('%20', '+'), size: 1, versionId, sequencer: '0A' };
  const record = { eventVersion: '2.1', eventName, eventTime: '2026-01-02T03:04:05.000Z' };
  return JSON.stringify({ Records: [{ ...record, s3: { bucket: { name: 'inbox' }, object } }] });
}

const deliver = (...bodies: string[]) =>
  handler({ Records: bodies.map((body, i): SQSRecord => ({ ...EMPTY_RECORD, messageId: `m${i}`, body })) });

const EMPTY_RECORD: SQSRecord = {
  messageId: '',
  receiptHandle: '',
  body: '',
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: '',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: '',
  awsRegion: 'us-east-1',
};

const sent = () =>
  sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => {
    expect(input.QueueUrl).toBe('results-url');
    return JSON.parse(input.MessageBody ?? '');
  });
/** Changes that were sent to the queue of heavy files. */
const handedOn = () =>
  sqs.commandCalls(SendMessageBatchCommand).flatMap(({ args: [{ input }] }) => {
    expect(input.QueueUrl).toMatch(/heavy-queue$/);
    return (input.Entries ?? []).flatMap(({ MessageBody = '' }) => fileChanges(MessageBody));
  });
const results = () => sent().map((body) => Result.parse(body));

beforeEach(async () => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    INBOX_BUCKET: 'inbox',
    ARCHIVE_BUCKET: 'archive',
    RESULTS_QUEUE_URL: 'results-url',
    HEAVY_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/1/heavy-queue',
    SITE_ORIGINS: 'https://example.org',
  });
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  table = new FakeTable();
  inbox = new Map();
  metadata = {};
  s3.reset();
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
  sqs.on(SendMessageBatchCommand).resolves({});
  archive = new Map();
  s3.on(PutObjectCommand).callsFake(({ Key, Body }) => {
    archive.set(Key, Body);
    return {};
  });
  s3.on(GetObjectCommand).callsFake(({ Bucket, Key, VersionId }) => {
    expect(VersionId).toBe(Bucket === 'inbox' ? 'v1' : undefined);
    const bytes = Bucket === 'inbox' ? inbox.get(Key) : archive.get(Key);
    if (bytes === undefined) throw new NoSuchKey({ message: 'gone', $metadata: {} });
    const Body = { transformToByteArray: async () => new Uint8Array(bytes), destroy: () => {} };
    return { Body, ContentLength: bytes.length, LastModified: new Date('2026-01-02T03:04:05Z'), Metadata: metadata };
  });
  await createName({ id: 'randa-kassis', name: 'Randa Kassis', aliases: [] });
  await compile();
  s3.resetHistory();
});

describe('a file that came', () => {
  it('goes on as a clip with evidence, checks, mentions, story and the version of the names', async () => {
    inbox.set('a b+ملف.txt', SEED);
    expect(await deliver(s3Message('a b+ملف.txt'))).toEqual({ batchItemFailures: [] });
    expect(results()).toMatchObject([
      {
        kind: 'clip',
        file: { key: 'a b+ملف.txt', versionId: 'v1', sequencer: '0A', lastModified: '2026-01-02T03:04:05.000Z' },
        clip: {
          file: 'a b+ملف.txt',
          title: 'A Strategic Shift in Syrian Conflict Resolution',
          mentions: [{ count: 2 }],
        },
        checks: [{ status: 'unknown' }],
        story: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  it.each([
    ['bytes that are no text', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), /JPEG/],
    ['an empty file', Buffer.alloc(0), /no text/],
  ])('is refused with a reason: %s', async (_, bytes, reason) => {
    inbox.set('x', bytes);
    await deliver(s3Message('x'));
    expect(results()).toMatchObject([{ kind: 'refused', reason: expect.stringMatching(reason) }]);
  });

  it('over 64 MB is refused unread, and the reason says how to mend it', async () => {
    const destroy = vi.fn();
    s3.on(GetObjectCommand).callsFake(() => ({
      Body: { destroy },
      ContentLength: 65 * 1024 * 1024,
      LastModified: new Date(),
    }));
    await deliver(s3Message('big.txt'));
    expect(results()).toMatchObject([{ kind: 'refused', reason: expect.stringContaining('under 64 MB') }]);
    expect(destroy).toHaveBeenCalledOnce();
  });

  it('with object metadata is what the uploader says', async () => {
    inbox.set('a.txt', SEED);
    metadata = { outlet: 'Caf%C3%A9 Radio', 'published-on': '2017-02-14' };
    await deliver(s3Message('a.txt'));
    expect(results()).toMatchObject([{ clip: { outlet: 'Café Radio', publishedOn: '2017-02-14' } }]);
  });

  it('and holds several clips goes on as one result, each clip with its own checks', async () => {
    const clip = (n: number, videos: string) =>
      `<h2>Bridge number ${n} mended</h2>\nRadio Hill, ${n} March 2018\n\n<p>The old bridge number ${n} was opened on Monday.</p>${videos}`;
    const video = (id: string) => `<iframe src="https://www.youtube.com/embed/${id}"></iframe>`;
    inbox.set(
      'a.html',
      Buffer.from(clip(1, video('aqz-KE-bpKQ') + video('aqz-KE-bpK2')) + clip(2, video('aqz-KE-bpK3'))),
    );
    await deliver(s3Message('a.html'));
    const [result] = results();
    if (result?.kind !== 'several') throw new Error(`it is ${result?.kind}`);
    expect(result.parts).toMatchObject([
      { kind: 'clip', part: '1', clip: { part: '1', publishedOn: '2018-03-01' } },
      { kind: 'clip', part: '2', clip: { part: '2', publishedOn: '2018-03-02' } },
    ]);
    expect(result.parts.map((part) => part.kind === 'clip' && part.checks.length)).toEqual([2, 1]);
  });

  it('and is gone before it is read is superseded, not a failure', async () => {
    expect(await deliver(s3Message('gone.txt'))).toEqual({ batchItemFailures: [] });
    expect(results()).toMatchObject([{ kind: 'superseded' }]);
  });

  it('with code units that SQS refuses is sent with those of its text mended, and those of its key as they are', async () => {
    const key = 'odd\u0001\uFFFE\uFFFF.txt';
    inbox.set(key, Buffer.from('A title \uFFFE with \uFFFF in it\n\nAnd a text\u0007of its own.'));
    expect(await deliver(s3Message(key))).toEqual({ batchItemFailures: [] });
    const [
      {
        args: [call],
      } = { args: [] },
    ] = sqs.commandCalls(SendMessageCommand);
    expect(call?.input.MessageBody).toMatch(/^[^\uFFFE\uFFFF]+$/);
    const text = 'A title \uFFFD with \uFFFD in it\n\nAnd a text of its own.';
    expect(results()).toMatchObject([{ file: { key }, text, clip: { file: 'odd \uFFFD\uFFFD.txt' } }]);
  });

  it('too long for a message goes by the archive bucket', async () => {
    inbox.set('long.txt', Buffer.from(`Title\n\n${'word '.repeat(60_000)}`));
    await deliver(s3Message('long.txt'));
    const [put] = s3.commandCalls(PutObjectCommand);
    const body = String(put?.args[0].input.Body);
    expect(Result.parse(JSON.parse(body))).toMatchObject({ kind: 'clip' });
    const claim = { claim: expect.stringMatching(/^claims\/[0-9a-f]{64}\.json$/), bytes: Buffer.byteLength(body) };
    expect(sent()).toEqual([claim]);
  });
});

it('tells of a deleted key', async () => {
  await deliver(s3Message('a.txt', { eventName: 'ObjectRemoved:DeleteMarkerCreated' }));
  expect(results()).toMatchObject([{ kind: 'removed', marker: true, file: { key: 'a.txt' } }]);
});

it("ignores S3's test message", async () => {
  expect(await deliver(JSON.stringify({ Event: 's3:TestEvent' }))).toEqual({ batchItemFailures: [] });
  expect(sent()).toEqual([]);
});

it('a poison message fails alone; the others of its batch are unharmed', async () => {
  inbox.set('good.txt', SEED);
  expect(await deliver(s3Message('good.txt'), 'poison', s3Message('good.txt'))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm1' }],
  });
  expect(results()).toHaveLength(2);
});

describe('beside others', () => {
  const mail = 'From: a@example.org\r\nSubject: A mail\r\nDate: Fri, 2 Jan 2026 10:00:00 +0000\r\n\r\nText of it.';
  const packed = zip([{ name: 'a.txt', content: SEED }]);

  it.each<[why: string, key: string, bytes: Uint8Array, size: number, receives: number, isHeavy: boolean]>([
    ['a text', 'a.txt', SEED, 3000, 1, false],
    ['a mail: nothing in it is packed', 'a.eml', Buffer.from(mail), 3000, 1, false],
    ['an archive may swell', 'a.zip', packed, 3000, 1, true],
    ['whatever its name says', 'a.txt', packed, 3000, 1, true],
    ['a large text', 'a.txt', SEED, 2_000_000, 1, true],
    ['what comes again may have ended its run', 'a.txt', SEED, 3000, 2, true],
  ])('only light files are read: %s', async (_, key, bytes, size, receives, isHeavy) => {
    inbox.set(key, Buffer.from(bytes));
    const body = s3Message(key).replace('"size":1', `"size":${size}`);
    const attributes = { ...EMPTY_RECORD.attributes, ApproximateReceiveCount: String(receives) };
    expect(await handler({ Records: [{ ...EMPTY_RECORD, attributes, body }] })).toEqual({ batchItemFailures: [] });
    expect(handedOn()).toEqual(isHeavy ? fileChanges(body) : []);
    expect(results()).toHaveLength(isHeavy ? 0 : 1);
  });

  it('a heavy file of a replay stays one of it', async () => {
    inbox.set('a.zip', Buffer.from(packed));
    const replay = { id: 'r1', dryRun: false, page: 1, place: 2 };
    await deliver(s3Message('a.zip').replace(/}$/, `,"replay":${JSON.stringify(replay)}}`));
    expect(handedOn()).toMatchObject([{ file: { replay } }]);
  });

  it('a delete is told, however often it came', async () => {
    const attributes = { ...EMPTY_RECORD.attributes, ApproximateReceiveCount: '2' };
    const body = s3Message('a.txt', { eventName: 'ObjectRemoved:DeleteMarkerCreated' });
    await handler({ Records: [{ ...EMPTY_RECORD, attributes, body }] });
    expect(results()).toMatchObject([{ kind: 'removed' }]);
  });
});

describe('a file of the heavy queue', () => {
  const alone = (key: string) =>
    handler({
      Records: [{ ...EMPTY_RECORD, eventSourceARN: 'arn:aws:sqs:us-east-1:1:heavy-queue', body: s3Message(key) }],
    });

  it('is read, its names are found, and its videos are checked', async () => {
    inbox.set('a.zip', Buffer.from(zip([{ name: 'a.txt', content: SEED }])));
    expect(await alone('a.zip')).toEqual({ batchItemFailures: [] });
    expect(handedOn()).toEqual([]);
    expect(results()).toMatchObject([
      {
        kind: 'several',
        parts: [{ clip: { mentions: [{ nameId: 'randa-kassis', count: 2 }] }, checks: [{ status: 'unknown' }] }],
        namesVersion: 1,
      },
    ]);
  });

  it('is matched with the names as they are now', async () => {
    inbox.set('a.zip', Buffer.from(zip([{ name: 'a.txt', content: 'Title\n\nMara Lind met Randa Kassis.' }])));
    await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
    await compile();
    await alone('a.zip');
    const mentions = [{ nameId: 'mara-lind' }, { nameId: 'randa-kassis' }];
    expect(results()).toMatchObject([{ kind: 'several', parts: [{ clip: { mentions } }] }]);
  });

  it('that is gone before it is read is superseded', async () => {
    await alone('gone.zip');
    expect(results()).toMatchObject([{ kind: 'superseded' }]);
  });
});

it('matches with the names that are compiled; a clip says which version that was, and no names are read', async () => {
  inbox.set('a.txt', Buffer.from('Title\n\nMara Lind met Randa Kassis.'));
  const matchedNow = async () => {
    sqs.resetHistory();
    table.client.resetHistory();
    await deliver(s3Message('a.txt'));
    expect(table.client.calls().length, 'two small reads a batch: of the names and of the outlets').toBe(2);
    const [result] = results();
    if (result?.kind !== 'clip') return null;
    return { version: result.namesVersion, names: result.clip.mentions.map(({ nameId }) => nameId) };
  };
  expect(await matchedNow()).toEqual({ version: 1, names: ['randa-kassis'] });
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  expect(await matchedNow(), 'not compiled yet').toEqual({ version: 1, names: ['randa-kassis'] });
  await compile();
  expect(await matchedNow()).toEqual({ version: 2, names: ['mara-lind', 'randa-kassis'] });
  await removeName('randa-kassis');
  await compile();
  expect(await matchedNow()).toEqual({ version: 3, names: ['mara-lind'] });
});
