/** A terminal, an environment and a clock for commands run in this process, and an API on loopback that answers them. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Context } from '../../cli/context.ts';
import { run } from '../../cli/run.ts';

export interface TestContext extends Context {
  readonly out: () => string;
  readonly err: () => string;
  /** Milliseconds that were asked to be waited, in order. */
  readonly waits: number[];
}

export function contextWith(
  env: Record<string, string> = {},
  { isTTY = false, columns = 100, root = '/nowhere' } = {},
): TestContext {
  let out = '';
  let err = '';
  let time = Date.parse('2026-01-02T03:04:05Z');
  const waits: number[] = [];
  return {
    stdout: { isTTY, columns, write: (text) => (out += text) },
    stderr: { isTTY, columns, write: (text) => (err += text) },
    env,
    root,
    now: () => new Date(time),
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
    createFetcher: async () => {
      throw new Error('This test gave the command no internet.');
    },
    out: () => out,
    err: () => err,
    waits,
  };
}

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface ApiResponse {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Starts an API for the running test; `asked` grows with every request. */
export async function startApi(
  answer: (asked: ApiRequest) => ApiResponse,
): Promise<{ url: string; asked: ApiRequest[] }> {
  const asked: ApiRequest[] = [];
  const server = createServer(async (request, response) => {
    const question = await read(request);
    asked.push(question);
    const { status = 200, body, headers = {} } = answer(question);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${portOf(server.address())}`, asked };
}

/** An address on loopback where nothing listens. */
export async function unreachableUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** Runs a command against an API with a token, as a pipe or (`isTTY`) a terminal would see it. */
export async function runAgainst(
  answer: (asked: ApiRequest) => ApiResponse,
  args: readonly string[],
  terminal: { isTTY?: boolean; columns?: number } = {},
): Promise<{ status: number; out: string; err: string; asked: ApiRequest[]; waits: number[] }> {
  const { url, asked } = await startApi(answer);
  const context = contextWith({ CLIPWATCH_API_URL: `${url}/`, CLIPWATCH_TOKEN: 'cw_token' }, terminal);
  const status = await run(args, context);
  return { status, out: context.out(), err: context.err(), asked, waits: context.waits };
}

export const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

async function read(request: IncomingMessage): Promise<ApiRequest> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const body = (await request.toArray()).join('');
  return {
    method: request.method ?? '',
    path: pathname,
    query: Object.fromEntries(searchParams),
    authorization: request.headers.authorization,
    body: body === '' ? undefined : JSON.parse(body),
  };
}

/** The port a server listens on. */
export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
