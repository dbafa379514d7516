/** Events as AWS sends them to the functions. */
import type { AttributeValue, DynamoDBRecord, SQSRecord } from 'aws-lambda';
import type { LambdaEvent } from 'hono/aws-lambda';
import { rows } from '../../../shared/wiring.ts';
import type { Change } from '../fake/table.ts';
import type { Row } from '../fake/table-expression.ts';

/** The event of S3 about a file that was put. */
export function s3Event(key: string, version: number): string {
  const object = { key: encodeURIComponent(key), size: 2600, versionId: `v${version}`, sequencer: `00${version}` };
  const s3 = { bucket: { name: 'inbox' }, object };
  const record = { eventVersion: '2.1', eventName: 'ObjectCreated:Put', eventTime: new Date().toISOString(), s3 };
  return JSON.stringify({ Records: [record] });
}

/** A message of a queue. */
export function message(messageId: string, body: string, receives = 1): SQSRecord {
  const now = String(Date.now());
  return {
    messageId,
    body,
    receiptHandle: messageId,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: now,
      SenderId: 's',
      ApproximateFirstReceiveTimestamp: now,
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:1:queue',
    awsRegion: 'us-east-1',
  };
}

/** As the filter of the mapping in `infra/alert.ts`. */
export const isNewMention = ({ eventName, new: row }: Change): boolean =>
  eventName === 'INSERT' && row?.kind === rows.mention;

export function streamRecord({ eventName, new: row }: Change): DynamoDBRecord {
  return { eventName, dynamodb: { NewImage: attributes(row ?? {}) } };
}

const attributes = (row: Row): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, attribute(value)]));

function attribute(value: unknown): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  return Array.isArray(value) ? { L: value.map(attribute) } : { M: attributes(value as Row) };
}

/** A request to the API; `body` as JSON, or CSV where it is text. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly body?: unknown;
  /** More headers, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The event of the HTTP API (payload format 2.0: the path decoded, header names in lower case) about a request. */
export function httpEvent({ method, path, query = '', body, headers = {} }: HttpRequest, token?: string): LambdaEvent {
  const type = typeof body === 'string' ? 'text/csv' : 'application/json';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: {
      host: 'api.example',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
      ...headers,
    },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      accountId: '1',
      apiId: 'api',
      authentication: null,
      authorizer: {},
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'cost' },
      requestId: 'r',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
  };
}
