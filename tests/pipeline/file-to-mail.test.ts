/** End to end through the deployed stack: a file in the inbox, a record, an e-mail, responses of the API. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { rotateSigningKeys } from '../../functions/aws/signing-keys.ts';
import { fileChanges } from '../../shared/clip/s3-event.ts';
import { ShownExport } from '../../shared/contract/export.ts';
import { send } from '../support/deployed/deployed-queues.ts';
import {
  api,
  clip,
  clips,
  eventually,
  mailsTo,
  namesCompiled,
  post,
  put,
  receiptOf,
  receiptsOf,
  remove,
  resource,
  seed,
  stack,
} from '../support/deployed/deployed-stack.ts';
import { follower, followerOfEveryName } from '../support/deployed/followers.ts';

let address: string;
beforeAll(async () => {
  await post('/v1/names', { id: 'randa-kassis', name: 'Randa Kassis', aliases: ['Ранда Кассис'] });
  await namesCompiled();
  address = await follower('randa-kassis');
});

const SEED_TITLE = 'A Strategic Shift in Syrian Conflict Resolution';
/** Other tests leave many clips. */
const ITS_DAY = 'from=2017-02-15&to=2017-02-15';
/** How long a signed link opens what it leads to. */
const secondsOf = (link: string) => Number(new URL(link).searchParams.get('X-Amz-Expires'));
const seedMails = () => mailsTo(address, 'Randa Kassis in Al Mayadeen TV');

