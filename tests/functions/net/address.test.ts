import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { judgeAddress, judgeUrl } from '../../../functions/net/address.ts';
import { createFetcher } from '../../../functions/net/fetch.ts';
import { TRICKS } from '../../support/address-tricks.ts';
import { serve } from '../../support/fake/local-server.ts';

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
