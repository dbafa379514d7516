/**
 * Opens an address hop by hop, each one judged: the part of the fetcher that needs undici, loaded with the first request.
 */
import { lookup } from 'node:dns/promises';
import { buildConnector, Client, type Dispatcher } from 'undici';
import type { ProbeResult } from '../../shared/embed/index.ts';
import { ipLiteral, type Judgment, judgeAddress, judgeUrl } from './address.ts';
import { ENCODINGS, readBody } from './body.ts';
import { failureReason } from './failure.ts';

/** Which connections are allowed; what is absent is as for addresses from files. */
export interface Guard {
  /** All addresses of a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Judges one address of a name, or an IP literal. */
  readonly judgeAddress?: (address: string) => Judgment;
  readonly allowedPorts?: readonly number[];
  /** Certificate authority in PEM to trust in place of the built-in ones. */
  readonly ca?: string;
}

export interface Limits {
  readonly connectMs: number;
  readonly totalMs: number;
  /** Of the body after decompression; a longer one is truncated and marked so. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  readonly redirects: number;
}

interface Settings {
  readonly guard: Guard;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly headers: Record<string, string>;
}

/** A response before its body is decoded as text. */
interface RawResponse extends Omit<Extract<ProbeResult, { kind: 'response' }>, 'tookMs' | 'body'> {
  readonly bytes: Buffer;
}

export type End =
  | RawResponse
  | Omit<Extract<ProbeResult, { kind: 'refused' }>, 'tookMs'>
  | Omit<Extract<ProbeResult, { kind: 'failed' }>, 'tookMs'>;

type Hop = { readonly kind: 'redirect'; readonly to: URL | null } | End;

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

async function oneHop(url: URL, settings: Settings): Promise<Hop> {
  const { guard, signal } = settings;
  const judgment = judgeUrl(url, guard.allowedPorts ?? [80, 443]);
  if (judgment.kind === 'refused') return judgment;
  const addresses = await resolve(url.hostname, guard.resolve ?? resolveByLookup, signal);
  if (!Array.isArray(addresses)) return { kind: 'failed', reason: addresses };
  for (const address of addresses) {
    const verdict = (guard.judgeAddress ?? judgeAddress)(address);
    if (verdict.kind === 'refused') return verdict;
  }
  const client = pinnedClient(url, addresses, settings);
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

const resolveByLookup = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** The addresses of a host, IPv4 first: a function outside a VPC has no IPv6 route. A literal resolves to itself. */
async function resolve(
  host: string,
  resolver: (host: string) => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<string[] | 'dns-failed' | 'timeout'> {
  const literal = ipLiteral(host);
  if (literal !== null) return [literal];
  try {
    const addresses = await Promise.race([resolver(host), aborted(signal)]);
    if (addresses.length === 0) return 'dns-failed';
    return addresses.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')));
  } catch (error) {
    if (signal.aborted) return 'timeout';
    // Resolvers fail with a code (ENOTFOUND, EAI_AGAIN, …); anything else is a bug of ours.
    if (error instanceof Error && 'code' in error) return 'dns-failed';
    throw error;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
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

async function request(url: URL, client: Client, { headers, limits, signal }: Settings): Promise<Hop> {
  const path = `${url.pathname}${url.search}`;
  const accepting = { ...headers, 'accept-encoding': ENCODINGS };
  const response = await client.request({ path, method: 'GET', headers: accepting, signal });
  const fields = fieldsOf(response.headers);
  const { location } = fields;
  if ([301, 302, 303, 307, 308].includes(response.statusCode) && location !== undefined) {
    // The body of a redirect stays unread: closing the client ends it with an error, as expected.
    response.body.on('error', () => undefined);
    return { kind: 'redirect', to: URL.parse(location, url.href) };
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
