import { Duration } from 'aws-cdk-lib';
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda';
import { type Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { archive } from '../shared/wiring.ts';
import { privateBucket } from './bucket.ts';
import type { Config } from './config.ts';
import type { StageFunction } from './function.ts';

/**
 * The bucket for data too large for a message or a table row. It keeps no versions: objects are never changed in place,
 * all but the stills of videos can be made again from the inbox, and what is deleted must be gone.
 */
export class Archive extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    this.bucket = privateBucket(this, 'Bucket', config, {
      // A page that the API sends on to a link comes without an origin (Fetch standard, "HTTP-redirect fetch"), and needs
      // none: whoever has the link may read.
      cors: [{ allowedMethods: [HttpMethods.GET], allowedOrigins: ['*'] }],
    });
    // A claimed result must outlive its message, which ends 14 days after it was sent, wherever it lies by then.
    this.bucket.addLifecycleRule({ prefix: archive.claims, expiration: Duration.days(30) });
    // The link to an answer works for a minute.
    this.bucket.addLifecycleRule({ prefix: archive.answers, expiration: Duration.days(1) });
    // Who asked for one fetches it.
    this.bucket.addLifecycleRule({ prefix: archive.exports, expiration: Duration.days(7) });
    // A sweep takes minutes, or hours where the inbox is huge.
    this.bucket.addLifecycleRule({ prefix: archive.sweeps, expiration: Duration.days(7) });
    // As long as a dead letter of a queue, and the weekend after it.
    this.bucket.addLifecycleRule({ prefix: archive.deadLetters, expiration: Duration.days(30) });
  }

  /**
   * The archive as the failure destination of a stream's event source mapping: Lambda writes there, with the role of the
   * function, the whole records of a batch that it gives up. A queue would get their numbers only, which are of use for
   * the 24 hours that the stream keeps the records.
   */
  deadLettersOf(lambda: StageFunction): IEventSourceDlq {
    lambda.allow(['s3:PutObject'], [this.folder('deadLetters')]);
    // Lambda asks for it (Developer Guide, "Retain discarded records for a DynamoDB event source").
    lambda.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
    return { bind: () => ({ destination: this.bucket.bucketArn }) };
  }

  /** The ARN of all objects in a folder. */
  folder(name: keyof typeof archive): string {
    return this.bucket.arnForObjects(`${archive[name]}*`);
  }

  /** Lets a function load compiled names. */
  allowAutomata(lambda: StageFunction): void {
    lambda.allow(['s3:GetObject'], [this.folder('automata')]);
    // Without it S3 answers 403 instead of 404 for an object that is gone.
    lambda.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
  }
}
