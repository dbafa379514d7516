/** Runs that are open: they began on a message and told no end, since they go on, were lost, or ran out of memory. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { queueRules } from '../../../../shared/triggers.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { openRunsKey } from '../keys.ts';

/** Longer than any message is kept. */
const KEPT_SECONDS = (queueRules.retentionDays + 1) * 24 * 60 * 60;

/** By the receives that began them: of a write that the SDK repeats, the second changes nothing. */
const OpenRuns = z.object({ receives: z.set(z.int()) });

/** Opens the run that a receive of a message began; answers how many are open, this one included. */
export async function openRun(messageId: string, receive: number, now: Date): Promise<number> {
  const { Attributes } = await dynamo().send(
    new UpdateCommand({
      TableName: setting('table'),
      Key: openRunsKey(messageId),
      UpdateExpression: 'SET kind = :kind, v = :v, #end = :end ADD receives :receive',
      ExpressionAttributeNames: { '#end': table.timeToLive },
      ExpressionAttributeValues: {
        ':kind': rows.openRuns,
        ':v': 1,
        ':end': Math.floor(now.getTime() / 1000) + KEPT_SECONDS,
        ':receive': new Set([receive]),
      },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return OpenRuns.parse(Attributes).receives.size;
}

/** Closes it. */
export async function closeRun(messageId: string, receive: number): Promise<void> {
  await dynamo().send(
    new UpdateCommand({
      TableName: setting('table'),
      Key: openRunsKey(messageId),
      UpdateExpression: 'DELETE receives :receive',
      ExpressionAttributeValues: { ':receive': new Set([receive]) },
    }),
  );
}
