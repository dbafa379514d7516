import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { describe, expect, test, vi } from 'vitest';
import { type Judgment, judgeAddress } from '../../../functions/net/address.ts';
import { createDownloader, createFetcher, type FetcherOptions, LIMITS } from '../../../functions/net/fetch.ts';
import { type Local, serve, serveTls } from '../../support/fake/local-server.ts';

const HOST = 'media.example.org';
/** Loopback stands for the internet here; everything else is judged as in production. */
const loopback = (address: string): Judgment => (address === '127.0.0.1' ? { kind: 'allowed' } : judgeAddress(address));

function fetcher({ port }: Pick<Local, 'port'>, options: Partial<FetcherOptions> = {}) {
  return createFetcher({
    contact: 'press@example.org',
    resolve: async () => ['127.0.0.1'],
    judgeAddress: loopback,
    allowedPorts: [port],
    ...options,
    limits: { totalMs: 3000, ...options.limits },
  });
}
const at = ({ port }: Pick<Local, 'port'>, path = '/', scheme = 'http') => ({
  url: `${scheme}://${HOST}:${port}${path}`,
  headers: { referer: 'https://press.example.org/' },
});

describe('an answer', () => {
  test('comes with status, headers, body and the address it came from; the request is honest and bare', async () => {
    const seen = vi.fn();
    const local = await serve((request, response) => {
      seen(request.headers);
      response.setHeader('set-cookie', 'a=1');
      response.setHeader('content-type', 'application/json');
      response.writeHead(404).end('{"é":1}');
    });
    const result = await fetcher(local)(at(local, '/x?y=1'));
    expect(result).toMatchObject({
      kind: 'response',
      status: 404,
      finalUrl: `http://${HOST}:${local.port}/x?y=1`,
      body: '{"é":1}',
      truncated: false,
    });
    expect(result.kind === 'response' && result.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(result.kind === 'response' && result.headers).not.toHaveProperty('set-cookie');
    expect(seen).toHaveBeenCalledWith(
      expect.objectContaining({
        host: `${HOST}:${local.port}`,
        referer: 'https://press.example.org/',
        'user-agent': 'clipwatch/0.1 (+press@example.org)',
      }),
    );
    expect(seen.mock.calls[0]?.[0]).not.toHaveProperty('cookie');
    expect(seen.mock.calls[0]?.[0]).not.toHaveProperty('authorization');
  });

  const packed = [
    ['gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['br', brotliCompressSync('hello')],
  ] as const;
  test.each(packed)('is unpacked from %s', async (encoding, body) => {
    const local = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'response', body: 'hello', truncated: false });
  });

  test('proxies of the environment are not used', async () => {
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1').stubEnv('http_proxy', 'http://127.0.0.1:1');
    const local = await serve((_, response) => response.end('direct'));
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'response', body: 'direct' });
    vi.unstubAllEnvs();
  });
});

