/** Changes of a row of the ledger, under a condition on what it is by then. */
import type { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AlertState } from '../../../../shared/contract/alert.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { conflictOf } from '../conditional.ts';
import { type AlertIdentity, ledgerKeyOf } from './alert-rows.ts';

interface Change {
  readonly set: Readonly<Record<string, string | number>>;
  readonly remove?: readonly string[];
  /** So many more. */
  readonly attempts?: number;
  /** `#state` is the state of the row; what is set has placeholders of its own, as `:state`. */
  readonly condition: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Changes a row of the ledger; the error, with the row, where the condition does not hold. */
export function changeAlert(
  alert: AlertIdentity,
  { set, remove = [], attempts, condition, values }: Change,
): Promise<ConditionalCheckFailedException | null> {
  const names = Object.keys(set);
  const parts = [
    `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(', ')}`] : []),
    ...(attempts === undefined ? [] : ['ADD attempts :attempts']),
  ];
  return conflictOf(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: { ...ledgerKeyOf(alert) },
        UpdateExpression: parts.join(' '),
        ConditionExpression: condition,
        ExpressionAttributeNames: Object.fromEntries(['state', ...names, ...remove].map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...values,
          ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])),
          ...(attempts !== undefined && { ':attempts': attempts }),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
}

const text = z.pipe(
  z.object({ S: z.string() }),
  z.transform(({ S }) => S),
);
/** What is needed of a row for which a condition did not hold, as DynamoDB answers it. */
export const Stored = z.object({
  state: z.pipe(text, AlertState),
  recordedAt: z.optional(text),
});
