/** Files in and out through the API of the whole stack in this process. */
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { Clip } from '../../../shared/contract/clip.ts';
import { ShownExport } from '../../../shared/contract/export.ts';
import { zip } from '../../support/make/make-zip.ts';
import { FILE, InProcessWorld, untilThere } from '../../support/world/in-process-world.ts';

const Upload = z.object({ url: z.url(), fields: z.record(z.string(), z.string()), key: z.string() });

let world: InProcessWorld;
beforeAll(async () => {
  world = await InProcessWorld.open();
  await world.client().send(new PutObjectCommand({ Bucket: world.stack.bucket, Key: 'school.txt', Body: FILE }));
  await world.firstMail;
});
afterAll(() => world.close());

it('takes a file by a signed form, as a browser sends it, and has a receipt of it', async () => {
  const body = JSON.stringify({ name: 'empty handed.txt', size: 3, type: 'text/plain' });
  const { url, fields, key } = Upload.parse(await world.ask('/uploads', { method: 'POST', body }));
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob(['\u0000\u0001\u0002']), 'empty handed.txt');
  const sent = await fetch(url, { method: 'POST', body: form });
  expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  const version = sent.headers.get('x-amz-version-id');
  const receipt = await untilThere(async () => (await world.receipts(key)).find((one) => one.versionId === version));
  expect(receipt).toMatchObject({ key, outcome: 'refused' });
});

it('writes an export, whose file opens without a token', async () => {
  const body = JSON.stringify({ format: 'jsonl' });
  const { id } = ShownExport.parse(await world.ask('/exports', { method: 'POST', body }, 202));
  const { url, rows } = await untilThere(async () => {
    const { url, rows } = ShownExport.parse(await world.ask(`/exports/${id}`));
    return url === undefined ? undefined : { url, rows };
  });
  const file = await fetch(url);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="clips-.*\.jsonl"$/);
  const lines = (await file.text()).split('\n').filter(Boolean);
  expect(lines).toHaveLength(rows);
  expect(lines.map((line) => Clip.parse(JSON.parse(line)).clipId)).toEqual(
    (await world.clips()).map((one) => one.clipId).toReversed(),
  );
});

it('reads what is packed in a process of its own', async () => {
  const Body = zip([{ name: 'note.md', content: '# The mill\n\nRadio Hill, 4 May 2011\n\nThe mill was opened.' }]);
  await world.client().send(new PutObjectCommand({ Bucket: world.stack.bucket, Key: 'papers.zip', Body }));
  const receipts = await untilThere(async () => {
    const all = await world.receipts('papers.zip');
    return all.length > 0 ? all : undefined;
  });
  expect(new Map(receipts.map(({ part, outcome }) => [part, outcome]))).toEqual(
    new Map([
      [undefined, 'parsed'],
      ['note.md', 'parsed'],
    ]),
  );
});
