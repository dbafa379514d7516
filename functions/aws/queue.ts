/**
 * The results queue: a result is sent in the message, or stored in the archive bucket and claimed by its key. Claims are
 * few, so the S3 client is loaded with the first.
 */
import { createHash } from 'node:crypto';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { Result } from '../../shared/contract/message.ts';
import { archive } from '../../shared/wiring.ts';
import { sqs } from './clients/sqs.ts';

/**
 * The largest body sent in a message. SQS takes 1 MiB, but bills each 64 KB as a request, and an object costs about as
 * much as twelve requests: above 192 KB a claim costs no more.
 */
const MAX_BODY_BYTES = 192 * 1024;

const Claim = z.object({ claim: z.string().check(z.startsWith(archive.claims)) });

/** Sends a result; one over `MAX_BODY_BYTES` is stored in the archive bucket and only its claim is sent. */
export async function sendResult(queueUrl: string, archiveBucket: string, result: Result): Promise<void> {
  let body = JSON.stringify(result);
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) {
    const claim = `${archive.claims}${createHash('sha256').update(body).digest('hex')}.json`;
    const { putObject } = await import('./bucket.ts');
    await putObject(archiveBucket, claim, body, 'application/json');
    body = JSON.stringify({ claim });
  }
  await sqs().send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
}

/** The result in a message body, fetched if the body is a claim. Throws on a body that is neither. */
export async function receiveResult(archiveBucket: string, body: string): Promise<Result> {
  const message: unknown = JSON.parse(body);
  const claim = Claim.safeParse(message);
  return Result.parse(claim.success ? await fetchClaim(archiveBucket, claim.data.claim) : message);
}

async function fetchClaim(archiveBucket: string, claim: string): Promise<unknown> {
  const { readText } = await import('./bucket.ts');
  return JSON.parse(await readText(archiveBucket, claim));
}
