/** The contracts of the services in memory, on the emulator: where the two differ, a case says so. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { BucketSubject } from '../local/services/bucket-subject.ts';
import { plainContract, versionedContract } from '../local/services/buckets.contract.ts';
import { type Client, runContract } from '../local/services/contract.ts';
import { QueueSubject, queueContract } from '../local/services/queues.contract.ts';
import { tableContract } from '../local/services/table.contract.ts';
import { TableSubject } from '../local/services/table-subject.ts';

const stack = inject('stack');
const run = randomUUID();

const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});
runContract('a table', 'emulator', tableContract, (i) => {
  return new TableSubject(clientOf(dynamo), stack.table, `CONTRACT#${run}#${i}`);
});

const s3 = new S3Client({ forcePathStyle: true });
const [versions, plain] = [`contract-versions-${run}`, `contract-plain-${run}`];
for (const Bucket of [versions, plain]) await s3.send(new CreateBucketCommand({ Bucket }));
await s3.send(new PutBucketVersioningCommand({ Bucket: versions, VersioningConfiguration: { Status: 'Enabled' } }));
runContract('a bucket with versions', 'emulator', versionedContract, (i) => {
  return new BucketSubject(clientOf(s3), versions, `case ${i}/`);
});
runContract('a bucket without', 'emulator', plainContract, (i) => new BucketSubject(clientOf(s3), plain, `case ${i}/`));

// The emulator's queue URLs contain localhost, for which the certificate is not valid.
const sqs = new SQSClient({ endpoint: stack.endpoint, useQueueUrlAsEndpoint: false });
const queueUrl = (name: string) => `${stack.endpoint}/000000000000/${name}`;
const wait = async (seconds: number) => {
  // The emulator has a clock of its own.
  await pause(seconds * 1000);
};
for (const i of queueContract.keys()) {
  const name = `contract-${run}-${i}`;
  const deadLetterTargetArn = `arn:aws:sqs:${stack.region}:000000000000:${name}-dead`;
  await sqs.send(new CreateQueueCommand({ QueueName: `${name}-dead` }));
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 });
  await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: { RedrivePolicy } }));
}
runContract('a queue', 'emulator', queueContract, (i) => {
  return new QueueSubject(clientOf(sqs), `contract-${run}-${i}`, queueUrl, wait);
});

/** A client of the SDK takes commands of its own service only. */
function clientOf(client: object): Client {
  return client as Client;
}
