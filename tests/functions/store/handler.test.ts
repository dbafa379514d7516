import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it, vi } from 'vitest';
import { receiptsByOutcome } from '../../../functions/aws/table/receipts.ts';
import { handler } from '../../../functions/store/handler.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { clipResult, fileVersion } from '../../support/results.ts';

const s3 = mockClient(S3Client);
let table: FakeTable;

const record = (messageId: string, body: string) => ({ messageId, body }) as SQSRecord;
const parsedKeys = async () => {
  const { items } = await receiptsByOutcome({ outcome: 'parsed', limit: 10, position: null });
  return items.map(({ key }) => key).sort();
};
const deliver = (...bodies: string[]) => handler({ Records: bodies.map((body, i) => record(`m${i}`, body)) });

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  process.env.ARCHIVE_BUCKET = 'archive';
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  table = new FakeTable();
  s3.reset();
  s3.on(PutObjectCommand).resolves({});
  mockClient(SQSClient);
});

it('settles each result of a batch', async () => {
  const other = clipResult(1, { file: fileVersion(1, 'other.txt') });
  expect(await deliver(JSON.stringify(clipResult(1)), JSON.stringify(other))).toEqual({ batchItemFailures: [] });
  expect(await parsedKeys()).toEqual(['clips/seed.txt', 'other.txt']);
});

it('fetches a result that came by claim', async () => {
  const body = JSON.stringify(clipResult(1));
  s3.on(GetObjectCommand, { Bucket: 'archive', Key: 'claims/x.json' }).callsFake(() => ({
    Body: { transformToString: async () => body },
  }));
  await deliver('{"claim":"claims/x.json"}');
  expect(table.ofKind('clip')).toHaveLength(1);
});

it('puts a text too long for a row into the archive', async () => {
  await deliver(JSON.stringify(clipResult(1, { text: 'ä'.repeat(200_000) })));
  const [put] = s3.commandCalls(PutObjectCommand);
  expect(put?.args[0].input).toMatchObject({
    Bucket: 'archive',
    Key: expect.stringMatching(/^texts\/[0-9a-f]{32}\/[0-9a-f]{32}\.txt$/),
  });
  expect(table.ofKind('text')).toMatchObject([{ archived: put?.args[0].input.Key }]);
});

it('reports what it cannot read or write, and only that', async () => {
  table.beforeRequest = (request) => {
    if (request === 1) throw new Error('ProvisionedThroughputExceededException');
  };
  const good = JSON.stringify(clipResult(1, { file: fileVersion(1, 'good.txt') }));
  const answer = await deliver(JSON.stringify(clipResult(1)), good, '{"kind":"clip"}', 'poison');
  expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m0', 'm2', 'm3']);
  expect(await parsedKeys()).toEqual(['good.txt']);
});
