import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { HeadObjectCommand, NotFound, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { run } from '../../../cli/run.ts';
import { type ApiRequest, type ApiResponse, contextWith, jsonLines, startApi } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const s3 = mockClient(S3Client);
const missing = () => new NotFound({ message: 'NotFound', $metadata: { httpStatusCode: 404 } });
const md5 = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;

beforeEach(() => {
  s3.reset();
  s3.on(HeadObjectCommand).rejects(missing());
  s3.on(PutObjectCommand).callsFake(async ({ Key }: { Key: string }) => ({ VersionId: `v-${Key}` }));
});

const receipt = (key: string, more: object = {}) => ({
  bucket: 'inbox',
  key,
  versionId: `v-${key}`,
  outcome: 'parsed',
  reason: null,
  clipId: `clip-${key}`,
  receivedAt: '2026-01-02T03:04:05.000Z',
  settledAt: '2026-01-02T03:04:06.000Z',
  ...more,
});
const page = (...items: unknown[]): ApiResponse => ({ body: { items, nextCursor: null } });
const settled = ({ query: { key = '' } }: ApiRequest) => page(receipt(key));

async function put(args: string[], answer: (asked: ApiRequest) => ApiResponse = settled, terminal = {}) {
  const { url, asked } = await startApi(answer);
  const context = contextWith({ CLIPWATCH_API_URL: url, CLIPWATCH_BUCKET: 'inbox', AWS_REGION: 'us-east-1' }, terminal);
  const status = await run(['put', ...args], context);
  return { status, out: jsonLines(terminal && 'isTTY' in terminal ? '' : context.out()), asked, context };
}

const putKeys = () => s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input.Key);

