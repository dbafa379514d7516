/** Access to the deployed stack from outside: files in, responses and mails out. Waiting is polling. */
import { readFileSync } from 'node:fs';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import * as z from 'zod';
import { putObject } from '../../../functions/aws/bucket.ts';
import { Backfill } from '../../../shared/contract/api.ts';
import { Clip, Receipt } from '../../../shared/contract/clip.ts';

export const stack = inject('stack');
export const seed = readFileSync('tests/fixtures/clips/astana-platform.txt', 'utf8');

const s3 = new S3Client({ forcePathStyle: true });

/** Timeout of polling in seconds, longer than the pipeline ever needed for one file on a busy machine. */
const POLL_TIMEOUT = 45;

/** Polls until `read` returns a value; throws after the timeout, naming what is missing. */
export async function eventually<T>(
  read: () => Promise<T | null | undefined>,
  what: string,
  timeoutSeconds = POLL_TIMEOUT,
): Promise<T> {
  const end = Date.now() + timeoutSeconds * 1000;
  for (;;) {
    const answer = await read();
    if (answer !== null && answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${timeoutSeconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function put(
  key: string,
  body: string | Uint8Array,
  metadata: Record<string, string> = {},
): Promise<string> {
  const { versionId } = await putObject(stack.bucket, key, body, 'application/octet-stream', metadata);
  if (versionId === null) throw new Error('The inbox keeps no versions.');
  return versionId;
}

export async function remove(key: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: stack.bucket, Key: key }));
}

/** Asks the API, again while the account has no room for one more run (429): as the command does. */
export async function api(path: string, init: RequestInit & { token?: string | null } = {}): Promise<Response> {
  const { token = stack.token, ...rest } = init;
  const headers = new Headers(rest.headers);
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  if (rest.body && !headers.has('content-type')) headers.set('content-type', 'application/json');
  return eventually(async () => {
    const answer = await fetch(`${stack.apiUrl}${path}`, { ...rest, headers });
    return answer.status === 429 ? null : answer;
  }, `room for ${path}`);
}

const ReceiptList = z.object({ items: z.array(Receipt) });
const ClipList = z.object({ items: z.array(Clip), nextCursor: z.string().nullable() });

export async function receiptsOf(key: string): Promise<Receipt[]> {
  const answer = await api(`/v1/receipts?limit=100&key=${encodeURIComponent(key)}`);
  return ReceiptList.parse(await answer.json()).items;
}

/** Waits for the receipt of one file. */
export function receiptOf(key: string, versionId: string): Promise<Receipt> {
  return eventually(
    async () =>
      (await receiptsOf(key)).find((receipt) => receipt.versionId === versionId && receipt.part === undefined),
    `a receipt for ${key}`,
  );
}

export async function clips(query = ''): Promise<z.infer<typeof ClipList>> {
  return ClipList.parse(await (await api(`/v1/clips?${query}`)).json());
}

export async function clip(clipId: string | undefined): Promise<Clip> {
  return Clip.parse(await (await api(`/v1/clips/${clipId}`)).json());
}

const Mail = z.object({ Subject: z.string(), BodyText: z.string(), BodyHtml: z.string() });
/** Those to others may be of any kind. */
const MailList = z.object({ messages: z.record(z.string(), z.array(z.looseObject({ To: z.array(z.string()) }))) });

/** The mails to an address with this beginning of the subject, from the emulator. */
export async function mailsTo(address: string, subject: string): Promise<z.infer<typeof Mail>[]> {
  const answer = await fetch(`${stack.endpoint}/_ministack/ses/messages`);
  const { messages } = MailList.parse(await answer.json());
  return Object.values(messages)
    .flat()
    .filter(({ To }) => To.includes(address))
    .map((mail) => Mail.parse(mail))
    .filter(({ Subject }) => Subject.startsWith(subject));
}

export async function post(path: string, body: unknown): Promise<void> {
  const answer = await api(path, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
}

/** Waits until new clips are matched with the names as they are now; compiling them takes about a second. */
export async function namesCompiled(): Promise<Backfill> {
  return eventually(async () => {
    const state = Backfill.parse(await (await api('/v1/names/backfill')).json());
    return state.compiled >= state.version ? state : null;
  }, 'the names to be compiled');
}

/** The physical id of the only resource of this type whose logical id starts with `start`. */
export function resource(type: string, start: string): string {
  const found = stack.resources.filter((one) => one.type === type && one.logicalId.startsWith(start));
  if (found.length !== 1) throw new Error(`${found.length} resources ${type} begin with ${start}`);
  return found[0]?.physicalId ?? '';
}
