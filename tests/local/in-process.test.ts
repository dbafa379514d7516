/** The whole stack in this process: a file is put over HTTP, its clip is listed, its mail is sent, and all of it is kept. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hopsOf } from '../../cli/dlq/hops.ts';
import type { Finding } from '../../cli/doctor/finding.ts';
import { loggedFailures } from '../../functions/aws/failure-log.ts';
import { stackState } from '../../functions/aws/inspect.ts';
import { stackOutputs } from '../../functions/aws/stack.ts';
import { createToken } from '../../functions/aws/table/tokens.ts';
import { registerNames, registerSubscriptions } from '../../local/examples.ts';
import { type InProcess, startInProcess } from '../../local/in-process/index.ts';
import { pickPort } from '../../local/port.ts';
import type { SentMail } from '../../local/services/mail.ts';
import { writeStackFile } from '../../local/stack-file.ts';
import manifest from '../../package.json' with { type: 'json' };
import { Clip, Receipt } from '../../shared/contract/clip.ts';
import { ShownExport } from '../../shared/contract/export.ts';
import { zip } from '../support/make-zip.ts';

const ClipList = z.object({ items: z.array(Clip) });
const ReceiptList = z.object({ items: z.array(Receipt) });
const Upload = z.object({ url: z.url(), fields: z.record(z.string(), z.string()), key: z.string() });
const FILE = await readFile(new URL('../fixtures/clips/school-uk-utf16.txt', import.meta.url));

let folder: string;
let ports: { port: number; apiPort: number };
let stack: InProcess;
let token: string;
let sent: SentMail[];
let onMail: (mail: SentMail) => void = () => {};

const start = (at: string) =>
  startInProcess({
    folder: at,
    logs: join(folder, 'logs'),
    ...ports,
    onSent: (mail) => {
      sent.push(mail);
      onMail(mail);
    },
    onError: (error) => {
      throw error;
    },
  });

const clips = async () => {
  const answer = await fetch(`${stack.apiUrl}/v1/clips`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return ClipList.parse(await answer.json()).items;
};

const AWS = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const client = () => new S3Client({ ...AWS(stack.endpoint), forcePathStyle: true });

/** With the environment that `clipwatch --local` sets. */
async function asCommand(work: () => Promise<void>): Promise<void> {
  const before = { ...process.env };
  const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  Object.assign(process.env, { AWS_ENDPOINT_URL: stack.endpoint, AWS_REGION: 'us-east-1', ...credentials });
  try {
    await work();
  } finally {
    process.env = before;
  }
}

