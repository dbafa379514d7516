/** The commands that look after a deployment, against the whole stack in this process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hopsOf } from '../../../cli/dlq/hops.ts';
import type { Finding } from '../../../cli/doctor/finding.ts';
import { loggedFailures } from '../../../functions/aws/failure-log.ts';
import { stackState } from '../../../functions/aws/inspect.ts';
import { stackOutputs } from '../../../functions/aws/stack.ts';
import { writeStackFile } from '../../../local/stack-file.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { awsAt, FILE, InProcessWorld, untilThere } from '../../support/world/in-process-world.ts';

let world: InProcessWorld;
beforeAll(async () => {
  world = await InProcessWorld.open();
  await world.client().send(new PutObjectCommand({ Bucket: world.stack.bucket, Key: 'school.txt', Body: FILE }));
  await world.firstMail;
});
afterAll(() => world.close());

/** With the environment that `clipwatch --local` sets. */
async function asCommand(work: () => Promise<void>): Promise<void> {
  const before = { ...process.env };
  const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  Object.assign(process.env, { AWS_ENDPOINT_URL: world.stack.endpoint, AWS_REGION: 'us-east-1', ...credentials });
  try {
    await work();
  } finally {
    process.env = before;
  }
}

/** In a process of its own, as a user runs it: in this one the clients are those of the services. */
async function doctor(): Promise<{ found: Finding[]; status: number | null }> {
  const place = join(world.folder, 'clone');
  await mkdir(join(place, '.local'), { recursive: true });
  await writeFile(join(place, 'package.json'), JSON.stringify(manifest));
  const { endpoint, bucket, apiUrl } = world.stack;
  const more = { region: 'us-east-1', mailUrl: endpoint, pid: process.pid };
  await writeStackFile(join(place, '.local', 'stack.json'), {
    endpoint,
    bucket,
    apiUrl,
    token: world.token,
    ...more,
  });
  const script = `
    import { run } from ${JSON.stringify(new URL('../../../cli/run.ts', import.meta.url))};
    const { stdout, stderr, env } = process;
    const context = { stdout, stderr, env, root: ${JSON.stringify(place)}, now: () => new Date() };
    process.exitCode = await run(['doctor', '--local', '--json'], context);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
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

it('lists the mails as the emulator does, and names the outputs of the stack', async () => {
  const answer = await (await fetch(`${world.stack.endpoint}/_ministack/ses/messages`)).json();
  expect(answer).toMatchObject({
    messages: { '000000000000': [{ To: ['reader@clipwatch.example'], Subject: expect.stringContaining('Stepova') }] },
  });
  await asCommand(async () => {
    expect(await stackOutputs('clipwatch')).toMatchObject({ inbox: world.stack.bucket, apiUrl: world.stack.apiUrl });
    await expect(stackOutputs('other')).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

it('shows `clipwatch dlq` where letters lie, and why they failed', async () => {
  world.stack.services.queues.deliver('ingest', 'no JSON');
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
    expect(ingest).toMatchObject({ lettersUrl: world.stack.services.queues.url('ingest-dead-letters') });
    const [message] = world.stack.services.queues.messages('ingest');
    const at = { from: new Date(0), to: new Date(Date.now() + 60_000), isLocal: true };
    const failure = await untilThere(async () =>
      (await loggedFailures({ group: ingest?.logGroup ?? '', ...at })).get(message?.messageId ?? ''),
    );
    expect(failure.cause).toContain('SyntaxError');
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
  const lambda = new LambdaClient(awsAt(world.stack.endpoint));
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
