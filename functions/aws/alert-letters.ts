/**
 * What the alert function gave up: whole batches of the table's stream, which Lambda stores in the archive bucket (Lambda
 * guide, "Retain discarded records for a DynamoDB event source").
 */
import * as z from 'zod';
import { archive } from '../../shared/wiring.ts';
import { deleteObject, listKeys, readText } from './bucket.ts';

export interface AlertLetter {
  /** The last part of its key. */
  readonly id: string;
  readonly key: string;
  /** The run that failed last. */
  readonly requestId: string;
  /** Why Lambda gave it up: `RetryAttemptsExhausted`, say. */
  readonly condition: string;
  readonly attempts: number;
  readonly first: string;
  readonly last: string;
  /** The event of the function. */
  readonly event: unknown;
}

const Letter = z.object({
  requestContext: z.object({
    requestId: z.string().default(''),
    condition: z.string().default(''),
    approximateInvokeCount: z.number().default(0),
  }),
  timestamp: z.string(),
  DDBStreamBatchInfo: z.object({ approximateArrivalOfFirstRecord: z.string().optional() }).default({}),
  /** The whole event, as text. */
  payload: z.union([z.string().transform((text): unknown => JSON.parse(text)), z.looseObject({})]),
});

/** The letters, the oldest first; at most `most` and one more. */
export async function alertLetters(bucket: string, most: number): Promise<AlertLetter[]> {
  const keys = (await listKeys(bucket, archive.deadLetters)).slice(0, most + 1);
  const letters: AlertLetter[] = [];
  for (const key of keys) letters.push(letterIn(key, await readText(bucket, key)));
  return letters.sort((a, b) => (a.last < b.last ? -1 : 1));
}

/** Takes a letter away, once its alerts were sent. */
export function removeAlertLetter(bucket: string, { key }: AlertLetter): Promise<void> {
  return deleteObject(bucket, key);
}

function letterIn(key: string, text: string): AlertLetter {
  const { requestContext, timestamp, DDBStreamBatchInfo, payload } = Letter.parse(JSON.parse(text));
  const { requestId, condition, approximateInvokeCount } = requestContext;
  return {
    id: key.slice(key.lastIndexOf('/') + 1),
    key,
    requestId,
    condition,
    attempts: approximateInvokeCount,
    first: DDBStreamBatchInfo.approximateArrivalOfFirstRecord ?? timestamp,
    last: timestamp,
    event: payload,
  };
}