describe('limits', () => {
  const hang = () => undefined;
  test('slow headers', async () => {
    const local = await serve(hang);
    const result = await fetcher(local, { limits: { totalMs: 60 } })(at(local));
    expect(result).toMatchObject({ kind: 'failed', reason: 'timeout' });
    // Timers may fire a little early. An upper bound would measure the machine: without the limit this never ends.
    expect(result.tookMs).toBeGreaterThan(50);
  });

  test('slow body', async () => {
    const local = await serve((_, response) => response.write('a'));
    expect(await fetcher(local, { limits: { totalMs: 60 } })(at(local))).toMatchObject({
      kind: 'failed',
      reason: 'timeout',
    });
  });

  test('slow packed body', async () => {
    const local = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync('hello').subarray(0, 12));
    });
    expect(await fetcher(local, { limits: { totalMs: 60 } })(at(local))).toMatchObject({
      kind: 'failed',
      reason: 'timeout',
    });
  });

  test('a slow resolver', async () => {
    const result = fetcher({ port: 80 }, { limits: { totalMs: 60 }, resolve: () => new Promise(() => undefined) });
    expect(await result({ url: `http://${HOST}/`, headers: {} })).toMatchObject({ kind: 'failed', reason: 'timeout' });
  });

  test('the caller gives up', async () => {
    const local = await serve(hang);
    const caller = AbortSignal.timeout(40);
    expect(await fetcher(local)(at(local), caller)).toMatchObject({ kind: 'failed', reason: 'timeout' });
    expect(await fetcher(local)(at(local), AbortSignal.abort())).toMatchObject({ kind: 'failed', reason: 'timeout' });
  });

  test('an endless body is cut', async () => {
    const local = await serve((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const result = await fetcher(local)(at(local));
    expect(result).toMatchObject({ kind: 'response', truncated: true });
    expect(result.kind === 'response' && result.body.length).toBe(LIMITS.bodyBytes);
  });

  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const bombs = [
    ['gzip', gzipSync(zeros)],
    ['br', brotliCompressSync(zeros)],
    ['deflate', deflateSync(zeros)],
  ] as const;
  test.each(bombs)('a %s bomb is cut', async (encoding, body) => {
    const local = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    const before = process.memoryUsage().arrayBuffers;
    const result = await fetcher(local)(at(local));
    expect(result).toMatchObject({ kind: 'response', truncated: true });
    expect(result.kind === 'response' && result.body.length).toBe(LIMITS.bodyBytes);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  test('a body of exactly the limit is whole', async () => {
    const local = await serve((_, response) => response.end('x'.repeat(LIMITS.bodyBytes)));
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'response', truncated: false });
  });

  test.each([
    ['40 KB in one header', (response: ServerResponse) => response.writeHead(200, { 'x-much': 'x'.repeat(40_000) })],
    [
      '1 MB in many headers',
      (response: ServerResponse) => {
        for (let i = 0; i < 1000; i++) response.setHeader(`x-${i}`, 'x'.repeat(1000));
        response.writeHead(200);
      },
    ],
  ])('%s', async (_, write) => {
    const local = await serve((__, response) => {
      write(response);
      response.end('x');
    });
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'failed', reason: 'too-large' });
  });

  test('headers that never end', async () => {
    const local = await serve((request) => {
      request.socket.write('HTTP/1.1 200 OK\r\n');
      const more = () => {
        if (request.socket.writable) request.socket.write(`x-more: ${'x'.repeat(1000)}\r\n`, () => setImmediate(more));
      };
      more();
    });
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'failed', reason: 'too-large' });
  });

  test('headers that come byte by byte', async () => {
    let bytes = 0;
    const local = await serve((request) => {
      const timer = setInterval(() => {
        bytes += 1;
        request.socket.write('H');
      }, 10);
      request.socket.on('close', () => clearInterval(timer));
    });
    const result = await fetcher(local, { limits: { totalMs: 80 } })(at(local));
    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/^(?:timeout|bad-answer)$/) });
    expect(bytes).toBeLessThan(20);
  });

  test.each([
    ['longer than the body', '100', 'failed'],
    ['shorter than the body', '2', 'response'],
    ['negative', '-1', 'failed'],
    ['no number', 'many', 'failed'],
    ['said twice', '5\r\nContent-Length: 6', 'failed'],
    ['enormous', '99999999999999999999', 'failed'],
  ])('a length %s', async (_, length, kind) => {
    const local = await serve((request) => {
      request.socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\nhello`);
    });
    const result = await fetcher(local)(at(local));
    expect(result.kind).toBe(kind);
    if (result.kind === 'response') expect(result.body).toBe('he');
    if (result.kind === 'failed') expect(result.reason).toMatch(/^(?:bad-answer|connection-failed)$/);
  });

  test.each(['gzip', 'deflate', 'br'])('a body that is no %s', async (encoding) => {
    const local = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end('xyz'.repeat(99)),
    );
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'failed', reason: 'bad-answer' });
  });

  test('a packing that was not asked for', async () => {
    const strange = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'));
    expect(await fetcher(strange)(at(strange))).toMatchObject({ kind: 'failed', reason: 'bad-answer' });
  });

  test('a connection that is cut, and one that is refused', async () => {
    const local = await serve((request) => request.socket.destroy());
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'failed', reason: 'connection-failed' });
    expect(await fetcher({ port: 1 })(at({ port: 1 }))).toMatchObject({ kind: 'failed', reason: 'connection-failed' });
  });

  test('an answer that is no HTTP', async () => {
    const local = await serve((request) => request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'failed', reason: 'bad-answer' });
  });
});

describe('names', () => {
  test.each([
    ['nobody knows the name', async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))],
    ['no network', async () => Promise.reject(Object.assign(new Error('no'), { code: 'EAI_AGAIN' }))],
    ['a name without addresses', async () => []],
  ])('%s', async (_, resolve) => {
    const fetch = fetcher({ port: 80 }, { resolve });
    expect(await fetch({ url: `http://${HOST}/`, headers: {} })).toMatchObject({
      kind: 'failed',
      reason: 'dns-failed',
    });
  });

  test('one special address among good ones is enough to refuse', async () => {
    const local = await serve((_, response) => response.end());
    const fetch = fetcher(local, { resolve: async () => ['127.0.0.1', '10.0.0.1'] });
    expect(await fetch(at(local))).toMatchObject({ kind: 'refused', rule: 'special-address' });
    expect(local.connections()).toBe(0);
  });

  test('the name is resolved once, and the connection goes where was judged', async () => {
    const local = await serve((_, response) => response.end('here'));
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const resolve = vi.fn(async () => answers.shift() ?? []);
    expect(await fetcher(local, { resolve })(at(local))).toMatchObject({ kind: 'response', body: 'here' });
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  test('a name that turns inward on the second hop is refused', async () => {
    const local = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const result = await fetcher(local, { resolve: async () => answers.shift() ?? [] })(at(local));
    expect(result).toMatchObject({ kind: 'refused', rule: 'special-address' });
    expect(local.connections()).toBe(1);
  });

  test('the next address is tried when one takes no connection', async () => {
    const local = await serve((_, response) => response.end('here'));
    const fetch = fetcher(local, {
      resolve: async () => ['127.0.0.3', '127.0.0.1'],
      judgeAddress: () => ({ kind: 'allowed' }),
    });
    expect(await fetch(at(local))).toMatchObject({ kind: 'response', body: 'here' });
  });
});