describe('the seed file', () => {
  let versionId: string;
  beforeAll(async () => {
    versionId = await put('clips/seed.txt', seed);
  });

  it('becomes a record with evidence, receipt, embed check and mentions', async () => {
    const receipt = await receiptOf('clips/seed.txt', versionId);
    expect(receipt).toMatchObject({ outcome: 'parsed', reason: null, bucket: stack.bucket });
    const record = await clip(receipt.clipId);
    expect(record).toMatchObject({
      format: 'html',
      title: SEED_TITLE,
      outlet: 'Al Mayadeen TV',
      publishedOn: '2017-02-15',
      language: 'en',
      summary: expect.stringMatching(/^The Astana platform emerged/),
      receipt,
      embeds: [
        {
          provider: 'bunny',
          videoId: '18ae59c9-b8f3-49c4-b505-b9418234e980',
          check: { status: expect.stringMatching(/^(unknown|playable|restricted)$/) },
        },
      ],
      mentions: [{ nameId: 'randa-kassis', count: 2 }],
    });
    const { start, end } = record.evidence.title ?? { start: 0, end: 0 };
    expect(seed.slice(start, end)).toContain(SEED_TITLE);
    for (const span of record.mentions[0]?.spans ?? []) expect(seed.slice(span.start, span.end)).toBe('Randa Kassis');
  });

  it('is mailed to its follower, with a link that opens only this record', async () => {
    const mail = await eventually(async () => (await seedMails())[0], 'the alert mail');
    expect(mail.Subject).toBe(`Randa Kassis in Al Mayadeen TV: ${SEED_TITLE}`);
    expect(mail.BodyText).toContain('Among the visionaries behind this initiative was *Randa Kassis*,');
    expect(mail.BodyText).toMatch(/Bunny Stream: \S/);
    expect(mail.BodyHtml).toMatch(/<(?:mark|strong|span) [^>]*>Randa Kassis</);
    const link = /\/clips\/(?<id>[0-9a-f]{32})\?key=(?<key>[\w-]+)/.exec(mail.BodyText);
    const { id, key } = link?.groups ?? {};
    const page = await api(`/clips/${id}?key=${key}`, { token: null });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(SEED_TITLE);
    expect((await api(`/clips/${id}?key=${'A'.repeat(key?.length ?? 0)}`, { token: null })).status).toBe(401);

    const rotation = await rotateSigningKeys(new Date(Date.now() + 3600_000));
    expect(rotation).toMatchObject({ kind: 'rotated', keys: { former: { id: key?.slice(0, 8) } } });
    expect((await api(`/clips/${id}?key=${key}`, { token: null })).status).toBe(200);
  });

  it('is found by day, outlet and name, and its text can be read', async () => {
    for (const query of [
      'from=2017-02-15&to=2017-02-15',
      `outlet=${encodeURIComponent('al mayadeen tv')}`,
      'name=randa-kassis',
    ]) {
      expect(
        (await clips(query)).items.map(({ key }) => key),
        query,
      ).toContain('clips/seed.txt');
    }
    expect((await clips('from=2017-02-16&to=2017-02-20')).items.map(({ key }) => key)).not.toContain('clips/seed.txt');
    const mentions = await (await api('/v1/names/randa-kassis/mentions')).json();
    expect(mentions).toMatchObject({ items: [{ title: SEED_TITLE, count: 2 }], nextCursor: null });
    const { clipId } = await receiptOf('clips/seed.txt', versionId);
    expect(await (await api(`/v1/clips/${clipId}/text`)).text()).toContain('Randa Kassis');
  });

  it('is in an export, whose link needs no token', async () => {
    const asked = { method: 'POST', body: JSON.stringify({ format: 'csv', nameId: 'randa-kassis' }) };
    const { id } = ShownExport.parse(await (await api('/v1/exports', asked)).json());
    const url = await eventually(
      async () => ShownExport.parse(await (await api(`/v1/exports/${id}`)).json()).url,
      'the file of the export',
    );
    expect(secondsOf(url)).toBe(900);
    const lines = (await (await fetch(url)).text()).split('\r\n');
    expect(lines[0]).toBe('clipId,title,outlet,publishedOn,language,summary,key,receivedAt');
    expect(lines[1]).toContain(`,${SEED_TITLE},Al Mayadeen TV,2017-02-15,en,`);
  });

  it('uploaded again, with its event replayed five times, gives one clip and one mail', async () => {
    const again = await put('clips/seed.txt', seed);
    await receiptOf('clips/seed.txt', again);
    const queue = resource('AWS::SQS::Queue', 'ParseIngestQueue');
    const event = {
      eventVersion: '2.1',
      eventName: 'ObjectCreated:Put',
      eventTime: new Date().toISOString(),
      s3: { bucket: { name: stack.bucket }, object: { key: 'clips/seed.txt', versionId: again, sequencer: '' } },
    };
    const body = JSON.stringify({ Records: [event] });
    expect(fileChanges(body)).toHaveLength(1);
    for (let i = 0; i < 5; i++) await send(queue, body);
    // When a later file in the same queue has its receipt, the replayed events are processed.
    await receiptOf(
      'clips/after.txt',
      await put('clips/after.txt', 'After\n\nRadio Test, 1 May 2020\n\nNothing here.'),
    );
    expect((await clips(ITS_DAY)).items.filter(({ key }) => key === 'clips/seed.txt')).toHaveLength(1);
    expect((await receiptsOf('clips/seed.txt')).map(({ outcome }) => outcome).sort()).toEqual(['parsed', 'superseded']);
    expect(await seedMails()).toHaveLength(1);
  });

  it('leaves a tombstone when it is deleted, and disappears from lists', async () => {
    const { clipId } = (await receiptsOf('clips/seed.txt')).find(({ outcome }) => outcome === 'parsed') ?? {};
    await remove('clips/seed.txt');
    await eventually(
      async () => ((await receiptsOf('clips/seed.txt')).some(({ outcome }) => outcome === 'removed') ? true : null),
      'the removal',
    );
    expect((await api(`/v1/clips/${clipId}`)).status).toBe(404);
    expect((await clips('name=randa-kassis')).items).toEqual([]);
    expect((await clips(ITS_DAY)).items.map(({ key }) => key)).not.toContain('clips/seed.txt');
  });
});

it('every example file gets a receipt, and only one is refused', async () => {
  const names: string[] = Object.keys(JSON.parse(readFileSync('tests/fixtures/clips/expected.json', 'utf8')));
  const versions = await Promise.all(
    names.map((name) => put(`examples/${name}`, readFileSync(`tests/fixtures/clips/${name}`))),
  );
  // One after the other: the account has room for ten runs at once, and each question is one.
  const outcomes: string[] = [];
  for (const [i, name] of names.entries()) {
    outcomes.push((await receiptOf(`examples/${name}`, versions[i] ?? '')).outcome);
  }
  expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(1);
  expect(outcomes.every((outcome) => ['parsed', 'partial', 'refused'].includes(outcome))).toBe(true);
});

