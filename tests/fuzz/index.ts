/**
 * Requests that its OpenAPI document allows, and such as it forbids, sent to the API over services in memory. Every answer is
 * held to the document: no 5xx; a status, a content type, headers and a body that it has for the operation; 400 to what it
 * forbids, 405 with `Allow` to other methods, 401 without a token.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { CommandFailure, type RunOptions, runCommand } from '../../local/children.ts';
import { installed, options } from './install.ts';
import { type Answering, serveApi } from './served-api.ts';

const CONFIG = fileURLToPath(new URL('schemathesis.toml', import.meta.url));

export interface FuzzOptions {
  /** The same seed gives the same requests. */
  readonly seed: number;
  /** Random requests of each kind to an operation; those from examples and at the bounds of schemas come first. */
  readonly examples: number;
  readonly limitSeconds: number;
  /** Only this operation. */
  readonly operationId?: string;
  /** Changes answers: for a planted defect. */
  readonly answering?: Answering;
}

const Report = z.object({
  operations: z.object({ selected: z.int(), tested: z.int() }),
  test_cases: z.object({ generated: z.int() }),
  failures: z.array(z.object({ title: z.string(), count: z.int(), operations: z.array(z.string()) })),
  errors: z.array(z.unknown()),
});

export interface FuzzReport {
  readonly operations: number;
  readonly requests: number;
  /** A line for each kind of failure: what it is, how often, where. */
  readonly failures: readonly string[];
  /** What the command printed: with a request for each failure. */
  readonly output: string;
}

/** Sends the requests. Throws where they could not be sent. */
export async function fuzz({ seed, examples, limitSeconds, operationId, answering }: FuzzOptions): Promise<FuzzReport> {
  const command = await installed();
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-fuzz-'));
  const api = await serveApi(answering);
  const file = join(folder, 'report.json');
  try {
    const output = await outputOf(command, { ...options(limitSeconds), cwd: folder }, [
      ...['--config-file', CONFIG, 'run', `${api.url}/openapi.json`],
      ...['--url', api.url, '--header', `Authorization: Bearer ${api.token}`],
      ...['--phases', 'examples,coverage,fuzzing', '--max-examples', String(examples), '--seed', String(seed)],
      ...['--continue-on-failure', '--no-shrink', '--suppress-health-check', 'all'],
      ...['--generation-with-security-parameters', 'false', '--generation-database', 'none', '--warnings', 'off'],
      ...['--report', 'json', '--report-json-path', file, '--no-color'],
      ...(operationId === undefined ? [] : ['--include-operation-id', operationId]),
    ]);
    const report = Report.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!report.success) throw new Error(output);
    const { operations, test_cases, failures, errors } = report.data;
    if (operations.tested < operations.selected || errors.length > 0) throw new Error(output);
    return {
      operations: operations.tested,
      requests: test_cases.generated,
      failures: failures.map(({ title, count, operations: places }) => `${title} (${count}): ${places.join(', ')}`),
      output,
    };
  } finally {
    await api.stop();
    await rm(folder, { recursive: true });
  }
}

/** It ends with exit status 1 where it found something. */
async function outputOf(command: string, run: RunOptions, args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  try {
    await runCommand(command, args, { ...run, onLine: (line) => lines.push(line) });
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
  }
  return lines.join('\n');
}
