/** The console under a plain address of this machine: hands every request on to the API, whose own address not every browser resolves. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { answerOwnOnly } from './own-address.ts';

/** Headers that are of one connection (RFC 9110, section 7.6.1), and are not handed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A server that is not listening yet. `apiUrl`, without a slash at the end, is null as long as there is no API. */
export function createConsoleServer(apiUrl: () => string | null): Server {
  const server = createServer((incoming, outgoing) => {
    const url = apiUrl();
    if (url !== null) return handOn(incoming, outgoing, new URL(url));
    outgoing.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '5' });
    outgoing.end('The stack is being deployed: load this page again in some seconds.\n');
  });
  answerOwnOnly(server, true);
  return server;
}

function handOn(incoming: IncomingMessage, outgoing: ServerResponse, target: URL): void {
  const { method, url = '/' } = incoming;
  // Judged here: to the server behind, this address is another site.
  const { origin: _, ...headers } = incoming.headers;
  const options = {
    host: target.hostname,
    port: target.port,
    path: `${target.pathname.replace(/\/$/, '')}${url}`,
    method,
    headers: { ...ofMessage(headers), host: target.host },
  };
  const asked = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, ofMessage(answer.headers));
    answer.pipe(outgoing);
  });
  asked.on('error', (error) => {
    if (!outgoing.headersSent) outgoing.writeHead(502, { 'content-type': 'text/plain' });
    outgoing.end(`The API does not answer: ${error.message}\n`);
  });
  outgoing.on('close', () => asked.destroy());
  incoming.pipe(asked);
}

const ofMessage = (headers: IncomingMessage['headers']): IncomingMessage['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));

/** Listens on a port of this machine alone. */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
