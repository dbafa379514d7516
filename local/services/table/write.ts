/** Judging one write: its key, its condition, what the row is after it (API Reference, "PutItem", "UpdateItem"). */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { table as wiring } from '../../../shared/wiring.ts';
import { holdsFor } from './condition.ts';
import { refuseLargeRow, refuseUnused, refuseWrongIndexKey, refuseWrongKey } from './limits.ts';
import { isSame, type Row, storedRow } from './row.ts';
import { INDEXES, keyText } from './rows.ts';
import { attributes } from './stream.ts';
import { invalid } from './tokens.ts';
import { updated } from './update.ts';

/** A write of one row, or the check of one in a transaction. */
export interface Write {
  readonly TableName?: string | undefined;
  readonly Key?: Row | undefined;
  readonly Item?: Row | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly ReturnValues?: string | undefined;
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

/** What a write does. */
export interface Judged {
  readonly key: string;
  readonly old: Row | null;
  readonly new: Row | null;
}

/** The key of the row that a write is about; throws where it is none. */
export function keyOfWrite({ Item, Key }: Write): string {
  const { [wiring.partition]: pk, [wiring.sort]: sk } = Item ?? Key ?? {};
  if (Item === undefined && Object.keys(Key ?? {}).length !== 2)
    throw invalid('The provided key element does not match the schema');
  refuseWrongKey(pk, sk);
  return keyText(pk, sk);
}

/** What a write does to a row as it is, and whether its condition holds for it. */
export function judged(input: Write, old: Row | null): Judged & { readonly holds: boolean } {
  const { Item, Key, ConditionExpression, UpdateExpression } = input;
  refuseUnused(
    [ConditionExpression, UpdateExpression],
    input.ExpressionAttributeNames,
    input.ExpressionAttributeValues,
  );
  const given = { names: input.ExpressionAttributeNames ?? {}, values: input.ExpressionAttributeValues ?? {} };
  const key = keyOfWrite(input);
  if (!holdsFor(ConditionExpression, { row: old ?? {}, ...given })) {
    return { key, old, new: Item === undefined ? null : storedRow(Item), holds: false };
  }
  const row =
    UpdateExpression === undefined
      ? Item && storedRow(Item)
      : updated(UpdateExpression, { row: old ?? Key ?? {}, ...given });
  if (row !== undefined) refuseWrongRow(row, key);
  return { key, old, new: row ?? null, holds: true };
}

function refuseWrongRow(row: Row, key: string): void {
  if (keyText(row[wiring.partition], row[wiring.sort]) !== key) {
    throw invalid(
      'One or more parameter values were invalid: Cannot update attribute of the key. This attribute is part of the key',
    );
  }
  refuseLargeRow(row);
  for (const { partition, sort } of INDEXES) refuseWrongIndexKey(row[partition], row[sort]);
}

/** The error for a condition that does not hold; with the row if the write asks for it. */
export function conflictFor(
  { ReturnValuesOnConditionCheckFailure }: Write,
  old: Row | null,
): ConditionalCheckFailedException {
  return new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata: {},
    ...(ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && old !== null && { Item: itemIn(old) }),
  });
}

/** A row in the form of the SDK's plain client: in errors the document client leaves it so. */
function itemIn(row: Row) {
  return attributes(row) as NonNullable<ConstructorParameters<typeof ConditionalCheckFailedException>[0]['Item']>;
}

/** What a write answers. */
export function returned({ ReturnValues = 'NONE', UpdateExpression }: Write, { old, new: row }: Judged): object {
  const isUpdate = UpdateExpression !== undefined;
  const answer = (attributes: Row | null) => (attributes === null ? {} : { Attributes: storedRow(attributes) });
  switch (ReturnValues) {
    case 'NONE':
      return {};
    case 'ALL_OLD':
      return answer(old);
    case 'ALL_NEW':
      if (isUpdate) return answer(row);
      break;
    case 'UPDATED_OLD':
      if (isUpdate) return answer(changed(old ?? {}, row ?? {}));
      break;
    case 'UPDATED_NEW':
      if (isUpdate) return answer(changed(row ?? {}, old ?? {}));
      break;
    default:
  }
  throw invalid('Return values set to invalid value');
}

/** What of `row` differs from `other`: about what was updated. */
function changed(row: Row, other: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => !isSame(value, other[name])));
}
