/** S3 over HTTP, path style: `PUT GET HEAD DELETE /bucket/key`, signed forms, and lists of objects and of versions. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Buckets } from '../buckets.ts';
import { type Answer, element, type Request, xml } from './answer.ts';
import { withoutChunks } from './chunks.ts';
import { postObject } from './post-object.ts';

const NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

export async function answerS3(buckets: Buckets, request: Request): Promise<Answer> {
  const [, Bucket = '', ...rest] = request.path.split('/');
  try {
    const Key = decodeURIComponent(rest.join('/'));
    return Key === ''
      ? await answerBucket(buckets, request, Bucket)
      : await answerObject(buckets, request, { Bucket, Key });
  } catch (error) {
    if (error instanceof S3ServiceException) return failure(error, request.method);
    if (error instanceof URIError) return xml(400, '<Error><Code>InvalidURI</Code></Error>');
    throw error;
  }
}

function failure({ name, message, $metadata }: S3ServiceException, method: string): Answer {
  const status = $metadata.httpStatusCode ?? 400;
  if (method === 'HEAD') return { status, headers: {}, body: '' };
  return xml(status, `<Error>${element('Code', name)}${element('Message', message)}</Error>`);
}

async function answerObject(
  buckets: Buckets,
  { method, query, headers, body }: Request,
  object: { Bucket: string; Key: string },
): Promise<Answer> {
  const VersionId = query.get('versionId') ?? undefined;
  switch (method) {
    case 'PUT': {
      const put = new PutObjectCommand({
        ...object,
        Body: withoutChunks(body, headers),
        ContentType: headers['content-type'],
        Metadata: metadataIn(headers),
        IfNoneMatch: headers['if-none-match'],
        IfMatch: headers['if-match'],
      });
      const { ETag, VersionId } = (await buckets.send(put)) as { ETag: string; VersionId?: string };
      return { status: 200, headers: { etag: ETag, ...versionHeader(VersionId) }, body: '' };
    }
    case 'GET':
    case 'HEAD': {
      const Command = method === 'GET' ? GetObjectCommand : HeadObjectCommand;
      const found = (await buckets.send(new Command({ ...object, VersionId }))) as GetObjectCommandOutput;
      const bytes = method === 'GET' ? ((await found.Body?.transformToByteArray()) ?? '') : '';
      return { status: 200, headers: objectHeaders(found, query), body: bytes };
    }
    case 'DELETE': {
      const deleted = (await buckets.send(new DeleteObjectCommand({ ...object, VersionId }))) as {
        VersionId?: string;
        DeleteMarker?: boolean;
      };
      const marker = deleted.DeleteMarker === true ? { 'x-amz-delete-marker': 'true' } : {};
      return { status: 204, headers: { ...versionHeader(deleted.VersionId), ...marker }, body: '' };
    }
    default:
      return xml(405, '<Error><Code>MethodNotAllowed</Code></Error>');
  }
}

function metadataIn(headers: Request['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value = '']) =>
      name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), value]] : [],
    ),
  );
}

const versionHeader = (id: string | undefined): Record<string, string> =>
  id === undefined ? {} : { 'x-amz-version-id': id };

/** A signed link may say how the answer is to be shown. */
function objectHeaders(found: GetObjectCommandOutput, query: URLSearchParams): Record<string, string> {
  const disposition = query.get('response-content-disposition');
  const cache = query.get('response-cache-control');
  return {
    'content-type': found.ContentType ?? 'application/octet-stream',
    'content-length': String(found.ContentLength ?? 0),
    etag: found.ETag ?? '',
    'last-modified': (found.LastModified ?? new Date(0)).toUTCString(),
    'access-control-allow-origin': '*',
    ...versionHeader(found.VersionId),
    ...Object.fromEntries(Object.entries(found.Metadata ?? {}).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    ...(disposition !== null && { 'content-disposition': disposition }),
    ...(cache !== null && { 'cache-control': cache }),
  };
}

async function answerBucket(buckets: Buckets, request: Request, Bucket: string): Promise<Answer> {
  const { method, query, headers } = request;
  if (method === 'POST' && headers['content-type']?.startsWith('multipart/form-data')) {
    buckets.bucket(Bucket);
    return postObject(buckets, Bucket, request, Date.now());
  }
  if (method !== 'GET' && method !== 'HEAD') return xml(405, '<Error><Code>MethodNotAllowed</Code></Error>');
  buckets.bucket(Bucket);
  if (method === 'HEAD') return { status: 200, headers: {}, body: '' };
  const given = (name: string) => query.get(name) ?? undefined;
  const most = given('max-keys');
  const common = {
    Bucket,
    Prefix: given('prefix'),
    Delimiter: given('delimiter'),
    ...(most !== undefined && { MaxKeys: Number(most) }),
  };
  const shown = query.get('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;
  if (query.has('versioning')) return xml(200, versioning(buckets.bucket(Bucket).isVersioned));
  if (query.has('versions')) {
    const list = new ListObjectVersionsCommand({
      ...common,
      KeyMarker: given('key-marker'),
      VersionIdMarker: given('version-id-marker'),
    });
    return xml(200, versionList((await buckets.send(list)) as ListObjectVersionsCommandOutput, shown));
  }
  const list = new ListObjectsV2Command({
    ...common,
    StartAfter: given('start-after'),
    ContinuationToken: given('continuation-token'),
  });
  return xml(200, objectList((await buckets.send(list)) as ListObjectsV2CommandOutput, shown));
}

const versioning = (isVersioned: boolean): string =>
  `<VersioningConfiguration ${NAMESPACE}>${isVersioned ? '<Status>Enabled</Status>' : ''}</VersioningConfiguration>`;

type Shown = (text: string) => string;

function objectList(list: ListObjectsV2CommandOutput, shown: Shown): string {
  const contents = (list.Contents ?? []).map((one) => `<Contents>${entry(one, shown)}</Contents>`);
  const folders = (list.CommonPrefixes ?? []).map(
    ({ Prefix = '' }) => `<CommonPrefixes>${element('Prefix', shown(Prefix))}</CommonPrefixes>`,
  );
  return `<ListBucketResult ${NAMESPACE}>${element('Name', list.Name)}${element('Prefix', shown(list.Prefix ?? ''))}${element(
    'KeyCount',
    list.KeyCount,
  )}${element('MaxKeys', list.MaxKeys)}${element('IsTruncated', list.IsTruncated)}${element(
    'NextContinuationToken',
    list.NextContinuationToken,
  )}${contents.join('')}${folders.join('')}</ListBucketResult>`;
}

function versionList(list: ListObjectVersionsCommandOutput, shown: Shown): string {
  const of = (name: string, one: Listed) =>
    `<${name}>${element('VersionId', one.VersionId)}${element('IsLatest', one.IsLatest)}${entry(one, shown)}</${name}>`;
  const versions = (list.Versions ?? []).map((one) => of('Version', one));
  const markers = (list.DeleteMarkers ?? []).map((one) => of('DeleteMarker', one));
  return `<ListVersionsResult ${NAMESPACE}>${element('Name', list.Name)}${element('Prefix', shown(list.Prefix ?? ''))}${element(
    'MaxKeys',
    list.MaxKeys,
  )}${element('IsTruncated', list.IsTruncated)}${element(
    'NextKeyMarker',
    list.NextKeyMarker === undefined ? undefined : shown(list.NextKeyMarker),
  )}${element('NextVersionIdMarker', list.NextVersionIdMarker)}${versions.join('')}${markers.join('')}</ListVersionsResult>`;
}

interface Listed {
  readonly Key?: string | undefined;
  readonly ETag?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
  readonly VersionId?: string | undefined;
  readonly IsLatest?: boolean | undefined;
}

function entry({ Key = '', ETag, Size, LastModified }: Listed, shown: Shown): string {
  return `${element('Key', shown(Key))}${element('LastModified', LastModified?.toISOString())}${element('ETag', ETag)}${element('Size', Size)}`;
}
