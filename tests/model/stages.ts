/** The functions, as they are deployed, and how long each may run. */
import './environment.ts';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { queues } from '../../shared/triggers.ts';

// They read their settings when they start.
export const [alert, backfill, compile, digest, sweep, replay, api, recheck] = await Promise.all([
  import('../../functions/alert/handler.ts'),
  import('../../functions/backfill/handler.ts'),
  import('../../functions/compile/handler.ts'),
  import('../../functions/digest/handler.ts'),
  import('../../functions/sweep/handler.ts'),
  import('../../functions/replay/handler.ts'),
  import('../../functions/api/handler.ts'),
  import('../../functions/recheck/round.ts'),
]);
const QueueModule = z.object({
  handler: z.custom<(event: { Records: SQSRecord[] }) => Promise<SQSBatchResponse>>((one) => typeof one === 'function'),
});
export type QueueStage = (typeof queues)[keyof typeof queues]['stage'];
export const queueHandlers = new Map(
  await Promise.all(
    Object.values(queues).map(async ({ stage }) => {
      const module: object = await import(`../../functions/${stage}/handler.ts`);
      return [stage as string, QueueModule.parse({ ...module }).handler] as const;
    }),
  ),
);
// What they load with their first use is there from the start: how long loading takes would be a matter of chance.
await Promise.all([
  import('../../functions/aws/redelivery.ts'),
  import('../../functions/aws/mail.ts'),
  import('../../functions/aws/parameter.ts'),
  import('../../functions/aws/close-digests.ts'),
  import('../../functions/aws/table/alert/period.ts'),
  import('../../functions/aws/table/file/arrivals.ts'),
  import('../../functions/backfill/rematch.ts'),
  import('../../functions/net/hops.ts'),
  import('../../functions/parse/read.ts'),
]);

/** Functions that a step can run. */
export const STAGES = [
  'parse',
  'store',
  'alert',
  'fan-out',
  'send',
  'digest',
  'feedback',
  'backfill',
  'compile',
  'sweep',
  'recheck',
] as const;
export type Stage = (typeof STAGES)[number];

/** The longest that a run lasts, in seconds (`infra/`). */
export const API_SECONDS = 15;
export const LIMITS: Readonly<Partial<Record<string, number>> & Record<Stage, number>> = {
  parse: 30,
  store: 30,
  alert: 30,
  'fan-out': 60,
  send: 60,
  digest: 58,
  feedback: 30,
  backfill: 58,
  compile: 900,
  sweep: 900,
  recheck: 60,
};
