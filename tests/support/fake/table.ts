/** The table in memory, in the place of the SDK's document client: its calls are those of `aws-sdk-client-mock`. */
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { Command } from '../../../local/services/service.ts';
import { Table } from '../../../local/services/table/index.ts';
import { batchRequest, itemRequest, queryRequest, type RowRequest, transactionRequests } from '../row-requests.ts';

export type { Change } from '../../../local/services/table/index.ts';

export class FakeTable extends Table {
  readonly client = mockClient(DynamoDBDocumentClient);
  /** Told, before each request, what a role must allow for it. */
  onRequest: (needed: RowRequest) => void = () => {};

  /** `rows`: the initial content, from `snapshot`. */
  constructor(rows = '[]') {
    super();
    this.restore(rows);
    const { client } = this;
    client.on(GetCommand).callsFake((input) => this.send(new GetCommand(input)));
    client.on(PutCommand).callsFake((input) => this.send(new PutCommand(input)));
    client.on(UpdateCommand).callsFake((input) => this.send(new UpdateCommand(input)));
    client.on(DeleteCommand).callsFake((input) => this.send(new DeleteCommand(input)));
    client.on(QueryCommand).callsFake((input) => this.send(new QueryCommand(input)));
    client.on(BatchGetCommand).callsFake((input) => this.send(new BatchGetCommand(input)));
    client.on(TransactWriteCommand).callsFake((input) => this.send(new TransactWriteCommand(input)));
  }

  override async send(command: Command): Promise<object> {
    for (const needed of needs(command)) this.onRequest(needed);
    return super.send(command);
  }
}

function needs(command: Command): RowRequest[] {
  if (command instanceof GetCommand) return itemRequest('GetItem')(command.input);
  if (command instanceof PutCommand) return itemRequest('PutItem')(command.input);
  if (command instanceof UpdateCommand) return itemRequest('UpdateItem')(command.input);
  if (command instanceof DeleteCommand) return itemRequest('DeleteItem')(command.input);
  if (command instanceof QueryCommand) return queryRequest(command.input);
  if (command instanceof BatchGetCommand) return batchRequest(command.input);
  return command instanceof TransactWriteCommand ? transactionRequests(command.input) : [];
}
