/** Limits on rows and keys ("Quotas in Amazon DynamoDB"), and how DynamoDB refuses what passes them. */
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { itemBytes } from './request-units.ts';
import type { Row } from './table-expression.ts';

const MAX_ROW_BYTES = 400 * 1024;
/** Of the table and of an index alike. */
const MAX_PARTITION_KEY_BYTES = 2048;
const MAX_SORT_KEY_BYTES = 1024;

export function refuseLargeRow(row: Row): void {
  if (itemBytes(row) > MAX_ROW_BYTES) throw invalid('Item size has exceeded the maximum allowed size');
}

export function refuseLongKey(partition: unknown, sort: unknown): void {
  if (Buffer.byteLength(String(partition)) > MAX_PARTITION_KEY_BYTES) {
    throw invalid(`Size of hashkey has exceeded the maximum size limit of ${MAX_PARTITION_KEY_BYTES} bytes`);
  }
  if (Buffer.byteLength(String(sort)) > MAX_SORT_KEY_BYTES) {
    throw invalid(`Aggregated size of all range keys has exceeded the size limit of ${MAX_SORT_KEY_BYTES} bytes`);
  }
}

export const invalid = (message: string): Error =>
  new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', $metadata: {}, message });
