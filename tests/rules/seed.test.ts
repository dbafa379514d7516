import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { SEED } from '../support/seed.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it('decides the examples of every property', () => {
  expect(fc.readConfigureGlobal()?.seed).toBe(SEED);
  expect(fc.sample(fc.nat(), 5)).toEqual(fc.sample(fc.nat(), { numRuns: 5, seed: SEED }));
});

it.each([
  ['a word', 'x'],
  ['a part of a number', '1.5'],
])('is a whole number: %s is refused', async (_, given) => {
  vi.stubEnv('SEED', given);
  await expect(import('../support/seed.ts')).rejects.toThrow(`SEED is "${given}". Give a whole number.`);
});
