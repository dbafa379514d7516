import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { judgeAddress, judgeUrl } from '../../../functions/net/address.ts';
import { createFetcher } from '../../../functions/net/fetch.ts';
import { serve } from '../../support/local-server.ts';

/** `P` stands for the port of a listening server: what gets past the rules would be counted there. */
const TRICKS: readonly (readonly [reason: string, url: string, rule: string])[] = [
  ['loopback', 'http://127.0.0.1:P/', 'special-address'],
  ['rest of loopback', 'http://127.255.255.254:P/', 'special-address'],
  ['decimal', 'http://2130706433:P/', 'special-address'],
  ['hexadecimal', 'http://0x7f000001:P/', 'special-address'],
  ['hexadecimal parts', 'http://0x7f.0x0.0x0.0x1:P/', 'special-address'],
  ['octal', 'http://0177.0.0.1:P/', 'special-address'],
  ['octal whole', 'http://017700000001:P/', 'special-address'],
  ['leading zeros', 'http://0000177.0.0.01:P/', 'special-address'],
  ['two parts', 'http://127.1:P/', 'special-address'],
  ['three parts', 'http://127.0.1:P/', 'special-address'],
  ['mixed', 'http://0x7f.1:P/', 'special-address'],
  ['trailing dot', 'http://127.0.0.1.:P/', 'special-address'],
  ['decimal with dot', 'http://2130706433.:P/', 'special-address'],
  ['escaped digit', 'http://%31%32%37.0.0.1:P/', 'special-address'],
  ['escaped dot', 'http://127%2e0%2e0%2e1:P/', 'special-address'],
  ['full-width digits', 'http://１２７.０.０.１:P/', 'special-address'],
  ['ideographic dots', 'http://127。0。0。1:P/', 'special-address'],
  ['half-width dots', 'http://127｡0｡0｡1:P/', 'special-address'],
  ['full-width dots', 'http://127．0．0．1:P/', 'special-address'],
  ['circled digits', 'http://①②⑦.⓪.⓪.①:P/', 'special-address'],
  ['soft hyphen inside', 'http://127.0.0.\u00ad1:P/', 'special-address'],
  ['tab inside', 'http://127.0\t.0.1:P/', 'special-address'],
  ['line end inside', 'http://127.0.\n0.1:P/', 'special-address'],
  ['backslashes', 'http:\\\\127.0.0.1:P\\', 'special-address'],
  ['one slash', 'http:/127.0.0.1:P/', 'special-address'],
  ['upper case', 'HTTP://127.0.0.1:P/', 'special-address'],
  ['this host', 'http://0.0.0.0:P/', 'special-address'],
  ['zero', 'http://0:P/', 'special-address'],
  ['private 10', 'http://10.0.0.1:P/', 'special-address'],
  ['private 172', 'http://172.31.255.255:P/', 'special-address'],
  ['private 192', 'http://192.168.1.1:P/', 'special-address'],
  ['shared', 'http://100.100.100.200:P/', 'special-address'],
  ['metadata', 'http://169.254.169.254:P/', 'special-address'],
  ['metadata decimal', 'http://2852039166:P/', 'special-address'],
  ['metadata hexadecimal', 'http://0xA9FEA9FE:P/', 'special-address'],
  ['container credentials', 'http://169.254.170.2:P/', 'special-address'],
  ['Azure platform', 'http://168.63.129.16:P/', 'special-address'],
  ['protocol assignments', 'http://192.0.0.192:P/', 'special-address'],
  ['documentation', 'http://203.0.113.5:P/', 'special-address'],
  ['benchmarks', 'http://198.19.0.1:P/', 'special-address'],
  ['multicast', 'http://224.0.0.251:P/', 'special-address'],
  ['reserved', 'http://240.0.0.1:P/', 'special-address'],
  ['broadcast', 'http://255.255.255.255:P/', 'special-address'],
  ['IPv6 loopback', 'http://[::1]:P/', 'special-address'],
  ['IPv6 loopback in full', 'http://[0:0:0:0:0:0:0:1]:P/', 'special-address'],
  ['IPv6 any', 'http://[::]:P/', 'special-address'],
  ['mapped', 'http://[::ffff:127.0.0.1]:P/', 'special-address'],
  ['mapped in hexadecimal', 'http://[::ffff:7f00:1]:P/', 'special-address'],
  ['mapped metadata', 'http://[::ffff:a9fe:a9fe]:P/', 'special-address'],
  ['compatible', 'http://[::127.0.0.1]:P/', 'special-address'],
  ['translated (SIIT)', 'http://[::ffff:0:127.0.0.1]:P/', 'special-address'],
  ['NAT64', 'http://[64:ff9b::127.0.0.1]:P/', 'special-address'],
  ['local NAT64', 'http://[64:ff9b:1::127.0.0.1]:P/', 'special-address'],
  ['6to4', 'http://[2002:7f00:1::]:P/', 'special-address'],
  ['Teredo', 'http://[2001:0:7f00:1::]:P/', 'special-address'],
  ['ISATAP', 'http://[2a00:1450::5efe:127.0.0.1]:P/', 'special-address'],
  ['unique local', 'http://[fd00:ec2::254]:P/', 'special-address'],
  ['link local', 'http://[fe80::1]:P/', 'special-address'],
  ['site local', 'http://[fec0::1]:P/', 'special-address'],
  ['IPv6 documentation', 'http://[2001:db8::1]:P/', 'special-address'],
  ['discard', 'http://[100::1]:P/', 'special-address'],
  ['IPv6 multicast', 'http://[ff02::1]:P/', 'special-address'],
  ['zone id', 'http://[fe80::1%25eth0]:P/', 'bad-address'],
  ['zone id on loopback', 'http://[::1%lo]:P/', 'bad-address'],
  ['too large a number', 'http://4294967296:P/', 'bad-address'],
  ['too large a part', 'http://127.0.0.256:P/', 'bad-address'],
  ['eight is no octal digit', 'http://0178.0.0.1:P/', 'bad-address'],
  ['no host', 'http://:P/', 'bad-address'],
  ['a space in the host', 'http://127.0.0.1 .example.org:P/', 'bad-address'],
  ['localhost', 'http://localhost:P/', 'private-name'],
  ['localhost with dot', 'http://localhost.:P/', 'private-name'],
  ['localhost in capitals', 'http://LOCALHOST:P/', 'private-name'],
  ['below localhost', 'http://a.localhost:P/', 'private-name'],
  ['full-width localhost', 'http://ｌｏｃａｌｈｏｓｔ:P/', 'private-name'],
  ['internal', 'http://metadata.google.internal:P/', 'private-name'],
  ['mDNS', 'http://printer.local:P/', 'private-name'],
  ['home', 'http://router.home.arpa:P/', 'private-name'],
  ['single label', 'http://intranet1:P/', 'single-label'],
  ['single label with dot', 'http://kubernetes.:P/', 'single-label'],
  ['user', 'http://example.org@127.0.0.1:P/', 'userinfo'],
  ['password', 'http://a:b@example.org:P/', 'userinfo'],
  ['empty user and password', 'http://:b@example.org:P/', 'userinfo'],
  ['fragment that looks like a host', 'http://127.0.0.1:P#@example.org/', 'special-address'],
  ['ssh', 'http://example.org:22/', 'port'],
  ['Lambda runtime', 'http://127.0.0.1:9001/2018-06-01/runtime', 'port'],
  ['port zero', 'http://example.org:0/', 'port'],
  ['file', 'file:///etc/passwd', 'scheme'],
  ['ftp', 'ftp://example.org/', 'scheme'],
  ['data', 'data:text/html,x', 'scheme'],
  ['view-source', 'view-source:http://127.0.0.1:P/', 'scheme'],
  ['nothing', '', 'bad-address'],
  ['whole in octal with more zeros', 'http://0000000000000000017700000001:P/', 'special-address'],
  ['hexadecimal in capitals', 'http://0X7F000001:P/', 'special-address'],
  ['hexadecimal with leading zeros', 'http://0x000000007f000001:P/', 'special-address'],
  ['two parts, the last of three bytes', 'http://127.65535:P/', 'special-address'],
  ['two parts in octal', 'http://0177.1:P/', 'special-address'],
  ['three parts mixed', 'http://0x7f.0.01:P/', 'special-address'],
  ['metadata in octal', 'http://0251.0376.0251.0376:P/', 'special-address'],
  ['metadata in mixed parts', 'http://169.0xfe.43518:P/', 'special-address'],
  ['metadata with full-width digits', 'http://１６９.２５４.１６９.２５４:P/', 'special-address'],
  ['metadata with a trailing dot', 'http://169.254.169.254.:P/', 'special-address'],
  ['private in decimal', 'http://167772161:P/', 'special-address'],
  ['private in hexadecimal', 'http://0xc0a80001:P/', 'special-address'],
  ['first of carrier-grade NAT', 'http://100.64.0.0:P/', 'special-address'],
  ['last of carrier-grade NAT', 'http://100.127.255.255:P/', 'special-address'],
  ['first of private 172', 'http://172.16.0.0:P/', 'special-address'],
  ['6to4 relay', 'http://192.88.99.1:P/', 'special-address'],
  ['AS112', 'http://192.31.196.1:P/', 'special-address'],
  ['last of multicast', 'http://239.255.255.255:P/', 'special-address'],
  ['benchmarks, first', 'http://198.18.0.0:P/', 'special-address'],
  ['documentation 1', 'http://192.0.2.1:P/', 'special-address'],
  ['documentation 2', 'http://198.51.100.7:P/', 'special-address'],
  ['mathematical digits', 'http://𝟏𝟐𝟕.𝟎.𝟎.𝟏:P/', 'special-address'],
  ['superscript digits', 'http://¹²⁷.⁰.⁰.¹:P/', 'special-address'],
  ['zero-width space inside', 'http://127.0.0\u200b.1:P/', 'special-address'],
  ['word joiner inside', 'http://127.0.0.1\u2060:P/', 'special-address'],
  ['variation selector inside', 'http://12\ufe0f7.0.0.1:P/', 'special-address'],
  ['leading spaces', '  http://127.0.0.1:P/', 'special-address'],
  ['control characters before', '\u0000\u001fhttp://127.0.0.1:P/', 'special-address'],
  ['no slash at all', 'http:127.0.0.1:P/', 'special-address'],
  ['many slashes', 'http://////127.0.0.1:P/', 'special-address'],
  ['slash and backslash', 'http:/\\127.0.0.1:P/', 'special-address'],
  ['tab in the scheme', 'ht\ttp://127.0.0.1:P/', 'special-address'],
  ['question mark for a path', 'http://127.0.0.1:P?@example.org/', 'special-address'],
  ['escaped host in full', 'http://%31%32%37%2E%30%2E%30%2E%31:P/', 'special-address'],
  ['escaped full-width dot', 'http://127%EF%BC%8E0.0.1:P/', 'special-address'],
  ['port with leading zeros', 'http://127.0.0.1:00022/', 'port'],
  ['TLS to loopback', 'https://127.0.0.1:P/', 'special-address'],
  ['mapped, in full', 'http://[0:0:0:0:0:ffff:7f00:0001]:P/', 'special-address'],
  ['mapped in capitals', 'http://[::FFFF:127.0.0.1]:P/', 'special-address'],
  ['mapped private', 'http://[::ffff:10.0.0.1]:P/', 'special-address'],
  ['mapped zero', 'http://[::ffff:0.0.0.0]:P/', 'special-address'],
  ['mapped multicast', 'http://[::ffff:224.0.0.1]:P/', 'special-address'],
  ['compatible metadata', 'http://[::a9fe:a9fe]:P/', 'special-address'],
  ['NAT64 metadata', 'http://[64:ff9b::a9fe:a9fe]:P/', 'special-address'],
  ['NAT64 private', 'http://[64:ff9b::10.0.0.1]:P/', 'special-address'],
  ['local NAT64 metadata', 'http://[64:ff9b:1::a9fe:a9fe]:P/', 'special-address'],
  ['6to4 metadata', 'http://[2002:a9fe:a9fe::1]:P/', 'special-address'],
  ['6to4 private', 'http://[2002:c0a8:0101::1]:P/', 'special-address'],
  ['Teredo in full', 'http://[2001:0000:4136:e378:8000:63bf:3fff:fdd2]:P/', 'special-address'],
  ['ISATAP global', 'http://[2a00:1450::200:5efe:10.0.0.1]:P/', 'special-address'],
  ['unique local fc', 'http://[fc00::1]:P/', 'special-address'],
  ['last of unique local', 'http://[fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:P/', 'special-address'],
  ['last of link local', 'http://[febf::1]:P/', 'special-address'],
  ['all nodes', 'http://[ff01::1]:P/', 'special-address'],
  ['IPv6 documentation, new', 'http://[3fff::1]:P/', 'special-address'],
  ['segment routing', 'http://[5f00::1]:P/', 'special-address'],
  ['benchmarks over IPv6', 'http://[2001:2::1]:P/', 'special-address'],
  ['ORCHID', 'http://[2001:20::1]:P/', 'special-address'],
  ['AS112 over IPv6', 'http://[2620:4f:8000::1]:P/', 'special-address'],
  ['unassigned', 'http://[4000::1]:P/', 'special-address'],
  ['zone id, escaped twice', 'http://[fe80::1%2525eth0]:P/', 'bad-address'],
  ['IPv6 without brackets', 'http://::1:P/', 'bad-address'],
  ['IPv6 in escaped brackets', 'http://%5B::1%5D:P/', 'bad-address'],
  ['five parts', 'http://127.0.0.0.1:P/', 'bad-address'],
  ['an empty part', 'http://127..0.1:P/', 'bad-address'],
  ['a port too large', 'http://127.0.0.1:99999/', 'bad-address'],
  ['a port with a sign', 'http://127.0.0.1:+80/', 'bad-address'],
  ['localhost in ideographs', 'http://localhost。:P/', 'private-name'],
  ['localhost with a soft hyphen', 'http://local\u00adhost:P/', 'private-name'],
  ['localhost.localdomain', 'http://localhost.localdomain:P/', 'private-name'],
  ['metadata of Google, with dot', 'http://metadata.google.internal.:P/', 'private-name'],
  ['an instance of AWS', 'http://ip-10-0-0-1.ec2.internal:P/', 'private-name'],
  ['onion', 'http://expyuzz4wqqyqhjn.onion:P/', 'private-name'],
  ['a user that looks like a host', 'http://127.0.0.1:P@example.org/', 'userinfo'],
  ['an escaped @ in the user', 'http://example.org%40@127.0.0.1:P/', 'userinfo'],
  ['two @', 'http://a@b@127.0.0.1:P/', 'userinfo'],
  ['a user behind a backslash', 'http://example.org\\@127.0.0.1:P/', 'port'],
  ['Redis', 'http://example.org:6379/', 'port'],
  ['SMTP', 'http://example.org:25/', 'port'],
  ['gopher', 'gopher://127.0.0.1:P/_x', 'scheme'],
  ['dict', 'dict://127.0.0.1:P/', 'scheme'],
  ['ldap', 'ldap://127.0.0.1:P/', 'scheme'],
  ['ws', 'ws://127.0.0.1:P/', 'scheme'],
  ['javascript', 'javascript:fetch("http://127.0.0.1:P/")', 'scheme'],
  ['blob', 'blob:http://127.0.0.1:P/x', 'scheme'],
  ['about', 'about:blank', 'scheme'],
  ['a path alone', '/etc/passwd', 'bad-address'],
  ['no scheme', '//127.0.0.1:P/', 'bad-address'],
];

