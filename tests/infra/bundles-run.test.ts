/**
 * Bundles, run as they are deployed. In place of some packages they have less than the whole (`infra/lean`), which no
 * test of the sources sees.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { writeBundle } from '../../infra/bundle.ts';
import { environment } from '../../shared/wiring.ts';
import { fakeApi } from '../support/fake/dependencies.ts';
import { CLEAR_TOKEN, type EmptyAws, emptyAws } from '../support/fake/empty-aws.ts';

const FILE = 'Date: 2026-01-02\nOutlet: The Harbour Post\nTitle: The bridge is open\n\nThe bridge is open again.\n';

type Handler = (event: unknown, context?: unknown) => Promise<unknown>;

const folder = mkdtempSync(join(tmpdir(), 'clipwatch-bundles-'));
let aws: EmptyAws;

beforeAll(async () => {
  aws = await emptyAws(FILE);
  const settings: Record<keyof typeof environment, string> = {
    table: 'table',
    inbox: 'inbox',
    archive: 'archive',
    results: `${aws.endpoint}/queue`,
    ingest: `${aws.endpoint}/queue`,
    heavy: `${aws.endpoint}/heavy`,
    mails: `${aws.endpoint}/queue`,
    hooks: `${aws.endpoint}/queue`,
    fanOut: `${aws.endpoint}/queue`,
    sender: 'clips@example.org',
    replyTo: '',
    mailSets: 'clipwatch',
    stills: 'true',
    siteOrigins: 'https://www.example.org',
    publicRead: 'false',
    newsDays: '7',
    auditDays: '365',
    linkDays: '90',
    apiUrl: 'https://api.example',
    signingKeys: '/keys',
    compile: 'compile',
    recheck: 'recheck',
    exporter: 'export',
    oidcClaim: 'groups',
    oidcScopes: 'readers:read',
    storySimilarity: '0.8',
    searchWords: '6',
    backfillRuns: '2',
    replayFiles: '200',
  };
  for (const [name, value] of Object.entries(settings))
    process.env[environment[name as keyof typeof environment]] = value;
  const account = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
  Object.assign(process.env, { AWS_ENDPOINT_URL: aws.endpoint, ...account });
});
afterAll(() => {
  aws.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  vi.spyOn(console, 'info').mockReturnValue();
});

/** The handler of a stage's bundle. */
async function handlerOf(stage: string): Promise<Handler> {
  const target = join(folder, stage);
  writeBundle(stage, target);
  return (await import(join(target, 'index.mjs'))).handler;
}

describe('api', () => {
  const Answer = z.object({ statusCode: z.number(), body: z.string() });
  let handler: Handler;

  beforeAll(async () => {
    handler = await handlerOf('api');
  }, 60_000);

  /** Asks as the HTTP API does (payload format 2.0). */
  async function get(path: string): Promise<z.infer<typeof Answer>> {
    const [rawPath = '', rawQueryString = ''] = path.split('?');
    const http = { method: 'GET', path: rawPath, sourceIp: '192.0.2.1' };
    const requestContext = { http, domainName: 'api.example', stage: '$default', requestId: 'r', timeEpoch: 0 };
    const headers = { host: 'api.example', authorization: `Bearer ${CLEAR_TOKEN}` };
    const event = { version: '2.0', routeKey: '$default', rawPath, rawQueryString, headers, requestContext };
    return Answer.parse(await handler({ ...event, isBase64Encoded: false }, {}));
  }

  const Paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

  test('describes itself as the app does that is not bundled', async () => {
    const unbundled = await fakeApi().ask('GET', '/openapi.json', null);
    const { statusCode, body } = await get('/openapi.json');
    expect(statusCode).toBe(200);
    expect(body).toBe(await unbundled.text());
  });

  test('refuses a request in the same words', async () => {
    const unbundled = await fakeApi().ask('GET', '/v1/clips?limit=many', 'read');
    const { statusCode, body } = await get('/v1/clips?limit=many');
    expect(statusCode).toBe(400);
    expect(JSON.parse(body)).toEqual(await unbundled.json());
  });

  test('answers every route that reads, though the table is empty', async () => {
    const { paths } = Paths.parse(JSON.parse((await get('/openapi.json')).body));
    const routes = Object.keys(paths).filter((path) => paths[path]?.get !== undefined);
    const statuses: Record<string, number> = {};
    for (const route of [...routes, '/clips/{clipId}']) {
      const query = route === '/v1/receipts' ? '?outcome=parsed' : '';
      statuses[route] = (await get(`${route.replace(/\{\w+\}/, 'none')}${query}`)).statusCode;
    }
    expect(Object.keys(statuses).length).toBeGreaterThan(12);
    const expected = Object.keys(statuses).map((route) => [route, route.includes('{') ? 404 : 200]);
    expect(statuses).toEqual(Object.fromEntries(expected));
    expect(aws.unknown).toEqual([]);
  });
});

const s3Event = {
  Records: [
    {
      eventVersion: '2.1',
      eventName: 'ObjectCreated:Put',
      eventTime: '2026-01-02T03:04:05.678Z',
      s3: {
        bucket: { name: 'inbox' },
        object: { key: 'clip.txt', size: FILE.length, versionId: 'v1', sequencer: '0A' },
      },
    },
  ],
};
const fromQueue = (body: string, queue = 'queue') => {
  const eventSourceARN = `arn:aws:sqs:us-east-1:1:${queue}`;
  const attributes = { ApproximateReceiveCount: '1' };
  return { Records: [{ messageId: 'm', receiptHandle: 'r', body, attributes, eventSourceARN }] };
};
const newMention = { kind: { S: 'mention' }, clipId: { S: 'c' }, nameId: { S: 'n' } };

describe('each stage runs', { timeout: 60_000 }, () => {
  test('parse and store, with one file', async () => {
    const [parse, store] = [await handlerOf('parse'), await handlerOf('store')];
    expect(await parse(fromQueue(JSON.stringify(s3Event)))).toEqual({ batchItemFailures: [] });
    expect(aws.sent.map((body) => JSON.parse(body))).toMatchObject([
      { kind: 'clip', clip: { title: 'The bridge is open' } },
    ]);
    expect(await store(fromQueue(aws.sent[0] ?? ''))).toEqual({ batchItemFailures: [] });
  });

  test('parse, with one file in a process of its own', async () => {
    const parse = await handlerOf('parse');
    const before = aws.sent.length;
    expect(await parse(fromQueue(JSON.stringify(s3Event), 'heavy'))).toEqual({ batchItemFailures: [] });
    expect(aws.sent.slice(before).map((body) => JSON.parse(body))).toMatchObject([
      { kind: 'clip', clip: { title: 'The bridge is open' } },
    ]);
  });

  test.each([
    ['alert', { Records: [{ eventName: 'INSERT', dynamodb: { NewImage: newMention } }] }],
    ['recheck', {}],
    ['backfill', {}],
    ['compile', {}],
  ])('%s, with nothing to do', async (stage, event) => {
    await expect((await handlerOf(stage))(event, { awsRequestId: 'r' })).resolves.toBeUndefined();
    expect(aws.unknown).toEqual([]);
  });
});
