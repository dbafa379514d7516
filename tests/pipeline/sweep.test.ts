/** The commands that look after a whole deployment, against the deployed stack: what S3 told nobody, and what failed for good. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/run.ts';
import { giveUpSoon, send } from '../support/deployed/deployed-queues.ts';
import {
  clips,
  eventually,
  put,
  receiptOf,
  receiptsOf,
  remove,
  resource,
  stack,
} from '../support/deployed/deployed-stack.ts';
import { contextWith, jsonLines } from '../support/run-command.ts';

const s3 = new S3Client({ forcePathStyle: true });
const text = (words: string) => `About ${words}\n\nRadio Test, 4 May 2020\n\nA word on ${words}.`;
const LIMIT = 120_000;

let root: string;

/** As `npm start` leaves it. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'clipwatch-test-'));
  const { endpoint, region, bucket, apiUrl, token } = stack;
  await mkdir(join(root, '.local'));
  await writeFile(join(root, '.local', 'stack.json'), JSON.stringify({ endpoint, region, bucket, apiUrl, token }));
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** Runs a command with `--local --json`; answers its lines. */
async function command<T>(...args: string[]): Promise<T[]> {
  const context = {
    ...contextWith({}, { root }),
    env: process.env,
    wait: async (ms: number) => void (await pause(ms)),
  };
  let out = '';
  const stdout = { write: (more: string) => (out += more) };
  const status = await run([...args, '--local', '--json'], { ...context, stdout, now: () => new Date() });
  expect([status, context.err()]).toEqual([0, '']);
  return jsonLines(out) as T[];
}

/** Does something that the inbox tells nobody. */
async function unnoticed(work: () => Promise<void>): Promise<void> {
  const { QueueConfigurations } = await s3.send(
    new GetBucketNotificationConfigurationCommand({ Bucket: stack.bucket }),
  );
  const set = (NotificationConfiguration: object) =>
    s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: stack.bucket, NotificationConfiguration }));
  await set({});
  try {
    await work();
  } finally {
    await set({ QueueConfigurations });
  }
}

describe('a sweep', () => {
  it('finds what no event brought, and then nothing more', { timeout: LIMIT }, async () => {
    // Other tests of this stack leave records without a file.
    await command('sweep');
    const [lost, replaced, deleted] = ['sweep/a b+é ملف.txt', 'sweep/replaced.txt', 'sweep/deleted.txt'];
    await receiptOf(replaced, await put(replaced, text('before')));
    await receiptOf(deleted, await put(deleted, text('what goes')));
    const versions: string[] = [];
    await unnoticed(async () => {
      versions.push(await put(lost, text('what was lost')), await put(replaced, text('what came after')));
      await remove(deleted);
    });
    // What was made in the second of the sweep is left to its event.
    const rehearsed = await eventually(async () => {
      const [counts] = await command<{ repaired: number; removed: number }>('sweep', '--dry-run');
      return counts?.repaired === 2 && counts.removed === 1 ? counts : null;
    }, 'what was lost');
    expect(await receiptsOf(lost)).toEqual([]);

    const [swept] = await command<object>('sweep');
    expect(swept).toEqual(rehearsed);
    for (const [i, key] of [lost, replaced].entries()) {
      expect((await receiptOf(key, versions[i] ?? '')).outcome).toMatch(/parsed|partial/);
    }
    await eventually(
      async () => ((await receiptsOf(deleted)).every(({ outcome }) => outcome === 'removed') ? true : null),
      'the removal',
    );
    const titles = (await clips('from=2020-05-04&to=2020-05-04&limit=100')).items.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['About what was lost', 'About what came after']));
    expect(titles).not.toContain('About what goes');

    const [again] = await command<{ files: number; receipts: number }>('sweep');
    expect(again).toMatchObject({ repaired: 0, removed: 0 });
    expect(again?.files).toBe(again?.receipts);
  });
});

describe('dead letters', () => {
  interface ShownLetter {
    readonly id: string;
    readonly queue: string;
    readonly cause: string;
  }
  const POISON = '{"poison":"of the command"}';
  const found = async () => {
    for (const { id } of (await command<ShownLetter>('dlq', 'list')).filter(({ queue }) => queue === 'results')) {
      const [letter] = await command<ShownLetter & { message: unknown }>('dlq', 'show', id);
      if (JSON.stringify(letter?.message) === POISON) return letter ?? null;
    }
    return null;
  };

  it('are listed with their cause, and come back if they fail again', { timeout: LIMIT }, async () => {
    const queueUrl = resource('AWS::SQS::Queue', 'StoreResultsQueue');
    await giveUpSoon(queueUrl);
    await send(queueUrl, POISON);
    const letter = await eventually(found, 'the dead letter');
    expect(letter.cause).toMatch(/^\$?ZodError: |Error: /);
    const redriven = await command<{ queue: string; redriven: number }>('dlq', 'redrive', 'results');
    expect(redriven).toEqual([{ queue: 'results', redriven: expect.any(Number), failed: 0 }]);
    expect(redriven[0]?.redriven).toBeGreaterThan(0);
    expect((await eventually(found, 'the letter again')).id).not.toBe(letter.id);
  });
});
