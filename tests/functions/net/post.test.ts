import { Socket } from 'node:net';
import { generate } from 'selfsigned';
import { describe, expect, test, vi } from 'vitest';
import { type Judgment, judgeAddress } from '../../../functions/net/address.ts';
import type { FetcherOptions } from '../../../functions/net/fetch.ts';
import { whyNoHook } from '../../../functions/net/hook-address.ts';
import { createPoster } from '../../../functions/net/post.ts';
import { TRICKS } from '../../support/address-tricks.ts';
import { type Local, serve, serveTls } from '../../support/fake/local-server.ts';

const HOST = 'hooks.example.org';
const pems = await generate([{ name: 'commonName', value: HOST }], {
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: HOST }] }],
});
const identity = { key: pems.private, cert: pems.cert };

/** Loopback stands for the internet here; everything else is judged as in production. */
const loopback = (address: string): Judgment => (address === '127.0.0.1' ? { kind: 'allowed' } : judgeAddress(address));
const poster = ({ port }: Pick<Local, 'port'>, options: Partial<FetcherOptions> = {}) =>
  createPoster({
    contact: 'press@example.org',
    resolve: async () => ['127.0.0.1'],
    judgeAddress: loopback,
    allowedPorts: [port],
    ca: identity.cert,
    ...options,
    limits: { totalMs: 3000, ...options.limits },
  });
const at = ({ port }: Pick<Local, 'port'>, path = '/hook?a=1') => ({
  url: `https://${HOST}:${port}${path}`,
  headers: { 'webhook-id': 'msg_1' },
  body: '{"é":1}',
});

describe('a post', () => {
  test('brings body and headers to the host, and gives what it answered', async () => {
    const seen = vi.fn();
    const local = await serveTls(identity, (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece) => {
        body += piece;
      });
      request.on('end', () => {
        seen(request.method, request.url, request.headers, body);
        response.writeHead(429, { 'retry-after': '30' }).end('slow down');
      });
    });
    const end = await poster(local)(at(local));
    expect(end).toMatchObject({ kind: 'response', status: 429, headers: { 'retry-after': '30' }, body: 'slow down' });
    expect(seen).toHaveBeenCalledWith(
      'POST',
      '/hook?a=1',
      expect.objectContaining({
        host: `${HOST}:${local.port}`,
        'webhook-id': 'msg_1',
        'content-type': 'application/json',
        'content-length': '8',
        'user-agent': 'clipwatch/0.1 (+press@example.org)',
      }),
      '{"é":1}',
    );
  });

  test.each([301, 302, 303, 307, 308])('is not sent on to where %d leads', async (status) => {
    const local = await serveTls(identity, (_, response) => response.writeHead(status, { location: '/other' }).end());
    expect(await poster(local)(at(local))).toEqual({ kind: 'response', status, headers: {}, body: '' });
    expect(local.connections()).toBe(1);
  });

  test('takes only the beginning of an answer, however long or packed', async () => {
    const local = await serveTls(identity, (_, response) => response.end('x'.repeat(100_000)));
    const end = await poster(local)(at(local));
    expect(end.kind === 'response' && end.body.length).toBe(1024);
  });

  test('ends with its time', async () => {
    const local = await serveTls(identity, () => undefined);
    const post = poster(local, { limits: { totalMs: 60 } });
    expect(await post(at(local))).toEqual({ kind: 'failed', reason: 'timeout' });
    expect(await poster(local)(at(local), AbortSignal.abort())).toEqual({ kind: 'failed', reason: 'timeout' });
  });

  test('needs a certificate of the name', async () => {
    const local = await serveTls(identity, (_, response) => response.end());
    const url = `https://other.example.org:${local.port}/`;
    expect(await poster(local)({ ...at(local), url })).toEqual({ kind: 'failed', reason: 'tls-failed' });
  });

  test('to a name that nobody knows just now has failed, not been refused', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'EAI_AGAIN' }));
    expect(await poster({ port: 443 }, { resolve })(at({ port: 443 }))).toEqual({
      kind: 'failed',
      reason: 'dns-failed',
    });
  });
});

/** As addresses of web hooks: what began with http: begins with https:. */
const HOOKS = TRICKS.map(([reason, url, rule]) => [reason, url.replace(/^http:/i, 'https:'), rule] as const);

describe('no request goes inward', () => {
  test.each(HOOKS)('%s: %s', async (_, trick) => {
    const local = await serve((__, response) => response.end());
    const url = trick.replace(':P', `:${local.port}`);
    const resolve = vi.fn(async () => ['127.0.0.1']);
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const post = createPoster({ contact: '', resolve, allowedPorts: [local.port] });
    expect(await post({ url, body: '{}' })).toMatchObject({ kind: 'refused' });
    expect(await whyNoHook(url, { resolve, allowedPorts: [local.port] })).toMatch(/^the address is refused: /);
    expect(connect).not.toHaveBeenCalled();
    expect(resolve).not.toHaveBeenCalled();
  });

  test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1', '127.1', '', '0.0.0.0'])(
    'a public name that resolves to %s',
    async (address) => {
      const resolve = async () => ['8.8.8.8', address];
      const connect = vi.spyOn(Socket.prototype, 'connect');
      const url = `https://${HOST}/`;
      expect((await createPoster({ contact: '', resolve })({ url, body: '{}' })).kind).toBe('refused');
      expect(await whyNoHook(url, { resolve })).toMatch(/^the address is refused: /);
      expect(connect).not.toHaveBeenCalled();
    },
  );

  test('a name that was public when it was given and is private when it is used', async () => {
    const answers = [['8.8.8.8'], ['10.0.0.1']];
    const resolve = async () => answers.shift() ?? [];
    const url = `https://${HOST}/`;
    expect(await whyNoHook(url, { resolve })).toBeNull();
    const end = await createPoster({ contact: '', resolve })({ url, body: '{}' });
    expect(end).toEqual({ kind: 'refused', rule: 'special-address' });
  });

  test.each([
    ['plain http', `http://${HOST}/`, 'it must begin with https:// (scheme)'],
    ['plain http at the port of https', `http://${HOST}:443/`, 'it must begin with https:// (scheme)'],
    ['another port', `https://${HOST}:8443/`, 'its port must be 443 (port)'],
    ['the port of http', `https://${HOST}:80/`, 'its port must be 443 (port)'],
    ['a password', `https://a:b@${HOST}/`, 'it must hold no user name and no password (userinfo)'],
    ['this machine', 'https://localhost/', 'its name is that of a private host (private-name)'],
    ['a private literal', 'https://192.168.1.1/', 'its host is at a private or special address (special-address)'],
    ['no address', 'hooks', 'it is no address of a public host (bad-address)'],
  ])('%s', async (_, url, why) => {
    const resolve = async () => ['8.8.8.8'];
    expect(await whyNoHook(url, { resolve })).toBe(`the address is refused: ${why}`);
    expect((await createPoster({ contact: '', resolve })({ url, body: '{}' })).kind).toBe('refused');
  });
});

describe('an address that is given', () => {
  test('is taken where its name is public', async () => {
    expect(
      await whyNoHook(`https://${HOST}/`, { resolve: async () => ['8.8.8.8', '2606:4700:4700::1111'] }),
    ).toBeNull();
  });

  test('is taken where its name cannot be resolved just now: each request is judged again', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    expect(await whyNoHook(`https://${HOST}/`, { resolve })).toBeNull();
  });
});
