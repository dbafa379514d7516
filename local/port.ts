/** Free TCP ports on the loopback address. */
import { connect, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** The first preferred port that is free, else one that the system picks. */
export async function pickPort(preferred: readonly number[]): Promise<number> {
  for (const port of preferred) if (await isFree(port)) return port;
  const port = await listenOn(0);
  if (port === null) throw new Error('The system has no free port on 127.0.0.1.');
  return port;
}

/** Listening is not test enough: macOS allows it on loopback while another process has the port on all addresses. */
async function isFree(port: number): Promise<boolean> {
  return !(await accepts(port)) && (await listenOn(port)) !== null;
}

function accepts(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ port, host: LOOPBACK });
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}

/** Listens for a moment; returns the port, or null if it cannot be used. */
function listenOn(port: number): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const server = createServer();
  server.once('error', () => resolve(null));
  server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
  });
  return promise;
}