describe('what is put, and under which key', () => {
  test('a folder by paths in it, a file by its name, each after the prefix; any letters', async () => {
    const folder = await temporaryFolder({ 'a.txt': 'a', 'sub dir/b+é.txt': 'b', 'مقال/ج.txt': 'c', '.hidden/x': 'x' });
    const single = await temporaryFolder({ 'one.md': '# 1', '.env': 'x' });
    await symlink(join(folder, 'a.txt'), join(folder, 'link.md'));
    const { status, out } = await put([folder, join(single, '.env'), '--prefix', '2017/']);
    expect(status).toBe(0);
    expect(putKeys().sort()).toEqual([
      '2017/.env',
      '2017/a.txt',
      '2017/link.md',
      '2017/sub dir/b+é.txt',
      '2017/مقال/ج.txt',
    ]);
    expect(out[0]).toEqual({
      file: join(folder, 'a.txt'),
      key: '2017/a.txt',
      versionId: 'v-2017/a.txt',
      sent: 'uploaded',
      outcome: 'parsed',
      reason: null,
      clipId: 'clip-2017/a.txt',
    });
  });

  test.each([
    ['/etc/hosts', 'x.txt', 'an absolute path'],
    ['../outside.txt', 'x.txt', 'a relative one'],
    ['../folder-2/x.txt', 'x.txt', 'a folder whose name begins alike'],
    ['../', 'all', 'a folder above'],
    ['.env', 'x.txt', 'a hidden file of the folder'],
    ['sub', 'other', 'a folder in the folder, which would be put twice'],
    ['sub/out.txt', 'x.txt', 'a link that goes on out of it'],
  ])('a link to %s is not followed: %s is said to be left out (%s)', async (target, name) => {
    const base = await temporaryFolder({
      'outside.txt': 'secret',
      'folder-2/x.txt': 'secret',
      'folder/.env': 'secret',
      'folder/sub/a.txt': 'a',
    });
    const folder = join(base, 'folder');
    await symlink(join('..', '..', 'outside.txt'), join(folder, 'sub', 'out.txt'));
    await symlink(target, join(folder, name));
    const { status, context } = await put([folder]);
    expect([status, putKeys()]).toEqual([0, ['sub/a.txt']]);
    expect(context.err()).toContain(`${join(folder, name)} is left out: it is a link`);
  });

  test('a link to nothing fails; a folder that is a link itself is put, since its user names it', async () => {
    const folder = await temporaryFolder({ 'a.txt': 'a' });
    await symlink('gone.txt', join(folder, 'b.txt'));
    const link = join(await temporaryFolder({}), 'link');
    await symlink(folder, link);
    const { status, context } = await put([link]);
    expect([status, putKeys()]).toEqual([1, ['a.txt']]);
    expect(context.err()).toContain('b.txt: there is no such file');
  });

  test('what is known of the files goes along, letters beyond ASCII percent-encoded', async () => {
    const folder = await temporaryFolder({ 'a.txt': 'a' });
    await put([folder, '--meta', 'outlet=Café Radio', '--meta', 'published-on=2017-02-15']);
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input.Metadata).toEqual({
      outlet: 'Caf%C3%A9%20Radio',
      'published-on': '2017-02-15',
    });
  });

  test('two files for one key are refused before anything is sent', async () => {
    const folder = await temporaryFolder({ 'a/x.txt': '1', 'b/x.txt': '2' });
    const { status, context } = await put([join(folder, 'a'), join(folder, 'b')]);
    expect(status).toBe(2);
    expect(context.err()).toContain('would both become x.txt');
    expect(putKeys()).toEqual([]);
  });

  test('the same file named twice is sent once', async () => {
    const folder = await temporaryFolder({ 'x.txt': '1' });
    expect((await put([folder, join(folder, 'x.txt')])).out).toHaveLength(1);
    expect(putKeys()).toEqual(['x.txt']);
  });

  test('what cannot be read or has too long a key does not stop the others', async () => {
    const folder = await temporaryFolder({ 'x.txt': '1' });
    const long = `${'é'.repeat(500)}/`;
    const { status, out, context } = await put([folder, join(folder, 'none.txt')]);
    expect(status).toBe(1);
    expect(out).toMatchObject([
      { sent: 'uploaded', outcome: 'parsed' },
      { sent: 'failed', outcome: null, reason: 'there is no such file' },
    ]);
    expect(context.err()).toContain('none.txt: there is no such file');
    const tooLong = await put([folder, '--prefix', long + long]);
    expect(tooLong.out).toMatchObject([{ sent: 'failed', reason: expect.stringContaining('S3 takes 1024') }]);
  });

  test('an empty folder is said to be one', async () => {
    const { status, context } = await put([await temporaryFolder({})]);
    expect([status, context.err()]).toEqual([1, expect.stringContaining('There are no files in')]);
  });
});

