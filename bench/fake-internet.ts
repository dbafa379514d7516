/**
 * A small internet on this machine, and a table beside it, in a process of their own: hosts that serve video files or
 * never answer, and as much of DynamoDB's protocol as a round of checks speaks. Both count what they are asked.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { table } from '../shared/wiring.ts';

/** What the parent is told. */
export interface Counted {
  readonly hosts: { readonly requests: number; readonly mostInASecond: number; readonly mostAtOnce: number };
  readonly table: { readonly requests: number; readonly writeUnits: number; readonly readUnits: number };
}

/** An attribute as DynamoDB sends it, such as `{ "S": "text" }`. */
type Attribute = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, Attribute>>;

/** What a video file takes to answer, in milliseconds. */
const ANSWER_MS = 80;
const KB = 1024;

const asked = new Map<string, { starts: number[]; open: number; mostAtOnce: number }>();
const items = new Map<string, Item>();
const units = { requests: 0, writeUnits: 0, readUnits: 0 };

const internet = createServer((request, response) => {
  const name = request.headers.host ?? '';
  const host = asked.get(name) ?? { starts: [], open: 0, mostAtOnce: 0 };
  asked.set(name, host);
  host.starts.push(performance.now());
  host.open += 1;
  host.mostAtOnce = Math.max(host.mostAtOnce, host.open);
  response.on('close', () => {
    host.open -= 1;
  });
  if (name.startsWith('hanging-')) return;
  setTimeout(() => response.writeHead(206, { 'content-type': 'video/mp4' }).end('x'.repeat(4096)), ANSWER_MS);
});

const database = createServer(async (request, response) => {
  const input = JSON.parse(await bodyOf(request));
  units.requests += 1;
  answer(response, act(String(request.headers['x-amz-target']).split('.')[1] ?? '', input));
});

function act(action: string, input: Record<string, unknown>): object {
  switch (action) {
    case 'Query':
      return query(input as never);
    case 'BatchGetItem':
      return batchGet(input as never);
    case 'PutItem':
      return put(input as never);
    default:
      throw new Error(`The table of the bench cannot ${action}.`);
  }
}

function query(input: { ExpressionAttributeValues: Record<string, { S: string }>; Limit: number }): object {
  const { partition, sort } = table.indexes.due;
  const shard = input.ExpressionAttributeValues[':shard']?.S;
  const now = input.ExpressionAttributeValues[':now']?.S ?? '';
  const found = [...items.values()]
    .filter((item) => text(item[partition]) === shard && text(item[sort]) <= now)
    .slice(0, input.Limit)
    .map(({ pk, sk, [partition]: due, [sort]: at }) => ({ pk, sk, [partition]: due, [sort]: at }));
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
    // An entry that moves is taken away and put anew; all of them are under a kilobyte.
    if (was !== is) units.writeUnits += (was?.startsWith('\n') ? 0 : 1) + (is?.startsWith('\n') ? 0 : 1);
  }
  items.set(keyOf(item), item);
  return {};
}

function text(attribute: Attribute | undefined): string {
  return typeof attribute?.S === 'string' ? attribute.S : '';
}

/** About what DynamoDB counts: names and values, without the marks of JSON and of the types. */
function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value).replace(/"(?:S|N|M|L|BOOL|NULL)":|["{}[\],:]/g, ''));
}

const keyOf = ({ pk, sk }: Item): string => `${text(pk)}\n${text(sk)}`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  return (await request.toArray()).join('');
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}

function counted(): Counted {
  const hosts = [...asked.values()];
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

/** Requests in the second from a moment on; a timer may wake a little early, and the way here takes its time. */
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
    asked.clear();
    Object.assign(units, { requests: 0, writeUnits: 0, readUnits: 0 });
  }
  process.send?.({ kind: 'counted', ...counted() });
});
process.on('disconnect', () => process.exit());
process.send?.({ kind: 'ready', internet: await listen(internet), database: await listen(database) });
