import { defineConfig } from 'vitest/config';

// Of the projects, since that of all would come after theirs.
const ownTemporaryFolder = 'tests/support/own-temporary-folder.ts';
const seedProperties = 'tests/support/seed-properties.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'shared',
          include: ['tests/shared/**/*.test.ts'],
          globalSetup: ownTemporaryFolder,
          setupFiles: seedProperties,
          // Pure modules keep no state: files of a worker may share them, and are not loaded 100 times over.
          isolate: false,
          // Every core: left to itself, vitest keeps one free, which is half of a machine with two.
          maxWorkers: '100%',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'units',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/shared/**', 'tests/pipeline/**'],
          globalSetup: ownTemporaryFolder,
          setupFiles: seedProperties,
          maxWorkers: '100%',
          // Some start processes and a browser beside the emulator, laws take some seconds alone: a slow machine is no failure.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'pipeline',
          include: ['tests/pipeline/**/*.test.ts'],
          globalSetup: [ownTemporaryFolder, 'tests/support/deployed/pipeline-setup.ts'],
          setupFiles: seedProperties,
          env: {},
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
