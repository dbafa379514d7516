/** Event notifications of a bucket (S3 User Guide, "Event message structure"). */

export type EventName =
  | 'ObjectCreated:Put'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated'
  | 'LifecycleExpiration:Delete'
  | 'LifecycleExpiration:DeleteMarkerCreated';

export interface BucketEvent {
  readonly name: EventName;
  readonly bucket: string;
  readonly key: string;
  /** Null in a bucket without versions. */
  readonly versionId: string | null;
  /** Null where something was removed. */
  readonly size: number | null;
  readonly etag: string | null;
  /** Milliseconds of the epoch. */
  readonly at: number;
  readonly sequencer: string;
}

/**
 * Orders the events of one key: hexadecimal digits, to be compared as text after the shorter one is padded with zeros at
 * its right. Lengths differ, as those of S3 may.
 */
export function sequencerOf(now: number, count: number): string {
  const digits = now.toString(16).toUpperCase().padStart(12, '0') + count.toString(16).toUpperCase().padStart(8, '0');
  return digits.replace(/(?<=.)0+$/, '');
}

/** The body of the message that a queue gets about an event. */
export function eventMessage(event: BucketEvent, region = 'us-east-1'): string {
  const { name, bucket, key, versionId, size, etag, at, sequencer } = event;
  const object = {
    key: encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/'),
    ...(size !== null && { size }),
    ...(etag !== null && { eTag: etag }),
    ...(versionId !== null && { versionId }),
    sequencer,
  };
  const s3 = { s3SchemaVersion: '1.0', bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` }, object };
  const eventTime = new Date(at).toISOString();
  return JSON.stringify({
    Records: [{ eventVersion: '2.1', eventSource: 'aws:s3', awsRegion: region, eventTime, eventName: name, s3 }],
  });
}