describe('redirects', () => {
  const to = (location: string) => serve((_, response) => response.writeHead(302, { location }).end());

  test('are followed, each judged, without what a site would set', async () => {
    const paths: (string | undefined)[] = [];
    const local = await serve((request, response) => {
      paths.push(request.url);
      expect(request.headers.cookie).toBeUndefined();
      if (request.url === '/end') response.end('there');
      else response.writeHead(307, { location: request.url === '/' ? 'two' : '/end', 'set-cookie': 'a=1' }).end();
    });
    const result = await fetcher(local)(at(local));
    expect(result).toMatchObject({ kind: 'response', body: 'there', finalUrl: `http://${HOST}:${local.port}/end` });
    expect(paths).toEqual(['/', '/two', '/end']);
    const origin = `http://${HOST}:${local.port}`;
    expect(result).toMatchObject({ redirects: [`${origin}/`, `${origin}/two`] });
  });

  test('take no header along that tells on us, and no cookie, to another host', async () => {
    const seen = vi.fn();
    const local = await serve((request, response) => {
      seen(request.headers);
      if (request.url === '/end') response.end();
      else {
        const location = `http://other.example.org:${request.socket.localPort}/end`;
        response.writeHead(302, { location, 'set-cookie': 'id=1; Domain=example.org' }).end();
      }
    });
    await fetcher(local)(at(local));
    await fetcher(local)(at(local, '/end'));
    expect(seen).toHaveBeenCalledTimes(3);
    for (const [headers] of seen.mock.calls) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'referer',
        'user-agent',
      ]);
    }
  });

  test.each([
    'http://169.254.169.254:PORT/',
    'http://[fd00:ec2::254]:PORT/',
    'http://0xa9fea9fe:PORT/',
    '//127.2:PORT/',
    'http://[::ffff:127.0.0.2]:PORT/',
  ])('to %s open no second connection, to whatever address', async (target) => {
    const local = await serve((request, response) => {
      response.writeHead(308, { location: target.replace('PORT', String(request.socket.localPort)) }).end();
    });
    const connect = vi.spyOn(Socket.prototype, 'connect');
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'refused', rule: 'special-address' });
    const hosts = connect.mock.calls.map((call) => /"host":"([^"]*)"/.exec(JSON.stringify(call[0]))?.[1]);
    expect(hosts).toEqual(['127.0.0.1']);
  });

  test('end after five', async () => {
    const local = await to('/');
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'failed', reason: 'too-many-redirects' });
    expect(local.connections()).toBe(6);
  });

  test.each([
    ['http://169.254.169.254/latest/meta-data/', 'port'],
    ['http://169.254.169.254:PORT/', 'special-address'],
    ['http://127.0.0.2:PORT/', 'special-address'],
    ['http://[::ffff:7f00:2]:PORT/', 'special-address'],
    ['http://localhost:PORT/', 'private-name'],
    ['http://user:pw@media.example.org:PORT/', 'userinfo'],
    ['file:///etc/passwd', 'scheme'],
    ['gopher://media.example.org:70/', 'scheme'],
    ['http://[bad/', 'bad-address'],
  ])('to %s are refused', async (target, rule) => {
    const local = await serve((request, response) => {
      const { localPort } = request.socket;
      response.writeHead(302, { location: target.replace('PORT', String(localPort)) }).end();
    });
    expect(await fetcher(local)(at(local))).toMatchObject({ kind: 'refused', rule });
    expect(local.connections()).toBe(1);
  });
});

