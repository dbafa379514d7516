/**
 * Mutation testing of shared/ (`npm run mutate`): a fixed sample of its files, or the files and folders that are named
 * (`npm run mutate -- shared/alert`). What neither a mutant nor a test has changed is taken from the last run.
 */
import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

/** One file in so many of each folder of shared/, at least one. */
const ONE_IN = 12;
/** Rows of data: a mutant of a row says whether a test names that row, not whether a rule is held. */
const DATA = [
  'shared/contract',
  'shared/file/labels',
  'shared/file/outlets',
  'shared/language/profiles',
  'shared/language/trigrams.ts',
  'shared/name/endings',
  'shared/name/transliterate',
];

function filesIn(path: string): string[] {
  const files = statSync(path).isFile() ? [path] : globSync(`${path}/**/*.ts`).sort();
  return files.filter((file) => !DATA.some((data) => file.startsWith(data)));
}

/** The files with the least hashes of each folder: adding a file to a folder changes one of them at most. */
function sample(): string[] {
  const hash = (file: string) => createHash('sha256').update(file).digest('hex');
  return globSync('shared/*/').flatMap((folder) => {
    const files = filesIn(folder).toSorted((one, other) => (hash(one) < hash(other) ? -1 : 1));
    return files.slice(0, Math.ceil(files.length / ONE_IN));
  });
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { list: { type: 'boolean' } } });
const mutate = positionals.length > 0 ? positionals.flatMap(filesIn) : sample();
if (values.list) console.log(mutate.join('\n'));
else
  await new Stryker({
    mutate,
    testRunner: 'vitest',
    vitest: { configFile: 'tests/rules/mutate-vitest.config.ts' },
    coverageAnalysis: 'perTest',
    // Constants of a module are made before any test: each mutant of one would cost a run of all tests.
    ignoreStatic: true,
    concurrency: availableParallelism(),
    // Generous: a test that is late on a busy machine must not count as a mutant found.
    timeoutFactor: 4,
    timeoutMS: 15_000,
    incremental: true,
    incrementalFile: '.local/mutation/incremental.json',
    tempDirName: '.local/mutation/sandbox',
    // It would rewrite the saved pages among the fixtures, too.
    disableTypeChecks: false,
    ignorePatterns: ['.local', 'cdk.out', 'bench'],
    reporters: ['clear-text', 'progress-append-only', 'json'],
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
    jsonReporter: { fileName: '.local/mutation/report.json' },
  }).runMutationTest();
