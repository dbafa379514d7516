/**
 * Posts to the addresses of web hooks through the guard that embed checks have: the name is resolved once, every address
 * of it is judged, and the connection goes to a judged one. Only https; a redirect is an answer, and not followed.
 */
import type { ProbeResult } from '../../shared/embed/index.ts';
import { type FetcherOptions, userAgent } from './fetch.ts';
import { openHook } from './hook-address.ts';
import type { Limits } from './hops.ts';

/** Standard Webhooks, "Request timeouts": 15 to 30 seconds. Of the answer only the beginning is of use, as a reason. */
const LIMITS: Limits = { connectMs: 5_000, totalMs: 15_000, bodyBytes: 1024, headerBytes: 16 * 1024, redirects: 0 };

export type PostEnd =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Record<string, string>;
      /** The first kilobyte. */
      readonly body: string;
    }
  | Pick<Extract<ProbeResult, { kind: 'refused' }>, 'kind' | 'rule'>
  | Pick<Extract<ProbeResult, { kind: 'failed' }>, 'kind' | 'reason'>;

/** Posts JSON. Resolves for every outcome of the network. */
export type Post = (
  request: { readonly url: string; readonly headers?: Record<string, string>; readonly body: string },
  signal?: AbortSignal,
) => Promise<PostEnd>;

/** A poster that is safe for addresses given by users; the options other than `contact` and `limits` are for tests. */
export function createPoster(options: FetcherOptions): Post {
  const limits = { ...LIMITS, ...options.limits };
  return async ({ url, headers, body }, signal) => {
    const opened = openHook(url, options);
    if (opened.kind === 'refused') return opened;
    const { oneHop } = await import('./hops.ts');
    const hop = await oneHop(opened.url, {
      guard: opened.guard,
      limits,
      signal: AbortSignal.any([AbortSignal.timeout(limits.totalMs), ...(signal ? [signal] : [])]),
      headers: { 'content-type': 'application/json', ...headers, 'user-agent': userAgent(options.contact) },
      body,
    });
    switch (hop.kind) {
      case 'redirect':
        return { kind: 'response', status: hop.status, headers: {}, body: '' };
      case 'response':
        return { kind: hop.kind, status: hop.status, headers: hop.headers, body: new TextDecoder().decode(hop.bytes) };
      case 'refused':
      case 'failed':
        return hop;
      default:
        return hop satisfies never;
    }
  };
}
