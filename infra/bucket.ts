import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { logEmptying } from './emptying.ts';

/**
 * A private bucket: no public access, no ACLs, encrypted, TLS only. With `retain` it outlives the stack, except a stack
 * whose first deployment failed; without, the stack empties and deletes it.
 */
export function privateBucket(scope: Construct, id: string, config: Config, props: BucketProps = {}): Bucket {
  const { retain } = config;
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    // CloudFormation deletes only empty buckets: this adds a function that empties them, which is why it is not always there.
    autoDeleteObjects: !retain,
    ...props,
  });
  bucket.addLifecycleRule({ abortIncompleteMultipartUploadAfter: Duration.days(7) });
  if (!retain) logEmptying(scope, config);
  return bucket;
}
