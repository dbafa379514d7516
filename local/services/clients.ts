/** Puts services in memory in the place of the clients of `functions/aws`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../../functions/aws/clients/dynamo.ts';
import { lambda } from '../../functions/aws/clients/lambda.ts';
import { s3 } from '../../functions/aws/clients/s3.ts';
import { ses } from '../../functions/aws/clients/ses.ts';
import { sqs } from '../../functions/aws/clients/sqs.ts';
import { ssm } from '../../functions/aws/clients/ssm.ts';
import type { Buckets } from './buckets.ts';
import type { Functions } from './functions.ts';
import type { Mail } from './mail.ts';
import type { Parameters } from './parameters.ts';
import type { Queues } from './queues.ts';
import type { Command, Service } from './service.ts';
import type { Table } from './table/index.ts';

export interface Services {
  readonly table: Table;
  readonly buckets: Buckets;
  readonly queues: Queues;
  readonly mail: Mail;
  readonly parameters: Parameters;
  readonly functions: Functions;
}

const SIGNED = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

/**
 * From now on `functions/aws` uses these services. `endpoint`: where signed links to objects lead. The clients are those of
 * the SDK, so that a link can be signed; only `send` is another.
 */
export function useServices(
  { table, buckets, queues, mail, parameters, functions }: Services,
  endpoint?: string,
): void {
  const options = { ...SIGNED, ...(endpoint !== undefined && { endpoint }) };
  useTable(table);
  s3.use(sendingTo(buckets, new S3Client({ ...options, forcePathStyle: true })));
  sqs.use(sendingTo(queues, new SQSClient(options)));
  ses.use(sendingTo(mail, new SESv2Client(options)));
  ssm.use(sendingTo(parameters, new SSMClient(options)));
  lambda.use(sendingTo(functions, new LambdaClient(options)));
}

/** From now on `functions/aws` uses this table; of the other services nothing changes. */
export function useTable(table: Table): void {
  dynamo.use(sendingTo(table, DynamoDBDocumentClient.from(new DynamoDBClient(SIGNED))));
}

function sendingTo<T extends object>(service: Service, client: T): T {
  return Object.assign(client, { send: (command: Command) => service.send(command) });
}
