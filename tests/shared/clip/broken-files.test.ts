/** Files of every kind, broken as transports, programs and people break them: clips, or a refusal with what to do. */
import { expect, test } from 'vitest';
import { readBroken } from '../../broken-files/read-broken.ts';
import { SEED } from '../../support/seed.ts';

/** Each night far more are read (`npm run broken-files`). */
const FILES = 800;
const OF_SEED = 1_000_000;

test(`${FILES} broken files`, { timeout: 300_000 }, async () => {
  const changes = new Set<string>();
  for (let i = 0; i < FILES; i++) {
    const number = SEED * OF_SEED + i;
    const { file, faults } = await readBroken(number);
    for (const change of file.changes) changes.add(change);
    expect(faults, `npm run broken-files -- --show ${number}`).toEqual([]);
  }
  expect(changes.size).toBeGreaterThan(50);
});
