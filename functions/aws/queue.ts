/**
 * Sending to the results queue: a result is sent in the message, or stored in the archive bucket and claimed by its key
 * (`receive-result.ts`). Claims are few, so the S3 client is loaded with the first.
 */
import { createHash } from 'node:crypto';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Result } from '../../shared/contract/message.ts';
import { archive } from '../../shared/wiring.ts';
import { sqs } from './clients/sqs.ts';
import { messageText } from './message-text.ts';

/**
 * The largest body sent in a message. SQS takes 1 MiB, but bills each 64 KB as a request, and an object costs about as
 * much as twelve requests: above 192 KB a claim costs no more.
 */
const MAX_BODY_BYTES = 192 * 1024;

/** Sends a result; one over `MAX_BODY_BYTES` is stored in the archive bucket and only its claim is sent. */
export async function sendResult(queueUrl: string, archiveBucket: string, result: Result): Promise<void> {
  let body = messageText(result);
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BODY_BYTES) {
    const claim = `${archive.claims}${createHash('sha256').update(body).digest('hex')}.json`;
    const { putObject } = await import('./bucket.ts');
    await putObject(archiveBucket, claim, body, 'application/json');
    body = JSON.stringify({ claim, bytes });
  }
  await sqs().send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
}
