import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Bucket, CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { privateBucket } from './bucket.ts';
import type { Config } from './config.ts';

/** What the parse function reads (`shared/clip/s3-event.ts`). */
const EVENTS = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'];

/** The bucket for uploads. It is versioned, since an event refers to one version of a file. */
export class Inbox extends Construct {
  readonly bucket: Bucket;
  private readonly stackName: string;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    this.stackName = config.stackName;
    this.bucket = privateBucket(this, 'Bucket', config, {
      versioned: true,
      // Signed forms are sent from pages of any site: whoever has the form may upload what it says.
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'] }],
    });
    // The marker that a delete leaves goes with the last version before it.
    this.bucket.addLifecycleRule({
      noncurrentVersionExpiration: Duration.days(config.keepVersionsDays),
      expiredObjectDeleteMarker: true,
    });
  }

  /**
   * Sends an event for every created or removed object to `queue`, also for those that a life-cycle rule of the owner removes.
   *
   * Set on the CloudFormation resource, because the CDK's own method deploys a function with rights on every bucket. S3
   * tests the queue when the bucket is created, so the queue's policy must exist before and cannot contain the bucket's
   * name: it allows buckets of this account whose names start with the name of the stack.
   */
  notify(queue: Queue): void {
    const { account, partition } = Stack.of(this);
    const allowed = queue.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        resources: [queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:s3:::${this.stackName}-*` },
        },
      }),
    );
    const bucket = this.bucket.node.defaultChild;
    if (!CfnBucket.isCfnBucket(bucket) || !allowed.policyDependable) {
      throw new Error('The CDK made no bucket or no queue policy to set the notification on.');
    }
    bucket.notificationConfiguration = {
      queueConfigurations: EVENTS.map((event) => ({ event, queue: queue.queueArn })),
    };
    bucket.node.addDependency(allowed.policyDependable);
  }
}
