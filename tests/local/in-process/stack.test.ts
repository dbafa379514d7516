/** The whole stack in this process: a file is put over HTTP, its clip is listed, its mail is sent, and all of it is kept. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FILE, InProcessWorld } from '../../support/world/in-process-world.ts';

let world: InProcessWorld;
beforeAll(async () => {
  world = await InProcessWorld.open();
});
afterAll(() => world.close());

it('makes a clip and a mail of a file that is put over HTTP', async () => {
  const Key = 'школа/с пробелом+.txt';
  const put = await world
    .client()
    .send(new PutObjectCommand({ Bucket: world.stack.bucket, Key, Body: FILE, Metadata: { by: 'a' } }));
  const { to, raw } = await world.firstMail;
  const { subject, headers } = await PostalMime.parse(raw);
  expect(to).toBe('reader@clipwatch.example');
  expect(subject).toContain('Stepova Khvylia');
  expect(headers.map(({ key }) => key)).toContain('message-id');
  const [clip, ...more] = await world.clips();
  expect(more).toEqual([]);
  expect(clip).toMatchObject({
    key: Key,
    outlet: 'Степова хвиля',
    receipt: { outcome: 'parsed', versionId: put.VersionId },
  });
});

it('answers as S3 does, by path', async () => {
  const [clip] = await world.clips();
  const object = { Bucket: world.stack.bucket, Key: clip?.key };
  const head = await world.client().send(new HeadObjectCommand(object));
  expect(head).toMatchObject({ ContentLength: FILE.length, Metadata: { by: 'a' } });
  const { Body } = await world.client().send(new GetObjectCommand(object));
  expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(FILE);
  await expect(world.client().send(new HeadObjectCommand({ ...object, Key: 'none' }))).rejects.toMatchObject({
    name: 'NotFound',
  });
  await expect(world.client().send(new GetObjectCommand({ ...object, Key: 'none' }))).rejects.toMatchObject({
    name: 'NoSuchKey',
  });
  const { Versions } = await world
    .client()
    .send(new ListObjectVersionsCommand({ Bucket: world.stack.bucket, EncodingType: 'url' }));
  expect(Versions).toMatchObject([{ Key: encodeURIComponent(clip?.key ?? ''), IsLatest: true, Size: FILE.length }]);
});

it('refuses a request without its token', async () => {
  expect((await fetch(`${world.stack.apiUrl}/v1/clips`)).status).toBe(401);
});

it('goes on after a stop where it was: clips, token, objects, and no mail again', async () => {
  const before = await world.clips();
  await world.stack.stop();
  await world.startAgain();
  expect(await world.clips()).toEqual(before);
  expect(world.sent).toHaveLength(1);
  expect(world.stack.services.mail.sent).toHaveLength(1);
  expect(world.stack.services.buckets.bucket(world.stack.bucket).of(before[0]?.key ?? '')).toHaveLength(1);
});

it('goes on after it was killed, also where the last entry was cut off', async () => {
  const before = await world.clips();
  await world.client().send(new PutObjectCommand({ Bucket: world.stack.bucket, Key: 'another.txt', Body: 'one' }));
  // What is written is all that is left of a process that is killed.
  const left = await readFile(join(world.folder, 'state', 'state.journal'));
  await world.stack.stop();
  const copy = join(world.folder, 'copy');
  await mkdir(copy);
  await writeFile(join(copy, 'state.journal'), left.subarray(0, -3));
  await world.startAgain('copy');
  expect(await world.clips()).toEqual(expect.arrayContaining(before));
});
