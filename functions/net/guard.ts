/** Who may be connected to: the text of an address, then every address that its name has at this moment. */
import { lookup } from 'node:dns/promises';
import { ipLiteral, type Judgment, judgeAddress, judgeUrl } from './address.ts';

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

type HostJudgment =
  /** All addresses of the host, each judged, IPv4 first: a function outside a VPC has no IPv6 route. */
  | { readonly kind: 'allowed'; readonly addresses: readonly string[] }
  | Extract<Judgment, { kind: 'refused' }>
  | { readonly kind: 'failed'; readonly reason: 'dns-failed' | 'timeout' };

/** Judges an address and resolves its name, once: one address that is refused is enough to refuse the name. */
export async function judgeHost(url: URL, guard: Guard, signal: AbortSignal): Promise<HostJudgment> {
  const judgment = judgeUrl(url, guard.allowedPorts ?? [80, 443]);
  if (judgment.kind === 'refused') return judgment;
  const addresses = await resolve(url.hostname, guard.resolve ?? resolveByLookup, signal);
  if (!Array.isArray(addresses)) return { kind: 'failed', reason: addresses };
  for (const address of addresses) {
    const verdict = (guard.judgeAddress ?? judgeAddress)(address);
    if (verdict.kind === 'refused') return verdict;
  }
  return { kind: 'allowed', addresses };
}

const resolveByLookup = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** A literal resolves to itself. */
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
