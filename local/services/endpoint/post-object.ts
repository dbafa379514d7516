/**
 * Uploads by a signed form: `POST /bucket`, multipart/form-data. What the policy does not say is refused (S3 API Reference,
 * "POST policy"); the file is the last field.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { Buckets } from '../buckets.ts';
import { type Answer, element, type Request, xml } from './answer.ts';

/** The secret of everybody on this machine. */
const SECRET = 'test';

const Condition = z.union([
  z.record(z.string(), z.string()),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
]);
const Policy = z.object({ expiration: z.iso.datetime(), conditions: z.array(Condition) });
type Condition = z.infer<typeof Condition>;
type Policy = z.infer<typeof Policy>;

/** Fields that need no condition. */
const FREE = ['policy', 'x-amz-signature', 'file'];

export async function postObject(
  buckets: Buckets,
  Bucket: string,
  { headers, body }: Request,
  now: number,
): Promise<Answer> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = form.get('file');
  if (file === null) return refused(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
  const bytes = typeof file === 'string' ? Buffer.from(file) : Buffer.from(await file.arrayBuffer());
  const fields = new Map(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name.toLowerCase(), value]] : [])),
  );
  const encoded = fields.get('policy') ?? '';
  if (!isSigned(encoded, fields)) {
    return refused(403, 'SignatureDoesNotMatch', 'The signature we calculated does not match the one you provided.');
  }
  const policy = Policy.parse(JSON.parse(Buffer.from(encoded, 'base64').toString()));
  const fault = faultOf(policy, { fields, bucket: Bucket, size: bytes.length }, now);
  if (fault !== null) return fault;
  const put = new PutObjectCommand({
    Bucket,
    Key: fields.get('key') ?? '',
    Body: bytes,
    ContentType: fields.get('content-type'),
  });
  const { ETag, VersionId } = PutAnswer.parse(await buckets.send(put));
  const version = VersionId === undefined ? {} : { 'x-amz-version-id': VersionId };
  return { status: 204, headers: { etag: ETag, 'access-control-allow-origin': '*', ...version }, body: '' };
}

const PutAnswer = z.object({ ETag: z.string(), VersionId: z.string().optional() });

interface Given {
  readonly fields: ReadonlyMap<string, string>;
  readonly bucket: string;
  readonly size: number;
}

function faultOf({ expiration, conditions }: Policy, given: Given, now: number): Answer | null {
  if (Date.parse(expiration) <= now)
    return refused(403, 'AccessDenied', 'Invalid according to Policy: Policy expired.');
  for (const condition of conditions) {
    const fault = faultBy(condition, given);
    if (fault !== null) return fault;
  }
  const named = new Set([...FREE, ...conditions.flatMap(fieldsOf)]);
  const extra = [...given.fields.keys()].find((name) => !named.has(name));
  return extra === undefined
    ? null
    : refused(403, 'AccessDenied', `Invalid according to Policy: Extra input fields: ${extra}`);
}

function fieldsOf(condition: Condition): string[] {
  if (!Array.isArray(condition)) return Object.keys(condition).map((name) => name.toLowerCase());
  return condition[0] === 'content-length-range' ? [] : [condition[1].slice(1).toLowerCase()];
}

function faultBy(condition: Condition, { fields, bucket, size }: Given): Answer | null {
  if (!Array.isArray(condition)) {
    const isMet = Object.entries(condition).every(
      ([name, value]) => (name === 'bucket' ? bucket : fields.get(name.toLowerCase())) === value,
    );
    return isMet ? null : unmet(condition);
  }
  const [how, first, second] = condition;
  const value = typeof first === 'string' ? (fields.get(first.slice(1).toLowerCase()) ?? '') : '';
  switch (how) {
    case 'content-length-range':
      if (size < first)
        return refused(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
      return size > second
        ? refused(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
        : null;
    case 'eq':
      return value === second ? null : unmet(condition);
    case 'starts-with':
      return value.startsWith(second) ? null : unmet(condition);
    default:
      return how satisfies never;
  }
}

const unmet = (condition: unknown) =>
  refused(403, 'AccessDenied', `Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`);

/** By signature version 4, with the day, region and service of the credential. */
function isSigned(policy: string, fields: ReadonlyMap<string, string>): boolean {
  const [, ...scope] = (fields.get('x-amz-credential') ?? '').split('/');
  const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const key = scope.reduce<string | Buffer>((secret, part) => mac(secret, part), `AWS4${SECRET}`);
  const given = Buffer.from(fields.get('x-amz-signature') ?? '', 'hex');
  const own = mac(key, policy);
  return given.length === own.length && timingSafeEqual(given, own);
}

function refused(status: number, code: string, message: string): Answer {
  const answer = xml(status, `<Error>${element('Code', code)}${element('Message', message)}</Error>`);
  return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': '*' } };
}
