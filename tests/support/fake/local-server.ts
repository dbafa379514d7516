import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Local {
  readonly port: number;
  /** Connections that were made, whether or not a request followed. */
  readonly connections: () => number;
}

async function listen(server: Server): Promise<Local> {
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}

/** A server on loopback for the time of one test. */
export const serve = (listener: RequestListener): Promise<Local> =>
  listen(createServer({ maxHeaderSize: 65_536 }, listener));

export const serveTls = (identity: { key: string; cert: string }, listener: RequestListener): Promise<Local> =>
  listen(createTlsServer(identity, listener));
