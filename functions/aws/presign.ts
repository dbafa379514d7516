/**
 * Links to objects that need no credentials. Import this file when a link is needed: few answers hold one.
 */
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { s3 } from './clients/s3.ts';

/** Who is sent to a link follows it at once; a reading that has begun may take longer. */
const LINK_SECONDS = 60;

/** The URL of an object for a minute or so many seconds, whoever asks. `disposition` is the answer's Content-Disposition. */
export function linkTo(bucket: string, key: string, disposition?: string, expiresIn = LINK_SECONDS): Promise<string> {
  const get = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseCacheControl: 'no-store',
    ResponseContentDisposition: disposition,
  });
  return getSignedUrl(s3(), get, { expiresIn });
}

/** How long the link to an export works: the session that signs it lasts longer, and who was too slow asks again. */
const EXPORT_SECONDS = 15 * 60;

/** The URL of an export, and until when it works. */
export async function linkToExport(
  bucket: string,
  key: string,
  name: string,
  now: Date,
): Promise<{ url: string; expiresAt: Date }> {
  const url = await linkTo(bucket, key, `attachment; filename="${name}"`, EXPORT_SECONDS);
  return { url, expiresAt: new Date(now.getTime() + EXPORT_SECONDS * 1000) };
}
