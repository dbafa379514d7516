import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { pickPort } from '../../local/port.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

/** A port in use. */
async function taken(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A port that was free a moment ago. */
async function free(): Promise<number> {
  const port = await taken('127.0.0.1');
  await new Promise((closed) => servers.pop()?.close(closed));
  return port;
}

test('the first preferred port where it is free', async () => {
  const port = await free();
  expect(await pickPort([port, await taken('127.0.0.1')])).toBe(port);
});

test.each([['127.0.0.1'], ['0.0.0.0']])('the next one where the first is taken on %s', async (host) => {
  const port = await free();
  expect(await pickPort([await taken(host), port])).toBe(port);
});

test('another port if all are taken, or none is preferred', async () => {
  const preferred = [await taken('127.0.0.1'), await taken('127.0.0.1')];
  const port = await pickPort(preferred);
  expect(preferred).not.toContain(port);
  expect(port).toBeGreaterThan(0);
  expect(await pickPort([])).toBeGreaterThan(0);
});
