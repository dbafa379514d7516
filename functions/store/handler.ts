/** Result → clip, mentions, embeds and receipt in the table. */
import { createHash } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { clipIdOf } from '../../shared/clip/id.ts';
import type { Result } from '../../shared/contract/message.ts';
import { archive } from '../../shared/wiring.ts';
import { putObject } from '../aws/bucket.ts';
import { receiveResult } from '../aws/queue.ts';
import { queueForRematch } from '../aws/table/backfill.ts';
import { namesVersion } from '../aws/table/names.ts';
import { settle } from '../aws/table/settle.ts';
import { processBatch } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const archiveBucket = setting('archive');
  const settled: Result[] = [];
  const report = await processBatch(event.Records, async ({ body }) => {
    const result = await receiveResult(archiveBucket, body);
    const receipt = await settle(result, { archiveText, now: new Date() });
    console.info({
      message: 'settled',
      kind: result.kind,
      key: result.file.key,
      outcome: receipt?.outcome ?? 'removed',
    });
    settled.push(result);
  });
  await noteBehind(settled);
  return report;

  async function archiveText(clipId: string, text: string): Promise<string> {
    // Named by content: a late older version never writes over the text of a newer one.
    const content = createHash('sha256').update(text).digest('hex').slice(0, 32);
    const key = `${archive.texts}${clipId}/${content}.txt`;
    await putObject(archiveBucket, key, text, 'text/plain; charset=utf-8');
    return key;
  }
}

/**
 * Clips whose names changed while they were on their way here are to be matched again. The version is read after they
 * were written: a change that comes later begins a scan that finds them. Where this fails the batch comes again.
 */
async function noteBehind(settled: readonly Result[]): Promise<void> {
  const matched = settled.flatMap((result) => (result.kind === 'clip' || result.kind === 'several' ? [result] : []));
  if (matched.length === 0) return;
  const version = await namesVersion();
  const late = matched.filter((result) => result.namesVersion < version);
  await queueForRematch(late.flatMap(clipIdsOf), new Date());
}

function clipIdsOf(result: Extract<Result, { kind: 'clip' | 'several' }>): string[] {
  const { bucket, key } = result.file;
  if (result.kind === 'clip') return [clipIdOf(bucket, key)];
  return result.parts.flatMap((part) => (part.kind === 'clip' ? [clipIdOf(bucket, key, part.part)] : []));
}
