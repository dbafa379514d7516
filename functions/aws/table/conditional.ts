/** Conditional writes, alone and as transactions; and the keys of a partition's outdated rows. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import type { Key } from './keys.ts';

/** Whether a conditional write went through; a condition that does not hold is an ordinary outcome. */
export async function succeeds(write: Promise<unknown>): Promise<boolean> {
  return (await conflictOf(write)) === null;
}

/** Null where a conditional write went through; else the error, with the row if the write asked for it. */
export async function conflictOf(write: Promise<unknown>): Promise<ConditionalCheckFailedException | null> {
  try {
    await write;
    return null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return error;
    throw error;
  }
}

export type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** How often a transaction is tried when others write the same rows at the same moment. */
const TRIES = 8;

/** Why a transaction may be tried again as it is (API reference of DynamoDB, TransactWriteItems). */
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Writes all or nothing; false when a condition does not hold. The SDK does not retry cancelled transactions itself.
 * `actions` may depend on the number of the try, 1 for the first.
 */
export async function succeedsTogether(actions: Action[] | ((tries: number) => Action[])): Promise<boolean> {
  return (await failingTogether(actions)).length === 0;
}

/** As `succeedsTogether`; answers which of the actions have a condition that does not hold. */
export async function failingTogether(actions: Action[] | ((tries: number) => Action[])): Promise<number[]> {
  for (let tries = 1; ; tries++) {
    try {
      const items = typeof actions === 'function' ? actions(tries) : actions;
      await dynamo().send(new TransactWriteCommand({ TransactItems: items }));
      return [];
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      const failing = codes.flatMap((code, i) => (code === 'ConditionalCheckFailed' ? [i] : []));
      if (failing.length > 0) return failing;
      if (tries === TRIES || !codes.some((code) => PASSING.has(code ?? ''))) throw error;
      await pauseBefore(tries);
    }
  }
}

const pauseBefore = (tries: number): Promise<void> => pause(Math.random() * 25 * 2 ** tries);

/** Puts a row under a condition on the stored one; false where it does not hold. */
export async function putIf(
  row: Record<string, unknown>,
  condition: string,
  values?: Record<string, unknown>,
  names?: Record<string, string>,
): Promise<boolean> {
  const put = new PutCommand({
    TableName: setting('table'),
    Item: row,
    ConditionExpression: condition,
    ExpressionAttributeValues: values,
    ExpressionAttributeNames: names,
  });
  for (let tries = 1; ; tries++) {
    try {
      return await succeeds(dynamo().send(put));
    } catch (error) {
      // Refused while a transaction writes the same row, and not tried again by the SDK.
      if (tries === TRIES || !(error instanceof TransactionConflictException)) throw error;
      await pauseBefore(tries);
    }
  }
}

/** Puts a row unless the stored one is of a newer revision; false where it is. */
export function putUnlessNewer(row: Record<string, unknown>, revision: string): Promise<boolean> {
  return putIf(row, 'attribute_not_exists(pk) OR revision <= :revision', { ':revision': revision });
}

/** Deletes a row of an older revision than this; one that is newer stays. */
export async function deleteIfOlder({ pk, sk }: Key, revision: string): Promise<void> {
  await succeeds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: { pk, sk },
        ConditionExpression: 'revision < :revision',
        ExpressionAttributeValues: { ':revision': revision },
      }),
    ),
  );
}

const KeyAndRevision = z.object({ pk: z.string(), sk: z.string(), revision: z.string() });
export type KeyAndRevision = z.infer<typeof KeyAndRevision>;

/** Keys of all rows of a partition that are older than a revision. */
export async function olderRows(pk: string, revision: string): Promise<KeyAndRevision[]> {
  const found: KeyAndRevision[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await dynamo().send(
      new QueryCommand({
        TableName: setting('table'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ProjectionExpression: 'pk, sk, revision',
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    found.push(...z.array(KeyAndRevision).parse(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found.filter((row) => row.revision < revision);
}