/** In a process of its own, as a user runs it: in this one the clients are those of the services. */
async function doctor(): Promise<{ found: Finding[]; status: number | null }> {
  const place = join(folder, 'clone');
  await mkdir(join(place, '.local'), { recursive: true });
  await writeFile(join(place, 'package.json'), JSON.stringify(manifest));
  const { endpoint, bucket, apiUrl } = stack;
  const more = { region: 'us-east-1', mailUrl: endpoint, pid: process.pid };
  await writeStackFile(join(place, '.local', 'stack.json'), { endpoint, bucket, apiUrl, token, ...more });
  const script = `
    import { run } from ${JSON.stringify(new URL('../../cli/run.ts', import.meta.url))};
    const { stdout, stderr, env } = process;
    const context = { stdout, stderr, env, root: ${JSON.stringify(place)}, now: () => new Date() };
    process.exitCode = await run(['doctor', '--local', '--json'], context);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [[status], lines] = await Promise.all([once(child, 'close'), text(child.stdout)]);
  return {
    found: lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    status,
  };
}

/** Looks again until something is found. */
async function untilThere<K, V>(look: () => Promise<Map<K, V>>): Promise<Map<K, V>> {
  for (;;) {
    const found = await look();
    if (found.size > 0) return found;
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-in-process-'));
  ports = { port: await pickPort([]), apiPort: await pickPort([]) };
  sent = [];
  stack = await start(join(folder, 'state'));
  token = (await createToken(['read', 'write', 'admin'], 'test')).clear;
  await registerNames({ apiUrl: stack.apiUrl, token });
  await registerSubscriptions({ apiUrl: stack.apiUrl, token });
});

afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the stack in this process', () => {
  it('makes a clip and a mail of a file that is put over HTTP', async () => {
    const mail = new Promise<SentMail>((resolve) => {
      onMail = resolve;
    });
    const Key = 'школа/с пробелом+.txt';
    const put = await client().send(
      new PutObjectCommand({ Bucket: stack.bucket, Key, Body: FILE, Metadata: { by: 'a' } }),
    );
    const { to, raw } = await mail;
    const { subject, headers } = await PostalMime.parse(raw);
    expect(to).toBe('reader@clipwatch.example');
    expect(subject).toContain('Stepova Khvylia');
    expect(headers.map(({ key }) => key)).toContain('message-id');
    const [clip, ...more] = await clips();
    expect(more).toEqual([]);
    expect(clip).toMatchObject({
      key: Key,
      outlet: 'Степова хвиля',
      receipt: { outcome: 'parsed', versionId: put.VersionId },
    });
  });

  it('answers as S3 does, by path', async () => {
    const [clip] = await clips();
    const object = { Bucket: stack.bucket, Key: clip?.key };
    const head = await client().send(new HeadObjectCommand(object));
    expect(head).toMatchObject({ ContentLength: FILE.length, Metadata: { by: 'a' } });
    const { Body } = await client().send(new GetObjectCommand(object));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(FILE);
    await expect(client().send(new HeadObjectCommand({ ...object, Key: 'none' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(client().send(new GetObjectCommand({ ...object, Key: 'none' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    const { Versions } = await client().send(
      new ListObjectVersionsCommand({ Bucket: stack.bucket, EncodingType: 'url' }),
    );
    expect(Versions).toMatchObject([{ Key: encodeURIComponent(clip?.key ?? ''), IsLatest: true, Size: FILE.length }]);
  });

  it('lists the mails as the emulator does, and names the outputs of the stack', async () => {
    const answer = await (await fetch(`${stack.endpoint}/_ministack/ses/messages`)).json();
    expect(answer).toMatchObject({
      messages: { '000000000000': [{ To: ['reader@clipwatch.example'], Subject: expect.stringContaining('Stepova') }] },
    });
    await asCommand(async () => {
      expect(await stackOutputs('clipwatch')).toMatchObject({ inbox: stack.bucket, apiUrl: stack.apiUrl });
      await expect(stackOutputs('other')).rejects.toMatchObject({ name: 'ValidationError' });
    });
  });

  it('shows `clipwatch dlq` where letters lie, and why they failed', async () => {
    stack.services.queues.deliver('ingest', 'no JSON');
    await asCommand(async () => {
      const hops = hopsOf(await stackState('clipwatch'));
      expect(hops.map(({ name }) => name).sort()).toEqual([
        'alert',
        'fanout',
        'feedback',
        'heavy',
        'hooks',
        'ingest',
        'mail',
        'results',
      ]);
      const ingest = hops.find((hop) => hop.name === 'ingest');
      expect(ingest).toMatchObject({ lettersUrl: stack.services.queues.url('ingest-dead-letters') });
      const [message] = stack.services.queues.messages('ingest');
      const at = { from: new Date(0), to: new Date(Date.now() + 60_000), isLocal: true };
      const failures = await untilThere(() => loggedFailures({ group: ingest?.logGroup ?? '', ...at }));
      expect(failures.get(message?.messageId ?? '')?.cause).toContain('SyntaxError');
    });
  });

  it('is sound to `clipwatch doctor`, which has an answer to every question', async () => {
    const { found, status } = await doctor();
    expect(found.filter(({ ok }) => !ok)).toEqual([]);
    expect(status).toBe(0);
    expect(found.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        `version: ${manifest.version} is deployed, this command is ${manifest.version}`,
        'bucket events: new and removed files reach the queue',
        'event source mappings: all 9 are enabled',
        expect.stringMatching(/^concurrent runs: 1000 are unreserved/),
        expect.stringMatching(/^mail account: sending is on/),
        'mail account: 1 mails in 24 hours of at most 50000',
        'sender: alerts@clipwatch.example is verified',
        'alarm address: none, and none is needed here',
      ]),
    );
  });

  it('runs a function that a command invokes', async () => {
    const lambda = new LambdaClient(AWS(stack.endpoint));
    const answer = await lambda.send(
      new InvokeCommand({
        FunctionName: 'clipwatch-sweep',
        Payload: JSON.stringify({ kind: 'step', isRehearsal: true, isPatient: false }),
      }),
    );
    expect(answer.FunctionError).toBeUndefined();
    expect(JSON.parse(Buffer.from(answer.Payload ?? []).toString())).toMatchObject({
      files: 1,
      receipts: 1,
      repaired: 0,
    });
  });

  it('refuses a request without its token', async () => {
    expect((await fetch(`${stack.apiUrl}/v1/clips`)).status).toBe(401);
  });

  it('goes on after a stop where it was: clips, token, objects, and no mail again', async () => {
    const before = await clips();
    await stack.stop();
    stack = await start(join(folder, 'state'));
    expect(await clips()).toEqual(before);
    expect(sent).toHaveLength(1);
    expect(stack.services.mail.sent).toHaveLength(1);
    expect(stack.services.buckets.bucket(stack.bucket).of(before[0]?.key ?? '')).toHaveLength(1);
  });

  it('goes on after it was killed, also where the last entry was cut off', async () => {
    const before = await clips();
    await client().send(new PutObjectCommand({ Bucket: stack.bucket, Key: 'another.txt', Body: 'one' }));
    // What is written is all that is left of a process that is killed.
    const left = await readFile(join(folder, 'state', 'state.journal'));
    await stack.stop();
    const copy = join(folder, 'copy');
    await mkdir(copy);
    await writeFile(join(copy, 'state.journal'), left.subarray(0, -3));
    stack = await start(copy);
    expect(await clips()).toEqual(expect.arrayContaining(before));
  });

  it('takes a file by a signed form, as a browser sends it, and has a receipt of it', async () => {
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${stack.apiUrl}/v1${path}`, { ...init, headers });
      expect(answer.status).toBe(200);
      return answer.json();
    };
    const body = JSON.stringify({ name: 'empty handed.txt', size: 3, type: 'text/plain' });
    const { url, fields, key } = Upload.parse(await ask('/uploads', { method: 'POST', body }));
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['\u0000\u0001\u0002']), 'empty handed.txt');
    const sent = await fetch(url, { method: 'POST', body: form });
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    const receipts = await untilThere(async () => {
      const { items } = ReceiptList.parse(await ask(`/receipts?key=${encodeURIComponent(key)}`));
      return new Map(items.map((receipt) => [receipt.versionId, receipt]));
    });
    expect(receipts.get(sent.headers.get('x-amz-version-id') ?? '')).toMatchObject({ key, outcome: 'refused' });
  });

  it('writes an export, whose file opens without a token', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ format: 'jsonl' });
    const begun = await fetch(`${stack.apiUrl}/v1/exports`, { method: 'POST', headers, body });
    expect(begun.status).toBe(202);
    const { id } = ShownExport.parse(await begun.json());
    const done = await untilThere(async () => {
      const answer = await fetch(`${stack.apiUrl}/v1/exports/${id}`, { headers });
      const one = ShownExport.parse(await answer.json());
      return new Map(one.url === undefined ? [] : [[one.url, one]]);
    });
    const [[url, { rows }] = ['', { rows: 0 }]] = done;
    const file = await fetch(url);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="clips-.*\.jsonl"$/);
    const lines = (await file.text()).split('\n').filter(Boolean);
    expect(lines).toHaveLength(rows);
    expect(lines.map((line) => Clip.parse(JSON.parse(line)).clipId)).toEqual(
      (await clips()).map((one) => one.clipId).toReversed(),
    );
  });

  it('reads what is packed in a process of its own', async () => {
    const told = async () => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${stack.apiUrl}/v1/receipts?key=papers.zip`, { headers });
      return new Map(ReceiptList.parse(await answer.json()).items.map(({ part, outcome }) => [part, outcome]));
    };
    const Body = zip([{ name: 'note.md', content: '# The mill\n\nRadio Hill, 4 May 2011\n\nThe mill was opened.' }]);
    await client().send(new PutObjectCommand({ Bucket: stack.bucket, Key: 'papers.zip', Body }));
    expect(await untilThere(told)).toEqual(
      new Map([
        [undefined, 'parsed'],
        ['note.md', 'parsed'],
      ]),
    );
  });
});