describe('difficult files', () => {
  it.each([
    ['an image named .txt', 'hard/picture.txt', readFileSync('tests/fixtures/clips/not-text.txt'), 'refused', /JPEG/],
    ['an empty file', 'hard/empty.txt', Buffer.alloc(0), 'refused', /no text/],
  ])('%s has a receipt with a reason', async (_, key, bytes, outcome, reason) => {
    const receipt = await receiptOf(key, await put(key, bytes));
    expect(receipt).toMatchObject({ outcome, reason: expect.stringMatching(reason) });
  });

  it.each(['hard/with space.txt', 'hard/a+b.txt', 'hard/é.txt', 'hard/ملف عربي.txt', 'hard/100%25.txt'])(
    'the key "%s" is stored unchanged',
    async (key) => {
      const receipt = await receiptOf(key, await put(key, `A title\n\nRadio Test, 2 May 2020\n\nText of ${key}.`));
      expect(receipt.outcome).toMatch(/parsed|partial/);
      expect(await clip(receipt.clipId)).toMatchObject({ key, title: 'A title' });
    },
  );
});

it('a text too large for an answer is read through a link, by who may read it', async () => {
  const words = 'Слово за словом идёт по дороге.\n'.repeat(80_000);
  const { clipId } = await receiptOf('long.txt', await put('long.txt', `Долгий текст\n\n${words}`));
  const answer = await api(`/v1/clips/${clipId}/text`, { redirect: 'manual' });
  expect(answer.status).toBe(307);
  const link = answer.headers.get('location') ?? '';
  expect(secondsOf(link)).toBe(60);
  const text = await (await fetch(link)).text();
  expect(Buffer.byteLength(text)).toBeGreaterThan(4 * 1024 * 1024);
  expect(text).toContain(words.slice(0, 1000));
  expect((await fetch(link.replace('texts/', 'claims/'))).status).toBe(403);
  expect((await api(`/v1/clips/${clipId}/text`, { token: null })).status).toBe(401);

  await remove('long.txt');
  await eventually(async () => ((await fetch(link)).status === 404 ? true : null), 'the end of the text');
});

it('a name added later is found in the next clip, and mailed', async () => {
  const body = (words: string) =>
    `Late ${words}\n\nRadio Test, 3 May 2020\n\nYesterday Zofia Lateva spoke of ${words}.`;
  const before = await receiptOf('late/1.txt', await put('late/1.txt', body('ships')));
  expect((await clip(before.clipId)).mentions).toEqual([]);
  const everyone = await followerOfEveryName({ cadence: 'instant' });
  await post('/v1/names', { id: 'zofia', name: 'Zofia Lateva' });
  await namesCompiled();
  const after = await receiptOf('late/2.txt', await put('late/2.txt', body('shoes')));
  expect((await clip(after.clipId)).mentions).toMatchObject([{ nameId: 'zofia', count: 1 }]);
  await eventually(async () => (await mailsTo(everyone, 'Zofia Lateva in Radio Test'))[0], 'a mail about the new name');
});

describe('access to the API', () => {
  it.each([
    ['without a token', null, 401],
    ['with an unknown token', 'cw_wrong', 401],
  ])('%s', async (_, token, status) => {
    const answer = await api('/v1/clips', { token });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('with a read-only token: 403 for writing', async () => {
    const made = await api('/v1/tokens', {
      method: 'POST',
      body: JSON.stringify({ label: 'reader', scopes: ['read'] }),
    });
    const { token, clear } = (await made.json()) as { token?: string; clear?: string };
    const reader = clear ?? token ?? '';
    expect((await api('/v1/clips', { token: reader })).status).toBe(200);
    const answer = await api('/v1/names', { method: 'POST', body: '{"name":"X"}', token: reader });
    expect(answer.status).toBe(403);
  });

  it('with a forged cursor: 400', async () => {
    await eventually(async () => ((await clips('limit=1')).nextCursor === null ? null : true), 'a second clip');
    const { nextCursor } = await clips('limit=1');
    const forged = `${nextCursor?.startsWith('A') ? 'B' : 'A'}${nextCursor?.slice(1)}`;
    expect((await api(`/v1/clips?limit=1&cursor=${forged}`)).status).toBe(400);
    expect((await api(`/v1/clips?limit=1&cursor=${nextCursor}`)).status).toBe(200);
    expect((await api(`/v1/clips?limit=1&order=oldest&cursor=${nextCursor}`)).status).toBe(400);
  });
});
