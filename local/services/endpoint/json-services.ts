/** The services that speak JSON by `X-Amz-Target`: DynamoDB, SQS and Parameter Store. */
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as lib from '@aws-sdk/lib-dynamodb';
import type { AttributeValue } from 'aws-lambda';
import type { Services } from '../clients.ts';
import type { Command, Service } from '../service.ts';
import type { Row } from '../table/row.ts';
import { attributes } from '../table/stream.ts';
import { type Answer, json, type Request } from './answer.ts';

type Make = new (input: never) => Command;

/** Operations of DynamoDB, which have other names in the document client. */
const TABLE: Readonly<Record<string, Make>> = {
  GetItem: lib.GetCommand,
  PutItem: lib.PutCommand,
  UpdateItem: lib.UpdateCommand,
  DeleteItem: lib.DeleteCommand,
  Query: lib.QueryCommand,
  BatchGetItem: lib.BatchGetCommand,
  TransactWriteItems: lib.TransactWriteCommand,
};

const TYPE = 'application/x-amz-json-1.0';

export async function answerJson(services: Services, { headers, body }: Request): Promise<Answer> {
  const [target = '', operation = ''] = String(headers['x-amz-target']).split('.');
  const input: unknown = JSON.parse(body.toString() || '{}');
  switch (target.replace(/_.*/, '')) {
    case 'DynamoDB': {
      const Make = TABLE[operation];
      if (Make === undefined) return unknown(operation);
      return await answerOf(services.table, Make, inPlain(input), (output) => asAttributes(output));
    }
    case 'AmazonSQS':
      return await answerOf(services.queues, commandIn(sqs, operation), input);
    case 'AmazonSSM':
      return await answerOf(services.parameters, commandIn(ssm, operation), input);
    default:
      return unknown(target);
  }
}

function commandIn(module: object, operation: string): Make | undefined {
  const found = (module as Record<string, unknown>)[`${operation}Command`];
  return typeof found === 'function' ? (found as Make) : undefined;
}

const unknown = (what: string): Answer =>
  json(
    400,
    { __type: 'UnknownOperationException', message: `The services in this process do not know ${what}.` },
    TYPE,
  );

async function answerOf(
  service: Service,
  Make: Make | undefined,
  input: unknown,
  shown: (output: object) => object = (output) => output,
): Promise<Answer> {
  if (Make === undefined) return unknown('this operation');
  try {
    return json(200, shown(await service.send(new Make(input as never))), TYPE);
  } catch (error) {
    if (!(error instanceof Error) || !('$fault' in error)) throw error;
    const { name, message } = error;
    const more = error as { Item?: unknown; CancellationReasons?: unknown };
    return json(
      400,
      { __type: name, message, Message: message, Item: more.Item, CancellationReasons: more.CancellationReasons },
      TYPE,
    );
  }
}

/** Fields of requests and answers that hold one row, or several. */
const ROW = new Set([
  'Item',
  'Key',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'Attributes',
  'LastEvaluatedKey',
]);
const ROWS = new Set(['Items', 'Keys']);

/** A request with its rows in plain values. */
function inPlain(value: unknown): unknown {
  return withRows(value, (row) =>
    Object.fromEntries(Object.entries(row as Record<string, AttributeValue>).map(([name, one]) => [name, plain(one)])),
  );
}

/** An answer with its rows in the form of the service; what a batch found stands under the name of its table. */
function asAttributes(answer: object): object {
  const shown = withRows(answer, (row) => attributes(row as Row)) as Record<string, unknown>;
  const { Responses } = answer as { Responses?: Record<string, Row[]> };
  if (Responses === undefined) return shown;
  const found = Object.entries(Responses).map(([name, rows]) => [name, rows.map(attributes)]);
  return { ...shown, Responses: Object.fromEntries(found) };
}

function withRows(value: unknown, shown: (row: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withRows(one, shown));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (ROW.has(name)) return [name, shown(one)];
      if (ROWS.has(name) && Array.isArray(one)) return [name, one.map(shown)];
      return [name, name === 'Responses' ? one : withRows(one, shown)];
    }),
  );
}

/** `{"N":"1"}` → 1. */
function plain(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.B !== undefined) return bytes(value.B);
  if (value.L !== undefined) return value.L.map(plain);
  if (value.SS !== undefined) return new Set(value.SS);
  if (value.NS !== undefined) return new Set(value.NS.map(Number));
  if (value.BS !== undefined) return new Set(value.BS.map(bytes));
  return Object.fromEntries(Object.entries(value.M ?? {}).map(([name, one]) => [name, plain(one)]));
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
