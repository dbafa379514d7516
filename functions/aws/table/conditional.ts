/** Conditional writes, and reading a whole partition's keys: what settling is made of. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients.ts';

/** Whether a conditional write went through; a condition that does not hold is an ordinary outcome. */
export async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Puts a row unless one of a newer revision stands there; says whether it did. */
export function putUnlessNewer(row: Record<string, unknown>, revision: string): Promise<boolean> {
  return succeeds(
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item: row,
        ConditionExpression: 'attribute_not_exists(pk) OR revision <= :revision',
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
    found.push(...KeyAndRevision.array().parse(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found.filter((row) => row.revision < revision);
}
