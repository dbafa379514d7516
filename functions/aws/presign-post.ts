/**
 * Uploads by whoever has a signed form (S3 API Reference, "Authenticating requests in browser-based uploads using POST",
 * "POST policy"). The SDK's package for it has no version that goes with our S3 client: it would bring a second one.
 */
import { createHmac } from 'node:crypto';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { s3 } from './clients/s3.ts';

/** In which an upload must begin. */
const LIFE_MS = 15 * 60_000;

export interface UploadTerms {
  readonly bucket: string;
  readonly key: string;
  /** The file has exactly so many bytes. */
  readonly size: number;
  /** Content-Type of the object. */
  readonly type: string;
}

/** Where the form is sent by POST as multipart/form-data: its fields, then the file as `file`. */
export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A form that uploads one object as the terms say, within 15 minutes; S3 refuses any other key, size or type. */
export async function signedForm({ bucket, key, size, type }: UploadTerms, now: Date): Promise<SignedForm> {
  const { config } = s3();
  const [region, { accessKeyId, secretAccessKey, sessionToken }] = await Promise.all([
    config.region(),
    config.credentials(),
  ]);
  const time = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const scope = [time.slice(0, 8), region, 's3', 'aws4_request'];
  const fields = {
    key,
    'Content-Type': type,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': [accessKeyId, ...scope].join('/'),
    'x-amz-date': time,
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  };
  const policy = {
    expiration: new Date(now.getTime() + LIFE_MS).toISOString(),
    conditions: [
      { bucket },
      ['content-length-range', size, size],
      ...Object.entries(fields).map(([name, value]) => ['eq', `$${name}`, value]),
    ],
  };
  const encoded = Buffer.from(JSON.stringify(policy)).toString('base64');
  const signature = mac(
    scope.reduce<string | Buffer>((secret, part) => mac(secret, part), `AWS4${secretAccessKey}`),
    encoded,
  ).toString('hex');
  return { url: await bucketUrl(bucket), fields: { ...fields, policy: encoded, 'x-amz-signature': signature } };
}

const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Where the client of this region finds the bucket. */
async function bucketUrl(bucket: string): Promise<string> {
  const url = new URL(await getSignedUrl(s3(), new HeadBucketCommand({ Bucket: bucket })));
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
}
