/** The stream of a table, with both images of each change (Developer Guide, "Change data capture for DynamoDB Streams"). */
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { table as wiring } from '../../../shared/wiring.ts';
import { type Row, typeOf } from './row.ts';

export interface Change {
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  /** The row's key, as `keyText`. */
  readonly key: string;
  readonly old: Row | null;
  readonly new: Row | null;
  /** Milliseconds of the epoch. */
  readonly at: number;
  /** Counts all changes of the table, from 1. */
  readonly number: number;
  /** Whether the service removed the row because its time was over. */
  readonly isExpiry: boolean;
}

/** A change as a function that reads the stream gets it. */
export function streamRecord(change: Pick<Change, 'eventName' | 'old' | 'new'> & Partial<Change>): DynamoDBRecord {
  const { eventName, old, new: row, at = 0, number = 0, isExpiry = false } = change;
  const shown = row ?? old ?? {};
  return {
    eventID: String(number),
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: attributes({ [wiring.partition]: shown[wiring.partition], [wiring.sort]: shown[wiring.sort] }),
      ...(row !== null && { NewImage: attributes(row) }),
      ...(old !== null && { OldImage: attributes(old) }),
      SequenceNumber: String(number).padStart(21, '0'),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    ...(isExpiry && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  };
}

/** A row in the form of the service, as events and errors hold it: numbers as text, bytes in base64. */
export function attributes(row: Row): Record<string, AttributeValue> {
  const result: Record<string, AttributeValue> = {};
  for (const name in row) if (row[name] !== undefined) result[name] = attribute(row[name]);
  return result;
}

function attribute(value: unknown): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: base64(value) };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  if (!(value instanceof Set)) return { M: attributes(value as Row) };
  const members = [...value];
  switch (typeOf(value)) {
    case 'NS':
      return { NS: members.map(String) };
    case 'SS':
      return { SS: members.map(String) };
    default:
      return { BS: members.map((one) => base64(one as Uint8Array)) };
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
