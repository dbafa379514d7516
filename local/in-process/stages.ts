/** The functions of the stack, loaded from their sources into this process; they share its environment. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { defaults, environment } from '../../shared/wiring.ts';
import { localContext, SENDER } from '../deploy.ts';
import { root } from '../paths.ts';
import type { Functions } from '../services/functions.ts';
import type { Queues } from '../services/queues.ts';
import type { RunLog } from './run-log.ts';

/** Names of what the stack would make. */
export const names = {
  table: 'clipwatch',
  inbox: 'clipwatch-inbox',
  archive: 'clipwatch-archive',
  signingKeys: '/clipwatch/clipwatch/signing-keys',
} as const;

/** The queue that the inbox tells of its files. */
export const EVENTS = 'ingest';

/** The name of the function of a stage, which is the folder of its handler. */
export const functionName = (stage: string): string => `clipwatch-${stage}`;

/** Sets what the functions read from their environment. */
export function setEnvironment(sqs: Queues, apiUrl: string): void {
  const values: Record<keyof typeof environment, string> = {
    table: names.table,
    inbox: names.inbox,
    archive: names.archive,
    results: sqs.url('results'),
    ingest: sqs.url('ingest'),
    heavy: sqs.url('heavy'),
    mails: sqs.url('mail'),
    hooks: sqs.url('hooks'),
    fanOut: sqs.url('fanOut'),
    sender: SENDER,
    replyTo: '',
    mailSets: '',
    stills: 'true',
    siteOrigins: localContext.siteOrigins ?? '',
    publicRead: 'false',
    apiUrl,
    signingKeys: names.signingKeys,
    compile: functionName('compile'),
    recheck: functionName('recheck'),
    exporter: functionName('export'),
    oidcClaim: '',
    oidcScopes: '',
    // Further runs would share this thread.
    backfillRuns: '1',
    newsDays: String(defaults.newsDays),
    auditDays: String(defaults.auditDays),
    linkDays: String(defaults.linkDays),
    storySimilarity: String(defaults.storySimilarity),
    searchWords: String(defaults.searchWords),
    replayFiles: '200',
  };
  for (const [name, value] of Object.entries(values) as [keyof typeof environment, string][]) {
    process.env[environment[name]] = value;
  }
}

/** The name of the log of a function. */
export const logGroup = (stage: string): string => `/clipwatch/${stage}`;

/** The stage whose log has this name. */
export const stageOfLog = (group: string): string => group.slice(logGroup('').length);

/** The name of the queue of a queue's dead letters. */
export const deadLettersOf = (queue: string): string => `${queue}-dead-letters`;

const Module = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });
type Handler = (event: unknown, context: object) => Promise<unknown>;

/**
 * Loads all functions and makes them known to Lambda; what they throw is in the log. Their settings must be in the
 * environment: some are read when a module is loaded.
 */
export async function loadStages(functions: Functions, log: RunLog): Promise<void> {
  const folders = await readdir(join(root, 'functions'), { withFileTypes: true });
  await Promise.all(
    folders.map(async ({ name: stage }) => {
      const file = join(root, 'functions', stage, 'handler.ts');
      if (!existsSync(file)) return;
      const module: object = await import(file);
      const { handler } = Module.parse({ ...module });
      const own = functionName(stage);
      functions.register(own, (event, requestId) =>
        log.run({ function: stage, requestId }, () => handler(event, { awsRequestId: requestId, functionName: own })),
      );
    }),
  );
}
