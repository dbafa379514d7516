/** Who follows a name, by its pointers: many may, so they are read range by range. */
import * as z from 'zod/mini';
import { followerKey } from '../keys.ts';
import { LAST } from '../listing.ts';
import { queryPartition } from '../rows.ts';

/** Subscriptions with ids from `from` (inclusive) to `before` (exclusive; null: to the last). */
export interface IdRange {
  readonly from: string;
  readonly before: string | null;
}

const Pointer = z.object({ subscriptionId: z.string() });

/**
 * The first `most` ids, in their order, of subscriptions in the range that name this name (`*`: that follow every name),
 * unconfirmed ones too; some may have ended or follow it no longer. The read is eventually consistent: half a unit where
 * there is none, and half a unit for some 30.
 */
export async function followersIn(nameId: string, { from, before }: IdRange, most: number): Promise<string[]> {
  const { pk, sk } = followerKey(nameId, '');
  const pointers = await queryPartition(pk, {
    condition: 'sk BETWEEN :from AND :to',
    // DynamoDB takes one condition on a sort key, and BETWEEN includes its ends.
    values: { ':from': `${sk}${from}`, ':to': `${sk}${before ?? LAST}` },
    most,
  });
  return pointers.map((pointer) => Pointer.parse(pointer).subscriptionId).filter((id) => id !== before);
}
