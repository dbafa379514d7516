/** Broken files through the whole stack in this process: each ends with one receipt, none as a dead letter. */
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deadLettersOf } from '../../../local/in-process/stages.ts';
import { queues } from '../../../shared/triggers.ts';
import { brokenFile } from '../../broken-files/broken-file.ts';
import { SEED } from '../../support/seed.ts';
import { InProcessWorld, untilThere } from '../../support/world/in-process-world.ts';

const FILES = 25;
const OF_SEED = 1_000_000;

let world: InProcessWorld;
beforeAll(async () => {
  world = await InProcessWorld.open();
});
afterAll(() => world.close());

it(`gives each of ${FILES} broken files one receipt, and no dead letter`, { timeout: 600_000 }, async () => {
  const keys: string[] = [];
  for (let i = 0; i < FILES; i++) {
    const { bytes, fileName } = await brokenFile(SEED * OF_SEED + i);
    const key = `${i}/${fileName}`;
    keys.push(key);
    await world.client().send(new PutObjectCommand({ Bucket: world.stack.bucket, Key: key, Body: bytes }));
  }
  const outcomes = new Set<string>();
  for (const key of keys) {
    const receipts = await untilThere(async () => {
      const all = await world.receipts(key);
      return all.some(({ part }) => part === undefined) ? all : undefined;
    });
    expect(receipts.filter(({ part }) => part === undefined).length, key).toBe(1);
    for (const { outcome, reason } of receipts) {
      outcomes.add(outcome);
      expect(outcome === 'parsed' || reason, key).toBeTruthy();
    }
  }
  expect([...outcomes].sort()).toEqual(['parsed', 'partial', 'refused']);
  const letters = Object.keys(queues).flatMap((name) => world.stack.services.queues.messages(deadLettersOf(name)));
  expect(letters).toEqual([]);
});
