import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clipText, getClip } from '../../../../functions/aws/table/clip/clips.ts';
import { correctClip } from '../../../../functions/aws/table/clip/correct-clip.ts';
import * as history from '../../../../functions/aws/table/clip/history.ts';
import { settle } from '../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { MAX_LINE } from '../../../../shared/clip/limits.ts';
import { MAX_SUMMARY } from '../../../../shared/contract/clip.ts';
import type { Result } from '../../../../shared/contract/message.ts';
import { fakeApi, TOKENS } from '../../../support/fake/dependencies.ts';
import { FakeTable } from '../../../support/fake/table.ts';
import { clipResult, removed } from '../../../support/world/results.ts';

/** What these tests look at in a clip, a list, a problem or a text. */
const Body = z.looseObject({
  title: z.string().nullish(),
  evidence: z.record(z.string(), z.unknown()).optional(),
  items: z.array(z.looseObject({ revision: z.int() })).default([]),
  nextCursor: z.string().nullish(),
});

const path = `/v1/clips/${clipIdOf('inbox', 'clips/seed.txt')}`;
let clock: number;
let api: ReturnType<typeof fakeApi>;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  new FakeTable();
  clock = Date.parse('2026-01-02T03:05:00Z');
  api = fakeApi({}, { getClip, clipText, correctClip, ...history, now: () => clock });
});

async function store(result: Result): Promise<void> {
  clock += 60_000;
  await settle(result, { now: new Date(clock), archiveText: async () => 'texts/x.txt' });
}

async function patch(body: unknown, headers: Record<string, string> = {}, at = path) {
  clock += 60_000;
  const authorization = `Bearer ${TOKENS.write}`;
  const answer = await api.app.request(at, {
    method: 'PATCH',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, etag: answer.headers.get('etag'), body: Body.parse(await answer.json()) };
}

async function get(of: string) {
  const answer = await api.ask('GET', of);
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return {
    status: answer.status,
    etag: answer.headers.get('etag') ?? '',
    body: Body.parse(isJson ? await answer.json() : { text: await answer.text() }),
  };
}

describe('PATCH /clips/{clipId}', () => {
  it('answers the clip as it became, with its tag', async () => {
    await store(clipResult(1));
    const { status, etag, body } = await patch({ title: ' By hand ', language: 'de-AT', publishedOn: '2018-02-28' });
    expect([status, body.title, body.language, body.publishedOn]).toEqual([200, 'By hand', 'de', '2018-02-28']);
    expect(body.evidence?.title).toEqual({ rule: 'corrected', start: 0, end: 0 });
    expect(await get(path)).toEqual({ status: 200, etag, body });
    const { body: revisions } = await get(`${path}/revisions`);
    // The label of the token, not the token.
    expect(revisions.items[0]).toMatchObject({ revision: 2, by: { kind: 'correction', who: 'write' } });
  });

  it.each<[unknown, string]>([
    [{}, 'Nothing is corrected'],
    [{ titel: 'x' }, 'there is no such field'],
    [{ title: 'x', text: 'x' }, 'there is no such field'],
    [{ title: '' }, 'null to take the correction back'],
    [{ title: '  ' }, 'null to take the correction back'],
    [{ outlet: 'a\nb' }, 'line end'],
    [{ outlet: 'a\u0000b' }, 'control character'],
    [{ title: '\ud800' }, 'leave it out'],
    [{ title: 'x'.repeat(MAX_LINE + 1) }, String(MAX_LINE)],
    [{ summary: 'x'.repeat(MAX_SUMMARY + 1) }, String(MAX_SUMMARY)],
    [{ summary: '' }, 'null to take'],
    [{ publishedOn: '2017-02-30' }, 'write it as 2017-02-15'],
    [{ publishedOn: '15.02.2017' }, 'write it as 2017-02-15'],
    [{ publishedOn: '' }, 'write it as 2017-02-15'],
    [{ publishedOn: '2017-02-15T00:00:00Z' }, 'write it as 2017-02-15'],
    [{ language: 'english' }, 'tag such as en'],
    [{ language: 'xx' }, 'tag such as en'],
    [{ language: 'en_US!' }, 'tag such as en'],
    [{ language: '' }, 'tag such as en'],
    [{ title: 5 }, 'title'],
    [[], ''],
  ])('400 for %j, which says what to do', async (body, detail) => {
    await store(clipResult(1));
    const before = await get(path);
    const refused = await patch(body);
    expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining(detail) } });
    expect(await get(path)).toEqual(before);
  });

  it.each([
    [{ title: 'x'.repeat(MAX_LINE) }, {}],
    [{ summary: 'Two\n\nparagraphs,\tand a tab.' }, {}],
    [{ language: 'EN' }, { language: 'en' }],
    [{ language: 'nb' }, { language: 'no' }],
    [{ language: 'zh-Hant-TW' }, { language: 'zh' }],
    [{ publishedOn: '2016-02-29' }, {}],
  ])('takes %j', async (body, became) => {
    await store(clipResult(1));
    expect(await patch(body)).toMatchObject({ status: 200, body: { ...body, ...became } });
  });

  it('412 where the clip was changed since it was read, 200 where it was not', async () => {
    await store(clipResult(1));
    const { etag } = await get(path);
    await store(clipResult(2));
    expect(await patch({ title: 'x' }, { 'if-match': etag })).toMatchObject({ status: 412 });
    expect((await get(path)).body.title).toBe('Title 2');
    const { etag: newest } = await get(path);
    expect(await patch({ title: 'x' }, { 'if-match': newest })).toMatchObject({ status: 200, body: { title: 'x' } });
  });

  it('404 for a clip that is not there or was removed', async () => {
    expect((await patch({ title: 'x' })).status).toBe(404);
    await store(clipResult(1));
    await store(removed(2));
    expect((await patch({ title: 'x' })).status).toBe(404);
  });

  it('409 while a version is being stored, which says to try again', async () => {
    api = fakeApi({}, { correctClip: async () => ({ kind: 'unfinished' }) });
    expect(await patch({ publishedOn: '2018-01-01' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Try again') },
    });
  });
});

