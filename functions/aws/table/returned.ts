/** What came back of an alert's mail: a remark in its row of the ledger, whatever the state of the row. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { ledgerKeyOf, placeIn } from './alert-rows.ts';
import { succeeds } from './conditional.ts';
import { alertKey } from './keys.ts';
import { readRows } from './listing.ts';

export interface Remark {
  readonly alertId: string;
  /** To whom the mail was. */
  readonly addresses: readonly string[];
  /** The greater one stays; of equal ones the text that comes last, so that their order does not matter. */
  readonly rank: number;
  readonly text: string;
}

/** Does nothing where there is no such alert, or it is another address's. */
export async function noteReturned({ alertId, addresses, rank, text }: Remark): Promise<void> {
  const [place] = await readRows([alertKey(alertId, 'ADDRESS')]);
  if (place === undefined) return;
  const identity = placeIn(place);
  if (!addresses.some((address) => address.toLowerCase() === identity.recipient)) return;
  await succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: { ...ledgerKeyOf(identity) },
        UpdateExpression: 'SET returned = :text, returnedRank = :rank',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(returned) OR returnedRank < :rank OR (returnedRank = :rank AND returned < :text))',
        ExpressionAttributeValues: { ':text': text, ':rank': rank },
      }),
    ),
  );
}
