/**
 * The guarded fetcher: the only code that opens an address from a file.
 *
 * For every hop the URL is judged, its name is resolved once, and every resolved address is judged; the connection goes
 * to one of those addresses, while `Host`, SNI and the certificate keep the name. Nothing is read from the environment
 * (a proxy would undo the pinning), and nothing is kept between requests.
 */
import { lookup } from 'node:dns/promises';
import { buildConnector, Client, type Dispatcher } from 'undici';
import type { ProbeResult } from '../../shared/embed/index.ts';
import { ipLiteral, type Judgment, judgeAddress, judgeUrl } from './address.ts';
import { ENCODINGS, readBody } from './body.ts';
import { failureReason } from './failure.ts';

export interface FetcherOptions {
  /** Mail or web address of the operator, for the User-Agent; empty for none. */
  readonly contact: string;
  /** All addresses of a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Judges one address of a name, or an IP literal. */
  readonly judgeAddress?: (address: string) => Judgment;
  readonly allowedPorts?: readonly number[];
  readonly limits?: Partial<Limits>;
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

/** Defaults; 16 KiB of headers is Node's own limit. */
export const LIMITS: Limits = {
  connectMs: 5_000,
  totalMs: 10_000,
  bodyBytes: 256 * 1024,
  headerBytes: 16 * 1024,
  redirects: 5,
};

/** Fetches a probe; `signal` ends it sooner than the limits would. Resolves for every outcome of the network. */
export type Fetch = (
  probe: { readonly url: string; readonly headers: Record<string, string> },
  signal?: AbortSignal,
) => Promise<ProbeResult>;

/** Fetches a file other than text, up to the limits. */
export type Download = (
  url: string,
  signal?: AbortSignal,
) => Promise<Pick<RawResponse, 'kind' | 'bytes' | 'truncated' | 'status'> | Exclude<ProbeResult, { kind: 'response' }>>;

interface Settings {
  readonly options: FetcherOptions;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly headers: Record<string, string>;
}

/** A response before its body is decoded as text. */
interface RawResponse extends Omit<Extract<ProbeResult, { kind: 'response' }>, 'tookMs' | 'body'> {
  readonly bytes: Buffer;
}

type End =
  | RawResponse
  | Omit<Extract<ProbeResult, { kind: 'refused' }>, 'tookMs'>
  | Omit<Extract<ProbeResult, { kind: 'failed' }>, 'tookMs'>;

type Hop = { readonly kind: 'redirect'; readonly to: URL | null } | End;

/** A fetcher that is safe for addresses from files; the options other than `contact` and `limits` are for tests. */
export function createFetcher(options: FetcherOptions): Fetch {
  return async (probe, signal) => {
    const { end, tookMs } = await open(probe.url, probe.headers, options, signal);
    if (end.kind !== 'response') return { ...end, tookMs };
    const { bytes, ...response } = end;
    return { ...response, body: new TextDecoder().decode(bytes), tookMs };
  };
}

/** The same for files other than text. */
export function createDownloader(options: FetcherOptions): Download {
  return async (url, signal) => {
    const { end, tookMs } = await open(url, {}, options, signal);
    return end.kind === 'response' ? end : { ...end, tookMs };
  };
}

async function open(
  url: string,
  extra: Record<string, string>,
  options: FetcherOptions,
  signal: AbortSignal | undefined,
): Promise<{ end: End; tookMs: number }> {
  const limits = { ...LIMITS, ...options.limits };
  const startedAt = performance.now();
  const ends = AbortSignal.any([AbortSignal.timeout(limits.totalMs), ...(signal ? [signal] : [])]);
  const headers = {
    accept: '*/*',
    ...extra,
    'accept-encoding': ENCODINGS,
    'user-agent': options.contact === '' ? 'clipwatch/0.1' : `clipwatch/0.1 (+${options.contact})`,
  };
  const end = await followRedirects(URL.parse(url), { options, limits, signal: ends, headers });
  return { end, tookMs: Math.round(performance.now() - startedAt) };
}

async function followRedirects(start: URL | null, settings: Settings): Promise<End> {
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
  const { options, signal } = settings;
  const judgment = judgeUrl(url, options.allowedPorts ?? [80, 443]);
  if (judgment.kind === 'refused') return judgment;
  const addresses = await resolve(url.hostname, options.resolve ?? resolveByLookup, signal);
  if (!Array.isArray(addresses)) return { kind: 'failed', reason: addresses };
  for (const address of addresses) {
    const verdict = (options.judgeAddress ?? judgeAddress)(address);
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
function pinnedClient(url: URL, addresses: readonly string[], { options, limits }: Settings): Client {
  const connector = buildConnector({
    timeout: limits.connectMs,
    allowH2: false,
    maxCachedSessions: 0,
    rejectUnauthorized: true,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
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
  const response = await client.request({ path, method: 'GET', headers, signal });
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
