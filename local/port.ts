/** Ports on loopback. */
import { connect, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** The first of the preferred ports that nobody uses, else one that the system picks. */
export async function pickPort(preferred: readonly number[]): Promise<number> {
  for (const port of preferred) if (await isFree(port)) return port;
  const port = await listenOn(0);
  if (port === null) throw new Error('The system has no free port on 127.0.0.1.');
  return port;
}

/** Listening alone does not tell: macOS lets one listen on loopback where another has the port on all addresses. */
async function isFree(port: number): Promise<boolean> {
  return !(await answers(port)) && (await listenOn(port)) !== null;
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ port, host: LOOPBACK });
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}

/** Listens for a moment; answers the port it had, or null where that cannot be. */
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