test('the tricks are many', () => {
  expect(new Set(TRICKS.map(([, url]) => url)).size).toBe(TRICKS.length);
  expect(TRICKS.length).toBeGreaterThanOrEqual(160);
});

describe('no connection is made', () => {
  test.each(TRICKS)('%s: %s', async (_, url, rule) => {
    const local = await serve((__, response) => response.end());
    const resolve = vi.fn(async () => ['127.0.0.1']);
    // Whatever opens a connection, to whatever address, ends here.
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const fetch = createFetcher({ contact: 'x', resolve, allowedPorts: [local.port], limits: { totalMs: 2000 } });
    const result = await fetch({ url: url.replace(':P', `:${local.port}`), headers: {} });
    expect(result).toMatchObject({ kind: 'refused', rule });
    expect(connect).not.toHaveBeenCalled();
    expect(local.connections()).toBe(0);
    expect(resolve).not.toHaveBeenCalled();
  });

  const answers = [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    'fe80::1%lo',
    'fd00::1',
    '127.1',
    '',
    '0.0.0.0',
    '100.64.1.1',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.170.2',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::7f00:1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'ff02::1',
    '0x7f.1',
    '2130706433',
    'localhost',
    '127.0.0.1%lo',
  ];
  test.each(answers)('a public name that resolves to %s', async (address) => {
    const local = await serve((_, response) => response.end());
    const fetch = createFetcher({
      contact: 'x',
      resolve: async () => ['8.8.8.8', address],
      allowedPorts: [local.port],
    });
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const result = await fetch({ url: `http://127.0.0.1.nip.io:${local.port}/`, headers: {} });
    expect(result.kind).toBe('refused');
    expect(connect).not.toHaveBeenCalled();
    expect(local.connections()).toBe(0);
  });

  test('the same server is reached when the rules let it be, so the counter counts', async () => {
    const local = await serve((_, response) => response.end());
    const fetch = createFetcher({
      contact: 'x',
      judgeAddress: () => ({ kind: 'allowed' }),
      allowedPorts: [local.port],
    });
    expect(await fetch({ url: `http://0x7f.1:${local.port}/`, headers: {} })).toMatchObject({
      kind: 'response',
      status: 200,
    });
    expect(local.connections()).toBe(1);
  });
});

