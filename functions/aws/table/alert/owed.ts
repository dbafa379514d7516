/** What recipients are owed: a row for each alert of the ledger that is not final, where whoever tells it looks. */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Owed } from '../../../../shared/contract/alert.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { succeeds } from '../conditional.ts';
import { owedPart, owedPartition } from '../keys.ts';
import { queryPartition } from '../rows.ts';
import { owedIn, owedKey, owedRow } from './alert-rows.ts';

/**
 * What a recipient is owed now, or in the digest of a subscription: what was recorded first is first. It may hold what
 * is settled, by a run that died before it took the row away: `claim` says so and takes it away. At most `most`, if
 * given, and then the first ones in the order of their names and stories.
 */
export async function owedTo(
  recipient: string,
  part: 'now' | { readonly subscriptionId: string },
  most?: number,
): Promise<Owed[]> {
  const found = await queryPartition(owedPartition(recipient), {
    condition: 'begins_with(sk, :part)',
    values: { ':part': owedPart(part) },
    consistent: true,
    ...(most !== undefined && { most }),
  });
  return found.map(owedIn).sort(byTime);
}

/**
 * What a recipient is owed now, in pages of so many, the last of which has fewer: in the order of names and stories; within a
 * page, what was recorded first is first. What is settled may be in it, as in `owedTo`.
 */
export async function* owedNow(recipient: string, pageSize: number): AsyncGenerator<Owed[], void, undefined> {
  for (let after: string | undefined, isEnd = false; !isEnd; ) {
    const found = await queryPartition(owedPartition(recipient), {
      condition: 'begins_with(sk, :part)',
      values: { ':part': owedPart('now') },
      consistent: true,
      most: pageSize,
      ...(after !== undefined && { after }),
    });
    const owed = found.map(owedIn);
    const last = owed.at(-1);
    isEnd = owed.length < pageSize || last === undefined;
    if (last !== undefined) after = owedKey(last).sk;
    yield owed.sort(byTime);
  }
}

const byTime = (one: Owed, other: Owed): number => (one.recordedAt < other.recordedAt ? -1 : 1);

/** Lists something as owed. Doing it again changes nothing. */
export async function putOwed(owed: Owed, now: Date): Promise<void> {
  await dynamo().send(new PutCommand({ TableName: setting('table'), Item: owedRow(owed, now) }));
}

/** Takes something off the list of what is owed, unless it was recorded anew since. */
export async function deleteOwed(owed: Owed): Promise<void> {
  await succeeds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: owedKey(owed),
        ConditionExpression: 'recordedAt = :recordedAt',
        ExpressionAttributeValues: { ':recordedAt': owed.recordedAt },
      }),
    ),
  );
}
