/**
 * Opens an address hop by hop, each one judged: the part of the fetcher that needs undici, loaded with the first request.
 */
import { buildConnector, Client, type Dispatcher } from 'undici';
import type { ProbeResult } from '../../shared/embed/index.ts';
import { ipLiteral } from './address.ts';
import { ENCODINGS, readBody } from './body.ts';
import { failureReason } from './failure.ts';
import { type Guard, judgeHost } from './guard.ts';

export interface Limits {
  readonly connectMs: number;
  readonly totalMs: number;
  /** Of the body after decompression; a longer one is truncated and marked so. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  readonly redirects: number;
}

export interface Settings {
  readonly guard: Guard;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly headers: Record<string, string>;
  /** Sent by POST; GET without it. */
  readonly body?: string;
}

/** A response before its body is decoded as text. */
interface RawResponse extends Omit<Extract<ProbeResult, { kind: 'response' }>, 'tookMs' | 'body'> {
  readonly bytes: Buffer;
}

export type End =
  | RawResponse
  | Omit<Extract<ProbeResult, { kind: 'refused' }>, 'tookMs'>
  | Omit<Extract<ProbeResult, { kind: 'failed' }>, 'tookMs'>;

type Hop = { readonly kind: 'redirect'; readonly status: number; readonly to: URL | null } | End;

/** Follows an address and its redirects to the end, within the limits; null is no address. */
export async function followRedirects(start: URL | null, settings: Settings): Promise<End> {
  const redirects: string[] = [];
  let url = start;
  while (redirects.length <= settings.limits.redirects) {
    if (url === null) return { kind: 'refused', rule: 'bad-address' };
    const hop = await oneHop(url, settings);
    switch (hop.kind) {
      case 'redirect':
        redirects.push(url.href);
        url = hop.to;
        break;
      case 'response':
        return { ...hop, ...(redirects.length > 0 && { redirects }) };
      case 'refused':
      case 'failed':
        return hop;
      default:
        return hop satisfies never;
    }
  }
  return { kind: 'failed', reason: 'too-many-redirects' };
}

/** Opens an address; a redirect is not followed. */
export async function oneHop(url: URL, settings: Settings): Promise<Hop> {
  const { guard, signal } = settings;
  const judged = await judgeHost(url, guard, signal);
  if (judged.kind !== 'allowed') return judged;
  const client = pinnedClient(url, judged.addresses, settings);
  try {
    return await request(url, client, settings);
  } catch (error) {
    const reason = signal.aborted ? 'timeout' : failureReason(error);
    if (reason === null) throw error;
    return { kind: 'failed', reason };
  } finally {
    await client.destroy();
  }
}

/** A client of one origin that connects to the judged addresses only, to the next when a connection fails. */
function pinnedClient(url: URL, addresses: readonly string[], { guard, limits }: Settings): Client {
  const connector = buildConnector({
    timeout: limits.connectMs,
    allowH2: false,
    maxCachedSessions: 0,
    rejectUnauthorized: true,
    ...(guard.ca === undefined ? {} : { ca: guard.ca }),
  });
  const connect: buildConnector.connector = (target, callback) => {
    const attempt = (index: number) => {
      const servername = ipLiteral(target.hostname) === null ? target.hostname.replace(/\.$/, '') : undefined;
      const pinned = { ...target, hostname: addresses[index] ?? '', ...(servername ? { servername } : {}) };
      connector(pinned, (...result) => {
        const [error] = result;
        const next = index + 1 < addresses.length && error !== null && failureReason(error) === 'connection-failed';
        if (next) attempt(index + 1);
        else callback(...result);
      });
    };
    attempt(0);
  };
  return new Client(url.origin, { connect, pipelining: 0, maxHeaderSize: limits.headerBytes });
}

async function request(url: URL, client: Client, { headers, limits, signal, body }: Settings): Promise<Hop> {
  const path = `${url.pathname}${url.search}`;
  const accepting = { ...headers, 'accept-encoding': ENCODINGS };
  const method = body === undefined ? 'GET' : 'POST';
  const response = await client.request({ path, method, headers: accepting, signal, body: body ?? null });
  const fields = fieldsOf(response.headers);
  const { location } = fields;
  if ([301, 302, 303, 307, 308].includes(response.statusCode) && location !== undefined) {
    // The body of a redirect stays unread: closing the client ends it with an error, as expected.
    response.body.on('error', () => undefined);
    return { kind: 'redirect', status: response.statusCode, to: URL.parse(location, url.href) };
  }
  const { bytes, truncated } = await readBody(response.body, fields['content-encoding'] ?? '', limits.bodyBytes);
  return { kind: 'response', status: response.statusCode, finalUrl: url.href, headers: fields, bytes, truncated };
}

/** Repeated fields are joined as in HTTP; cookies are dropped. */
function fieldsOf(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && name !== 'set-cookie') fields[name] = [value].flat().join(', ');
  }
  return fields;
}
