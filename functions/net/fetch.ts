/**
 * The guarded fetcher: the only code that opens an address from a file.
 *
 * For every hop the URL is judged, its name is resolved once, and every resolved address is judged; the connection goes
 * to one of those addresses, while `Host`, SNI and the certificate keep the name. Nothing is read from the environment
 * (a proxy would undo the pinning), and nothing is kept between requests.
 */
import type { ProbeResult } from '../../shared/embed/index.ts';
import type { Guard } from './guard.ts';
import type { End, Limits } from './hops.ts';

/** The options of `Guard` are for tests. */
export interface FetcherOptions extends Guard {
  /** Mail or web address of the operator, for the User-Agent; empty for none. */
  readonly contact: string;
  readonly limits?: Partial<Limits>;
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
) => Promise<
  | Pick<Extract<End, { kind: 'response' }>, 'kind' | 'bytes' | 'truncated' | 'status'>
  | Exclude<ProbeResult, { kind: 'response' }>
>;

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
  const { followRedirects } = await import('./hops.ts');
  const limits = { ...LIMITS, ...options.limits };
  const startedAt = performance.now();
  const ends = AbortSignal.any([AbortSignal.timeout(limits.totalMs), ...(signal ? [signal] : [])]);
  const headers = { accept: '*/*', ...extra, 'user-agent': userAgent(options.contact) };
  const end = await followRedirects(URL.parse(url), { guard: options, limits, signal: ends, headers });
  return { end, tookMs: Math.round(performance.now() - startedAt) };
}

/** `contact`: mail or web address of the operator; empty for none. */
export function userAgent(contact: string): string {
  return contact === '' ? 'clipwatch/0.1' : `clipwatch/0.1 (+${contact})`;
}