describe('TLS', async () => {
  const identity = async (name: string) => {
    const pems = await generate([{ name: 'commonName', value: name }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
    });
    return { key: pems.private, cert: pems.cert };
  };
  const ours = await identity(HOST);

  test('a certificate nobody signed', async () => {
    const local = await serveTls(ours, (_, response) => response.end('secret'));
    expect(await fetcher(local)(at(local, '/', 'https'))).toMatchObject({ kind: 'failed', reason: 'tls-failed' });
  });

  test('a trusted certificate of the name, though the connection goes to a number', async () => {
    const local = await serveTls(ours, (request, response) => response.end(request.headers.host));
    const result = await fetcher(local, { ca: ours.cert })(at(local, '/', 'https'));
    expect(result).toMatchObject({ kind: 'response', body: `${HOST}:${local.port}` });
  });

  test('a trusted certificate of another name', async () => {
    const other = await identity('other.example.org');
    const local = await serveTls(other, (_, response) => response.end());
    const result = await fetcher(local, { ca: other.cert })(at(local, '/', 'https'));
    expect(result).toMatchObject({ kind: 'failed', reason: 'tls-failed' });
  });

  test('no TLS at all', async () => {
    const local = await serve((_, response) => response.end());
    const result = await fetcher(local)(at(local, '/', 'https'));
    expect(result).toMatchObject({ kind: 'failed', reason: 'tls-failed' });
  });
});

describe('what is no text', () => {
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x80, 0, 1, 2]);
  const download = (local: Local, options: Partial<FetcherOptions> = {}) =>
    createDownloader({
      contact: 'press@example.org',
      resolve: async () => ['127.0.0.1'],
      judgeAddress: loopback,
      allowedPorts: [local.port],
      ...options,
    })(at(local).url);

  test('comes byte by byte as it is', async () => {
    const local = await serve((_, response) => response.end(bytes));
    expect(await download(local)).toMatchObject({ kind: 'response', status: 200, bytes, truncated: false });
  });

  test('is cut where the limit is', async () => {
    const local = await serve((_, response) => response.end(Buffer.alloc(5000)));
    const got = await download(local, { limits: { bodyBytes: 1000 } });
    expect(got).toMatchObject({ kind: 'response', truncated: true });
    expect(got.kind === 'response' && got.bytes.length).toBe(1000);
  });

  test('is fetched by the same rules', async () => {
    const local = await serve((_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
    expect(await download(local)).toMatchObject({ kind: 'refused', tookMs: expect.any(Number) });
  });
});
