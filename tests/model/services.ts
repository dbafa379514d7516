/** The services of AWS as the functions see them: the clients lead to those of one world, and errors are those of the SDK. */
import { ProvisionedThroughputExceededException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { SQSServiceException } from '@aws-sdk/client-sqs';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../../functions/aws/clients/dynamo.ts';
import { lambda } from '../../functions/aws/clients/lambda.ts';
import { s3 } from '../../functions/aws/clients/s3.ts';
import { ses } from '../../functions/aws/clients/ses.ts';
import { sqs } from '../../functions/aws/clients/sqs.ts';
import { ssm } from '../../functions/aws/clients/ssm.ts';
import type { Command } from '../../local/services/service.ts';

export type ServiceName = 'table' | 'buckets' | 'queues' | 'mail' | 'parameters' | 'functions';

type Answer = (service: ServiceName, command: Command) => Promise<unknown>;

/** Answers for the services just now. */
let current: Answer | null = null;

/** From now on the functions ask `answer`. */
export function serve(answer: Answer): void {
  current = answer;
}

/** A client that asks whoever answers just now. */
function clientOf<T>(service: ServiceName): T {
  return { send: (command: Command) => current?.(service, command) } as T;
}

dynamo.use(clientOf('table'));
s3.use(clientOf('buckets'));
sqs.use(clientOf('queues'));
ses.use(clientOf('mail'));
ssm.use(clientOf('parameters'));
lambda.use(clientOf('functions'));

/** The error of a service that takes no more. */
export const THROTTLES: Readonly<Record<ServiceName, () => Error>> = {
  table: () => new ProvisionedThroughputExceededException({ message: 'Throughput exceeded', $metadata: {} }),
  buckets: () => new S3ServiceException({ name: 'SlowDown', $fault: 'server', $metadata: {} }),
  queues: () => new SQSServiceException({ name: 'ThrottlingException', $fault: 'client', $metadata: {} }),
  mail: () => new TooManyRequestsException({ message: 'Maximum sending rate exceeded', $metadata: {} }),
  parameters: () => new Error('ThrottlingException'),
  functions: () => new Error('TooManyRequestsException'),
};

/** The SDK sends a request again whose answer is lost, but for mails, of which it makes one attempt. */
export function afterLoss(
  name: ServiceName,
  command: Command,
  answer: unknown,
  act: () => Promise<object>,
): Promise<unknown> {
  if (name === 'mail') return Promise.reject(Object.assign(new Error('timeout'), { name: 'TimeoutError' }));
  // Under the token of the first attempt: DynamoDB does not do it twice.
  if (command instanceof TransactWriteCommand && answer !== null) return Promise.resolve(answer);
  return act();
}

/** The error of a transaction of which another one has the first row. */
export function conflictIn({ input }: TransactWriteCommand): Error {
  const CancellationReasons = (input.TransactItems ?? []).map((_, i) => ({
    Code: i === 0 ? 'TransactionConflict' : 'None',
  }));
  return new TransactionCanceledException({ message: 'Transaction cancelled', $metadata: {}, CancellationReasons });
}
