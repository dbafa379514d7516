/**
 * Plays an event source mapping of a DynamoDB stream over a handler, by its documented rules (Lambda Developer Guide,
 * "Retain discarded records for a DynamoDB event source"): records in order, a failed batch comes again before any later
 * record, `BisectBatchOnFunctionError` splits it in two without using up a retry, and a batch that cannot be split is
 * tried `MaximumRetryAttempts` times more, then set aside whole.
 */
import type { DynamoDBRecord } from 'aws-lambda';

export interface Mapping {
  readonly batchSize: number;
  readonly retryAttempts: number;
}

export interface Played {
  invocations: number;
  failed: number;
  readonly setAside: DynamoDBRecord[][];
}

export async function playStream(
  records: readonly DynamoDBRecord[],
  handler: (event: { Records: DynamoDBRecord[] }) => Promise<unknown>,
  { batchSize, retryAttempts }: Mapping,
): Promise<Played> {
  const played: Played = { invocations: 0, failed: 0, setAside: [] };
  const succeeds = async (batch: readonly DynamoDBRecord[]) => {
    played.invocations += 1;
    try {
      await handler({ Records: [...batch] });
      return true;
    } catch {
      played.failed += 1;
      return false;
    }
  };
  const deliver = async (batch: readonly DynamoDBRecord[]): Promise<void> => {
    if (await succeeds(batch)) return;
    if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      await deliver(batch.slice(0, half));
      await deliver(batch.slice(half));
      return;
    }
    for (let retry = 0; retry < retryAttempts; retry++) if (await succeeds(batch)) return;
    played.setAside.push([...batch]);
  };
  for (let start = 0; start < records.length; start += batchSize)
    await deliver(records.slice(start, start + batchSize));
  return played;
}
