/** The limits of every client, as the SDK has them, and that they hold against a service that says nothing. */
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, resolve } from 'node:path';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { limitedTo } from '../../../../functions/aws/clients/limits.ts';

interface ReadClient {
  readonly config: {
    maxAttempts(): Promise<number>;
    /** The handler of the SDK; it takes its options when it is first used, so they are read where it keeps them. */
    readonly requestHandler: { readonly configProvider: Promise<Record<string, unknown>> };
  };
}

const folder = 'functions/aws/clients';
const modules = globSync(`${folder}/*.ts`).filter((file) => !['limits.ts', 'once.ts'].includes(basename(file)));

async function limitsOf(file: string) {
  const exported: Record<string, unknown> = await import(resolve(file));
  const [make] = Object.values(exported);
  if (typeof make !== 'function') throw new Error(`${file} exports no client.`);
  const { config } = make() as ReadClient;
  const options = await config.requestHandler.configProvider;
  return {
    attempts: await config.maxAttempts(),
    connectionMs: Number(options.connectionTimeout),
    silenceMs: Number(options.socketTimeout),
  };
}

/** The longest pauses between attempts (SDK, "standard" retry mode: 100 ms, doubled each time, with jitter below). */
const pausesMs = (attempts: number) =>
  Array.from({ length: attempts - 1 }, (_, i) => 200 * 2 ** i).reduce((a, b) => a + b, 0);

it('no client is made without limits', () => {
  const made = globSync('functions/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new \w+Client\((.*)/g)].map(([, options = '']) => ({ file, options })),
  );
  const aws = made.filter(({ file }) => file.startsWith('functions/aws/'));
  expect(aws.length).toBeGreaterThanOrEqual(modules.length);
  expect(aws.filter(({ options }) => !/^(\{ \.\.\.)?(limitedTo\(|patience)/.test(options))).toEqual([]);
});

describe('the limits of a client', () => {
  process.env.AWS_REGION = 'us-east-1';

  it.each(modules)('%s: all attempts fit into a run of 30 seconds', async (file) => {
    const { attempts, connectionMs, silenceMs } = await limitsOf(file);
    expect(connectionMs).toBe(1000);
    expect(silenceMs).toBeGreaterThanOrEqual(3000);
    expect(attempts * silenceMs + pausesMs(attempts)).toBeLessThan(30_000);
  });

  it.each([
    ['ses', 1, 'a repeated mail would not be counted'],
    ['dynamo', 6, 'a new table throttles bursts'],
  ])('%s is asked %i times: %s', async (name, attempts) => {
    expect(await limitsOf(`${folder}/${name}.ts`)).toMatchObject({ attempts });
  });

  it('end a request to a service that takes it and says nothing', async () => {
    let requests = 0;
    const server = createServer((request) => {
      requests += 1;
      request.resume();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new SQSClient({
      ...limitedTo({ attempts: 2, silenceMs: 100 }),
      region: 'us-east-1',
      endpoint,
      credentials,
    });
    await expect(client.send(new ListQueuesCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(requests).toBe(2);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
});