describe('what may be asked', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '192.0.1.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:831::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2002:808:808::1',
  ])('%s', (address) => expect(judgeAddress(address)).toEqual({ kind: 'allowed' }));

  test.each([
    'https://www.youtube.com/oembed',
    'http://example.org:80/',
    'https://bücher.example/',
    'https://8.8.8.8/',
  ])('%s', (url) => expect(judgeUrl(new URL(url), [80, 443])).toEqual({ kind: 'allowed' }));

  test('every spelling of an IPv4 address is judged alike', () => {
    const inside = fc.constantFrom(0x7f000001, 0x0a000001, 0xa9fea9fe, 0xc0a80101, 0x08080808, 0x01010101);
    fc.assert(
      fc.property(inside, fc.constantFrom(10, 8, 16), (number, radix) => {
        const prefix = { 10: '', 8: '0', 16: '0x' }[radix];
        const host = new URL(`http://${prefix}${number.toString(radix)}/`).hostname;
        const hex = number.toString(16).padStart(8, '0');
        const carried = [`::ffff:${hex.slice(0, 4)}:${hex.slice(4)}`, `64:ff9b::${hex.slice(0, 4)}:${hex.slice(4)}`];
        const expected = number === 0x08080808 || number === 0x01010101 ? 'allowed' : 'refused';
        for (const spelling of [host, ...carried]) expect(judgeAddress(spelling).kind).toBe(expected);
      }),
    );
  });
});
