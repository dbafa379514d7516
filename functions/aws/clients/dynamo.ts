/**
 * One client per service, created on first use and reused while the function lives: a function that sends no mail never
 * loads the mail client. Endpoint, region and credentials come from the SDK's defaults (environment, profile, role).
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Path style: an emulator has one host name for all buckets. */
export const s3 = /* @__PURE__ */ once(() => new S3Client({ forcePathStyle: true }));
export const sqs = /* @__PURE__ */ once(() => new SQSClient({}));
export const ses = /* @__PURE__ */ once(() => new SESv2Client({}));
/** Rows in plain JavaScript values; `undefined` attributes are left out. */
export const dynamo = /* @__PURE__ */ once(() =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
);
