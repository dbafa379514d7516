import { S3Client } from '@aws-sdk/client-s3';
import { limitedTo } from './limits.ts';
import { once } from './once.ts';

/** Path style: an emulator has one host name for all buckets. */
export const s3 = once(() => new S3Client({ ...limitedTo({ attempts: 3, silenceMs: 8000 }), forcePathStyle: true }));
