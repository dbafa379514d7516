/**
 * Links to objects that need no credentials. Import this file when a link is needed: few answers hold one.
 */
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { s3 } from './clients/s3.ts';

/** Who is sent to a link follows it at once; a reading that has begun may take longer. */
const LINK_SECONDS = 60;

/** The URL of an object for a minute, whoever asks. `disposition` is the answer's Content-Disposition. */
export function linkTo(bucket: string, key: string, disposition?: string): Promise<string> {
  const get = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseCacheControl: 'no-store',
    ResponseContentDisposition: disposition,
  });
  return getSignedUrl(s3(), get, { expiresIn: LINK_SECONDS });
}
