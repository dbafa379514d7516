/**
 * Addresses that lead through a redirector, a mail gateway, a cache or an archive: what counts is the address behind,
 * wherever a link is read. Only what stands in the address itself is used: nothing is asked.
 */
import { REDIRECTORS, type Redirector } from './redirectors.ts';
import { addressFrom } from './target.ts';

/** A link that went through several mail gateways is wrapped by each of them. */
const MOST_WRAPPERS = 5;

/** The address that a redirector's leads to, through at most five; the given one where it is of no redirector. */
export function addressBehind(url: URL): URL {
  let behind = url;
  for (let count = 0; count < MOST_WRAPPERS; count++) {
    const next = targetOf(behind);
    if (next === null) break;
    behind = next;
  }
  return behind;
}

/** The address named inside one of a redirector; null where there is none. */
function targetOf(url: URL): URL | null {
  for (const row of rowsOf(url.hostname)) {
    if (row.path && !row.path.test(url.pathname)) continue;
    const written = typeof row.target === 'function' ? row.target(url) : parameter(url, row.target);
    const target = written === null ? null : addressFrom(written, url);
    if (target !== null) return target;
  }
  return null;
}

/** The first parameter that holds anything; mark-up that was escaped twice leaves `amp;` before the name. */
function parameter({ search, searchParams }: URL, names: readonly string[]): string | null {
  if (search === '') return null;
  for (const name of names) {
    const value = searchParams.get(name) ?? searchParams.get(`amp;${name}`);
    if (value) return value;
  }
  return null;
}

const byHost = new Map<string, readonly Redirector[]>();
for (const row of REDIRECTORS) {
  for (const host of row.hosts.split(/\s+/)) byHost.set(host, [...(byHost.get(host) ?? []), row]);
}
/** Google and Yandex have a domain in each country: `www.google.co.uk`. */
const COUNTRY = /(?:^|\.)(google|yandex)\.(?:[a-z]{2,3}\.)?[a-z]{2,3}$/;

const known = new Map<string, readonly Redirector[]>();
/** The links of a page lead to a few hosts; a hostile page may have a new one for each link. */
const MOST_KNOWN = 1000;

/** The rows of a host and of the domains above it. */
function rowsOf(hostname: string): readonly Redirector[] {
  const remembered = known.get(hostname);
  if (remembered) return remembered;
  const rows: Redirector[] = [];
  for (let host = hostname.replace(/\.$/, ''); host !== ''; host = host.slice(host.indexOf('.') + 1 || host.length)) {
    rows.push(...(byHost.get(host) ?? []));
  }
  const country = COUNTRY.exec(hostname)?.[1];
  if (country !== undefined) rows.push(...(byHost.get(`${country}.*`) ?? []));
  rows.push(...(byHost.get('*') ?? []));
  if (known.size < MOST_KNOWN) known.set(hostname, rows);
  return rows;
}
