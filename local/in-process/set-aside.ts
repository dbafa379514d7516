/** Keeps stream records that a function could not handle, as Lambda does in a failure destination that is a bucket. */
import { randomUUID } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import { putObject } from '../../functions/aws/bucket.ts';
import { archive } from '../../shared/wiring.ts';
import { names } from './stages.ts';

const SHARD = 'shardId-00000000000000000000-00000000';

/** Key and content as AWS has them (Lambda guide, "Retain discarded records for a DynamoDB event source"). */
export async function setAside(mapping: string, records: readonly DynamoDBRecord[], now: Date): Promise<void> {
  const numbers = records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
  const time = now.toISOString();
  const record = {
    requestContext: {
      requestId: randomUUID(),
      functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${mapping}`,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 1,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: time,
    DDBStreamBatchInfo: {
      shardId: SHARD,
      startSequenceNumber: numbers[0],
      endSequenceNumber: numbers.at(-1),
      batchSize: records.length,
      streamArn: `arn:aws:dynamodb:us-east-1:000000000000:table/${names.table}/stream/local`,
    },
    payload: JSON.stringify({ Records: records }),
  };
  const day = time.slice(0, 10).replaceAll('-', '/');
  const moment = time.slice(0, 19).replaceAll(':', '.');
  const key = `${archive.deadLetters}${mapping}/${SHARD}/${day}/${moment}-${randomUUID()}`;
  await putObject(names.archive, key, JSON.stringify(record), 'application/json');
}
