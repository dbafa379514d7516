/** A host of web hooks on this machine, by TLS, and a poster whose guard takes it for the internet. */
import { generate } from 'selfsigned';
import { judgeAddress } from '../../../functions/net/address.ts';
import { createPoster, type Post } from '../../../functions/net/post.ts';
import { serveTls } from './local-server.ts';

const HOST = 'hooks.example.org';
const pems = await generate([{ name: 'commonName', value: HOST }], {
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: HOST }] }],
});

export interface HookAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface HookHost {
  readonly url: string;
  /** Requests in the order in which they came. */
  readonly seen: readonly { readonly headers: Record<string, string>; readonly body: string }[];
  /** What it answers from now on. */
  answer: HookAnswer;
  readonly connections: () => number;
  /** Posts to it, as to a host of the internet; `address` is what its name resolves to. */
  readonly post: (address?: string) => Post;
}

export async function hookHost(answer: HookAnswer = { status: 200 }): Promise<HookHost> {
  const seen: { headers: Record<string, string>; body: string }[] = [];
  const local = await serveTls({ key: pems.private, cert: pems.cert }, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      seen.push({ headers: Object.fromEntries(headers), body });
      const { status, headers: given, body: text } = host.answer;
      response.writeHead(status, given).end(text);
    });
  });
  const host: HookHost = {
    url: `https://${HOST}:${local.port}/hook`,
    seen,
    answer,
    connections: local.connections,
    post: (address = '127.0.0.1') =>
      createPoster({
        contact: 'clips@example.org',
        resolve: async () => [address],
        judgeAddress: (one) => (one === '127.0.0.1' ? { kind: 'allowed' } : judgeAddress(one)),
        allowedPorts: [local.port],
        ca: pems.cert,
        limits: { totalMs: 3000 },
      }),
  };
  return host;
}
