/**
 * Which addresses a check may be sent to. Addresses come from files, so each is hostile until proven otherwise.
 * Special ranges: IANA IPv4 and IPv6 Special-Purpose Address Registries, and the metadata hosts of the clouds.
 */
import ipaddr from 'ipaddr.js';

export type Judgment = { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly rule: string };

const ALLOWED: Judgment = { kind: 'allowed' };
const refused = (rule: string): Judgment => ({ kind: 'refused', rule });

const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32', // Azure's platform address lies among public ones
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map((range) => ipaddr.IPv4.parseCIDR(range));

/** The globally routed range; everything outside is refused. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2620:4f:8000::/48', '3fff::/20'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
);

/** IPv6 ranges that embed an IPv4 address, and the byte where that begins: the IPv4 address is judged. */
const EMBEDDED_V4 = (
  [
    ['::ffff:0:0/96', 12],
    ['64:ff9b::/96', 12],
    ['2002::/16', 2],
  ] as const
).map(([range, at]) => ({ range: ipaddr.IPv6.parseCIDR(range), at }));

/** Judges an address of a resolver or an IP literal, without brackets. What cannot be parsed is refused. */
export function judgeAddress(address: string): Judgment {
  if (address.includes('%')) return refused('zone-id');
  // Only the four-part decimal form: ipaddr.js would also read 0177.1 as the C library does.
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return judgeV4(ipaddr.IPv4.parse(address));
  if (!ipaddr.IPv6.isValid(address)) return refused('unparsable-address');
  return judgeV6(ipaddr.IPv6.parse(address));
}

function judgeV4(address: ipaddr.IPv4): Judgment {
  const special = address.range() !== 'unicast' || SPECIAL_V4.some((range) => address.match(range));
  return special ? refused('special-address') : ALLOWED;
}

function judgeV6(address: ipaddr.IPv6): Judgment {
  const bytes = address.toByteArray();
  const embedding = EMBEDDED_V4.find(({ range }) => address.match(range));
  if (embedding) return judgeV4(new ipaddr.IPv4(bytes.slice(embedding.at, embedding.at + 4)));
  const special = !address.match(GLOBAL_V6) || SPECIAL_V6.some((range) => address.match(range));
  // ISATAP (RFC 5214) embeds an IPv4 address after any prefix.
  const isatap = bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe && ((bytes[8] ?? 0) & 0xfd) === 0;
  return special || isatap ? refused('special-address') : ALLOWED;
}

/** Names that are private, or that never resolve (RFC 6761, RFC 6762, RFC 7686, RFC 8375, ICANN on .internal). */
const PRIVATE_NAMES = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa|onion|invalid)$/;

/** Judges the text of an address, before any name is resolved. `ports` are those that a check may use. */
export function judgeUrl(url: URL, ports: readonly number[]): Judgment {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('scheme');
  if (url.username !== '' || url.password !== '') return refused('userinfo');
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  if (!ports.includes(port)) return refused('port');
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  if (host === '') return refused('no-host');
  if (isLiteral(host)) return ALLOWED;
  if (PRIVATE_NAMES.test(host)) return refused('private-name');
  if (!/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host)) return refused(host.includes('.') ? 'bad-host' : 'single-label');
  return ALLOWED;
}

/** The IP address in the host of a parsed URL, without brackets; null for a name. */
export function ipLiteral(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, '');
  return isLiteral(host) ? bare : null;
}

function isLiteral(host: string): boolean {
  return host.startsWith('[') || ipaddr.IPv4.isValidFourPartDecimal(host);
}
