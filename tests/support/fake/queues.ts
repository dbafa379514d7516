/** Queues in memory, in the place of every SDK client of SQS. */
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { Queues, type QueuesOptions } from '../../../local/services/queues.ts';

export class FakeQueues extends Queues {
  readonly client = mockClient(SQSClient);

  constructor(options?: QueuesOptions) {
    super(options);
    const { client } = this;
    client.on(SendMessageCommand).callsFake((input) => this.send(new SendMessageCommand(input)));
    client.on(SendMessageBatchCommand).callsFake((input) => this.send(new SendMessageBatchCommand(input)));
    client.on(ReceiveMessageCommand).callsFake((input) => this.send(new ReceiveMessageCommand(input)));
    client.on(DeleteMessageBatchCommand).callsFake((input) => this.send(new DeleteMessageBatchCommand(input)));
    client.on(GetQueueAttributesCommand).callsFake((input) => this.send(new GetQueueAttributesCommand(input)));
    client.on(GetQueueUrlCommand).callsFake((input) => this.send(new GetQueueUrlCommand(input)));
    client
      .on(ChangeMessageVisibilityBatchCommand)
      .callsFake((input) => this.send(new ChangeMessageVisibilityBatchCommand(input)));
  }
}
