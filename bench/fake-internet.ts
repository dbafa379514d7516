/**
 * Two local servers in one child process: video hosts, some of which never respond, and the part of DynamoDB's protocol
 * that a recheck round uses. Both count requests.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { table } from '../shared/wiring.ts';

/** Message to the parent. */
export interface FakeInternetCounts {
  readonly hosts: { readonly requests: number; readonly mostInASecond: number; readonly mostAtOnce: number };
  readonly table: { readonly requests: number; readonly writeUnits: number; readonly readUnits: number };
}

/** An attribute as DynamoDB sends it, such as `{ "S": "text" }`. */
type Attribute = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, Attribute>>;

/** Response time of a video file. */
const RESPONSE_MS = 80;
const KB = 1024;

const requests = new Map<string, { starts: number[]; open: number; mostAtOnce: number }>();
const items = new Map<string, Item>();
const units = { requests: 0, writeUnits: 0, readUnits: 0 };

const internet = createServer((request, response) => {
  const name = request.headers.host ?? '';
  const host = requests.get(name) ?? { starts: [], open: 0, mostAtOnce: 0 };
  requests.set(name, host);
  host.starts.push(performance.now());
  host.open += 1;
  host.mostAtOnce = Math.max(host.mostAtOnce, host.open);
  response.on('close', () => {
    host.open -= 1;
  });
  if (name.startsWith('hanging-')) return;
  setTimeout(() => response.writeHead(206, { 'content-type': 'video/mp4' }).end('x'.repeat(4096)), RESPONSE_MS);
});

const database = createServer(async (request, response) => {
  const input = JSON.parse(await bodyOf(request));
  units.requests += 1;
  respond(response, act(String(request.headers['x-amz-target']).split('.')[1] ?? '', input));
});

function act(action: string, input: Record<string, unknown>): object {
  switch (action) {
    case 'Query':
      return query(input as never);
    case 'BatchGetItem':
      return batchGet(input as never);
    case 'PutItem':
      return put(input as never);
    case 'DeleteItem':
      return remove(input as never);
    default:
      throw new Error(`The table of the bench cannot ${action}.`);
  }
}

function query(input: { ExpressionAttributeValues: Record<string, { S: string }>; Limit: number }): object {
  const shard = input.ExpressionAttributeValues[':shard']?.S;
  const end = input.ExpressionAttributeValues[':end']?.S ?? '';
  const found = [...items.values()].filter(({ pk, sk }) => text(pk) === shard && text(sk) < end).slice(0, input.Limit);
  // An eventually consistent read: half a unit for 4 KB.
  units.readUnits += Math.max(1, Math.ceil(sizeOf(found) / (4 * KB))) / 2;
  return { Items: found, Count: found.length };
}

function batchGet(input: { RequestItems: Record<string, { Keys: Item[] }> }): object {
  const Responses = Object.fromEntries(
    Object.entries(input.RequestItems).map(([name, { Keys }]) => [
      name,
      Keys.flatMap((key) => {
        const item = items.get(keyOf(key));
        units.readUnits += Math.max(1, Math.ceil(sizeOf(item ?? {}) / (4 * KB)));
        return item === undefined ? [] : [item];
      }),
    ]),
  );
  return { Responses, UnprocessedKeys: {} };
}

function put({ Item: item }: { Item: Item }): object {
  const before = items.get(keyOf(item));
  units.writeUnits += Math.ceil(Math.max(sizeOf(item), sizeOf(before ?? {})) / KB);
  for (const { partition, sort } of Object.values(table.indexes)) {
    const [was, is] = [before, item].map((one) => [text(one?.[partition]), text(one?.[sort])].join('\n'));
    // A moved index entry is deleted and written again; each is under a kilobyte.
    if (was !== is) units.writeUnits += (was?.startsWith('\n') ? 0 : 1) + (is?.startsWith('\n') ? 0 : 1);
  }
  items.set(keyOf(item), item);
  return {};
}

function remove({ Key }: { Key: Item }): object {
  units.writeUnits += Math.max(1, Math.ceil(sizeOf(items.get(keyOf(Key)) ?? {}) / KB));
  items.delete(keyOf(Key));
  return {};
}

function text(attribute: Attribute | undefined): string {
  return typeof attribute?.S === 'string' ? attribute.S : '';
}

/** About the item size that DynamoDB counts: names and values, without JSON punctuation and type tags. */
function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value).replace(/"(?:S|N|M|L|BOOL|NULL)":|["{}[\],:]/g, ''));
}

const keyOf = ({ pk, sk }: Item): string => `${text(pk)}\n${text(sk)}`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  return (await request.toArray()).join('');
}

function respond(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}

function counted(): FakeInternetCounts {
  const hosts = [...requests.values()];
  const most = (values: number[]) => Math.max(0, ...values);
  return {
    hosts: {
      requests: hosts.reduce((sum, { starts }) => sum + starts.length, 0),
      mostInASecond: most(hosts.flatMap(({ starts }) => starts.map((from) => within(starts, from)))),
      mostAtOnce: most(hosts.map(({ mostAtOnce }) => mostAtOnce)),
    },
    table: { ...units },
  };
}

/** Requests within a second of `from`; a little less, because timers wake early and delivery varies. */
function within(starts: readonly number[], from: number): number {
  const SECOND = 950;
  return starts.filter((start) => start >= from && start < from + SECOND).length;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

process.on('message', (message) => {
  if (message === 'reset') {
    requests.clear();
    Object.assign(units, { requests: 0, writeUnits: 0, readUnits: 0 });
  }
  process.send?.({ kind: 'counted', ...counted() });
});
process.on('disconnect', () => process.exit());
process.send?.({ kind: 'ready', internet: await listen(internet), database: await listen(database) });
