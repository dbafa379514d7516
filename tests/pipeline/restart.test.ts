/** Restart with saved state: an emulator of its own, started as `npm start` does. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { putObject } from '../../functions/aws/bucket.ts';
import { registerSender } from '../../functions/aws/sender.ts';
import { getClip } from '../../functions/aws/table/clip/clips.ts';
import { receiptsOfKey } from '../../functions/aws/table/file/receipts.ts';
import { getName } from '../../functions/aws/table/name/names.ts';
import { createSubscription, getSubscription } from '../../functions/aws/table/subscription/subscriptions.ts';
import { createToken, findToken, hashOf } from '../../functions/aws/table/tokens.ts';
import { awsEnvironment } from '../../local/child-environment.ts';
import { bootstrap, deploy, deployedOutputs, loopbackApiUrl, SENDER } from '../../local/deploy.ts';
import { type Emulator, startEmulator } from '../../local/emulator.ts';
import { pickPort } from '../../local/port.ts';
import { Backfill } from '../../shared/contract/api.ts';
import { environment as wiring } from '../../shared/wiring.ts';
import { eventually, seed } from '../support/deployed/deployed-stack.ts';

const { python, assembly } = inject('stack');
const { signal } = new AbortController();
let folder: string;
let port: number;
let emulator: Emulator;
let inbox: string;
let apiUrl: string;

const start = () =>
  startEmulator({ python, port, folder: join(folder, 'emulator'), log: join(folder, 'emulator.log'), signal });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-restart-'));
  port = await pickPort([]);
  emulator = await start();
  Object.assign(process.env, awsEnvironment(emulator.endpoint));
  const how = { signal, onLine: () => undefined };
  await bootstrap(emulator.endpoint, folder, how);
  await deploy(emulator.endpoint, assembly, how);
  const outputs = await deployedOutputs();
  process.env[wiring.table] = outputs?.table;
  inbox = outputs?.inbox ?? '';
  apiUrl = loopbackApiUrl(outputs?.apiUrl ?? '', emulator.endpoint);
  await registerSender(SENDER);
});

afterAll(async () => {
  await emulator?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Uploads a file; returns the id of its clip. */
async function upload(key: string, body: string): Promise<string> {
  const { versionId } = await putObject(inbox, key, body);
  const receipt = await eventually(async () => {
    const { items } = await receiptsOfKey({ bucket: inbox, key, limit: 10, position: null });
    return items.find((item) => item.versionId === versionId);
  }, `a receipt for ${key}`);
  return receipt.clipId ?? '';
}

const Alerts = z.object({ items: z.array(z.object({ state: z.string() })).min(1) });

/** Through the API, which starts compiling it; waits until it is compiled. */
async function registerName(name: { id: string; name: string }): Promise<void> {
  const { clear } = await createToken(['read', 'write'], 'names');
  const headers = { authorization: `Bearer ${clear}`, 'content-type': 'application/json' };
  const made = await fetch(`${apiUrl}/v1/names`, { method: 'POST', headers, body: JSON.stringify(name) });
  expect(made.status).toBe(201);
  await eventually(async () => {
    const { compiled, version } = Backfill.parse(
      await (await fetch(`${apiUrl}/v1/names/backfill`, { headers })).json(),
    );
    return compiled >= version ? true : null;
  }, 'the name to be compiled');
}

async function subjects(): Promise<string[]> {
  const answer = await fetch(`${emulator.endpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as { messages: Record<string, { Subject: string }[]> };
  return Object.values(messages).flatMap((mails) => mails.map(({ Subject }) => Subject));
}

it('after a restart the data is complete, no mail is repeated, and the next clip alerts', async () => {
  await registerName({ id: 'randa-kassis', name: 'Randa Kassis' });
  const follow = { address: 'press@example.org', nameIds: '*', cadence: 'instant', confirmed: true } as const;
  await createSubscription({ id: 'press', ...follow });
  const { clear } = await createToken(['read'], 'kept');
  const clipId = await upload('seed.txt', seed);
  await eventually(async () => ((await subjects()).length > 0 ? true : null), 'the first alert');
  // Stopped between the mail and its row, the row would wait for its lease before the address gets another.
  const headers = { authorization: `Bearer ${(await createToken(['read', 'admin'], 'ledger')).clear}` };
  await eventually(async () => {
    const answer = await fetch(`${apiUrl}/v1/alerts?address=${follow.address}`, { headers });
    return Alerts.parse(await answer.json()).items.every(({ state }) => state === 'sent') ? true : null;
  }, 'the alert to be recorded as sent');
  const before = await getClip(clipId);

  await emulator.stop();
  emulator = await start();

  expect(await getClip(clipId)).toEqual(before);
  expect(before).toMatchObject({ title: 'A Strategic Shift in Syrian Conflict Resolution', mentions: [{ count: 2 }] });
  expect(await getName('randa-kassis')).toMatchObject({ name: 'Randa Kassis' });
  expect(await getSubscription('press')).toMatchObject({ address: 'press@example.org' });
  expect(await findToken(hashOf(clear) ?? '')).toMatchObject({ scopes: ['read'] });

  await upload('next.txt', 'The next one\n\nRadio Test, 5 May 2020\n\nThen Randa Kassis spoke again.');
  const sent = await eventually(async () => {
    const all = await subjects();
    return all.includes('Randa Kassis in Radio Test: The next one') ? all : null;
  }, 'the alert after the restart');
  expect(sent.filter((subject) => subject.includes('Strategic Shift')).length).toBeLessThanOrEqual(1);
});