describe('going on after an interruption', () => {
  test('what the inbox has already is not sent, and its receipt is shown', async () => {
    const folder = await temporaryFolder({ 'same.txt': 'same', 'changed.txt': 'new!', 'fresh.txt': 'f' });
    const there = (Key: string, text: string, VersionId: string) =>
      s3.on(HeadObjectCommand, { Bucket: 'inbox', Key }).resolves({ ContentLength: 4, ETag: md5(text), VersionId });
    there('same.txt', 'same', 'v-same.txt');
    there('changed.txt', 'old!', 'v-old');
    const { status, out } = await put([folder]);
    expect(status).toBe(0);
    expect(out).toMatchObject([
      { key: 'changed.txt', sent: 'uploaded', outcome: 'parsed' },
      { key: 'fresh.txt', sent: 'uploaded', outcome: 'parsed' },
      { key: 'same.txt', sent: 'unchanged', versionId: 'v-same.txt', outcome: 'parsed' },
    ]);
    expect(putKeys().sort()).toEqual(['changed.txt', 'fresh.txt']);
  });

  test('--again sends it all the same', async () => {
    const folder = await temporaryFolder({ 'same.txt': 'same' });
    s3.on(HeadObjectCommand).resolves({ ContentLength: 4, ETag: md5('same'), VersionId: 'v-0' });
    expect((await put([folder, '--again'])).out).toMatchObject([{ sent: 'uploaded', versionId: 'v-same.txt' }]);
  });

  test.each<[reason: string, args: string[], stored: Record<string, string>, sent: 'uploaded' | 'unchanged']>([
    ['the object has none', ['outlet=Radio Hill'], {}, 'uploaded'],
    ['a value differs', ['outlet=Radio Hill'], { outlet: 'Radio Dale' }, 'uploaded'],
    ['the object has one that is not given', ['outlet=Radio Hill'], { outlet: 'Radio Hill', title: 'x' }, 'uploaded'],
    ['an emptied value takes it away', ['outlet='], { outlet: 'Radio Hill' }, 'uploaded'],
    ['all are the same, in any order', ['title=x', 'outlet=Hill'], { outlet: 'Hill', title: 'x' }, 'unchanged'],
    ['S3 has it encoded', ['outlet=Café Radio'], { outlet: 'Caf%C3%A9%20Radio' }, 'unchanged'],
    ['without --meta those of the object stay', [], { outlet: 'Radio Hill' }, 'unchanged'],
  ])('the same content with --meta: %s', async (_reason, given, Metadata, sent) => {
    const folder = await temporaryFolder({ 'same.txt': 'same' });
    s3.on(HeadObjectCommand).resolves({ ContentLength: 4, ETag: md5('same'), VersionId: 'v-same.txt', Metadata });
    expect((await put([folder, ...given.flatMap((pair) => ['--meta', pair])])).out).toMatchObject([{ sent }]);
    expect(putKeys()).toEqual(sent === 'uploaded' ? ['same.txt'] : []);
  });

  test('who may write but not read sends', async () => {
    s3.on(HeadObjectCommand).rejects(
      Object.assign(new Error('UnknownError'), { name: '403', $metadata: { httpStatusCode: 403 } }),
    );
    expect((await put([await temporaryFolder({ 'x.txt': '1' })])).out).toMatchObject([{ sent: 'uploaded' }]);
  });

  test('one upload that fails is told of; when all fail the run ends early and says how to go on', async () => {
    const folder = await temporaryFolder(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${100 + i}.txt`, 'x'])),
    );
    s3.on(PutObjectCommand, { Key: '107.txt' }).rejects(new Error('slow down'));
    const one = await put([folder]);
    expect(one.status).toBe(1);
    expect(one.out.filter((line) => JSON.stringify(line).includes('slow down'))).toHaveLength(1);
    s3.resetHistory();
    s3.on(PutObjectCommand).rejects(new Error('no credentials'));
    s3.on(PutObjectCommand, { Key: '107.txt' }).rejects(new Error('no credentials'));
    const none = await put([folder, '--concurrency', '1']);
    expect([none.status, none.out]).toEqual([1, []]);
    expect(none.context.err()).toMatch(
      /no credentials \(5 failures in a row\).*Run the same command again to continue/,
    );
    expect(putKeys()).toHaveLength(5);
  });
});

describe('receipts', () => {
  test('are waited for, ever more rarely, and only that of the version counts', async () => {
    const folder = await temporaryFolder({ 'x.txt': '1' });
    let rounds = 0;
    const { status, out, context } = await put([folder], ({ query: { key = '' } }) => {
      rounds++;
      return rounds < 4
        ? page(receipt(key, { versionId: 'older' }))
        : page(receipt(key, { versionId: 'older' }), receipt(key));
    });
    expect(status).toBe(0);
    expect(out).toMatchObject([{ outcome: 'parsed', versionId: 'v-x.txt' }]);
    expect(context.waits).toEqual([250, 375, 563]);
  });

  test.each([
    ['partial', 0],
    ['superseded', 0],
    ['removed', 0],
    ['refused', 1],
  ])('%s ends with %i', async (outcome, expected) => {
    const { status, out } = await put([await temporaryFolder({ 'x.txt': '1' })], ({ query: { key = '' } }) =>
      page(receipt(key, { outcome, reason: 'because' })),
    );
    expect(status).toBe(expected);
    expect(out).toMatchObject([{ outcome, reason: 'because' }]);
  });

  test('one that does not come in time ends with 1, and how to ask again', async () => {
    const { status, out, context } = await put([await temporaryFolder({ 'x.txt': '1' }), '--timeout', '9'], () =>
      page(),
    );
    expect(status).toBe(1);
    expect(out).toMatchObject([{ sent: 'uploaded', outcome: null }]);
    expect(context.err()).toContain('1 of 1 files have no receipt yet');
    expect(context.waits.reduce((sum, wait) => sum + wait)).toBe(9000);
  });

  test('an API that refuses does not hide what was uploaded', async () => {
    const { status, out, context } = await put([await temporaryFolder({ 'x.txt': '1' })], () => ({ status: 401 }));
    expect(status).toBe(1);
    expect(out).toMatchObject([{ sent: 'uploaded', outcome: null }]);
    expect(context.err()).toContain('set CLIPWATCH_TOKEN');
  });

  test('of a thousand files are found in few requests, also with those of others among them', async () => {
    const files = Array.from({ length: 1000 }, (_, i) => `${1000 + i}.txt`);
    const folder = await temporaryFolder(Object.fromEntries(files.map((name) => [name, name])));
    const context = contextWith({ CLIPWATCH_BUCKET: 'inbox', AWS_REGION: 'us-east-1' });
    const begun = context.now().getTime();
    // Twenty a second are read: half of them are others' files, and each tenth is refused. Before that there are 500 old ones.
    const all = Array.from({ length: 2500 }, (_, i) => {
      const [at, own] = [(i - 500) * 50, i >= 500 && i % 2 === 0];
      const settledAt = new Date(begun + (i < 500 ? at * 1000 : at)).toISOString();
      const key = own ? (files[(i - 500) / 2] ?? '') : `other-${i}.txt`;
      return receipt(key, { outcome: i % 10 === 0 ? 'refused' : 'parsed', settledAt });
    }).reverse();
    const { url, asked } = await startApi(({ query: { key, outcome, limit, cursor = '0' } }) => {
      const settled = all.filter((one) => Date.parse(one.settledAt) <= context.now().getTime());
      const found = settled.filter((one) => (key === undefined ? one.outcome === outcome : one.key === key));
      const to = Number(cursor) + Number(limit);
      return { body: { items: found.slice(Number(cursor), to), nextCursor: to < found.length ? String(to) : null } };
    });
    context.env.CLIPWATCH_API_URL = url;
    expect(await run(['put', folder, '--timeout', '200'], context)).toBe(1);
    const outcomes = jsonLines(context.out()).map((line) => z.object({ outcome: z.string() }).parse(line).outcome);
    expect([outcomes.length, outcomes.filter((one) => one === 'refused').length]).toEqual([1000, 200]);
    expect(asked.length).toBeLessThan(300);
  });

  test('--no-wait asks for none', async () => {
    const { status, out, asked } = await put([await temporaryFolder({ 'x.txt': '1' }), '--no-wait']);
    expect([status, asked]).toEqual([0, []]);
    expect(out).toMatchObject([{ sent: 'uploaded', outcome: null }]);
  });
});

test('on a terminal: a bar on standard error while it works, a table on standard output', async () => {
  const { context } = await put([await temporaryFolder({ 'x.txt': '1' })], settled, { isTTY: true, columns: 200 });
  expect(context.out()).toMatch(/FILE +SENT +OUTCOME +REASON.*\n.*x\.txt +uploaded +parsed\n$/);
  expect(context.err()).toContain('1/1 uploaded');
  expect(context.err().endsWith('\r\u001b[K')).toBe(true);
});

test.each([
  ['--concurrency', '0'],
  ['--timeout', 'soon'],
])('%s %s is a usage error', async (...option) => {
  const { status, asked } = await put(['x.txt', ...option]);
  expect([status, asked]).toEqual([2, []]);
});
