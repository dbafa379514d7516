/** Result → clip, mentions, embeds and receipt in the table. */
import { createHash } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { archive } from '../shared/wiring.ts';
import { putObject } from './aws/bucket.ts';
import { receiveResult } from './aws/queue.ts';
import { settle } from './aws/table/settle.ts';
import { settleBatch } from './batch.ts';
import { setting } from './environment.ts';

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const archiveBucket = setting('archive');
  return settleBatch(event.Records, async ({ body }) => {
    const result = await receiveResult(archiveBucket, body);
    const receipt = await settle(result, { archiveText, now: new Date() });
    console.info({
      message: 'settled',
      kind: result.kind,
      key: result.file.key,
      outcome: receipt?.outcome ?? 'removed',
    });
  });

  async function archiveText(clipId: string, text: string): Promise<string> {
    // Named by content: a late older version never writes over the text of a newer one.
    const content = createHash('sha256').update(text).digest('hex').slice(0, 32);
    const key = `${archive.texts}${clipId}/${content}.txt`;
    await putObject(archiveBucket, key, text, 'text/plain; charset=utf-8');
    return key;
  }
}
