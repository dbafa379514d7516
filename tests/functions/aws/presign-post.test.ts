/** Signed forms, sent to the endpoint of the services in memory: it reads their policy as S3 does. */

import { S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { s3 } from '../../../functions/aws/clients/s3.ts';
import { type SignedForm, signedForm } from '../../../functions/aws/presign-post.ts';
import { Buckets } from '../../../local/services/buckets.ts';
import { answerS3 } from '../../../local/services/endpoint/s3.ts';

const terms = { bucket: 'inbox', key: 'uploads/2026-11-26/1/клип.txt', size: 5, type: 'text/plain; charset=utf-8' };
let buckets: Buckets;

beforeEach(() => {
  buckets = new Buckets({ buckets: { inbox: { versioned: true }, other: { versioned: true } } });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'session' };
  s3.use(new S3Client({ region: 'eu-west-3', endpoint: 'http://127.0.0.1:1', forcePathStyle: true, credentials }));
});

async function send({ fields }: SignedForm, content: string, path = '/inbox') {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([content]), 'a.txt');
  const { headers, body } = await encoded(form);
  const answer = await answerS3(buckets, { method: 'POST', path, query: new URLSearchParams(), headers, body });
  return { status: answer.status, code: /<Code>(\w+)/.exec(String(answer.body))?.[1] };
}

async function encoded(form: FormData) {
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return { headers, body: Buffer.from(await request.arrayBuffer()) };
}

describe('a signed form', () => {
  it('uploads one file as it says', async () => {
    const form = await signedForm(terms, new Date());
    expect(form.url).toBe('http://127.0.0.1:1/inbox');
    expect(form.fields).toMatchObject({ key: terms.key, 'x-amz-security-token': 'session' });
    expect(form.fields['x-amz-credential']).toMatch(/^test\/\d{8}\/eu-west-3\/s3\/aws4_request$/);
    expect(await send(form, 'hello')).toEqual({ status: 204 });
    const stored = buckets.bucket('inbox').newest(terms.key);
    expect([Buffer.from(stored?.bytes ?? []).toString(), stored?.contentType]).toEqual(['hello', terms.type]);
  });

  it.each<[why: string, change: (form: SignedForm) => SignedForm, content: string, status: number, code: string]>([
    ['a byte more', (form) => form, 'hello!', 400, 'EntityTooLarge'],
    ['a byte less', (form) => form, 'hell', 400, 'EntityTooSmall'],
    ['another key', changed({ key: 'clips/mine.txt' }), 'hello', 403, 'AccessDenied'],
    ['another type', changed({ 'Content-Type': 'text/html' }), 'hello', 403, 'AccessDenied'],
    ['a field more', changed({ acl: 'public-read' }), 'hello', 403, 'AccessDenied'],
    [
      'another policy',
      changed({ policy: Buffer.from('{"conditions":[]}').toString('base64') }),
      'hello',
      403,
      'SignatureDoesNotMatch',
    ],
    ['a signature of nobody', changed({ 'x-amz-signature': '00' }), 'hello', 403, 'SignatureDoesNotMatch'],
  ])('refuses %s', async (_, change, content, status, code) => {
    expect(await send(change(await signedForm(terms, new Date())), content)).toEqual({ status, code });
    expect(buckets.bucket('inbox').newest(terms.key)).toBeUndefined();
  });

  it('ends after a quarter of an hour, and is for its bucket alone', async () => {
    const ago = new Date(Date.now() - 15 * 60_000);
    expect(await send(await signedForm(terms, ago), 'hello')).toEqual({ status: 403, code: 'AccessDenied' });
    const form = await signedForm(terms, new Date());
    expect(await send(form, 'hello', '/other')).toEqual({ status: 403, code: 'AccessDenied' });
  });
});

function changed(fields: Record<string, string>) {
  return (form: SignedForm): SignedForm => ({ ...form, fields: { ...form.fields, ...fields } });
}
