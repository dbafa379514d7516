/**
 * AWS over HTTP as bundled functions see it right after the first deployment: no row in the table but the token, one file
 * in the inbox, and writes that succeed and change nothing.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { signingKey } from './signing-keys.ts';

export interface EmptyAws {
  readonly endpoint: string;
  /** Bodies of the messages that were sent to any queue. */
  readonly sent: readonly string[];
  /** Requests that got no proper answer. */
  readonly unknown: readonly string[];
  readonly close: () => void;
}

/** The token that has every right. */
export const CLEAR_TOKEN = `cw_${'a'.repeat(43)}`;
const tokenRow = {
  id: { S: 'abc123' },
  label: { S: 'test' },
  scopes: { L: [{ S: 'admin' }] },
  createdAt: { S: '2026-01-02T03:04:05.678Z' },
};
const keys = { newest: signingKey('testkey0'), former: null };

const BatchGet = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(z.record(z.string(), z.record(z.string(), z.json()))) })),
});
const Message = z.object({ MessageBody: z.string() });

/** Listens on loopback until closed; the inbox has `file` under every key. */
export async function emptyAws(file: string): Promise<EmptyAws> {
  const sent: string[] = [];
  const unknown: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.headers['x-amz-target'] === undefined) {
      const lastModified = 'Fri, 02 Jan 2026 03:04:05 GMT';
      response.writeHead(200, { etag: '"etag"', 'last-modified': lastModified, 'x-amz-version-id': 'v1' });
      response.end(request.method === 'GET' ? file : '');
      return;
    }
    const answer = answerTo(request, body, sent);
    if (answer === null) unknown.push(`${request.headers['x-amz-target']}`);
    response.writeHead(answer === null ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    sent,
    unknown,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The answer of a service that speaks JSON; null where this fake has none. */
function answerTo({ headers }: IncomingMessage, body: string, sent: string[]): object | null {
  const [service, operation] = String(headers['x-amz-target']).split('.');
  switch (`${service?.replace(/_.*/, '')} ${operation}`) {
    case 'DynamoDB BatchGetItem':
      return { Responses: Object.fromEntries(tokensIn(body)), UnprocessedKeys: {} };
    case 'DynamoDB Query':
      return { Items: [], Count: 0, ScannedCount: 0 };
    case 'DynamoDB GetItem':
    case 'DynamoDB PutItem':
    case 'DynamoDB UpdateItem':
    case 'DynamoDB TransactWriteItems':
      return {};
    case 'AmazonSSM GetParameter':
      return { Parameter: { Value: JSON.stringify(keys), Version: 1 } };
    case 'AmazonSQS SendMessage': {
      const { MessageBody } = Message.parse(JSON.parse(body));
      sent.push(MessageBody);
      return { MessageId: 'm', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') };
    }
    default:
      return null;
  }
}

function tokensIn(body: string): [table: string, rows: object[]][] {
  return Object.entries(BatchGet.parse(JSON.parse(body)).RequestItems).map(([table, { Keys }]) => [
    table,
    Keys.filter(({ pk }) => String(pk?.S).startsWith('TOKEN#')).map((key) => ({ ...key, ...tokenRow })),
  ]);
}
