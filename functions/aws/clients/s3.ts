import { S3Client } from '@aws-sdk/client-s3';
import { once } from './once.ts';

/** Path style: an emulator has one host name for all buckets. */
export const s3 = once(() => new S3Client({ forcePathStyle: true }));
