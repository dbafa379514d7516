/** The functions of the stack, loaded from their sources into this process; they share its environment. */
import { join } from 'node:path';
import * as z from 'zod';
import type { queues, schedules, streams } from '../../shared/triggers.ts';
import { environment, outputs } from '../../shared/wiring.ts';
import { localContext, SENDER } from '../deploy.ts';
import { root } from '../paths.ts';
import type { Queues } from '../services/queues.ts';
import type { RunLog } from './run-log.ts';

/** Names of what the stack would make. */
export const names = {
  table: 'clipwatch',
  inbox: 'clipwatch-inbox',
  archive: 'clipwatch-archive',
  signingKeys: '/clipwatch/clipwatch/signing-keys',
  compile: 'clipwatch-compile',
} as const;

/** Sets what the functions read from their environment. */
export function setEnvironment(sqs: Queues, apiUrl: string): void {
  const values: Record<keyof typeof environment, string> = {
    table: names.table,
    inbox: names.inbox,
    archive: names.archive,
    results: sqs.url('results'),
    sender: SENDER,
    siteOrigins: localContext.siteOrigins ?? '',
    publicRead: 'false',
    apiUrl,
    signingKeys: names.signingKeys,
    compile: names.compile,
  };
  for (const [name, value] of Object.entries(values) as [keyof typeof environment, string][]) {
    process.env[environment[name]] = value;
  }
}

/** The outputs of the stack by their names, as the commands read them. */
export function outputsOf(apiUrl: string): Record<string, string> {
  const { inbox, archive, table, signingKeys } = names;
  const values: Record<keyof typeof outputs, string> = { inbox, archive, table, apiUrl, signingKeys };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [outputs[key as keyof typeof outputs], value]),
  );
}

const Module = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });
type Handler = (event: unknown, context: object) => Promise<unknown>;

/** A stage, by the folder of its handler. */
export type Stage =
  | (typeof queues)[keyof typeof queues]['stage']
  | (typeof streams)[keyof typeof streams]['stage']
  | keyof typeof schedules
  | 'compile'
  | 'api';

const STAGES: readonly Stage[] = ['parse', 'store', 'alert', 'recheck', 'backfill', 'compile', 'api'];

/** Runs the function of a stage; throws what it throws. */
export type Invoke = (stage: Stage, event: unknown, requestId: string) => Promise<unknown>;

/** Loads all functions. Their settings must be in the environment: some are read when a module is loaded. */
export async function loadStages(log: RunLog): Promise<Invoke> {
  const handlers = new Map<Stage, Handler>();
  await Promise.all(
    STAGES.map(async (stage) => {
      const module: unknown = await import(join(root, 'functions', stage, 'handler.ts'));
      handlers.set(stage, Module.parse({ ...(module as object) }).handler);
    }),
  );
  return (stage, event, requestId) => {
    const handler = handlers.get(stage);
    if (handler === undefined) throw new Error(`There is no function of the stage ${stage}.`);
    return log.run({ function: stage, requestId }, () => handler(event, { awsRequestId: requestId }));
  };
}
