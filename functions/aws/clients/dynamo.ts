import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { limitedTo } from './limits.ts';
import { once } from './once.ts';

/**
 * Rows in plain JavaScript values; `undefined` attributes are left out. Six attempts: a new table throttles bursts for
 * some seconds.
 */
export const dynamo = once(() =>
  DynamoDBDocumentClient.from(new DynamoDBClient(limitedTo({ attempts: 6, silenceMs: 3000 })), {
    marshallOptions: { removeUndefinedValues: true },
  }),
);
