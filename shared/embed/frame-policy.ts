/** Whether a page may be framed (CSP level 3 `frame-ancestors`; HTML Standard, `X-Frame-Options`). */
import type { Sites } from './provider.ts';

/** `depends`: there is a list, but no site to match. `refused-by-some`: not every site may frame the page. */
export type Framing = 'allowed' | 'refused' | 'refused-by-some' | 'depends';

/** The framing policy of a response for the sites: `frame-ancestors`, or `X-Frame-Options` where it has none. */
export function framePolicyOf(headers: Record<string, string>, pageUrl: string, sites: Sites): Framing {
  const framings = new Set((sites.length === 0 ? [null] : sites).map((site) => framingFor(headers, pageUrl, site)));
  const [framing] = framings;
  return framings.size === 1 && framing !== undefined ? framing : 'refused-by-some';
}

function framingFor(
  headers: Record<string, string>,
  pageUrl: string,
  site: string | null,
): Exclude<Framing, 'refused-by-some'> {
  const lists = ancestorLists(headers['content-security-policy'] ?? '');
  if (lists.length > 0) {
    const framings = lists.map((sources) => judgeList(sources, pageUrl, site));
    if (framings.includes('refused')) return 'refused';
    return framings.includes('depends') ? 'depends' : 'allowed';
  }
  const options = new Set(
    (headers['x-frame-options'] ?? '')
      .toUpperCase()
      .split(',')
      .map((value) => value.trim()),
  );
  options.delete('');
  const known = ['DENY', 'SAMEORIGIN', 'ALLOWALL'].filter((value) => options.has(value));
  if (options.size > 1 && known.length > 0) return 'refused';
  if (options.has('DENY')) return 'refused';
  if (options.has('SAMEORIGIN')) return site !== null && isSame(site, pageUrl) ? 'allowed' : 'refused';
  return 'allowed';
}

const isSame = (site: string, pageUrl: string): boolean => new URL(site).origin === new URL(pageUrl).origin;

/** Policies are separated by commas; the first `frame-ancestors` of each counts. */
function ancestorLists(policies: string): string[][] {
  return policies.split(',').flatMap((policy) => {
    const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
    const found = directives.find(([name]) => name?.toLowerCase() === 'frame-ancestors');
    return found === undefined ? [] : [found.slice(1)];
  });
}

function judgeList(sources: readonly string[], pageUrl: string, siteOrigin: string | null) {
  const named = sources.filter((source) => source.toLowerCase() !== "'none'");
  if (named.length === 0) return 'refused';
  if (named.includes('*')) return 'allowed';
  if (siteOrigin === null) return 'depends';
  const site = new URL(siteOrigin);
  return named.some((source) => matches(source.toLowerCase(), site, new URL(pageUrl))) ? 'allowed' : 'refused';
}

function matches(source: string, site: URL, page: URL): boolean {
  if (source === "'self'") return site.origin === page.origin;
  if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return source === site.protocol;
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^:/*]+)(?::(\d+|\*))?(?:\/.*)?$/.exec(source);
  if (parts === null) return false;
  const [, scheme = page.protocol.slice(0, -1), host = '', port] = parts;
  // An http source also allows the https page of the same host (CSP 3, scheme-part match).
  const sameScheme = `${scheme}:` === site.protocol || (scheme === 'http' && site.protocol === 'https:');
  const sameHost =
    host === '*' || (host.startsWith('*.') ? site.hostname.endsWith(host.slice(1)) : site.hostname === host);
  return sameScheme && sameHost && (port === '*' || (port ?? '').replace(/^(?:80|443)$/, '') === site.port);
}
