import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants of shared/ are tried on: all of shared/ but the fuzz test, which kills few for its time, and the
 * counts of a process in which no mutant is active.
 */
export default defineConfig({
  test: {
    include: ['tests/shared/**/*.test.ts'],
    exclude: ['tests/shared/clip/{fuzz,hostile-growth}.test.ts'],
    env: { GROWTH_SCALE: '0.01' },
    testTimeout: 30_000,
  },
});