describe('GET /clips/{clipId}?asOf=', () => {
  it('is the record as it was known then, with the text while that is kept', async () => {
    await store(clipResult(1));
    const first = await get(path);
    const then = new Date(clock).toISOString();
    await patch({ title: 'By hand' });
    expect((await get(`${path}?asOf=${then}`)).body).toEqual(first.body);
    // The same instant with an offset: `+` has to be encoded.
    expect(
      (await get(`${path}?asOf=${encodeURIComponent(then.replace('T03', 'T05').replace('Z', '+02:00'))}`)).body,
    ).toEqual(first.body);
    expect((await get(`${path}?asOf=2030-01-01T00:00:00Z`)).body.title).toBe('By hand');
    expect((await get(`${path}/text?asOf=${then}`)).body).toMatchObject({ text: 'Text 1' });
    await store(clipResult(2));
    expect(await get(`${path}/text?asOf=${then}`)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('s3://inbox/clips/seed.txt, version v1') },
    });
    await store(removed(3));
    expect((await get(path)).status).toBe(404);
    expect((await get(`${path}?asOf=${then}`)).body).toEqual(first.body);
  });

  it.each([
    ['2020-01-01T00:00:00Z', 404, 'No such clip was known then'],
    ['yesterday', 400, 'no instant'],
    ['2026-01-02', 400, 'no instant'],
    ['2026-02-30T00:00:00Z', 400, 'no instant'],
    ['', 400, 'no instant'],
  ])('asOf=%s → %i', async (asOf, status, detail) => {
    await store(clipResult(1));
    for (const end of ['', '/text']) {
      expect(await get(`${path}${end}?asOf=${asOf}`)).toMatchObject({
        status,
        body: { detail: expect.stringContaining(detail) },
      });
    }
  });
});

describe('GET /clips/{clipId}/revisions', () => {
  it('is a list like the others: pages, and a cursor that belongs to its clip', async () => {
    for (let version = 1; version <= 5; version++) await store(clipResult(version));
    const { body: first } = await get(`${path}/revisions?limit=2`);
    expect(first.items.map(({ revision }) => revision)).toEqual([5, 4]);
    expect(first.items[0]).toMatchObject({ versionId: 'v5', changed: ['title'], title: 'Title 5', language: 'en' });
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    const { body: second } = await get(`${path}/revisions?limit=9&cursor=${cursor}`);
    expect(second.items.map(({ revision }) => revision)).toEqual([3, 2, 1]);
    expect(second.nextCursor).toBeNull();
    expect((await get(`/v1/clips/other/revisions?cursor=${cursor}`)).status).toBe(400);
  });

  it('404 where there never was such a clip; those of a removed one stay', async () => {
    expect((await get(`${path}/revisions`)).status).toBe(404);
    await store(clipResult(1));
    await store(removed(2));
    const { body } = await get(`${path}/revisions`);
    expect(body.items).toMatchObject([{ revision: 1, removedAt: new Date(clock).toISOString() }]);
  });
});
