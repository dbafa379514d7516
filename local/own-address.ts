/** Which requests the servers of this machine answer: their own pages' and programs', not those of other sites. */
import { IncomingMessage, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** Why a request is refused, with the status to answer. */
interface Refusal {
  readonly status: 403 | 421;
  readonly reason: string;
}

/**
 * Whether a server on `port` of the loopback address must refuse a request, and why.
 *
 * A site can have its own name lead to 127.0.0.1 (DNS rebinding): its `Host` gives it away (RFC 9110, section 7.4). A page
 * of a site can send requests here: `Origin` (Fetch standard) or `Sec-Fetch-Site` (Fetch Metadata Request Headers) say
 * so. Programs send neither. With `opensLinks`, a link on any page or in any mail may open a page here.
 */
export function refusalOf(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  port: number,
  opensLinks: boolean,
): Refusal | null {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!own.includes(headers.host?.toLowerCase() ?? '')) {
    return { status: 421, reason: 'This server answers for its own address only.' };
  }
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  // A form of a page without referrers has the origin `null`; its own site is told by the browser.
  const isOwn = origin === undefined || OF_THIS_MACHINE.test(origin);
  if (!isOwn && !(origin === 'null' && site === 'same-origin')) {
    return { status: 403, reason: 'This server answers no requests of other sites.' };
  }
  const isLink =
    opensLinks &&
    (method === 'GET' || method === 'HEAD') &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document';
  if (site === undefined || ['same-origin', 'same-site', 'none'].includes(`${site}`) || isLink) return null;
  return { status: 403, reason: 'This server answers no requests of other sites.' };
}

/** The console's pages upload to another port: pages of this machine's own servers are no other sites. */
const OF_THIS_MACHINE = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/;

/** From now on the server, whatever it is made with, sees only what `refusalOf` lets through; upgrades included. */
export function answerOwnOnly(server: Server, opensLinks: boolean): void {
  const emit = server.emit;
  server.emit = (event: string | symbol, ...given: unknown[]): boolean => {
    const [incoming, answer] = given;
    if (!(incoming instanceof IncomingMessage)) return Reflect.apply(emit, server, [event, ...given]);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const refusal = refusalOf(incoming, port, opensLinks);
    if (refusal === null) return Reflect.apply(emit, server, [event, ...given]);
    if (answer instanceof ServerResponse) {
      answer
        .writeHead(refusal.status, { 'content-type': 'text/plain', connection: 'close' })
        .end(`${refusal.reason}\n`);
    } else if (answer instanceof Socket) answer.destroy();
    return true;
  };
}
